import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { hasPlainLines, type View } from './view.ts';

type Node = {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly position?: { readonly start: { readonly offset: number }; readonly end: { readonly offset: number } };
  readonly depth?: number;
  readonly ordered?: boolean;
  readonly checked?: boolean | null;
  readonly align?: readonly (string | null)[];
  readonly value?: string;
};

/** Follows a heading's depth where the oracle has lost the places of its content, as it does for a bare address. */
export const UNPLACED = ' ?';

const KINDS: ReadonlyMap<string, string> = new Map([
  ['yaml', 'front-matter'],
  ['heading', 'heading'],
  ['paragraph', 'paragraph'],
  ['code', 'code'],
  ['html', 'html'],
  ['thematicBreak', 'thematic-break'],
  ['definition', 'definition'],
  ['footnoteDefinition', 'footnote-definition'],
  ['blockquote', 'quote'],
  ['list', 'list'],
  ['listItem', 'item'],
  ['table', 'table'],
  ['tableRow', 'row'],
  ['tableCell', 'cell'],
]);

const WITHOUT_BLOCKS: ReadonlySet<string> = new Set(['heading', 'paragraph', 'cell']);

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter);

/**
 * The oracle's reading of `text`, with the systematic differences of `known-differences.ts` evened out; undefined if
 * one of the oracle's own assertions fails.
 */
export function mdastView(text: string): readonly View[] | undefined {
  const shift = text.startsWith('\uFEFF') ? 1 : 0;
  const tree = parse(text);
  if (tree === undefined) return undefined;
  const views: View[] = [];
  const visit = (node: Node, depth: number, within: Node): void => {
    const kind = KINDS.get(node.type);
    if (kind === undefined) return;
    const place = placeOf(text, node, { within, shift });
    views.push({ kind, depth, ...place, detail: detailOf(text, node, shift) });
    if (!WITHOUT_BLOCKS.has(kind)) for (const child of node.children ?? []) visit(child, depth + 1, node);
  };
  for (const child of tree.children ?? []) visit(child, 0, tree);
  return views;
}

function parse(text: string): Node | undefined {
  try {
    return processor.parse(text) as unknown as Node;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_ASSERTION') return undefined;
    throw error;
  }
}

type Around = { readonly within: Node; readonly shift: number };
type Place = { readonly start: number; readonly end: number };

const startOf = (node: Node | undefined, shift: number): number => (node?.position?.start.offset ?? 0) + shift;
const endOf = (node: Node | undefined, shift: number): number => (node?.position?.end.offset ?? 0) + shift;

function placeOf(text: string, node: Node, { within, shift }: Around): Place {
  const start = startOf(node, shift);
  const end = withoutLineEnding(text, endOf(node.type === 'list' ? node.children?.at(-1) : node, shift));
  if (node.type === 'tableCell') return cellContent(text, start, end);
  if (isTaskText(node, within)) return { start: boxStart(text, startOf(within, shift), start), end };
  if (node.type === 'heading' && startsWithDefinition(node, within))
    return { start: startOf(node.children?.[0], shift), end };
  return { start, end };
}

/** `open-block-end`: an unclosed fence or HTML block ends behind its last line ending. */
function withoutLineEnding(text: string, end: number): number {
  if (text[end - 1] === '\n') return text[end - 2] === '\r' ? end - 2 : end - 1;
  return text[end - 1] === '\r' ? end - 1 : end;
}

const isTaskText = (node: Node, within: Node): boolean =>
  within.type === 'listItem' &&
  typeof within.checked === 'boolean' &&
  within.children?.find(({ type }) => type === 'paragraph') === node;

/** `task-paragraph-start`: behind the box, or before it when no plain text follows the box. */
function boxStart(text: string, itemStart: number, start: number): number {
  const box = /\[[ xX]\]\s*$/.exec(text.slice(itemStart, start));
  return box === null ? start : itemStart + box.index;
}

/** `heading-after-definitions`: a setext heading's span also covers the definitions right above it. */
function startsWithDefinition(heading: Node, within: Node): boolean {
  const before = within.children?.[within.children.indexOf(heading) - 1];
  return before?.type === 'definition' && endOf(before, 0) > startOf(heading, 0);
}

/** `cell-span`: a cell's span covers its pipes and padding. */
function cellContent(text: string, from: number, to: number): Place {
  let start = text[from] === '|' ? from + 1 : from;
  let end = to;
  const hasPadding = (at: number): boolean => text[at] === ' ' || text[at] === '\t';
  while (end > start && hasPadding(end - 1)) end--;
  if (end > start && text[end - 1] === '|' && !escaped(text, start, end - 1)) end--;
  while (end > start && hasPadding(end - 1)) end--;
  while (start < end && hasPadding(start)) start++;
  return start === end ? { start: -1, end: -1 } : { start, end };
}

function escaped(text: string, from: number, at: number): boolean {
  let backslashes = 0;
  while (at - backslashes > from && text[at - backslashes - 1] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

function detailOf(text: string, node: Node, shift: number): string {
  if (node.type === 'heading') return headingDetail(node, shift);
  if (node.type === 'list') return node.ordered === true ? 'ordered' : '';
  if (node.type === 'listItem') return typeof node.checked === 'boolean' ? String(node.checked) : '';
  if (node.type === 'table') return (node.align ?? []).map((side) => String(side ?? undefined)).join();
  if (node.type === 'yaml') return withNul(text, node.value ?? '');
  if (node.type === 'code' && hasPlainLines(text)) return codeText(withNul(text, node.value ?? ''));
  return '';
}

/** `nul`: CommonMark reads NUL as U+FFFD; where a text has one, its values are compared with NUL put back. */
const withNul = (text: string, value: string): string =>
  text.includes('\0') && !text.includes('\uFFFD') ? value.replaceAll('\uFFFD', '\0') : value;

const codeText = (value: string): string => value.replace(/\r\n?/g, '\n').replace(/\n+$/, '');

function headingDetail(node: Node, shift: number): string {
  const first = node.children?.[0];
  const last = node.children?.at(-1);
  if (first === undefined || last === undefined) return String(node.depth);
  if (first.position === undefined || last.position === undefined) return `${node.depth}${UNPLACED}`;
  return `${node.depth} ${startOf(first, shift)}-${endOf(last, shift)}`;
}
