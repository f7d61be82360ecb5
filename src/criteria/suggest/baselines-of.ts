import type { BareMetric } from './context-of.ts';
import type { BaselineName, NamedRow } from './suggest-context.ts';

const OF_BASELINE: ReadonlySet<string> = new Set(['baseline', 'base', 'reference', 'ref', 'control', 'old', 'before']);
const OF_CANDIDATE: ReadonlySet<string> = new Set([
  'tuned', 'finetuned', 'candidate', 'new', 'our', 'proposed', 'treatment', 'after', 'adapted',
]); // prettier-ignore

/** How to write the baseline of a metric: the column of the same name for a baseline, else the reference rows. */
export function baselinesOf(
  metric: BareMetric,
  metrics: readonly BareMetric[],
  rows: readonly NamedRow[],
): readonly BaselineName[] {
  if (isOfBaseline(metric.words)) return [];
  const wanted = kernelOf(metric.words);
  const partners = metrics.filter(
    (other) => other.kind === metric.kind && isOfBaseline(other.words) && kernelOf(other.words) === wanted,
  );
  if (partners.length > 0) return partners.map(({ written, shown }) => ({ written, shown: `the column ${shown}` }));
  const references = rows.filter((row) => row.isReference && row.holds.has(metric.written));
  const [only] = references;
  if (only !== undefined && references.length === 1)
    return [{ written: `baseline.${metric.written}`, shown: `the row ${only.label}` }];
  const named = references.map(({ label }) => ({
    written: rowValue(label, metric.written),
    shown: `the row ${label}`,
  }));
  const together = { written: `baseline.${metric.written}`, shown: 'the baseline rows' };
  return references.length > 1 && references.every(isNumbered) ? [together, ...named] : named;
}

/**
 * Whether a column other than its name says that a row is a baseline: then there may be several, for its seeds and
 * datasets.
 */
const isNumbered = ({ label }: NamedRow): boolean => !wordsIn(label).some((word) => OF_BASELINE.has(word));

const wordsIn = (label: string): readonly string[] => label.toLowerCase().split(/[^a-z]+/);

/** The value of a metric in the row of this label. */
export const rowValue = (label: string, written: string): string =>
  `row("${label.replace(/[\\"]/gu, '\\$&')}").${written}`;

/** Whether a name is that of a baseline: `baseline_wer`. */
export const isOfBaseline = (words: readonly string[]): boolean =>
  words.length > 1 && words.some((word) => OF_BASELINE.has(word));

/** The words of a name that say what is measured, without those that say of which system. */
export const kernelOf = (words: readonly string[]): string =>
  words.filter((word) => !OF_BASELINE.has(word) && !OF_CANDIDATE.has(word)).join(' ');
