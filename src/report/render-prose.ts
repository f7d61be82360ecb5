import { toHtml } from 'hast-util-to-html';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { walkBlocks } from '../document/walk-blocks.ts';
import { forHtml, safeAddress } from '../escape/for-html.ts';
import { visibleLines } from '../escape/visible.ts';
import { lineAt, lineSpan } from '../text/line-index.ts';
import { scrollClass } from './scroll-class.ts';
import type { Element, ElementContent, Root as Page, RootContent as PageContent } from 'hast';
import type { Nodes, Root } from 'mdast';
import type { Block } from '../document/block.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import type { Span } from '../text/span.ts';

/** The place of a text: the path to which its links are relative, and the prefix of its ids on the page. */
export type ProsePlace = { readonly path: string; readonly idPrefix: string };

const TITLE_DEPTH = 2;
const DEEPEST = 6;

/**
 * How much is laid out at once: remark needs quadratic time for some texts, and sees references only within a piece.
 */
const PIECE = 8 * 1024;
/** Text after this many characters is shown as written. */
const LONGEST = 64 * 1024;
const DEEPEST_NESTING = 16;
const MOST_CELLS = 20_000;

/**
 * Renders a part of a document as HTML that loads nothing and runs nothing: HTML in the text is left out, a picture
 * becomes a link, headings are lower than those of the page, and the part's first heading is omitted because the page
 * already has it as title. What is too long or too deep to be laid out is shown as written.
 */
export function renderProse(document: MarkdownDocument, { start, end }: Span, place: ProsePlace): string {
  const within = document.blocks.filter(({ span }) => span.start >= start && span.end <= end);
  const first = within.find(({ kind }) => kind !== 'front-matter' && kind !== 'html');
  const blocks = within.filter(
    (block) => block.kind !== 'front-matter' && (block !== first || block.kind !== 'heading'),
  );
  const isReferred = ({ kind }: Block): boolean => kind === 'definition' || kind === 'footnote-definition';
  const referred = blocks.filter(isReferred).map((block) => textOf(document, block));
  const references = referred.join('\n\n').length > PIECE ? [] : referred;
  return piecesOf(
    document,
    blocks.filter((block) => !isReferred(block)),
  )
    .map(({ text, isPlain }, index) =>
      isPlain
        ? `<pre>${forHtml(text)}</pre>`
        : laidOut([text, ...references].join('\n\n'), { ...place, idPrefix: `${place.idPrefix}${index}-` }),
    )
    .join('\n');
}

type Piece = { readonly text: string; readonly isPlain: boolean };

/** Groups of consecutive blocks, each about as long as a piece. */
function piecesOf(document: MarkdownDocument, blocks: readonly Block[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let open: string[] = [];
  let length = 0;
  const close = (): void => {
    if (open.length > 0) pieces.push({ text: open.join('\n\n'), isPlain: false });
    [open, length] = [[], 0];
  };
  let shown = 0;
  for (const block of blocks) {
    const text = textOf(document, block);
    shown += text.length;
    if (shown > LONGEST || isTooMuch(block)) {
      close();
      pieces.push({ text, isPlain: true });
      continue;
    }
    if (length > 0 && length + text.length > PIECE) close();
    open.push(text);
    length += text.length;
  }
  close();
  return pieces;
}

/** A block as written, including its indentation. */
function textOf({ source: { text }, lines }: MarkdownDocument, { span }: Block): string {
  const { start } = lineSpan(lines, lineAt(lines, span.start));
  return text.slice(text.slice(start, span.start).trim() === '' ? start : span.start, span.end);
}

function isTooMuch(block: Block): boolean {
  if (block.kind === 'table') return block.rows.length * block.alignment.length > MOST_CELLS;
  let isDeep = false;
  walkBlocks([block], (_, depth) => {
    isDeep ||= depth > DEEPEST_NESTING;
    return isDeep ? 'skip' : undefined;
  });
  return isDeep || block.span.end - block.span.start > PIECE;
}

function laidOut(text: string, place: ProsePlace): string {
  const markdown = READER.parse(text);
  asText(markdown);
  return toHtml(pageOf(place).runSync(markdown));
}

const READER = unified().use(remarkParse).use(remarkGfm);

const SCHEMA = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !['img', 'picture', 'source'].includes(name)),
  attributes: {
    ...defaultSchema.attributes,
    a: [...(defaultSchema.attributes?.['a'] ?? []), ['rel', 'noopener']],
    div: [['className', 'scroll', 'wide']],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
} satisfies typeof defaultSchema;

