import { readCsv } from '../csv/read-csv.ts';
import { separatorOf } from '../csv/separator-of.ts';
import { isJsonArray, isJsonObject } from '../json/json-value.ts';
import { readJson } from '../json/read-json.ts';
import { refused } from './item-table.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { ItemsReading, ItemTable } from './item-table.ts';

/** The objects of an item file, one for each item, with the line (from 1) on which each begins. */
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

/** A torn last line is refused like any other: a test set that is still being written is incomplete. */
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
  const separator = separatorOf(path, text);
  const table = readCsv(text, separator);
  if (table.kind === 'broken') return refused(table.message, { line: table.line, ...hinted(table) });
  const { names, rows, notes } = table;
  const uneven = rows.find(({ fields }) => fields !== names.length);
  if (uneven !== undefined)
    return refused(`this line has ${uneven.fields} fields, the header ${names.length}`, { line: uneven.line });
  const format = separator === '\t' ? 'tsv' : 'csv';
  return { kind: 'rows', format, rows: rows.map(({ line, object }) => ({ line, object: withFlags(object) })), notes };
}

const hinted = ({ hint }: { readonly hint?: string }): { hint?: string } => (hint === undefined ? {} : { hint });

/** Converts what a table can only write as a word: right or wrong. */
const withFlags = (object: JsonObject): JsonObject =>
  new Map([...object].map(([name, value]) => [name, isFlag(value) ? value.toLowerCase() === 'true' : value]));

const isFlag = (value: JsonValue | undefined): value is string =>
  typeof value === 'string' && /^(?:true|false)$/iu.test(value);
