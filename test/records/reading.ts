import { readFileSync } from 'node:fs';
import { readFrontMatter } from '../../src/document/front-matter.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import type { MarkdownDocument } from '../../src/document/markdown-document.ts';
import { readRecords } from '../../src/records/read-records.ts';
import type { ExperimentRecord, FieldRecord, TableRecord } from '../../src/records/record.ts';
import { compileTemplate } from '../../src/template/compile-template.ts';
import type { Kind } from '../../src/template/kind.ts';
import { lineAt } from '../../src/text/line-index.ts';
import type { Span } from '../../src/text/span.ts';

/** A text as a document at a path. */
export const documentOf = (text: string, path = 'experiments/x.md'): MarkdownDocument =>
  parseDocument({ path, text }, { frontMatter: readFrontMatter });

/** A template's text as a kind. */
export const kindOf = (text: string): Kind =>
  compileTemplate({ path: 'templates/probe.md', text }, { name: 'probe', frontMatter: readFrontMatter(text) });

/** All records of a text, read against a template's text where one is given. */
export const recordsIn = (
  text: string,
  options: { readonly template?: string; readonly path?: string } = {},
): readonly ExperimentRecord[] =>
  readRecords(documentOf(text, options.path), options.template === undefined ? undefined : kindOf(options.template));

/** The only record of a text. */
export function recordIn(
  text: string,
  options: { readonly template?: string; readonly path?: string } = {},
): ExperimentRecord {
  const [record, ...others] = recordsIn(text, options);
  if (record === undefined || others.length > 0) throw new Error(`${others.length + 1} records`);
  return record;
}

/** A fixture of this folder. */
export const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/records/${name}`, import.meta.url), 'utf8');

/** The field with a key. */
export function fieldAt(record: ExperimentRecord, key: string): FieldRecord {
  const found = record.fields.find((field) => field.key === key);
  if (found === undefined)
    throw new Error(`no field ${key} among ${record.fields.map((field) => field.key).join(', ')}`);
  return found;
}

/** The table with a key. */
export function tableAt(record: ExperimentRecord, key: string): TableRecord {
  const found = record.tables.find((table) => table.key === key);
  if (found === undefined)
    throw new Error(`no table ${key} among ${record.tables.map((table) => table.key).join(', ')}`);
  return found;
}

/** The line (from 1) on which a span begins. */
export const lineOf = (record: ExperimentRecord, span: Span): number => lineAt(record.document.lines, span.start);

/** `key = text` for each field. */
export const fieldLines = (record: ExperimentRecord): readonly string[] =>
  record.fields.map(({ key, value }) => `${key} = ${value.text}`);

/** `class id` for each row. */
export const rowLines = (table: TableRecord): readonly string[] =>
  table.rows.map((row) => `${row.class} ${row.id ?? '·'}`);
