import { fieldsOf } from '../../document/fields-of.ts';
import { statusSection, verdictSection } from './status-section.ts';
import { tablesIn } from '../../document/tables-of.ts';
import { walkBlocks } from '../../document/walk-blocks.ts';
import { cellsOf } from '../../document/cells-of.ts';
import { lineAt } from '../../text/line-index.ts';
import { sliceOf } from '../../text/span.ts';
import { keyedSections } from '../section-keys.ts';
import { readAnnotations } from '../statements/annotations.ts';
import type { Block, List, Row } from '../../document/block.ts';
import type { Field } from '../../document/field.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { Section } from '../../document/section.ts';
import type { TablePlace } from '../../document/table-place.ts';
import type { Span } from '../../text/span.ts';
import type { KeyedSection } from '../section-keys.ts';
import type { Annotations } from '../statements/annotations.ts';

/** A template with everything that its specs are made from, each with its section and line. */
export type TemplateView = {
  readonly document: MarkdownDocument;
  readonly text: string;
  readonly sections: readonly KeyedSection[];
  readonly fields: readonly PlacedField[];
  readonly lists: readonly PlacedList[];
  readonly tables: readonly PlacedTable[];
  readonly annotations: Annotations;
};

type Placed = { readonly section: KeyedSection; readonly line: number };
export type PlacedField = Placed & { readonly field: Field };
/** A top-level list; `label` is the bare label that it belongs to. */
export type PlacedList = Placed & { readonly list: List; readonly label: Field | undefined; readonly lead: string };
export type PlacedTable = Placed & { readonly place: TablePlace; readonly label: PlacedField | undefined };

/** Collects the parts of a template's text; `record` is the heading of one record of a ledger. */
export function viewTemplate(document: MarkdownDocument, record?: Section): TemplateView {
  const sections = keyedSections(document.root, record);
  const text = document.source.text;
  const parts = sections.map((section) => readSection(document, section));
  return {
    document,
    text,
    sections,
    fields: parts.flatMap(({ fields }) => fields),
    lists: parts.flatMap(({ lists }) => lists),
    tables: parts.flatMap(({ tables }) => tables),
    annotations: readAnnotations(document),
  };
}

/** The cells of a table's row as written. */
export const cellTexts = (text: string, row: Row): readonly string[] =>
  cellsOf(text, row).map(({ span }) => sliceOf(text, span));

/** The line (from 1) on which a span begins. */
export const lineOf = (document: MarkdownDocument, { start }: Span): number => lineAt(document.lines, start);

function readSection(
  document: MarkdownDocument,
  section: KeyedSection,
): Pick<TemplateView, 'fields' | 'lists' | 'tables'> {
  const text = document.source.text;
  const place = (span: Span): Placed => ({ section, line: lineOf(document, span) });
  const found = fieldsOf(text, section.section);
  const whole =
    found.length === 0 ? (statusSection(text, section.section) ?? verdictSection(text, section.section)) : undefined;
  const fields = (whole === undefined ? found : [whole]).map((field) => ({ field, ...place(field.labelSpan) }));
  const owners: ReadonlyMap<Block, PlacedField> = new Map(
    fields.flatMap((placed) => placed.field.blocks.map((block) => [block, placed] as const)),
  );
  const lists: PlacedList[] = [];
  let lead = '';
  walkBlocks(section.section.body, (block) => {
    if (block.kind === 'paragraph') lead = sliceOf(text, block.span);
    if (block.kind !== 'list') return undefined;
    lists.push({ list: block, label: owners.get(block)?.field, lead, ...place(block.span) });
    return 'skip';
  });
  const tables = tablesIn(text, { section: section.section, path: [] }).map((table) => ({
    place: table,
    label: owners.get(table.table),
    ...place(table.table.span),
  }));
  return { fields, lists, tables };
}
