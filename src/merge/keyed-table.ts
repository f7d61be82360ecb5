import { parseDocument } from '../document/parse-document.ts';
import { tablesOf } from '../document/tables-of.ts';
import { readRecords } from '../records/read-records.ts';
import { isRunKey } from '../records/tables/key-column.ts';
import { tableRecord } from '../records/tables/table-record.ts';
import { lineAround } from '../text/line-around.ts';
import { keysOf } from '../runs/row/row-key.ts';
import { layoutOf, lineOf } from '../runs/row/table-layout.ts';
import { hasLetterOrDigit } from '../text/letters.ts';
import { sliceOf } from '../text/span.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { TablePlace } from '../document/table-place.ts';
import type { RowRecord, TableRecord } from '../records/record.ts';
import type { TableLayout } from '../runs/row/table-layout.ts';
import type { Kind } from '../template/kind.ts';
import type { Span } from '../text/span.ts';

/** A row as a merge sees it: its whole line as written, its cells as written, and its id if it has one. */
export type KeyedRow = {
  readonly id: string | undefined;
  readonly cells: readonly string[];
  readonly line: string;
  readonly span: Span;
};

/** A table whose rows are identified by columns; `span` is from the start of its first line to the end of its last. */
export type KeyedTable = {
  readonly isRuns: boolean;
  /** Names of the headings above it, and its label. */
  readonly address: string;
  readonly span: Span;
  /** Folded header names in order, and those of the key. */
  readonly columns: readonly string[];
  readonly keys: readonly string[];
  /** Header cells and delimiter cells as written. */
  readonly headers: readonly string[];
  readonly dashes: readonly string[];
  /** The two lines above the rows, as written. */
  readonly head: readonly [string, string];
  readonly headerSpan: Span;
  /** The text before the rows of a table in a list or a quote. */
  readonly prefix: string;
  readonly ending: string;
  readonly rows: readonly KeyedRow[];
  readonly layout: () => TableLayout;
};

/** Roles whose sentences are to be read one by one, whatever is in their first column. */
const TEXT_ROLES: ReadonlySet<TableRecord['role']> = new Set<TableRecord['role']>(['criteria', 'hypotheses']);

/** The tables of a text whose rows have keys, in order. */
export function keyedTables(text: string, kind: Kind | undefined): readonly KeyedTable[] {
  const document = parseDocument({ path: '', text });
  const known = readRecords(document, kind).flatMap(({ tables }) => tables);
  const seen = new Set(known.map(({ place }) => place.table.span.start));
  const others = tablesOf(document).filter(({ table }) => !seen.has(table.span.start));
  const records = [...known, ...others.map((place) => looseTable(text, place))];
  return records
    .filter(({ role }) => !TEXT_ROLES.has(role))
    .map((record) => keyedTable(document, record))
    .toSorted((a, b) => a.span.start - b.span.start);
}

const looseTable = (text: string, place: TablePlace): TableRecord =>
  tableRecord({ text, place, key: '', section: '', spec: undefined });

function keyedTable(document: MarkdownDocument, record: TableRecord): KeyedTable {
  const { text } = document.source;
  const { table, path, label } = record.place;
  const keys = keysOf(record).flatMap((index) => record.columns[index] ?? []);
  const first = lineAround(text, table.header.span.start);
  const last = lineAround(text, (table.rows.at(-1)?.span ?? table.delimiter).start);
  const delimiter = lineAround(text, table.delimiter.start);
  return {
    isRuns: record.spec?.role === 'runs' || (ofRuns(record) && (keys.length > 1 || isRunKey(keys[0]))),
    address: [...path, label ?? ''].join('\n'),
    span: { start: first.start, end: last.end },
    columns: record.columns.map(({ name, index }) => name || `column ${index}`),
    keys: keys.map(({ name, index }) => name || `column ${index}`),
    headers: record.columns.map(({ span }) => sliceOf(text, span)),
    dashes: lineOf(document, { span: table.delimiter }).cells.map(({ span }) => sliceOf(text, span)),
    head: [text.slice(first.start, first.end), text.slice(delimiter.start, delimiter.end)],
    headerSpan: table.header.span,
    prefix: text.slice(first.start, table.header.span.start),
    ending: first.ending || '\n',
    rows: record.rows.map((row) => keyedRow(document, row)),
    layout: () => layoutOf(document, table),
  };
}

/** A table without numbers, such as an empty one, has no role of its own. */
const ofRuns = ({ role, spec }: TableRecord): boolean =>
  role === 'runs' || (role === 'other' && (spec === undefined || spec.role === 'other'));

function keyedRow(document: MarkdownDocument, { row, id, cells }: RowRecord): KeyedRow {
  const { text } = document.source;
  const line = lineAround(text, row.span.start);
  const isCut = lineOf(document, row).piped;
  return {
    id: isCut && id !== undefined && hasLetterOrDigit(id) ? id : undefined,
    cells: cells.map((cell) => cell.text),
    line: text.slice(line.start, line.end),
    span: row.span,
  };
}

/** The ids of all rows of some tables. */
export const idsOf = (tables: readonly KeyedTable[]): ReadonlySet<string> =>
  new Set(tables.flatMap(({ rows }) => rows.flatMap(({ id }) => id ?? [])));
