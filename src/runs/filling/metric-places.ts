import { foldName } from '../../text/fold-name.ts';
import { plainText } from '../../values/plain-text.ts';
import { unitOfHeader } from '../../values/header-unit.ts';
import { labelIndexOf } from '../../records/tables/label-column.ts';
import { valueColumnOf } from '../../records/tables/value-column.ts';
import { MEASURED_COLUMNS } from '../../template/words/column-words.ts';
import { partNamed } from './split-words.ts';
import type { ColumnRecord, RowRecord, TableRecord } from '../../records/record.ts';
import type { MetricSpec } from '../../template/kind.ts';

/** A cell of a metrics table that takes one value. */
export type MetricPlace = {
  readonly row: RowRecord;
  /**
   * The name by which it is filled, mapped and recorded: the row's label, followed by the column's if that is a part of
   * the data (`Accuracy/Val`).
   */
  readonly name: string;
  /** The metric: the row's label. */
  readonly measure: string;
  /** The column's header, if that is a part of the data. */
  readonly part: string | undefined;
  /** Whether the row has no other place: then a key without a part may also match it. */
  readonly isOnly: boolean;
  /**
   * The column as it applies to this row: named by the row's label, in the unit that is declared for it or given in the
   * label.
   */
  readonly column: ColumnRecord;
};

/**
 * The columns with the values in a table of one named thing per row: one, or one for each part of the data (`Train |
 * Val | Test`).
 */
export function valueColumnsOf(table: Pick<TableRecord, 'columns'>): readonly ColumnRecord[] {
  const parts = table.columns.filter(({ index, header }) => index > 0 && partNamed(header) !== undefined);
  const isTold = new Set(parts.map(({ header }) => partNamed(header))).size > 1;
  if (isTold && !table.columns.some(({ index, name }) => index > 0 && MEASURED_COLUMNS.has(name))) return parts;
  const column = valueColumnOf(table);
  return column === undefined ? [] : [column];
}

/** Where rows of a metrics table take values, in document order. */
export function metricPlaces(
  table: TableRecord,
  rows: readonly RowRecord[],
  metrics: readonly MetricSpec[],
): readonly MetricPlace[] {
  const columns = valueColumnsOf(table);
  if (columns.length === 0) return [];
  const naming = labelIndexOf(table);
  const isOnly = columns.length === 1;
  return rows.flatMap((row) => {
    const measure = plainText(row.cells[naming]?.text ?? '');
    return columns.map((value) => {
      const part = partNamed(value.header) === undefined ? undefined : value.header;
      const name = isOnly ? measure : `${measure}/${value.header}`;
      return { row, name, measure, part, isOnly, column: metricColumn(value, measure, metrics) };
    });
  });
}

function metricColumn(value: ColumnRecord, label: string, metrics: readonly MetricSpec[]): ColumnRecord {
  const declared = metrics.find(({ name }) => foldName(name) === foldName(label))?.unit;
  return { ...value, header: label, unit: declared ?? unitOfHeader(label) ?? value.unit };
}
