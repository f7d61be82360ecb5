import { lazy } from '../../text/lazy.ts';
import { isOpenText } from '../../template/open-text.ts';
import type { Criterion } from '../outcome.ts';

/** The part of a criterion that is still to be written; `isAll`: it has nothing else. */
export type Unfilled = { readonly words: string; readonly isAll: boolean };

/** The place in a criterion's words that is still to be filled in: `[criterion 1]`, `TBD`, `≥ {value}`. */
export function unfilledIn({ label, sentence, cells }: Criterion): Unfilled | undefined {
  if (sentence.length > LONGEST || !MAY_BE.test(sentence)) return undefined;
  const behind = sentence.startsWith(label) ? sentence.slice(label.length).replace(/^[\s:]+/u, '') : '';
  if (isOpen(sentence)) return { words: sentence, isAll: true };
  if (cells !== undefined && isOpen(label)) return { words: label, isAll: true };
  // In a row, a person may well have marked what is beside its target.
  if (behind !== '' && isOpen(behind)) return { words: behind, isAll: cells === undefined };
  const words = placesIn(sentence)[0];
  return words === undefined ? undefined : { words, isAll: false };
}

const LONGEST = 400;
const MAY_BE = /[[{<_]|\bT(?:BD|BA|BC|ODO)\b|\.{3}|…|\?\?|X{2}|≥ ?X|> ?X|\b[Cc]riterion \d/;

/** Just a phrase in brackets, a line to write on, or a word that says so; not a list of numbers or an address. */
const all = lazy(
  () =>
    /^(?:\[[^[\]]*\p{L}[^[\]]*\]|\{\{?[^{}]*\p{L}[^{}]*\}?\}|<(?![a-z]+:|[^<>]*@)[^<>]*\p{L}[^<>]*>|_{2,}\s?%?|criterion \d{1,2})$/iu,
);

const isOpen = (words: string): boolean => all().test(words) || isOpenText(words);

const BRACKETS = /(?<![\w^\\/$}\]`])(?:\[([^[\]]{1,40})\](?!\()|\{\{?([^{}]{1,40})\}?\}|<([^<>]{1,40})>)|_{3,}/gu;
const BEHIND_OPERATOR =
  /(?:<=|>=|[<>=≤≥])\s*(X{1,4}(?:[.,]X{1,4})?|N{2,4}|\[[^[\]\d()]{1,40}\](?!\()|\{\{?[^{}\d]{1,40}\}?\}|<[^<>\d/]{1,40}>)(?!\w)/u;
/** Words in brackets that something else is to replace. */
const WORDS: ReadonlySet<string> = new Set(
  'threshold value values metric metrics number target name x n baseline result unit percent percentage amount criterion criteria tbd todo your primary secondary the'.split(
    ' ',
  ),
);

function placesIn(sentence: string): readonly string[] {
  const named = [...sentence.matchAll(BRACKETS)].flatMap((found) => {
    const inside = found[1] ?? found[2] ?? found[3];
    return inside === undefined || isPlaceWord(inside) ? [found[0]] : [];
  });
  const [, behind] = BEHIND_OPERATOR.exec(sentence) ?? [];
  return [...named, ...(behind === undefined ? [] : [behind])];
}

const isPlaceWord = (inside: string): boolean => {
  const words = inside.toLowerCase().match(/\p{L}+/gu) ?? [];
  return words.length > 0 && words.every((word) => WORDS.has(word));
};
