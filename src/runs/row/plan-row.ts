import { replacement } from '../../text/edit.ts';
import { pointAt } from '../../text/line-index.ts';
import { sliceOf } from '../../text/span.ts';
import { isMissing } from '../../values/missing.ts';
import { plainText } from '../../values/plain-text.ts';
import { cellSource, habitOf, saysSame } from './row-cells.ts';
import { keysOf, rowsWithId } from './row-key.ts';
import { lineBehind, placeOf } from './row-place.ts';
import { rowText } from './row-text.ts';
import { rewriteRow } from './rewrite-row.ts';
import { layoutOf } from './table-layout.ts';
import { raggedRow, widenTable } from './widen-table.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { ColumnRecord, RowRecord, TableRecord } from '../../records/record.ts';
import type { Edit } from '../../text/edit.ts';
import type { RowCell } from './row-cells.ts';
import type { TableLayout } from './table-layout.ts';

export type RowOptions = {
  /** Name of the column that identifies runs; the kind's if not given. */
  readonly keyColumn?: string | undefined;
  /** Overwrites the differing cells of a row with the same id. */
  readonly replace?: boolean;
  /** Column name -> what an earlier run wrote there and this one has no value for: blanked, if it is still there. */
  readonly stale?: ReadonlyMap<string, string>;
  /** There is a run record with this name. */
  readonly isRecorded?: boolean;
  /** The run's id, if several columns identify runs; otherwise it is in the run's cell. */
  readonly runId?: string | undefined;
  /** Columns to add at the right end; their cells are given by their names. */
  readonly addColumns?: readonly ColumnRecord[];
};

export type RowOutcome = 'added' | 'replaced-placeholder' | 'unchanged' | 'replaced' | 'conflict';

/** A cell that differs from the run's value; `column` is the header. */
export type CellDifference = { readonly column: string; readonly there: string; readonly given: string };

/** Why nothing is written; `line` counts from 1. */
export type RowConflict =
  | { readonly kind: 'other-values'; readonly runId: string; readonly differences: readonly CellDifference[] }
  | { readonly kind: 'twice'; readonly runId: string; readonly count: number }
  | { readonly kind: 'no-id' }
  | { readonly kind: 'ragged'; readonly line: number };

export type RowPlan = {
  readonly edits: readonly Edit[];
  readonly outcome: RowOutcome;
  readonly conflict?: RowConflict;
  /** The row as it will be in the document, without prefix and line ending. */
  readonly rowText: string;
  /** Column name -> cell as it will be written. */
  readonly row: ReadonlyMap<string, string>;
  /** Cells of the earlier run that are now blank, and those that people have overwritten since. */
  readonly blanked?: readonly CellDifference[];
  readonly kept?: readonly CellDifference[];
};

type Target = {
  readonly document: MarkdownDocument;
  readonly table: TableRecord;
  readonly layout: TableLayout;
  readonly columns: readonly ColumnRecord[];
  readonly cells: ReadonlyMap<string, RowCell>;
  readonly options: RowOptions;
  readonly runId: string;
};

/**
 * Plans one row of a runs table in the table's own style: added, written over a placeholder, left unchanged if it is
 * already the same, refused if it differs. No other line is changed, except for `addColumns`.
 */
export function planRow(
  document: MarkdownDocument,
  table: TableRecord,
  cells: ReadonlyMap<string, RowCell>,
  options: RowOptions = {},
): RowPlan {
  const keys = keysOf(table, options.keyColumn);
  const runId = options.runId ?? cells.get(table.columns[keys[0] ?? 0]?.name ?? '')?.text ?? '';
  if (isMissing(plainText(runId))) return refused({ kind: 'no-id' });
  const same = rowsWithId(document, table, { keys, runId, isRecorded: options.isRecorded === true });
  if (same.length > 1) return refused({ kind: 'twice', runId, count: same.length });
  const added = options.addColumns ?? [];
  const ragged = added.length === 0 ? undefined : raggedRow(table);
  if (ragged !== undefined) return refused({ kind: 'ragged', line: pointAt(document.lines, ragged.start).line });
  const columns = [...table.columns, ...added];
  const layout = layoutOf(document, table.place.table);
  const target: Target = { document, table, layout, columns, cells, options, runId };
  const there = same[0];
  return there === undefined ? planNewRow(target) : planKnownRow(target, there);
}

const refused = (conflict: RowConflict): RowPlan => ({
  edits: [],
  outcome: 'conflict',
  conflict,
  rowText: '',
  row: new Map(),
});

