import { cellsOf } from '../../document/cells-of.ts';
import type { Row } from '../../document/block.ts';
import { sliceOf } from '../../text/span.ts';
import type { Span } from '../../text/span.ts';
import { hasMarks } from '../../values/number-marks.ts';
import { plainText } from '../../values/plain-text.ts';
import { idOfParts, keyPart } from './row-id.ts';
import { readValue } from '../../values/read-value.ts';
import { expectedType } from '../expected-type.ts';
import type { Value, ValueType } from '../../values/value.ts';
import { lazyView } from '../lazy-view.ts';
import type { CellRecord, RowRecord } from '../record.ts';
import { cellTextAt } from './cell-text-at.ts';
import { columnMarks } from './column-marks.ts';
import { isSentinel, saysCrashed } from './crashed-row.ts';
import { isPlainlyData, rowWatch } from './plain-row.ts';
import { classifyRow } from './row-class.ts';
import type { RowClassification, RowsFacts } from './row-class.ts';

/** The rows of a table; a row is classified and split, and a cell read, when first used. */
export function rowRecords(facts: RowsFacts): readonly RowRecord[] {
  const watch = rowWatch(facts);
  return facts.place.table.rows.map((row, index) => rowView({ row, index, facts, watch }));
}

type RowState = {
  readonly row: Row;
  readonly index: number;
  readonly facts: RowsFacts;
  readonly watch: ReturnType<typeof rowWatch>;
};
type RowParts = Pick<RowRecord, 'class' | 'reason' | 'id' | 'cells'> & { readonly classified: RowClassification };

const DATA: RowClassification = { class: 'data', reason: undefined };

const rowView = lazyView<RowState, RowParts>({
  classified: (view) => {
    const { facts, row, watch, index } = view;
    if (isPlainlyData(facts, row, watch)) return DATA;
    return classifyRow({ ...facts, index, cells: view.cells.map(({ text }) => text) });
  },
  class: ({ classified }) => classified.class,
  reason: ({ classified }) => classified.reason,
  id: ({ facts, row }) => idOf(facts, row),
  cells: (view) => cellRecords(view, view),
});

function idOf({ text, columns, keyIndex, keys }: RowsFacts, row: Row): string | undefined {
  if (keys.length === 1) return plainText(cellTextAt(text, row, keyIndex) ?? '') || undefined;
  return idOfParts(keys.map((index) => keyPart(cellTextAt(text, row, index) ?? '', columns[index]?.header ?? '')));
}

function cellRecords({ facts, row }: RowState, of: Pick<RowRecord, 'class'>): readonly CellRecord[] {
  const { text, columns, spec, statuses } = facts;
  const cells = cellsOf(text, row);
  const crashed = statuses.some(({ index }) => {
    const cell = cells[index];
    return cell !== undefined && saysCrashed(sliceOf(text, cell.span));
  });
  return cells.map(({ span }, at) =>
    cellView({ source: text, span, type: columns[at]?.type ?? spec?.columns[at]?.type, crashed, facts, index: at, of }),
  );
}

type CellState = {
  readonly source: string;
  readonly span: Span;
  readonly type: ValueType | undefined;
  readonly crashed: boolean;
  readonly facts: RowsFacts;
  readonly index: number;
  /** The row that the cell belongs to. */
  readonly of: Pick<RowRecord, 'class'>;
};

const cellView = lazyView<CellState, Pick<CellRecord, 'text' | 'value' | 'marks'>>({
  text: ({ source, span }) => sliceOf(source, span),
  marks: ({ facts, index }) => columnMarks(facts, index),
  value: (view): Value => {
    const { text, type, crashed } = view;
    // If the row is struck through, the text of its cells is about what was left out.
    const written = text.includes('~~') && view.of.class === 'excluded' ? plainText(text) : text;
    const read = readValue(written, expectedType(type), hasMarks(text) ? view.marks : undefined);
    return crashed && isSentinel(read) ? { kind: 'missing', text: read.text } : read;
  },
});
