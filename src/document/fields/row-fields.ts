import { standingText } from '../../values/plain-text.ts';
import type { Row, Table } from '../block.ts';
import { cellsOf } from '../cells-of.ts';
import { labelName } from '../label-name.ts';
import { groupIn, MINOR } from './open-field.ts';
import type { Scope } from './open-field.ts';
import { cellLabel } from '../labels/cell-label.ts';
import { areFieldHeaders } from './field-headers.ts';

/**
 * Reads a two-column table as fields, one for each row: if its header is something like Field and Value, or blank, or
 * if every first cell is a bold label (then a header row of that form is a field as well).
 */
export function readRows(scope: Scope, table: Table): void {
  if (table.alignment.length !== 2) return;
  const header = pairIn(scope.text, table.header);
  const rows = table.rows.map((row) => pairIn(scope.text, row));
  const named = header === undefined ? isBlankHeader(scope.text, table.header) : isFieldHeader(scope.text, header);
  const bold = rows.length > 0 && rows.every((pair) => pair?.label.bold);
  if (!named && !bold) return;
  for (const pair of header?.label.bold && !named ? [header, ...rows] : rows)
    if (pair && !isStruck(scope.text, pair)) scope.found.push(fieldOf(scope, pair));
}

type Pair = {
  readonly cells: readonly Row['span'][];
  readonly row: Row;
  readonly label: ReturnType<typeof cellLabel>;
  readonly value: Row['span'];
};

/** A row that is struck through is ignored if both its label and its value (if any) are struck. */
function isStruck(text: string, { cells }: Pair): boolean {
  const written = cells.map(({ start, end }) => text.slice(start, end));
  return written.some((cell) => cell.includes('~~')) && written.every((cell) => standingText(cell) === '');
}

function pairIn(text: string, row: Row): Pair | undefined {
  const [first, second] = cellsOf(text, row);
  if (!first || first.span.start === first.span.end) return undefined;
  const cells = second === undefined ? [first.span] : [first.span, second.span];
  return {
    cells,
    row,
    label: cellLabel(text, first.span),
    value: second?.span ?? { start: row.span.end, end: row.span.end },
  };
}

function isFieldHeader(text: string, { label, value }: Pair): boolean {
  const first = labelName(text.slice(label.span.start, label.span.end));
  return areFieldHeaders(first, labelName(text.slice(value.start, value.end)));
}

const isBlankHeader = (text: string, header: Row): boolean =>
  cellsOf(text, header).every(({ span }) => span.start === span.end);

function fieldOf(scope: Scope, { row, label, value }: Pair): Scope['found'][number] {
  const words = scope.text.slice(label.span.start, label.span.end);
  return {
    form: 'table-row',
    label: words,
    name: labelName(words),
    remark: label.remark && scope.text.slice(label.remark.start, label.remark.end).trim(),
    mark: undefined,
    span: row.span,
    labelSpan: label.span,
    value,
    blocks: [],
    group: groupIn(scope),
    rank: MINOR,
    bare: value.start === value.end,
    sealed: true,
  };
}
