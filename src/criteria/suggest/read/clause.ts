import type { MetricName } from '../suggest-context.ts';
import { symbolOf } from '../words/comparison-words.ts';
import type { Comparison } from '../words/comparison-words.ts';
import { knownDirection } from '../../../values/metric-words.ts';
import type { Draft, Item, ItemOf, Reading } from './item.ts';
import { metricOf, partlyNamed } from './subject.ts';
import type { Found, Subject } from './subject.ts';

/** The place of a clause: the sentence, its items from the clause on, and the subject of earlier clauses. */
export type ClausePlace = {
  readonly sentence: string;
  readonly items: readonly Item[];
  readonly inherited: Subject | undefined;
  readonly step: number | undefined;
};

/** A clause as read: its drafts, the number of its items, and its subject. */
export type ClauseReading = Reading & { readonly subject?: Subject };

/** The first item with a code. */
export const first = <Code extends Item['code']>(items: readonly Item[], code: Code): ItemOf<Code> | undefined =>
  items.find((item): item is ItemOf<Code> => item.code === code);
/** All items with a code. */
export const all = <Code extends Item['code']>(items: readonly Item[], code: Code): readonly ItemOf<Code>[] =>
  items.filter((item): item is ItemOf<Code> => item.code === code);

/** The subject: the named metric, else that of the previous clause. */
export function subjectOf(
  { sentence, inherited }: ClausePlace,
  items: readonly Item[],
  options: { readonly against?: string; readonly wantsBaseline?: boolean } = {},
): Found<Subject> {
  const item = first(items, 'm');
  const aggregate = first(items, 'a')?.aggregate;
  if (item === undefined)
    return inherited === undefined
      ? { reason: 'the sentence names no metric of the record' }
      : { found: { ...inherited, aggregate: aggregate ?? inherited.aggregate } };
  const metric = metricOf(item, sentence, options);
  if ('reason' in metric) return metric;
  return { found: { metric: metric.found, aggregate, notes: partlyNamed(item, metric.found, sentence) } };
}

/** The reading of a clause about a subject. */
export const read = (subject: Subject, items: readonly Item[], drafts: readonly Draft[]): ClauseReading => ({
  kind: 'read',
  drafts: drafts.map(({ condition, notes }) => ({ condition, notes: [...subject.notes, ...notes] })),
  items: items.length,
  subject,
});

/** The notes that are defined. */
export const noteList = (...notes: readonly (string | undefined)[]): readonly string[] =>
  notes.filter((note) => note !== undefined);

/** The symbol of a comparison for this metric, with a note on what was assumed. */
export function operatorFor(
  comparison: Comparison,
  { better, words, shown }: MetricName,
): Found<{ readonly symbol: string; readonly notes: readonly string[] }> {
  if (comparison === 'no-worse' && better !== undefined) return { found: { symbol: 'no worse than', notes: [] } };
  const known = better ?? knownDirection(words);
  const symbol = symbolOf(comparison, known);
  if (symbol === undefined) return { reason: `which way ${shown} is better is not declared` };
  const isTaken = better === undefined && !/^[<>=!]/u.test(comparison);
  return { found: { symbol, notes: isTaken ? [`${known ?? ''} is taken as better for ${shown}`] : [] } };
}

const LINK_CODES: ReadonlyMap<string, string> = new Map([
  ['of', 'F'],
  ['by', 'B'],
  ['in', 'I'],
  ['than', 'T'],
  ['vs', 'V'],
  ['versus', 'V'],
  ['against', 'V'],
  ['from', 'R'],
  ['to', 'O'],
  ['for', 'E'],
  ['on', 'N'],
]);

/** The codes of items as a text for patterns; links by their word: F of, B by, I in, T than, V versus, R from, O to, E for, N on, S others. */
export const patternOf = (items: readonly Item[]): string =>
  items.map((item) => (item.code === 'l' ? (LINK_CODES.get(item.word) ?? 'S') : item.code)).join('');
