import { isMissing } from '../../values/missing.ts';
import { plainText } from '../../values/plain-text.ts';
import { holdsNumber } from '../keeping/differences-to-record.ts';
import { intervalText } from './interval-text.ts';
import { rewriteRow } from '../row/rewrite-row.ts';
import { cellSource, habitOf, saysSame } from '../row/row-cells.ts';
import { isNumberList, listProblem, runCell } from './run-cell.ts';
import { isMeasuredName } from './share-names.ts';
import { isRateName } from '../../values/rate-name.ts';
import { checkUnit } from './unit-check.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { ColumnRecord, RowRecord, TableRecord } from '../../records/record.ts';
import type { Edit } from '../../text/edit.ts';
import type { LogProblem } from './log-problem.ts';
import type { Assignment } from './mapping.ts';
import type { CellDifference } from '../row/plan-row.ts';
import type { CellHabit, RowCell } from '../row/row-cells.ts';
import type { RunRecord } from '../run-record.ts';
import type { UnitCheck } from './unit-check.ts';
import type { Run } from '../run.ts';
import type { TableLayout } from '../row/table-layout.ts';

/** One row of a metrics table and the value for it; `column` is the value's, called after the row. */
export type MetricTask = {
  readonly document: MarkdownDocument;
  readonly table: TableRecord;
  readonly layout: TableLayout;
  readonly run: Run;
  /** Path -> unit of the number there. */
  readonly units: ReadonlyMap<string, string>;
  readonly row: RowRecord;
  readonly column: ColumnRecord;
  readonly assignment: Assignment;
  /** The run's record, where it was logged before. */
  readonly existing: RunRecord | undefined;
};

export type MetricRow = {
  readonly label: string;
  readonly path: string;
  /** The value's cell as it will stand. */
  readonly cell: string;
  readonly edits: readonly Edit[];
  readonly differences: readonly CellDifference[];
  readonly mistakes: readonly LogProblem[];
  readonly masked: readonly string[];
  readonly notes: readonly string[];
};

/** How the value column prints, but for a unit that other rows of it are in and this one cannot be: a loss beside accuracies in %. */
function habitFor({ table, row, column }: MetricTask): CellHabit {
  const habit = habitOf(table, column.index);
  const { unit } = habit.style;
  const there = row.cells[column.index]?.value;
  const isOwn = there?.kind === 'number' && there.unit === unit;
  if (unit === undefined || isOwn || (unit === '%') === isRateName(column.header)) return habit;
  return { ...habit, style: { ...habit.style, unit: undefined, unitText: '' } };
}

type Sheet = { readonly sources: string[]; readonly changed: boolean[]; readonly differences: CellDifference[] };

/**
 * Plans one row: the value, and a 95% interval beside it where the output gives one. What was told of another value (its
 * interval, its deviation) goes when that value goes.
 */
export function metricRow(task: MetricTask): MetricRow {
  const { document, table, layout, run, units, row, column, assignment, existing } = task;
  const habit = habitFor(task);
  const listed = isNumberList(assignment.value) && isMeasuredName(column.header);
  const made = runCell(assignment, { run, like: [], column, units });
  const unitCheck = checkUnit(made.cell, column, {
    above: [row],
    place: 'metric',
    path: assignment.path,
    printed: habit.style.unit,
    isLogged: holdsNumber(existing, assignment.path, made.cell.text),
  });
  const checked: UnitCheck = listed ? { kind: 'mistake', ...listProblem(column.header, assignment) } : unitCheck;
  const facts = { label: column.header, path: assignment.path, masked: made.masked };
  const there = row.cells[column.index]?.text ?? '';
  if (checked.kind === 'mistake')
    return { ...facts, cell: there, edits: [], differences: [], mistakes: [checked], notes: [] };
  const sources = table.columns.map(({ index }) => row.cells[index]?.text ?? '');
  const sheet: Sheet = { sources, changed: sources.map(() => false), differences: [] };
  const source = cellSource(checked.cell, habit, column);
  const isOther = put(sheet, { label: column.header, column, cell: checked.cell, source });
  const { unit, columnUnit = column.unit } = checked.cell;
  const blanked = putSpread(task, sheet, { source, unit, columnUnit, replaced: isOther ? there : undefined });
  const rewriting = { sources, changed: sheet.changed, layout };
  return {
    ...facts,
    cell: sources[column.index] ?? '',
    edits: sheet.changed.includes(true) ? rewriteRow(document, row.row, rewriting).edits : [],
    differences: sheet.differences,
    mistakes: [],
    notes: [...(checked.note === undefined ? [] : [checked.note]), ...blanked],
  };
}

type Putting = {
  readonly label: string;
  readonly column: ColumnRecord;
  readonly cell: RowCell;
  readonly source: string;
};

/** Whether something else stood there. */
function put({ sources, changed, differences }: Sheet, { label, column, cell, source }: Putting): boolean {
  const there = sources[column.index] ?? '';
  if (saysSame(there, cell, { source, column })) return false;
  sources[column.index] = source;
  changed[column.index] = true;
  if (isOpen(there)) return false;
  differences.push({ column: label, there, given: source });
  return true;
}

type ValuePut = {
  readonly source: string;
  /** The number's own. */
  readonly unit: string | undefined;
  readonly columnUnit: string | undefined;
  /** The other value that stood there. */
  readonly replaced: string | undefined;
};

/** What is told beside the value; answers what was blanked, one sentence each. */
function putSpread(
  { table, run, column, assignment }: MetricTask,
  sheet: Sheet,
  { source, unit, columnUnit, replaced }: ValuePut,
): readonly string[] {
  const spreads = spreadsOf(table, column);
  const interval = spreads.find(({ name }) => INTERVAL.test(name));
  const above = interval === undefined ? [] : texts(table, interval);
  const text = intervalText(run, assignment, { source, above, unit, columnUnit });
  if (interval !== undefined && text !== undefined)
    put(sheet, { label: column.header, column: interval, cell: { text, form: 'verbatim' }, source: text });
  if (replaced === undefined) return [];
  return spreads.flatMap((spread) => {
    const told = sheet.sources[spread.index] ?? '';
    if (isOpen(told) || (spread === interval && text !== undefined)) return [];
    sheet.sources[spread.index] = habitOf(table, spread.index).missing ?? '';
    sheet.changed[spread.index] = true;
    return [
      `${column.header}: ${spread.header} was ${told} of ${replaced}, the output gives none, and it is blank now`,
    ];
  });
}

/** The columns that tell of a value beside it: its interval, its deviation. */
export const spreadsOf = ({ columns }: TableRecord, value: ColumnRecord): readonly ColumnRecord[] =>
  columns.filter(({ name, index }) => index > 0 && index !== value.index && SPREAD.test(name));

const INTERVAL = /(?:^|_)ci(?:$|_)|confidence|interval/;
const SPREAD = /(?:^|_)(?:ci|std|stddev|stdev|sd|se|sem|stderr)(?:$|_)|confidence|interval|deviation|standard_error/;

const texts = (table: TableRecord, { index }: ColumnRecord): readonly string[] => [
  ...(table.spec?.samples ?? []).flatMap((sample) => sample[index] ?? []),
  ...table.rows.flatMap((row) => row.cells[index]?.text ?? []),
];

/** Blank, `TBD`, or a bracketed placeholder. */
const isOpen = (text: string): boolean => isMissing(plainText(text)) || /^\[[^[\]\d]*\]$/.test(plainText(text));
