import type { Span } from '../../../text/span.ts';
import type { MetricName, NamedRow, SuggestContext } from '../suggest-context.ts';
import { isGeneric, isJoined, wordsIn } from '../../../values/metric-words.ts';
import type { Word } from '../../../values/metric-words.ts';
import { BASELINE_WORDS } from '../words/other-words.ts';

/** A piece of the sentence that names something in the record; several `names` if it may be any of them. */
export type Mention = { readonly span: Span } & (
  | { readonly kind: 'metric'; readonly names: readonly MetricName[]; readonly isWhole: boolean }
  | { readonly kind: 'row'; readonly row: NamedRow }
);

/** The mentions in a sentence by their start: whole names first, the longest that matches, then the ends of names. */
export function nameMentions(sentence: string, { metrics, rows }: SuggestContext): ReadonlyMap<number, Mention> {
  const words = wordsIn(sentence);
  const mentions = new Map<number, Mention>();
  for (let at = 0; at < words.length;) {
    const found =
      wholeName(sentence, words.slice(at), metrics) ??
      rowLabel(sentence, words.slice(at), rows) ??
      endOfName(sentence, words.slice(at), metrics);
    if (found !== undefined) mentions.set(found.mention.span.start, found.mention);
    at += found?.length ?? 1;
  }
  return mentions;
}

type Found = { readonly mention: Mention; readonly length: number };

const spanOf = (words: readonly Word[], length: number): Span => ({
  start: words[0]?.start ?? 0,
  end: words[length - 1]?.end ?? 0,
});

/** Whether the words are at the start, one directly after the other. */
const stands = (sentence: string, words: readonly Word[], wanted: readonly string[]): boolean =>
  wanted.length > 0 &&
  wanted.every((text, at) => words[at]?.text === text && (at === 0 || isJoined(sentence, words[at - 1], words[at])));

function wholeName(sentence: string, words: readonly Word[], metrics: readonly MetricName[]): Found | undefined {
  const fitting = metrics.filter((metric) => stands(sentence, words, metric.words));
  const length = Math.max(0, ...fitting.map((metric) => metric.words.length));
  const names = fitting.filter((metric) => metric.words.length === length);
  if (names.length === 0 || !hasLetter(words.slice(0, length))) return undefined;
  return { mention: { kind: 'metric', names, isWhole: true, span: spanOf(words, length) }, length };
}

const hasLetter = (words: readonly Word[]): boolean => words.some(({ text }) => /\p{L}/u.test(text));

/** `WER` is the end of `tuned_wer`. A word that means nothing by itself does not count as the end of a name. */
function endOfName(sentence: string, words: readonly Word[], metrics: readonly MetricName[]): Found | undefined {
  const longest = Math.min(6, words.length);
  for (let length = longest; length > 0; length--) {
    const said = words.slice(0, length).map(({ text }) => text);
    if (!stands(sentence, words, said) || !hasLetter(words.slice(0, length)) || isTooLittle(said)) continue;
    const names = metrics.filter((metric) => metric.words.length > length && endsWith(metric.words, said));
    if (names.length > 0)
      return { mention: { kind: 'metric', names, isWhole: false, span: spanOf(words, length) }, length };
  }
  return undefined;
}

const isTooLittle = ([only = '', ...others]: readonly string[]): boolean =>
  others.length === 0 && (isGeneric(only) || only.length < 2);

const endsWith = (words: readonly string[], end: readonly string[]): boolean =>
  end.every((word, at) => words[words.length - end.length + at] === word);

/** Labels of one short word, or without a letter, are too likely to mean something else. */
function rowLabel(sentence: string, words: readonly Word[], rows: readonly NamedRow[]): Found | undefined {
  const fitting = rows.filter(
    (row) =>
      row.label.length >= 4 &&
      !row.words.every((word) => BASELINE_WORDS.has(word)) &&
      /\p{L}/u.test(row.label) &&
      stands(sentence, words, row.words),
  );
  const length = Math.max(0, ...fitting.map((row) => row.words.length));
  const longest = fitting.filter((row) => row.words.length === length);
  const [row] = longest;
  if (row === undefined || longest.length > 1) return undefined;
  return { mention: { kind: 'row', row, span: spanOf(words, length) }, length };
}
