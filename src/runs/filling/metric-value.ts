import { isMissing } from '../../values/missing.ts';
import { plainText } from '../../values/plain-text.ts';
import { holdsNumber } from '../keeping/differences-to-record.ts';
import { intervalText } from './interval-text.ts';
import { cellSource, habitOf, saysSame } from '../row/row-cells.ts';
import { isNumberList, listProblem, runCell } from './run-cell.ts';
import { isMeasuredName } from './share-names.ts';
import { isRateName } from '../../values/rate-name.ts';
import { valueColumnsOf } from './metric-places.ts';
import { quotedQuantity } from './quoted-quantity.ts';
import { checkUnit } from './unit-check.ts';
import type { ColumnRecord, TableRecord } from '../../records/record.ts';
import type { LogProblem } from '../log-problem.ts';
import type { Assignment } from './mapping.ts';
import type { MetricPlace } from './metric-places.ts';
import type { RowSheet } from './row-sheet.ts';
import type { CellHabit, RowCell } from '../row/row-cells.ts';
import type { RunRecord } from '../run-record.ts';
import type { UnitCheck, UnitContext } from './unit-check.ts';
import type { Run } from '../run.ts';

/** A place of a metrics table and the value for it. */
export type MetricTask = {
  readonly table: TableRecord;
  readonly run: Run;
  /** Path -> unit of the number at that path. */
  readonly units: ReadonlyMap<string, string>;
  readonly place: MetricPlace;
  readonly assignment: Assignment;
  /** The run's record, if it was logged before. */
  readonly existing: RunRecord | undefined;
};

export type MetricValue = {
  readonly name: string;
  readonly path: string;
  /** The value's cell as it will be. */
  readonly cell: string;
  readonly mistakes: readonly LogProblem[];
  readonly masked: readonly string[];
  readonly notes: readonly string[];
};

/**
 * The style of the value column, without a unit that other rows have but this one cannot: a loss beside accuracies in
 * %.
 */
function habitFor({ table, place: { row, column } }: MetricTask): CellHabit {
  const habit = habitOf(table, column.index);
  const { unit } = habit.style;
  const there = row.cells[column.index]?.value;
  const isOwn = there?.kind === 'number' && there.unit === unit;
  if (unit === undefined || isOwn || (unit === '%') === isRateName(column.header)) return habit;
  return { ...habit, style: { ...habit.style, unit: undefined, unitText: '' } };
}

/**
 * Puts a value onto its row's sheet, and beside it a 95% interval if the output gives one. What belongs to a previous
 * value (its interval, its deviation) is removed with it.
 */
export function metricValue(task: MetricTask, sheet: RowSheet): MetricValue {
  const { run, units, place, assignment, existing } = task;
  const { row, name, column } = place;
  const habit = habitFor(task);
  const listed = isNumberList(assignment.value) && isMeasuredName(column.header);
  const made = runCell(assignment, { run, like: [], column, units });
  const context: UnitContext = {
    above: [row],
    place: 'metric',
    path: assignment.path,
    printed: habit.style.unit,
    isLogged: holdsNumber(existing, assignment.path, made.cell.text),
  };
  const cell = assignment.value.kind === 'text' ? quotedQuantity(made.cell, column, context) : made.cell;
  const unitCheck = checkUnit(cell, column, context);
  const checked: UnitCheck = listed ? { kind: 'mistake', ...listProblem(column.header, assignment) } : unitCheck;
  const facts = { name, path: assignment.path, masked: made.masked };
  const there = row.cells[column.index]?.text ?? '';
  if (checked.kind === 'mistake') return { ...facts, cell: there, mistakes: [checked], notes: [] };
  const source = cellSource(checked.cell, habit, column);
  const isOther = put(sheet, { name, column, cell: checked.cell, source });
  const { unit, columnUnit = column.unit } = checked.cell;
  const blanked = putSpread(task, sheet, { source, unit, columnUnit, replaced: isOther ? there : undefined });
  return {
    ...facts,
    cell: sheet.sources[column.index] ?? '',
    mistakes: [],
    notes: [...(checked.note === undefined ? [] : [checked.note]), ...blanked],
  };
}

type Putting = {
  readonly name: string;
  readonly column: ColumnRecord;
  readonly cell: RowCell;
  readonly source: string;
};

/** Whether the cell had another value. */
function put({ sources, changed, differences }: RowSheet, { name, column, cell, source }: Putting): boolean {
  const there = sources[column.index] ?? '';
  if (saysSame(there, cell, { source, column })) return false;
  sources[column.index] = source;
  changed[column.index] = true;
  if (isOpen(there)) return false;
  differences.push({ column: name, there, given: source });
  return true;
}

type ValuePut = {
  readonly source: string;
  /** The number's own unit. */
  readonly unit: string | undefined;
  readonly columnUnit: string | undefined;
  /** The other value that was there. */
  readonly replaced: string | undefined;
};

/** Fills the cells that accompany the value; returns what was blanked, one sentence each. */
function putSpread(
  { table, run, place: { name, column }, assignment }: MetricTask,
  sheet: RowSheet,
  { source, unit, columnUnit, replaced }: ValuePut,
): readonly string[] {
  const spreads = spreadsOf(table, column);
  const interval = spreads.find(({ name }) => INTERVAL.test(name));
  const above = interval === undefined ? [] : texts(table, interval);
  const text = intervalText(run, assignment, { source, above, unit, columnUnit });
  if (interval !== undefined && text !== undefined)
    put(sheet, { name, column: interval, cell: { text, form: 'verbatim' }, source: text });
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

/**
 * The columns that accompany a value: its interval, its deviation. Beside several value columns it is unclear to which
 * they belong.
 */
export const spreadsOf = (table: TableRecord, value: ColumnRecord): readonly ColumnRecord[] =>
  valueColumnsOf(table).length > 1
    ? []
    : table.columns.filter(({ name, index }) => index > 0 && index !== value.index && SPREAD.test(name));

const INTERVAL = /(?:^|_)ci(?:$|_)|confidence|interval/;
const SPREAD = /(?:^|_)(?:ci|std|stddev|stdev|sd|se|sem|stderr)(?:$|_)|confidence|interval|deviation|standard_error/;

const texts = (table: TableRecord, { index }: ColumnRecord): readonly string[] => [
  ...(table.spec?.samples ?? []).flatMap((sample) => sample[index] ?? []),
  ...table.rows.flatMap((row) => row.cells[index]?.text ?? []),
];

/** Blank, `TBD`, or a bracketed placeholder. */
const isOpen = (text: string): boolean => isMissing(plainText(text)) || /^\[[^[\]\d]*\]$/.test(plainText(text));
