import type { Span } from '../text/span.ts';
import type { Block, Definition, List, ListItem, Quote } from './block.ts';
import type { Field } from './field.ts';
import { endOwners, groupIn, MAJOR, own, pathOf } from './fields/open-field.ts';
import type { OpenField, Scope } from './fields/open-field.ts';
import { readParagraph } from './fields/paragraph-fields.ts';
import type { Head } from './fields/paragraph-fields.ts';
import { readRows } from './fields/row-fields.ts';
import type { Section } from './section.ts';

export { leadField, sectionField } from './fields/section-field.ts';

const LINE = /[^\r\n]+/gu;
const LINK_TARGET = /:\s*(?:<|[./#]|\S*:\/\/|\S+\.[a-z]{2,4}\b)/i;

const LONGEST_LOOKED_AT = 300;

const known = new WeakMap<readonly Block[], readonly Field[]>();

/**
 * The labelled values of a section itself (not of its sub-sections), in document order, read from source lines. They
 * are kept as long as the section, because kind, tables and record each need them.
 */
export function fieldsOf(text: string, { body }: Pick<Section, 'body'>): readonly Field[] {
  const before = known.get(body);
  if (before !== undefined) return before;
  const fields = body.length === 0 ? NONE : readFields(text, body);
  known.set(body, fields);
  return fields;
}

const NONE: readonly Field[] = [];

function readFields(text: string, body: readonly Block[]): readonly Field[] {
  const found: OpenField[] = [];
  readScope({ text, found, base: [], owners: [], last: undefined, form: undefined }, body);
  return found;
}

function readScope(scope: Scope, blocks: readonly Block[], head?: Head): void {
  blocks.forEach((block, index) => {
    const before = scope.last;
    scope.last = undefined;
    if (block.kind === 'paragraph') readParagraph(scope, block, block.lines, index === 0 ? head : undefined);
    else if (block.kind === 'definition') readDefinition(scope, block, index === 0 ? head : undefined);
    else if (block.kind === 'list') readList(scope, block, before);
    else readOther(scope, block);
  });
}

function readOther(scope: Scope, block: Block): void {
  if (block.kind === 'heading' || block.kind === 'thematic-break') return endOwners(scope, MAJOR);
  if (block.kind === 'html' && scope.text.startsWith('<!--', block.span.start)) return;
  own(scope, block);
  if (block.kind === 'quote') readQuote(scope, block);
  else if (block.kind === 'table') readRows(scope, block);
}

/** In CommonMark `[Milestone 1]: [Date]` defines a link; here only a definition with a real target does. */
function readDefinition(scope: Scope, block: Definition, head: Head | undefined): void {
  const { start, end } = block.span;
  if (!head && LINK_TARGET.test(scope.text.slice(start, Math.min(end, start + LONGEST_LOOKED_AT)))) return;
  readParagraph(scope, block, linesIn(scope.text, block.span), head);
}

function linesIn(text: string, { start, end }: Span): readonly Span[] {
  const lines = text.slice(start, end).matchAll(LINE);
  return Array.from(lines, ({ index, 0: line }) => ({ start: start + index, end: start + index + line.length }));
}

function readList(scope: Scope, list: List, before: Scope['last']): void {
  const base = hangsUnder(scope, list, before) ? pathOf(before.field) : groupIn(scope);
  own(scope, list);
  for (const item of list.items) readItem(scope, { list, item }, base);
}

/** A list on the line after a label belongs to it, whether or not the label has a value of its own. */
function hangsUnder({ text }: Scope, list: List, before: Scope['last']): before is NonNullable<Scope['last']> {
  if (!before) return false;
  let ends = 0;
  for (let at = before.end; at < list.span.start && ends < 2; at++)
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) ends++;
  return ends < 2;
}

function readItem(
  { text, found, form }: Scope,
  head: { readonly list: List; readonly item: ListItem },
  base: readonly string[],
): void {
  readScope({ text, found, base, owners: [], last: undefined, form }, head.item.children, head);
}

function readQuote(scope: Scope, quote: Quote): void {
  const { text, found } = scope;
  readScope({ text, found, base: groupIn(scope), owners: [], last: undefined, form: 'quote' }, quote.children);
}