/** Sanitising comes last, over the complete result. */
const pageOf = (place: ProsePlace) =>
  unified()
    .use(remarkRehype, { clobberPrefix: '', footnoteLabelTagName: 'h4' })
    .use(() => (page: Page) => {
      page.children = page.children.flatMap((node) => shown(node, place));
    })
    .use(rehypeSanitize, { ...SCHEMA, clobberPrefix: place.idPrefix });

/**
 * Turns a picture into a link with its words, lowers headings below the page's own, and puts a field on a line of its
 * own.
 */
function asText(root: Root): void {
  eachNode(root, (node) => {
    if (node.type === 'heading') node.depth = Math.min(DEEPEST, node.depth + TITLE_DEPTH) as typeof node.depth;
    if (!('children' in node)) return;
    node.children = fieldsApart(node.children.map((child) => withoutPicture(child))) as typeof node.children;
  });
}

function withoutPicture(node: Nodes): Nodes {
  if (node.type === 'image')
    return { type: 'link', url: node.url, children: [{ type: 'text', value: node.alt || node.url }] };
  if (node.type !== 'imageReference') return node;
  const { identifier, referenceType, alt } = node;
  return { type: 'linkReference', identifier, referenceType, children: [{ type: 'text', value: alt || identifier }] };
}

/** Lines that begin with a bold label remain lines: they are fields, not running text. */
const fieldsApart = (nodes: readonly Nodes[]): readonly Nodes[] =>
  nodes.flatMap((node, index): readonly Nodes[] =>
    node.type === 'text' && node.value.endsWith('\n') && nodes[index + 1]?.type === 'strong'
      ? [{ ...node, value: node.value.slice(0, -1) }, { type: 'break' }]
      : [node],
  );

function eachNode(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node);
  if ('children' in node) for (const child of node.children) eachNode(child, visit);
}

/**
 * The final page content: hidden characters made visible, links relative to the page, wide tables in a box of their
 * own.
 */
function shown(node: PageContent, place: ProsePlace): PageContent[] {
  if (node.type === 'text') return [{ ...node, value: visibleLines(node.value) }];
  if (node.type !== 'element') return [];
  const children = node.children.flatMap((child) => shown(child, place) as ElementContent[]);
  const { tagName, properties } = node;
  if (tagName === 'a') return [{ ...node, properties: linkOf(properties, place), children }];
  if (tagName !== 'table') return [{ ...node, children }];
  const className = scrollClass(columnsIn(node)).split(' ');
  return [{ type: 'element', tagName: 'div', properties: { className }, children: [{ ...node, children }] }];
}

/** How many columns a table's header has. */
const columnsIn = (node: ElementContent): number =>
  node.type !== 'element'
    ? 0
    : node.tagName === 'th'
      ? 1
      : node.children.reduce((sum, child) => sum + columnsIn(child), 0);

type Properties = Element['properties'];

/** Links between footnotes stay on the page; others are relative to the document's folder, as in the document. */
function linkOf(properties: Properties, { path }: ProsePlace): Properties {
  const { href } = properties;
  if (typeof href !== 'string' || 'dataFootnoteRef' in properties || 'dataFootnoteBackref' in properties)
    return properties;
  const address = safeAddress(fromPage(href, path));
  if (address === undefined) return {};
  return { href: address, rel: ['noopener'] };
}

function fromPage(href: string, path: string): string {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/)/iu.test(href)) return href;
  const base = new URL(encodeURI(path), ROOT);
  const { pathname, search, hash } = new URL(href, base);
  return `${pathname.slice(1)}${search}${hash}`;
}

const ROOT = 'file:///';
