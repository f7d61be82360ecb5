import { lazy } from '../../text/lazy.ts';
import type { Item, ItemMark } from '../../document/item.ts';
import { mayHoldWideLetters } from '../../text/letters.ts';
import { sliceOf } from '../../text/span.ts';
import { readMark } from '../../values/read-mark.ts';
import { markWords } from '../outcome-words.ts';
import type { Criterion, OpenMark } from '../outcome.ts';

/** What a person's marks on an item amount to. */
type PersonsMark = { readonly mark: ItemMark; readonly openMark: OpenMark | undefined };

const SIGNS: ReadonlyMap<string, ItemMark> = new Map([
  ['✅', 'met'],
  ['✓', 'met'],
  ['✔', 'met'],
  ['☑', 'met'],
  ['❌', 'unmet'],
  ['✗', 'unmet'],
  ['✘', 'unmet'],
  ['❎', 'unmet'],
]);

/** A sign before the words, after the end of a part of them, or at their end. `The ❌ in the log are read` has none. */
const SIGN_AT =
  /(?:^|[—–:;(→]\s{0,3}|\s-\s{1,3})([✅✓✔☑❌✗✘❎])|([✅✓✔☑❌✗✘❎])\uFE0F?(?=[\s.)]{0,3}$|\s{0,3}[—–-]\s)/gu;
/** A result at the end, in words. */
const WORD_AT_END =
  /(?:[—–:(]\s{0,3}|\s-{1,2}\s{1,3})(\*{0,2})(pass|passed|met|fail|failed|not met|unmet)\1[.!)]{0,2}$/i;
/** How all of them end. */
const MAY_BE_WORD_AT_END = /(?:pass|met|fail)(?:ed)?[*.!)]{0,4}$/i;
/** `✅ / ❌ audited`: nobody has chosen. */
const CHOICE = /[✅✓✔☑❌✗✘❎]\uFE0F?\s{0,3}(?:[/|,;·]|or)?\s{0,3}[✅✓✔☑❌✗✘❎]/u;

/** The template's own mark. */
export const PRINTED: OpenMark = {
  because: "the mark there is the template's own, and counts once it is signed (— name, date)",
  isContrary: false,
};

/** The mark before an item's words, which the item has or with which the words begin: `✓ read by the team`. */
export const markAhead = (mark: ItemMark, words: string): ItemMark =>
  mark === 'none' && !CHOICE.test(words.slice(0, LONGEST_CHOICE)) ? (SIGNS.get(words.slice(0, 1)) ?? 'none') : mark;

const LONGEST_CHOICE = 24;

/**
 * A person's mark on an item without a statement. Marks that contradict each other do not count, a mark after the words
 * is not taken for one before them, and a lone tick before a stop rule may mean that it fired or that it did not.
 */
export function personsMark(text: string, item: Item, role: Criterion['role']): PersonsMark {
  const words = wordsBehindBox(text, item);
  const mark = item.hasBox ? item.mark : markAhead(item.mark, words);
  const others = CHOICE.test(words) ? [] : marksIn(words);
  const shown = item.markSpan === undefined ? '' : shownMark(text, item);
  const contrary = others.find((other) => mark !== 'none' && other.mark !== mark) ?? contraryTo(others);
  if (contrary !== undefined) {
    const first = mark === 'none' || shown === '' ? (others[0]?.shown ?? '') : shown;
    return none(`its marks ${first} and ${contrary.shown} say the contrary of each other`, true);
  }
  const [behind] = others;
  if (mark === 'none') return behind === undefined ? { mark, openMark: undefined } : none(misplaced(behind, item));
  const isTick = role === 'kill' && item.hasBox && mark === 'met';
  return isTick
    ? none(`${shown} may say that it fired or that it did not: ${markWords({ role })}`)
    : { mark, openMark: undefined };
}

/** The text after the box, including a sign before the words. */
function wordsBehindBox(text: string, { hasBox, markSpan, text: { start, end } }: Item): string {
  const from = hasBox && markSpan !== undefined ? Math.min(markSpan.end + 1, start) : start;
  return text.slice(from, end).trim();
}

const none = (because: string, isContrary = false): PersonsMark => ({
  mark: 'none',
  openMark: { because, isContrary },
});

type Seen = { readonly mark: ItemMark; readonly shown: string };

function marksIn(words: string): readonly Seen[] {
  const signs = [...words.matchAll(SIGN_AT)].map((found) => found[1] ?? found[2] ?? '');
  const end = words.slice(-LONGEST_END);
  const word = MAY_BE_WORD_AT_END.test(end) ? WORD_AT_END.exec(end)?.[2] : undefined;
  return [
    ...signs.map((shown): Seen => ({ mark: SIGNS.get(shown) ?? 'none', shown })),
    ...(word === undefined ? [] : [{ mark: wordMark(word), shown: `“${word}”` }]),
  ];
}

const LONGEST_END = 40;

const contraryTo = ([first, ...others]: readonly Seen[]): Seen | undefined =>
  others.find(({ mark }) => mark !== first?.mark);

const misplaced = ({ shown, mark }: Seen, { hasBox }: Item): string =>
  hasBox
    ? `${shown} follows its words, and the box in front of them is empty`
    : `${shown} follows its words, and counts in front of them: ${mark === 'met' ? '✅ or [x]' : '❌ or [-]'}`;

function shownMark(text: string, { markSpan, hasBox }: Item): string {
  const mark = markSpan === undefined ? '' : sliceOf(text, markSpan);
  return hasBox ? `[${mark}]` : mark;
}

const CELL_WORDS = /^(?:not met|unmet|met)$/iu;
const FIRST_WORD = /^[^A-Za-z0-9]{0,8}(not met|unmet|failed|fail|passed|pass|met)(?![A-Za-z])/i;
/** The same for cells with letters beyond ASCII. */
const firstWordAbroad = lazy(() => /^[^\p{L}\p{N}]{0,8}(not met|unmet|failed|fail|passed|pass|met)(?!\p{L})/iu);

/**
 * The mark in the result cell of a row: a sign with anything after it except the opposite, or a word: `✅ 3.6`, `Not met
 * (3.1)`.
 */
export function cellMark(words: string): PersonsMark {
  const sign = readMark(words, words, true)?.mark;
  const first = (mayHoldWideLetters(words) ? firstWordAbroad() : FIRST_WORD).exec(words)?.[1];
  const said = first === undefined ? undefined : wordMark(first);
  if (sign === undefined) {
    const isAlone = CELL_WORDS.test(words.replace(/\s*\([^()]{0,200}\)$/u, ''));
    return { mark: isAlone && said !== undefined ? said : 'none', openMark: undefined };
  }
  const mark = sign === 'pass' ? 'met' : sign === 'fail' ? 'unmet' : 'none';
  if (said !== undefined && mark !== 'none' && said !== mark)
    return none(`${words.slice(0, 1)} and “${first}” say the contrary of each other`, true);
  return { mark, openMark: undefined };
}

const wordMark = (word: string): 'met' | 'unmet' => (/^(?:pass|met)/iu.test(word) ? 'met' : 'unmet');
