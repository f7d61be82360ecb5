import type { Block, Table } from './block.ts';
import { cellsOf } from './cells-of.ts';
import { fieldsOf } from './fields-of.ts';
import { labelName } from './label-name.ts';
import type { MarkdownDocument } from './markdown-document.ts';
import { plainText } from './plain-text.ts';
import { remember } from '../text/remember.ts';
import type { SectionPlace } from './sections-of.ts';
import { walkSections } from './sections-of.ts';
import type { TablePlace } from './table-place.ts';

const PSEUDO_HEADING = /^(?:\*\*|__)([^*_]{1,200})(?:\*\*|__)$/u;

/** All tables of a document, including those in lists and quotes, in document order. */
export function tablesOf({ source, root }: Pick<MarkdownDocument, 'source' | 'root'>): readonly TablePlace[] {
  const found: TablePlace[] = [];
  for (const place of walkSections(root)) found.push(...tablesIn(source.text, place));
  return found;
}

/** The tables of one section, without its sub-sections. */
export function tablesIn(text: string, { section, path }: SectionPlace): readonly TablePlace[] {
  const found: TablePlace[] = [];
  if (!section.body.some(mayHoldTable)) return found;
  const labels = labelsOver(text, section.body, section);
  walk(section.body, undefined);
  return found;

  function walk(blocks: readonly Block[], above: string | undefined): void {
    blocks.forEach((block, index) => {
      const label = labels.get(block) ?? boldAbove(text, blocks[index - 1]) ?? above;
      if (block.kind === 'table') found.push({ table: block, section, path, label, header: headerOf(text, block) });
      else if (block.kind === 'quote' || block.kind === 'footnote-definition') walk(block.children, label);
      else if (block.kind === 'list') for (const item of block.items) walk(item.children, label);
    });
  }
}

const mayHoldTable = ({ kind }: Block): boolean =>
  kind === 'table' || kind === 'list' || kind === 'quote' || kind === 'footnote-definition';

/** For each block that belongs to a label: the name of the innermost such label. */
function labelsOver(
  text: string,
  body: readonly Block[],
  section: SectionPlace['section'],
): ReadonlyMap<Block, string> {
  const labels = new Map<Block, string>();
  if (!holdsTable(body)) return labels;
  for (const { name, blocks } of fieldsOf(text, section)) for (const block of blocks) labels.set(block, name);
  return labels;
}

const holdsTable = (blocks: readonly Block[]): boolean =>
  blocks.some((block) => {
    if (block.kind === 'list') return block.items.some(({ children }) => holdsTable(children));
    if (block.kind === 'quote' || block.kind === 'footnote-definition') return holdsTable(block.children);
    return block.kind === 'table';
  });

/** A bold line without a colon just above a table also names it. */
function boldAbove(text: string, block: Block | undefined): string | undefined {
  if (block?.kind !== 'paragraph') return undefined;
  const words = PSEUDO_HEADING.exec(text.slice(block.span.start, block.span.end))?.[1];
  return words === undefined ? undefined : labelName(words);
}

const headerOf = (text: string, { header: { span } }: Table): readonly string[] =>
  wordsOfHeader(text.slice(span.start, span.end));

/** Remembered, because the same headers occur in document after document. */
const wordsOfHeader = remember((line): readonly string[] =>
  cellsOf(line, { span: { start: 0, end: line.length } }).map(({ span }) =>
    plainText(line.slice(span.start, span.end)),
  ),
);
