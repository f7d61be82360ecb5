import type { SuggestContext } from '../suggest-context.ts';
import { FILLERS } from '../words/other-words.ts';
import type { Item } from './item.ts';

/** Why these items could not be turned into a statement, as a sentence for people. */
export function whyUnread(sentence: string, items: readonly Item[], { metrics }: SuggestContext): string {
  const codes = items.map(({ code }) => code).join('');
  const told = (item: Item | undefined): string =>
    item === undefined ? '' : sentence.slice(item.span.start, item.span.end);
  const condition = items.find(({ code }) => code === 'y');
  if (condition !== undefined) return `“${told(condition)}” makes it a rule for a case, not something that has to hold`;
  const vague = items.find(({ code }) => code === 'v');
  if (vague !== undefined) return `“${told(vague)}” sets no limit`;
  if (!/[oicw]/u.test(codes) && !(/m/u.test(codes) && /n/u.test(codes)))
    return 'it asks for nothing that can be compared: a person decides this';
  if (!/[m]/u.test(codes)) return noMetric(sentence, items, metrics.length);
  const unknown = unknownWords(sentence, items);
  if (unknown !== undefined) return `“${unknown}” is not understood`;
  return /[oicw]/u.test(codes)
    ? 'how its parts belong together is not understood'
    : 'there is a number, and no comparison';
}

/** The words in the place of a metric. */
function noMetric(sentence: string, items: readonly Item[], known: number): string {
  const at = items.findIndex(({ code }) => code === 'u');
  if (at < 0) return 'it names no metric';
  const words = unknownWords(sentence, items.slice(at)) ?? '';
  return known === 0
    ? `the record holds no metric, so none is called like “${words}”`
    : `no column or metric is called like “${words}”`;
}

/** The first run of words that are not understood. */
function unknownWords(sentence: string, items: readonly Item[]): string | undefined {
  const at = items.findIndex(({ code }) => code === 'u');
  if (at < 0) return undefined;
  let end = at;
  while (items[end + 1]?.code === 'u' || (items[end + 1]?.code === 'l' && items[end + 2]?.code === 'u')) end++;
  const text = sentence.slice(items[at]?.span.start, items[end]?.span.end).trim();
  const words = text.split(/\s+/u);
  while (words.length > 1 && FILLERS.has((words.at(-1) ?? '').toLowerCase())) words.pop();
  return words
    .slice(0, 8)
    .join(' ')
    .replace(/[^\p{L}\p{N})\]]+$/u, '');
}
