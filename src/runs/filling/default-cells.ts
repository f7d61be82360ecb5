import { plainText } from '../../values/plain-text.ts';
import { COMMIT_COLUMNS } from '../../values/commit-names.ts';
import { SEED_NAMES } from '../../values/seed-names.ts';
import { isMissing } from '../../values/missing.ts';
import type { ColumnRecord, RowRecord } from '../../records/record.ts';
import type { RowCell } from '../row/row-cells.ts';

/** What is known about a run apart from its output. */
export type RunCircumstances = {
  /** `YYYY-MM-DD`, or with a time after `T`. */
  readonly date: string | undefined;
  readonly commit: string | undefined;
  /** With secrets already masked. */
  readonly command: string | undefined;
  readonly seed: string | undefined;
};

const DATE_NAMES: readonly string[] = ['date', 'run_date', 'day', 'when', 'logged', 'started'];
const COMMAND_NAMES: readonly string[] = ['command', 'cmd', 'command_line'];

/** Cells for the date, commit, command and seed columns of a table; date and commit only ever fill blank cells. */
export function defaultCells(
  columns: readonly ColumnRecord[],
  rows: readonly RowRecord[],
  { date, commit, command, seed }: RunCircumstances,
): ReadonlyMap<string, RowCell> {
  const cells = new Map<string, RowCell>();
  const put = (column: ColumnRecord | undefined, text: string | undefined, soft: boolean): void => {
    if (column !== undefined && text !== undefined) cells.set(column.name, { text, form: 'verbatim', soft });
  };
  const dateColumn = named(columns, DATE_NAMES) ?? columns.find(({ type }) => type === 'date');
  const commitColumn = named(columns, COMMIT_COLUMNS) ?? columns.find(({ type }) => type === 'commit');
  put(dateColumn, date === undefined ? undefined : dateLike(date, textsOf(rows, dateColumn)), true);
  put(commitColumn, commit?.slice(0, usualLength(textsOf(rows, commitColumn))), true);
  put(named(columns, COMMAND_NAMES), command, false);
  put(named(columns, SEED_NAMES), seed, false);
  return cells;
}

const named = (columns: readonly ColumnRecord[], names: readonly string[]): ColumnRecord | undefined =>
  names.map((name) => columns.find((column) => column.name === name)).find((column) => column !== undefined);

const textsOf = (rows: readonly RowRecord[], column: ColumnRecord | undefined): readonly string[] =>
  rows.map((row) => plainText(row.cells[column?.index ?? -1]?.text ?? '')).filter((text) => !isMissing(text));

/** A date in the form used by the nearest row above. */
function dateLike(date: string, above: readonly string[]): string {
  const model = above.at(-1) ?? '';
  const [day = '', time = ''] = date.replace(' ', 'T').split('T');
  const minute = time.slice(0, 5);
  if (/^\d{4}\/\d\d\/\d\d$/.test(model)) return day.replaceAll('-', '/');
  if (/^\d{4}\.\d\d\.\d\d$/.test(model)) return day.replaceAll('-', '.');
  if (/^\d{8}$/.test(model)) return day.replaceAll('-', '');
  if (/^\d\d\.\d\d\.\d{4}$/.test(model)) return day.split('-').toReversed().join('.');
  if (/^\d\d-\d\d$/.test(model)) return day.slice(5);
  if (minute !== '' && /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d/.test(model)) return `${day}${model[10] ?? ' '}${minute}`;
  return day;
}

/** Seven digits of a commit, or as many as in the rows above. */
const usualLength = (above: readonly string[]): number => {
  const { length } = above.at(-1) ?? '';
  return length >= 4 && length <= 64 ? length : 7;
};
