import { parseDecimal } from '../values/decimal-text.ts';
import { isMissing } from '../values/missing.ts';
import type { NumberMarks } from '../values/number-marks.ts';
import { plainText } from '../values/plain-text.ts';
import { readValue } from '../values/read-value.ts';
import { sameWithinPrint } from '../values/same-within-print.ts';
import { conversion } from '../values/units.ts';
import { headerForms, isToldApart } from './filling/header-forms.ts';
import { foldKey } from './key-path.ts';
import { metricPlaces } from './filling/metric-places.ts';
import type { CellRecord, ColumnRecord, RowRecord, TableRecord } from '../records/record.ts';
import type { MetricSpec } from '../template/kind.ts';
import type { Span } from '../text/span.ts';
import type { Value } from '../values/value.ts';
import type { RunRecord } from './run-record.ts';

/** A cell that no longer agrees with what was logged; `column` is the header. */
export type RowDifference = {
  readonly column: string;
  readonly cell: string;
  readonly recorded: string;
  readonly span: Span;
};

/**
 * Returns the cells in which a row disagrees with its run record: with the cell as it was logged, and with the
 * full-precision number behind it. A cell that is rounded further, or is in other notation or emphasis, agrees.
 */
export function compareRowWithRecord(table: TableRecord, row: RowRecord, record: RunRecord): readonly RowDifference[] {
  return table.columns.flatMap((column) => {
    const cell = row.cells[column.index];
    const recorded = record.row.get(column.name);
    if (cell === undefined || recorded === undefined || isFree(column, record, cell.marks)) return [];
    if (saysRecorded(cell, column, record)) return [];
    const { marks } = cell;
    const measured = exactOf(record, column.name) ?? measuredFor(record, column, { recorded, marks });
    const logged = told(measured, column) ?? recorded;
    return [{ column: column.header, cell: cell.text, recorded: logged, span: cell.span }];
  });
}

/** Whether a cell agrees with what a record has for a column, be it the cell's own record or another one. */
export function saysRecorded(cell: CellRecord, column: ColumnRecord, record: RunRecord): boolean {
  const { marks } = cell;
  const recorded = record.row.get(column.name) ?? '';
  const exact = exactOf(record, column.name);
  const measured = measuredFor(record, column, { recorded, marks });
  return agrees(cell.text, { recorded, exact, column, marks }) && isMeasured(cell, column, measured);
}

/**
 * The metrics that the kind declares, and the runs whose values later runs replaced: a value that only those had may be
 * blank.
 */
export type MetricsComparison = {
  readonly metrics?: readonly MetricSpec[] | undefined;
  readonly replaced?: ReadonlySet<string>;
};

/**
 * Returns the rows in which one of the `metricsTablesOf` a record (`Metric | Value`) disagrees with every run that was
 * logged into it and had a value for the row. The value of the last such run is reported.
 */
export function compareMetricsWithRecords(
  table: TableRecord,
  records: readonly RunRecord[],
  { metrics = [], replaced = new Set() }: MetricsComparison = {},
): readonly RowDifference[] {
  return metricsRows(table, records, metrics).flatMap(({ label, column, cell, kept, agreeing }) => {
    const says = (record: RunRecord): string => told(exactOf(record, label), column) ?? record.row.get(label) ?? '';
    const last = kept.at(-1);
    if (cell === undefined || last === undefined || agreeing.length > 0) return [];
    if (isMissing(plainText(cell.text)) && kept.every(({ run }) => replaced.has(run))) return [];
    return [{ column: label, cell: cell.text, recorded: says(last), span: cell.span }];
  });
}

/** The runs whose values another run replaced in such a table: both had a value, and the cell has the other run's. */
export const replacedRuns = (
  table: TableRecord,
  records: readonly RunRecord[],
  metrics: readonly MetricSpec[] = [],
): readonly string[] =>
  metricsRows(table, records, metrics).flatMap(({ kept, agreeing }) =>
    agreeing.length === 0 ? [] : kept.filter((record) => !agreeing.includes(record)).map(({ run }) => run),
  );

type MetricsRow = {
  readonly label: string;
  readonly column: ColumnRecord;
  readonly cell: RowRecord['cells'][number] | undefined;
  /** The records that have a value for the row; `agreeing` are those whose value the row still has. */
  readonly kept: readonly RunRecord[];
  readonly agreeing: readonly RunRecord[];
};

function metricsRows(
  table: TableRecord,
  records: readonly RunRecord[],
  metrics: readonly MetricSpec[],
): readonly MetricsRow[] {
  const standing = table.rows.filter((row) => row.class !== 'excluded');
  return metricPlaces(table, standing, metrics).map(({ row, name: label, column }) => {
    const cell = row.cells[column.index];
    const kept = records.filter((record) => record.row.has(label));
    const isSaid = (record: RunRecord): boolean =>
      agrees(cell?.text ?? '', {
        recorded: record.row.get(label) ?? '',
        exact: exactOf(record, label),
        column,
        marks: cell?.marks,
      });
    return { label, column, cell, kept, agreeing: kept.filter(isSaid) };
  });
}

