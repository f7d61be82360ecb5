import { cellsOf } from '../../document/cells-of.ts';
import type { TablePlace } from '../../document/table-place.ts';
import { labelName } from '../../document/label-name.ts';
import { rememberFor } from '../../text/remember.ts';
import { numbering } from '../../template/section-keys.ts';
import type { ColumnSpec, TableSpec } from '../../template/kind.ts';
import { sliceOf } from '../../text/span.ts';
import { unitOfHeader } from '../../values/header-unit.ts';
import type { ColumnRecord } from '../record.ts';

/**
 * The columns of a table in order, each with the spec's column of the same name; the second one of a name is `name#2`.
 */
export function columnRecords(text: string, place: TablePlace, spec: TableSpec | undefined): readonly ColumnRecord[] {
  const number = numbering();
  const specs = spec === undefined ? NO_COLUMNS : columnsByName(spec);
  return cellsOf(text, place.table.header).map(({ span }, index) => {
    const header = place.header[index] ?? sliceOf(text, span);
    const name = number(labelName(header));
    const found = specs.get(name);
    return { name, header, span, index, spec: found, ...typeAndUnit(header, found) };
  });
}

const NO_COLUMNS: ReadonlyMap<string, ColumnSpec> = new Map();

const columnsByName = rememberFor(({ columns }: TableSpec): ReadonlyMap<string, ColumnSpec> => {
  const number = numbering();
  return new Map(columns.map((column) => [number(labelName(column.header)), column]));
});

const typeAndUnit = (header: string, spec: ColumnSpec | undefined): Pick<ColumnRecord, 'type' | 'unit'> => ({
  type: spec?.type,
  unit: spec?.unit ?? unitOfHeader(header),
});
