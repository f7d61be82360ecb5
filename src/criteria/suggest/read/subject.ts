import type { BaselineName, MetricName } from '../suggest-context.ts';
import { isOfBaseline, rowValue } from '../baselines-of.ts';
import { wordsIn } from '../../../values/metric-words.ts';
import type { ItemOf } from './item.ts';

/** The metric that a clause is about, and how to write it in the statement. */
export type Subject = {
  readonly metric: MetricName;
  readonly aggregate: string | undefined;
  readonly notes: readonly string[];
};

/** The result of a search, or why there is none. */
export type Found<T> = { readonly found: T } | { readonly reason: string };

/** The one metric that an item names. `against`: what it is compared with, which it cannot be itself. */
export function metricOf(
  item: ItemOf<'m'>,
  sentence: string,
  { against = '', wantsBaseline = false }: { readonly against?: string; readonly wantsBaseline?: boolean } = {},
): Found<MetricName> {
  const candidates = item.names.filter(({ written }) => written !== against);
  const free = wantsBaseline ? candidates.filter(({ words }) => !isOfBaseline(words)) : candidates;
  const [metric, ...others] = free.length === 0 ? item.names : free;
  const words = sentence.slice(item.span.start, item.span.end);
  if (metric === undefined) return { reason: `“${words}” names nothing` };
  if (others.length === 0 && (item.isWhole || item.names.length > 1 || isNear(metric.words, wordsIn(words).length)))
    return { found: metric };
  if (others.length === 0) return { reason: `“${words}” may be ${metric.shown}, but does not say so` };
  const names = [metric, ...others].map(({ written }) => written);
  return { reason: `“${words}” may be ${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}` };
}

/** Words of a header that a sentence may leave out without changing the meaning. */
const LEFT_OUT: ReadonlySet<string> = new Set(
  'tuned finetuned candidate new our proposed test validation evaluation heldout final overall total measured mean average run model'.split(
    ' ',
  ),
);

/** Whether the parts of a name that a sentence leaves out matter little. */
const isNear = (words: readonly string[], said: number): boolean =>
  words.slice(0, words.length - said).every((word) => LEFT_OUT.has(word));

/** A note if the sentence gives only the end of a name. */
export const partlyNamed = (item: ItemOf<'m'>, metric: MetricName, sentence: string): readonly string[] =>
  item.isWhole ? [] : [`“${sentence.slice(item.span.start, item.span.end)}” is read as ${metric.shown}`];

/** How to write a value in the statement: aggregated, or read at a step. */
export function valueText(written: string, aggregate: string | undefined, step?: number): string {
  const value = step === undefined ? written : `at(${written}, step ${step})`;
  return aggregate === undefined || isFixed(written) ? value : `${aggregate}(${value})`;
}

/** The value of one other row holds for all runs, and is not summed up; rows that are chosen may be several. */
const isFixed = (written: string): boolean => /^(?:baseline\.|row\(")/u.test(written);

/** The baselines of a metric, or why there is none; `the control` is one only if it has that name. */
export function baselinesFor(metric: MetricName, word = 'baseline'): Found<readonly BaselineName[]> {
  const isPlain = word.startsWith('base');
  const called = metric.baselines.filter(({ shown }) => wordsIn(shown).some(({ text }) => text === word));
  const found = isPlain ? metric.baselines : called;
  if (found.length > 0) return { found: found.slice(0, 3) };
  const wanted = isPlain ? `a baseline of ${metric.shown}` : `the ${word} of ${metric.shown}`;
  return { reason: `nothing in the record is ${wanted}: no column, no reference row` };
}

/** The value of a metric in a row that the sentence names. */
export function inRow({ row }: ItemOf<'r'>, metric: MetricName): Found<readonly BaselineName[]> {
  if (!row.holds.has(metric.written)) return { reason: `the row ${row.label} has no ${metric.shown}` };
  return { found: [{ written: rowValue(row.label, metric.written), shown: `the row ${row.label}` }] };
}
