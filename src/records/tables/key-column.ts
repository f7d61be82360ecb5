import type { TableSpec } from '../../template/kind.ts';
import type { ColumnRecord } from '../record.ts';

/** Names of columns that tell runs apart wherever they stand near the front, the surest first. */
const RUN_NAMES: readonly string[] =
  'run_id run runid run_name lauf_id lauf durchlauf exp_id experiment_id id trial_id trial job_id # no nr'.split(' ');
/** Names that do so only at the very front, or behind a number or a date. */
const FRONT_NAMES: readonly string[] = 'experiment exp commit sha commit_sha seed job'.split(' ');
const BEFORE_FRONT: ReadonlySet<string> = new Set(['#', 'no', 'nr', 'date', 'day', 'time', 'when']);
const FARTHEST = 2;

/** Names that say what a row is about where its key is only a number. */
const LABEL_NAMES: ReadonlySet<string> = new Set(
  (
    'experiment exp name description model method system approach variant config configuration setting change what what_changed what_was_tried technique ' +
    'run run_name run_id label group submission idea'
  ).split(' '),
);

/** Index of the column that tells rows apart: the spec's, else one that is named like a run id, else the first. */
export function keyColumnOf(columns: readonly ColumnRecord[], spec: TableSpec | undefined): number {
  const declared = columns.findIndex((column) => column.name === spec?.keyColumn);
  if (declared >= 0) return declared;
  const named = RUN_NAMES.map((name) => columns.findIndex((column) => keyName(column) === name)).find(
    (index) => index >= 0 && index <= FARTHEST,
  );
  return named ?? frontKey(columns) ?? 0;
}

function frontKey(columns: readonly ColumnRecord[]): number | undefined {
  const front = columns.slice(0, 2).find((column) => FRONT_NAMES.includes(column.name));
  if (front === undefined || front.index === 0) return front?.index;
  return columns[0] !== undefined && BEFORE_FRONT.has(keyName(columns[0])) ? front.index : undefined;
}

/** Whether a column is named like one that tells runs apart. */
export const isRunKey = (column: ColumnRecord | undefined): boolean =>
  column !== undefined && (RUN_NAMES.includes(keyName(column)) || FRONT_NAMES.includes(column.name));

/** Indices of the columns whose words may say that a row is a baseline or a mean: the key's first, three at most. */
export function labelColumnsOf(columns: readonly ColumnRecord[], keyIndex: number): readonly number[] {
  const others = columns
    .filter((column) => column.index !== keyIndex && LABEL_NAMES.has(column.name))
    .map((column) => column.index);
  return [...new Set([keyIndex, 0, ...others])].slice(0, 3);
}

/** A header of signs only, such as `#`, keeps them. */
const keyName = (column: ColumnRecord): string => column.name || column.header.trim();
