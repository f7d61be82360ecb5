import { groupBy } from '../text/group-by.ts';
import type { RunRecord } from '../runs/run-record.ts';

/** One sentence for each output that was logged as several runs, each of which counts as a separate measurement. */
export function sameOutputWords(runRecords: Iterable<RunRecord>): readonly string[] {
  return [...groupBy(runRecords, measuredIn).values()].filter(({ length }) => length > 1).map(groupText);
}

/**
 * The bytes and everything that was read from them, since one file may have several runs. Undefined if nothing was
 * measured.
 */
function measuredIn({ source, metrics, parameters, status }: RunRecord): string | undefined {
  if (source === undefined || status !== 'finished' || metrics.size === 0) return undefined;
  const values = [...metrics, ...parameters].map(([name, value]) => `${name}=${String(value)}`);
  return [source.sha256, source.selection, ...values.toSorted()].join('\n');
}

const MOST_NAMED = 3;

function groupText(records: readonly RunRecord[]): string {
  const named = records.slice(0, MOST_NAMED).map(({ run }) => run);
  const more = records.length > MOST_NAMED ? ` and ${records.length - MOST_NAMED} more` : '';
  const paths = [...new Set(records.flatMap(({ source }) => source?.path ?? []))].slice(0, 2).join(' and ');
  return `${named.join(', ')}${more} were logged from the same bytes (${paths}): the same numbers count as ${records.length} runs`;
}
