import { findColumn } from '../../runs/filling/mapping.ts';
import type { ColumnRecord } from '../../records/record.ts';
import type { NamedRun } from '../../runs/importing/tracked-runs.ts';

const NOTES: readonly string[] = ['Notes', 'Note', 'Description', 'Comment', 'Comments', 'Remarks'];
const MOST_NAMED = 10;

/** The column for what people wrote about a run; undefined if the table has none. */
export const notesColumn = (columns: readonly ColumnRecord[]): string | undefined =>
  NOTES.flatMap((name) => findColumn(columns, name)?.header ?? [])[0];

/** A run's description as the text of one cell. */
export const noteText = ({ told }: NamedRun): string | undefined => told?.note?.replace(/\s+/gu, ' ').trim();

/** What trackers keep about the runs but no cell takes: one sentence each. */
export function leftWords(
  runs: readonly NamedRun[],
  { notes, hasStatus }: { readonly notes: string | undefined; readonly hasStatus: boolean },
): readonly string[] {
  const described = notes === undefined ? runs.filter((run) => noteText(run) !== undefined) : [];
  const ended = hasStatus ? [] : runs.filter(({ status }) => status === 'failed' || status === 'killed');
  const tags = new Set(runs.flatMap(({ told }) => told?.tags ?? []));
  return [
    ...(described.length > 0
      ? [`left out, for the table has no Notes column: what the tracker says of ${some(described.map(({ id }) => id))}`]
      : []),
    ...(ended.length > 0
      ? [
          `without a Status column of words that are understood only the run records say it: ${some(ended.map(({ id, status = '' }) => `${id} ${status}`))}`,
        ]
      : []),
    ...(tags.size > 0 ? [`left out, being tags: ${some([...tags])}`] : []),
  ];
}

const some = (names: readonly string[]): string =>
  names.length > MOST_NAMED
    ? `${names.slice(0, MOST_NAMED).join(', ')} and ${String(names.length - MOST_NAMED)} more`
    : names.join(', ');
