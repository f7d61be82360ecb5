import { counted } from '../../text/counted.ts';
import { firstDoubled } from '../../text/first-doubled.ts';
import { commaMeaning, withPoint } from './decimal-comma.ts';
import { splitCsv } from './split-csv.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { CommaMeaning } from './decimal-comma.ts';
import type { CsvLine } from './split-csv.ts';

/**
 * One row of a table by the names in its header, with the line (from 1) on which it begins and its number of fields.
 */
export type CsvRow = { readonly line: number; readonly fields: number; readonly object: JsonObject };

/** A table; or, if it cannot be read without guessing, what is broken, with line and column from 1. */
export type CsvTable =
  | {
      readonly kind: 'table';
      readonly names: readonly string[];
      readonly rows: readonly CsvRow[];
      /** Whether the text ends in a line ending; if not, its last row may be torn. */
      readonly isComplete: boolean;
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'broken';
      readonly message: string;
      readonly line: number;
      readonly column: number;
      readonly hint?: string;
    };

type Broken = Extract<CsvTable, { kind: 'broken' }>;

/**
 * Reads a table with a header: header and cells are trimmed, blank cells are null, numbers keep their digits. The
 * caller decides whether rows may have fewer or more fields than the header.
 */
export function readCsv(text: string, separator: string): CsvTable {
  const reading = splitCsv(text, separator);
  if (reading.kind === 'broken') return broken('a quote that opens here is never closed', reading.line);
  const comments = commentCount(reading.lines);
  const [header, ...body] = reading.lines.slice(comments);
  const names = header?.fields.map((name) => name.trim()) ?? [];
  const doubled = firstDoubled(names);
  if (header !== undefined && doubled !== undefined) return broken(`two columns are called ${doubled}`, header.line);
  const comma = commaMeaning(body, separator);
  if (comma.kind === 'open') return openNumber(comma, names);
  const read = comma.kind === 'decimal' ? (field: string) => valueOf(withPoint(field)) : valueOf;
  return {
    kind: 'table',
    names,
    rows: body.map((line) => ({ line: line.line, fields: line.fields.length, object: rowOf(names, line, read) })),
    isComplete: reading.isComplete,
    notes: [
      ...(comments > 0 ? [`over the header: ${counted(comments, 'line')} of comment`] : []),
      ...(comma.kind === 'decimal' ? ['its numbers have decimal commas: 1,234 is 1.234'] : []),
    ],
  };
}

const broken = (message: string, line: number): Broken => ({ kind: 'broken', message, line, column: 1 });

function openNumber({ comma, point, line }: Extract<CommaMeaning, { kind: 'open' }>, names: readonly string[]): Broken {
  const at = line.fields.findIndex((field) => field.trim() === point);
  const column = line.fields.slice(0, at).reduce((sum, { length }) => sum + length + 1, 1);
  const message = `"${point}" under ${names[at] ?? ''} could have a decimal point or thousands, for "${comma}" is in the same table`;
  const hint = 'write its numbers with one decimal mark and without thousands';
  return { kind: 'broken', message, line: line.line, column, hint };
}

/** The number of lines before a header with several fields that begin with `#` and have one field. */
function commentCount(lines: readonly CsvLine[]): number {
  const first = lines.findIndex(({ fields }) => fields[0]?.startsWith('#') !== true);
  const isAbove = first > 0 && (lines[first]?.fields.length ?? 0) > 1;
  return isAbove && lines.slice(0, first).every(({ fields }) => fields.length === 1) ? first : 0;
}

/** Some programs pad fields; a column without a name is left out. */
const rowOf = (names: readonly string[], { fields }: CsvLine, read: (field: string) => JsonValue): JsonObject =>
  new Map(names.flatMap((name, index) => (name === '' ? [] : [[name, read((fields[index] ?? '').trim())] as const])));

const valueOf = (field: string): JsonValue => {
  if (field === '') return null;
  return /^-?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][-+]?\d{1,4})?$/.test(field)
    ? { text: field, number: Number(field) }
    : field;
};
