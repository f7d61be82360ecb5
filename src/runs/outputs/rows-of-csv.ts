import { counted } from '../../text/counted.ts';
import { firstDoubled } from '../../text/first-doubled.ts';
import { splitCsv } from '../reading/split-csv.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { RunFile, RunProblem } from '../readers/reader.ts';
import type { CsvLine } from '../reading/split-csv.ts';

/** A table as rows by its header's names. */
export type CsvRows =
  | {
      readonly kind: 'rows';
      readonly names: readonly string[];
      readonly rows: readonly JsonObject[];
      readonly notes: readonly string[];
    }
  | { readonly kind: 'refused'; readonly problem: RunProblem };

/** The rows of a CSV or TSV file; header and cells are trimmed, a torn last line is skipped and said. */
export function rowsOfCsv(file: RunFile, separator = separatorOf(file)): CsvRows {
  const reading = splitCsv(file.text, separator);
  if (reading.kind === 'broken') return problem(file, 'a quote that opens here is never closed', reading.line);
  const comments = commentCount(reading.lines);
  const [header, ...body] = reading.lines.slice(comments);
  const names = header?.fields.map((name) => name.trim()) ?? [];
  const doubled = firstDoubled(names);
  if (header === undefined || body.length === 0) {
    const nothing = { path: file.path, message: 'holds no row under a header' };
    return {
      kind: 'refused',
      problem: { ...nothing, hint: 'the first line names the columns, each further one is a row' },
    };
  }
  if (doubled !== undefined) return problem(file, `two columns are called ${doubled}`, header.line);
  const last = body.at(-1);
  const isTorn = !reading.isComplete && last !== undefined && last.fields.length < names.length && body.length > 1;
  const whole = isTorn ? body.slice(0, -1) : body;
  const long = whole.find(({ fields }) => fields.length > names.length);
  if (long !== undefined) return problem(file, 'this row has more fields than the header', long.line);
  const comma = separator === ';' ? decimalComma(whole) : undefined;
  if (comma?.kind === 'open') return openNumber(file, comma, names);
  const notes = comments > 0 ? [`over the header: ${counted(comments, 'line')} of comment`] : [];
  if (isTorn) notes.push(`line ${String(last.line)} is torn (still being written?) and was skipped`);
  if (comma !== undefined) notes.push('its numbers have decimal commas: 1,234 is 1.234');
  const read = comma === undefined ? valueOf : (field: string) => valueOf(withPoint(field));
  return { kind: 'rows', names, rows: whole.map((line) => rowOf(names, line, read)), notes };
}

const DECIMAL_COMMA = /^-?(?:\d{1,3}(?:\.\d{3}){1,20}|\d{1,400}),\d{1,400}(?:[eE][-+]?\d{1,4})?$/;
/** What is no date and no version. */
const DECIMAL_POINT = /^-?\d{0,400}\.\d{1,400}(?:[eE][-+]?\d{1,4})?$/;
/** Points between thousands, where commas stand before decimals. */
const THOUSANDS = /^-?\d{1,3}(?:\.\d{3}){2,20}$/;

const withPoint = (field: string): string =>
  DECIMAL_COMMA.test(field) || THOUSANDS.test(field) ? field.replaceAll('.', '').replace(',', '.') : field;

type Open = { readonly kind: 'open'; readonly comma: string; readonly point: string; readonly line: CsvLine };
type Comma = { readonly kind: 'decimal' } | Open;

function openNumber(file: RunFile, { comma, point, line }: Open, names: readonly string[]): CsvRows {
  const at = line.fields.findIndex((field) => field.trim() === point);
  const column = line.fields.slice(0, at).reduce((sum, { length }) => sum + length + 1, 1);
  const message = `"${point}" under ${names[at] ?? ''} could have a decimal point or thousands, for "${comma}" stands in the same table`;
  const hint = 'write its numbers with one decimal mark and without thousands';
  return { kind: 'refused', problem: { path: file.path, message, line: line.line, column, hint } };
}

/** What a comma inside numbers means where semicolons stand between them; undefined where there is none. */
function decimalComma(lines: readonly CsvLine[]): Comma | undefined {
  const holds = (pattern: RegExp, fields: readonly string[]): string | undefined =>
    fields.find((field) => pattern.test(field.trim()));
  const comma = lines.map(({ fields }) => holds(DECIMAL_COMMA, fields)).find((field) => field !== undefined);
  if (comma === undefined) return undefined;
  for (const line of lines) {
    const point = holds(DECIMAL_POINT, line.fields);
    if (point !== undefined) return { kind: 'open', comma: comma.trim(), point: point.trim(), line };
  }
  return { kind: 'decimal' };
}

/** Lines that begin with `#` and hold one field, over a header that holds several. */
function commentCount(lines: readonly CsvLine[]): number {
  const first = lines.findIndex(({ fields }) => fields[0]?.startsWith('#') !== true);
  const isAbove = first > 0 && (lines[first]?.fields.length ?? 0) > 1;
  return isAbove && lines.slice(0, first).every(({ fields }) => fields.length === 1) ? first : 0;
}

/** What separates the fields: a tab in a `.tsv`, else what the header shows. */
export function separatorOf({ path, text }: RunFile): string {
  const end = text.indexOf('\n');
  const header = end < 0 ? text : text.slice(0, end);
  if (/\.tsv$/i.test(path) || (header.includes('\t') && !header.includes(','))) return '\t';
  return header.includes(';') && !header.includes(',') ? ';' : ',';
}

const problem = ({ path }: RunFile, message: string, line?: number): CsvRows => ({
  kind: 'refused',
  problem: { path, message, ...(line === undefined ? {} : { line, column: 1 }) },
});

/** Fields are padded in some writers' files; a blank one is nothing. */
const rowOf = (names: readonly string[], { fields }: CsvLine, read: (field: string) => JsonValue): JsonObject =>
  new Map(names.flatMap((name, index) => (name === '' ? [] : [[name, read((fields[index] ?? '').trim())] as const])));

const valueOf = (field: string): JsonValue => {
  if (field === '') return null;
  return /^-?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][-+]?\d{1,4})?$/.test(field)
    ? { text: field, number: Number(field) }
    : field;
};
