import { isJsonArray, isJsonObject } from '../json/json-value.ts';
import { readJson } from '../json/read-json.ts';
import { splitCsv } from '../reading/split-csv.ts';
import { firstDoubled } from '../../text/first-doubled.ts';
import { refused } from './item-table.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { CsvLine } from '../reading/split-csv.ts';
import type { ItemsReading, ItemTable } from './item-table.ts';

/** The objects of an item file, one for each item, with the line (from 1) that each begins on. */
export type ItemRows = {
  readonly kind: 'rows';
  readonly format: ItemTable['format'];
  readonly rows: readonly { readonly line: number; readonly object: JsonObject }[];
  readonly notes: readonly string[];
};

type Refused = Extract<ItemsReading, { kind: 'refused' }>;

/** Splits an item file into its objects: JSON lines, a JSON list, or a CSV or TSV table with a header. */
export function itemRows(path: string, text: string): ItemRows | Refused {
  const start = /^\uFEFF?\s*/u.exec(text)?.[0].length ?? 0;
  if (text[start] === '[') return listRows(text);
  if (text[start] === '{') return lineRows(text);
  return tableRows(path, text);
}

function listRows(text: string): ItemRows | Refused {
  const reading = readJson(text);
  if (reading.kind === 'broken') return refused(reading.message, { line: reading.line });
  const objects = isJsonArray(reading.value) ? reading.value : [];
  const rows = objects.flatMap((object) => (isJsonObject(object) ? [{ line: 1, object }] : []));
  if (rows.length < objects.length) return refused('an object was expected for each item');
  return { kind: 'rows', format: 'json', rows, notes: [] };
}

/** A torn last line is refused like any other: a test set that is still being written is none. */
function lineRows(text: string): ItemRows | Refused {
  const rows: ItemRows['rows'][number][] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line === '\uFEFF') continue;
    const reading = readJson(line);
    if (reading.kind === 'broken') return refused(reading.message, { line: index + 1 });
    if (!isJsonObject(reading.value)) return refused('an object was expected on each line', { line: index + 1 });
    rows.push({ line: index + 1, object: reading.value });
  }
  return { kind: 'rows', format: 'jsonl', rows, notes: [] };
}

function tableRows(path: string, text: string): ItemRows | Refused {
  const end = text.indexOf('\n');
  const first = end < 0 ? text : text.slice(0, end);
  const isTabbed = /\.tsv$/iu.test(path) || (first.includes('\t') && !first.includes(','));
  const separator = isTabbed ? '\t' : first.includes(';') && !first.includes(',') ? ';' : ',';
  const reading = splitCsv(text, separator);
  if (reading.kind === 'broken') return refused('a quote that opens here is never closed', { line: reading.line });
  const [header, ...body] = reading.lines;
  const names = header?.fields.map((name) => name.trim()) ?? [];
  const doubled = firstDoubled(names);
  if (doubled !== undefined) return refused(`two columns are called ${doubled}`, { line: 1 });
  const uneven = body.find(({ fields }) => fields.length !== names.length);
  if (uneven !== undefined)
    return refused(`this line has ${uneven.fields.length} fields, the header ${names.length}`, { line: uneven.line });
  const rows = body.map((line) => ({ line: line.line, object: objectOf(names, line) }));
  return { kind: 'rows', format: isTabbed ? 'tsv' : 'csv', rows, notes: [] };
}

const objectOf = (names: readonly string[], { fields }: CsvLine): JsonObject =>
  new Map(names.map((name, index) => [name, valueOf((fields[index] ?? '').trim())]));

function valueOf(field: string): JsonValue {
  if (field === '') return null;
  if (/^(?:true|false)$/iu.test(field)) return field.toLowerCase() === 'true';
  return /^-?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][-+]?\d{1,4})?$/u.test(field)
    ? { text: field, number: Number(field) }
    : field;
}
