import { headerFacts } from '../../records/tables/header-facts.ts';
import { isRunKey, keyColumnOf } from '../../records/tables/key-column.ts';
import { OUTCOME_COLUMNS, TELLING_COLUMNS } from '../../template/words/column-words.ts';
import { runKeyOf } from '../../template/words/run-keys.ts';
import { namesPart } from '../../template/words/table-words.ts';
import { plainText } from '../../values/plain-text.ts';
import { isSeedColumn } from '../../values/seed-names.ts';
import { tableNames } from './find-runs-table.ts';
import { isNumberKind } from '../../values/number-kinds.ts';
import type { ColumnRecord, TableRecord } from '../../records/record.ts';

/** How to give a document a runs table; if just one of several tables may be meant, it is named. */
export function wayToRunsTable(tables: readonly TableRecord[]): string {
  const meant = tables.filter(mayHoldRuns);
  const first = meant[0] ?? tables[0];
  if (first === undefined) return 'it needs one, such as `| Run | WER |`';
  if (tables.length === 1) return asRunsTable(first);
  const names = tableNames(tables);
  const place = meant.length === 1 ? names[tables.indexOf(first)] : undefined;
  return `its tables are ${names.join(', ')}: in ${place ?? 'the one for runs'} ${asRunsTable(first)}`;
}

/** How the only table that measures something for its rows can take a run; undefined if there is none, or several. */
export function wayBeside(tables: readonly TableRecord[]): string | undefined {
  const [first, ...others] = tables.filter(mayHoldRuns);
  if (first === undefined || others.length > 0) return undefined;
  return `for a row of its own in ${tableNames(tables)[tables.indexOf(first)] ?? ''} ${asRunsTable(first)}`;
}

/** Tables about other things, by the names of their rows. */
const OF_OTHERS: ReadonlySet<TableRecord['role']> = new Set([
  'metrics',
  'parameters',
  'epochs',
  'hypotheses',
  'criteria',
  'fields',
] as const);

/** Whether a table measures something for each of its rows; one without a number shows it by what it compares. */
const mayHoldRuns = (table: TableRecord): boolean =>
  !OF_OTHERS.has(table.role) && (table.role === 'other' ? hasNumbers(table) : measures(table));

const hasNumbers = ({ rows, columns, spec }: TableRecord): boolean => {
  const key = keyColumnOf(columns, spec);
  return rows.some(({ cells }) => cells.some(({ value }, at) => at !== key && isNumberKind(value.kind)));
};

/** Whether there is a number beside the rows' names, or a blank column for one. */
function measures(table: TableRecord): boolean {
  const { rows, columns, spec } = table;
  const key = keyColumnOf(columns, spec);
  const isBlank = (index: number): boolean =>
    rows.every(({ cells }) => (cells[index]?.value.kind ?? 'missing') === 'missing');
  const isForNumbers = (name: string): boolean =>
    name !== '' && !TELLING_COLUMNS.has(name) && !OUTCOME_COLUMNS.has(name);
  return hasNumbers(table) || columns.some(({ name, index }) => index !== key && isForNumbers(name) && isBlank(index));
}

/** From this strength on, a key's name alone shows that its table is a runs table. */
const SURE = 3;

/**
 * The headers of the columns that identify the rows of a table: one, or several if its rows repeat one, or nothing
 * favours a single one.
 */
export function keyHeaders({ columns, rows }: TableRecord): readonly string[] {
  const key = keyColumnOf(columns, undefined);
  const names = rows.map(({ cells }) => plainText(cells[key]?.text ?? ''));
  const isAlone = names.length > 1 && new Set(names).size === names.length;
  const tells = ({ name, index }: ColumnRecord): boolean =>
    index === key || (!isRunKey(columns[key]) && (isSeedColumn(name) || (!isAlone && namesPart(name))));
  return columns.filter(tells).map(({ header }) => header);
}

/** How to turn a table into a runs table. */
export function asRunsTable(table: TableRecord): string {
  const { columns, place, spec } = table;
  const key = columns[keyColumnOf(columns, undefined)];
  const headers = keyHeaders(table);
  const mark = `above it or in the template: \`<!-- expctl: runs key="${headers.join(', ')}" -->\``;
  if (spec !== undefined && spec.role !== 'other')
    return `mark the table, which the template has for something else (${spec.role}), ${mark}`;
  const facts = headerFacts(columns, place);
  // With the column that it lacks.
  const isSure = isRunKey(key) && runKeyOf({ ...facts, names: [...facts.names, 'measured'] }).strength >= SURE;
  const renamed = isRunKey(key) ? 'its key' : 'its first column';
  const named = (isRunKey(key) ? key : columns[0])?.header ?? '';
  const steps = [
    ...(isSure ? [] : [`call ${renamed} "Run" (it ${named === '' ? 'has no name' : `is "${named}"`})`]),
    ...(measures(table) && !isSure ? [] : ['give it a column for what is measured']),
  ];
  // The comment names its key, and a column without a header has no name.
  return headers.includes('') ? steps.join(' and ') : `${steps.join(' and ')}, or mark it, ${mark}`;
}