function planNewRow(target: Target): RowPlan {
  const { document, table, layout } = target;
  const row = new Map(target.columns.map((column) => [column.name, newSource(target, column)]));
  const place = placeOf(document, table);
  const taken = place.kind === 'instead' ? place.row : undefined;
  const widening = widen(target, taken);
  const text = rowText({ ...layout, columns: widening.columns }, [...row.values()]);
  const edit = taken === undefined ? undefined : replacement(taken.row.span, text);
  const last = edit ?? (place.kind === 'behind' ? lineBehind(document, place.row, text) : undefined);
  return {
    edits: [...widening.edits, ...(last === undefined ? [] : [last])],
    outcome: taken === undefined ? 'added' : 'replaced-placeholder',
    rowText: text,
    row,
  };
}

/**
 * A row with this id exists: blanks are filled; what differs is a conflict, or is overwritten if that was asked for.
 */
function planKnownRow(target: Target, there: RowRecord): RowPlan {
  const { document, options, runId } = target;
  const changes = target.columns.map((column) => changeOf(target, there, column));
  const differences = changes.flatMap((change) => (change.kind === 'other' ? [change.difference] : []));
  if (differences.length > 0 && options.replace !== true) {
    return refused({ kind: 'other-values', runId, differences });
  }
  const row = new Map(changes.map((change) => [change.column.name, change.source]));
  const kept = changes.flatMap((change) => (change.kind === 'same' ? (change.stale ?? []) : []));
  const widening = widen(target, there);
  const isChanged = changes.some(({ kind }) => kind !== 'same') || widening.edits.length > 0;
  if (!isChanged) {
    return { edits: [], outcome: 'unchanged', rowText: sliceOf(document.source.text, there.row.span), row, kept };
  }
  const rewritten = rewriteRow(document, there.row, {
    sources: [...row.values()],
    changed: changes.map(({ kind }) => kind !== 'same'),
    layout: { ...target.layout, columns: widening.columns },
  });
  return {
    edits: [...widening.edits, ...rewritten.edits],
    outcome: differences.length > 0 ? 'replaced' : 'replaced-placeholder',
    rowText: rewritten.text,
    row,
    blanked: differences.filter(({ given }) => given === ''),
    kept,
  };
}

type Change = { readonly column: ColumnRecord; readonly source: string } & (
  | { readonly kind: 'same'; readonly stale?: readonly CellDifference[] }
  | { readonly kind: 'fill' }
  | { readonly kind: 'other'; readonly difference: CellDifference }
);

function changeOf(target: Target, row: RowRecord, column: ColumnRecord): Change {
  const cell = target.cells.get(column.name);
  const there = row.cells[column.index]?.text ?? '';
  if (cell === undefined || cell.text === '') return staleChange(target, row, column);
  const source = newSource(target, column);
  const isBlank = isMissing(plainText(there));
  if (
    saysSame(there, cell, { source, column, marks: row.cells[column.index]?.marks }) ||
    (cell.soft === true && !isBlank)
  )
    return { kind: 'same', column, source: there };
  if (isBlank) return { kind: 'fill', column, source };
  return { kind: 'other', column, source, difference: { column: column.header, there, given: source } };
}

/** Cells for which the run has no value are kept, except those that only the earlier run had measured. */
function staleChange({ table, options }: Target, row: RowRecord, column: ColumnRecord): Change {
  const { text: there = '', marks } = row.cells[column.index] ?? {};
  const written = options.replace === true ? options.stale?.get(column.name) : undefined;
  const same: Change = { kind: 'same', column, source: there };
  if (written === undefined || isMissing(plainText(there))) return same;
  const difference = { column: column.header, there, given: '' };
  const isAsWritten = saysSame(
    there,
    { text: plainText(written), form: 'verbatim' },
    { source: written, column, marks },
  );
  if (!isAsWritten) return { ...same, stale: [difference] };
  return { kind: 'other', column, source: habitOf(table, column.index).missing ?? '', difference };
}

const newSource = ({ table, cells }: Target, column: ColumnRecord): string =>
  cellSource(cells.get(column.name), habitOf(table, column.index), column);

/** The edits that give every line except `except` its new cells, and the layout of all columns. */
function widen(target: Target, except: RowRecord | undefined): ReturnType<typeof widenTable> {
  const added = target.options.addColumns ?? [];
  if (added.length === 0) return { edits: [], columns: target.layout.columns };
  return widenTable(target.document, target.table, { layout: target.layout, added, except: except?.row });
}
