import { parseDocument } from '../../src/document/parse-document.ts';
import { tablesOf } from '../../src/document/tables-of.ts';
import { tableRecord } from '../../src/records/tables/table-record.ts';
import type { MarkdownDocument } from '../../src/document/markdown-document.ts';
import type { TablePlace } from '../../src/document/table-place.ts';
import type { TableRecord } from '../../src/records/record.ts';

/** A text and one of its tables as the planner accepts them, without a kind. */
export function tableIn(text: string, index = 0): { document: MarkdownDocument; table: TableRecord } {
  const document = parseDocument({ path: 'experiments/plan.md', text });
  const place = tablesOf(document)[index];
  if (place === undefined) throw new Error(`no table ${String(index)} in the text`);
  return { document, table: tableRecordOf(document, place) };
}

/** A table of a document, read without a kind. */
export const tableRecordOf = ({ source }: MarkdownDocument, place: TablePlace): TableRecord =>
  tableRecord({ text: source.text, place, key: 'runs', section: place.section.name, spec: undefined });