/** Text that comes from no parameter or metric (notes) may be edited. */
export const isFree = (column: ColumnRecord, record: RunRecord, marks: NumberMarks | undefined): boolean => {
  const recorded = plainText(record.row.get(column.name) ?? '');
  const written = marks?.comma === true ? recorded.replace(',', '.') : recorded;
  return record.columns?.get(column.name) === undefined && parseDecimal(written) === undefined;
};

type Exact = { readonly text: string; readonly unit: string | undefined };

/** The number with its unit, if that is not the column's unit. */
const told = (exact: Exact | undefined, { unit }: ColumnRecord): string | undefined =>
  exact?.unit === undefined || exact.unit === unit ? exact?.text : `${exact.text} ${exact.unit}`;

/** The number behind a column, with all its digits and its unit, if the record says which one it is. */
function exactOf(record: RunRecord, columnName: string): Exact | undefined {
  const path = record.columns?.get(columnName);
  const value = path === undefined ? undefined : (record.metrics.get(path) ?? record.parameters.get(path));
  if (path === undefined || (typeof value !== 'number' && typeof value !== 'string')) return undefined;
  const text = String(value);
  return parseDecimal(text) === undefined ? undefined : { text, unit: record.units.get(path) };
}

/**
 * The metric that would have filled a column which now has another number: the one with the column's name. Words
 * instead of a metric contradict nothing.
 */
function measuredFor(
  record: RunRecord,
  column: ColumnRecord,
  { recorded, marks }: Pick<Recorded, 'recorded' | 'marks'>,
): Exact | undefined {
  const isFilled = record.columns?.has(column.name) ?? true;
  if (isFilled || readValue(recorded, column.type, marks).kind !== 'number') return undefined;
  const [forms, paths] = [headerForms(column.header), [...record.metrics.keys()]];
  const named = [...record.metrics].filter(
    ([path]) => forms.includes(foldKey(path)) && !isToldApart(column.header, path, paths),
  );
  const [[path, value] = []] = named;
  if (path === undefined || value === undefined || named.length > 1) return undefined;
  const text = String(value);
  return parseDecimal(text) === undefined ? undefined : { text, unit: record.units.get(path) };
}

/** Whether a number agrees with what was measured. */
function isMeasured({ text, marks }: CellRecord, column: ColumnRecord, exact: Exact | undefined): boolean {
  const value = readValue(text, column.type, marks);
  if (exact === undefined || value.kind !== 'number') return true;
  const unit = column.unit ?? writtenUnit(value, exact);
  return sameWithinPrint(value, Number(exact.text), { cell: unit, exact: exact.unit });
}

type Recorded = {
  readonly recorded: string;
  readonly exact: Exact | undefined;
  readonly column: ColumnRecord;
  readonly marks: NumberMarks | undefined;
};

function agrees(cell: string, { recorded, exact, column, marks }: Recorded): boolean {
  const [now, before] = [plainText(cell), plainText(recorded)];
  if (isMissing(now) && isMissing(before)) return true;
  const value = readValue(cell, column.type, marks);
  if (now === before && !isConverted(value, exact, column)) return true;
  const printed = readValue(recorded, column.type, marks);
  if (exact !== undefined && value.kind !== 'missing') {
    const unit = column.unit ?? writtenUnit(printed, exact);
    return sameWithinPrint(value, Number(exact.text), { cell: unit, exact: exact.unit });
  }
  return (
    printed.kind === 'number' &&
    value.kind !== 'missing' &&
    sameWithinPrint(value, printed.number, { exact: printed.unit })
  );
}

/** The unit of a share whose column gives none: the unit that its rows had when it was logged. */
function writtenUnit(printed: Value, { text, unit }: Exact): string | undefined {
  const other = unit === '%' ? 'ratio' : unit === 'ratio' ? '%' : undefined;
  if (other === undefined || sameWithinPrint(printed, Number(text))) return undefined;
  return sameWithinPrint(printed, Number(text), { cell: other, exact: unit }) ? other : undefined;
}

/** Whether the cell gives the number in another unit: then the text that was logged does not vouch for it. */
function isConverted(value: Value, exact: Exact | undefined, column: ColumnRecord): boolean {
  const unit = ('unit' in value ? value.unit : undefined) ?? column.unit;
  const isNumber = value.kind === 'number' || value.kind === 'uncertain';
  if (!isNumber || unit === undefined || exact?.unit === undefined) return false;
  const quotient = conversion(exact.unit, unit);
  return quotient !== undefined && quotient.above !== quotient.below;
}
