import { cellsOf } from '../../document/cells-of.ts';
import { sliceOf } from '../../text/span.ts';
import { cellWidth } from './cell-width.ts';
import type { Cell, Row, Table } from '../../document/block.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { Span } from '../../text/span.ts';

/** One physical line of a table; `segments` are its cells with their padding, split at the pipes. */
export type TableLine = {
  readonly span: Span;
  readonly cells: readonly Cell[];
  readonly segments: readonly Span[];
  /** Whether it has a pipe: a line of text directly below a table has none. */
  readonly piped: boolean;
  readonly leading: boolean;
  readonly trailing: boolean;
};

/** How a new cell of a column is padded; `width` is defined if the table is aligned. */
export type ColumnLayout = { readonly width: number | undefined; readonly side: 'left' | 'right' | 'center' };

/** How the rows of one table are written: pipes, padding, widths. */
export type TableLayout = {
  readonly columns: readonly ColumnLayout[];
  readonly leading: boolean;
  readonly trailing: boolean;
  readonly before: string;
  readonly after: string;
};

const SAMPLED_ROWS = 64;

/** Determines how a table is written from its header and its last rows, in one pass over those. */
export function layoutOf(document: MarkdownDocument, table: Table): TableLayout {
  const layout = layouts.get(table) ?? readLayout(document, table);
  layouts.set(table, layout);
  return layout;
}

const layouts = new WeakMap<Table, TableLayout>();

function readLayout(document: MarkdownDocument, table: Table): TableLayout {
  const header = lineOf(document, table.header);
  const tail = table.rows.slice(-SAMPLED_ROWS).map((row) => lineOf(document, row));
  const sample = [header, ...tail.filter(({ piped }) => piped)];
  const style = sample.at(-1) ?? header;
  const { text } = document.source;
  return {
    columns: columnLayouts(text, table, sample),
    leading: style.leading,
    trailing: style.trailing,
    ...paddingOf(text, style),
  };
}

/** Reads one row's line of a document. */
export function lineOf(document: MarkdownDocument, { span }: Row): TableLine {
  const { text } = document.source;
  const cells = cellsOf(text, { span });
  const segments = cells.map((cell) => segmentOf(text, span, cell));
  const leading = text[span.start] === '|';
  const last = segments.at(-1);
  const trailing = last !== undefined && text[last.end] === '|' && last.end < span.end;
  return { span, cells, segments, piped: leading || trailing || segments.length > 1, leading, trailing };
}

/** A cell with the blanks around it, up to the pipes (or the ends of the row). */
function segmentOf(text: string, row: Span, { span }: Cell): Span {
  let { start, end } = span;
  while (start > row.start && isBlank(text[start - 1])) start--;
  while (end < row.end && isBlank(text[end])) end++;
  return { start, end };
}

const isBlank = (character: string | undefined): boolean => character === ' ' || character === '\t';

/** The blanks next to the pipes: those of the first filled cell; one on each side if none is filled. */
function paddingOf(text: string, line: TableLine): Pick<TableLayout, 'before' | 'after'> {
  const inner = line.cells.findIndex(({ span }) => span.end > span.start);
  const segment = line.segments[inner];
  const cell = line.cells[inner];
  if (segment === undefined || cell === undefined) return { before: ' ', after: ' ' };
  const opens = inner > 0 || line.leading;
  const closes = inner < line.cells.length - 1 || line.trailing;
  const before = cell.span.start > segment.start;
  const after = segment.end > cell.span.end;
  return { before: (opens ? before : after) ? ' ' : '', after: (closes ? after : before) ? ' ' : '' };
}

/**
 * In an aligned table, four cells of five have their column's usual width, and some are padded by more than one blank.
 */
function columnLayouts(text: string, table: Table, sample: readonly TableLine[]): readonly ColumnLayout[] {
  const count = table.alignment.length;
  const columns = Array.from({ length: count }, (_, index) => sample.map((line) => segmentMeasure(text, line, index)));
  const usual = columns.map((measures) => mostCommon(measures.flatMap((measure) => measure?.width ?? [])));
  const measured = columns.flatMap((measures, index) =>
    measures.flatMap((measure) => (measure === undefined ? [] : [{ ...measure, usual: usual[index] }])),
  );
  const fitting = measured.filter((measure) => measure.width === measure.usual).length;
  const slack = measured.some(({ before, after }) => before + after > 2);
  const aligned = sample.length > 1 && slack && fitting >= measured.length * 0.8;
  return columns.map((measures, index) => ({
    width: aligned ? usual[index] : undefined,
    side: sideOf(measures, table.alignment[index]),
  }));
}

type Measure = { readonly width: number; readonly before: number; readonly after: number };

function segmentMeasure(text: string, line: TableLine, index: number): Measure | undefined {
  const segment = line.segments[index];
  const cell = line.cells[index];
  if (segment === undefined || cell === undefined) return undefined;
  const before = cell.span.start - segment.start;
  const after = segment.end - cell.span.end;
  const filled = cell.span.end > cell.span.start;
  return {
    width: before + after + cellWidth(sliceOf(text, cell.span)),
    before: filled ? before : 0,
    after: filled ? after : 0,
  };
}

function sideOf(measures: readonly (Measure | undefined)[], said: Table['alignment'][number]): ColumnLayout['side'] {
  const sides = measures.flatMap((measure) => {
    if (measure === undefined || measure.before + measure.after <= 3) return [];
    const { before, after } = measure;
    return [before > after + 1 ? 'right' : after > before + 1 ? 'left' : 'center'] as const;
  });
  // One extra blank distinguishes left from right alignment, and centred from neither.
  const odd = measures.find((measure) => measure !== undefined && measure.before + measure.after === 3);
  const leaning = odd === undefined || said === 'center' ? undefined : odd.before > odd.after ? 'right' : 'left';
  return mostCommon(sides) ?? leaning ?? said ?? 'left';
}

function mostCommon<Value>(values: readonly Value[]): Value | undefined {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
