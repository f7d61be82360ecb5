import type { Span } from '../../text/span.ts';
import type { Block, ListItem, Row, Task } from '../block.ts';

/** A list whose last item may still grow. */
export type OpenList = {
  readonly start: number;
  readonly ordered: boolean;
  /** The bullet, or the `.` or `)` after the number: a different sign begins a new list. */
  readonly sign: number;
  readonly items: ListItem[];
};

/** A quote, a list item or a footnote definition that later lines may still belong to; the object is reused later. */
export type Container = {
  kind: 'quote' | 'item' | 'footnote-definition';
  start: number;
  /** The end of the last line that is known to belong here. */
  end: number;
  children: readonly Block[];
  /** Columns of indentation that a line needs in order to belong to this item or footnote; 0 for a quote. */
  size: number;
  /** Columns that a blank line loses to this item and the items around it, up to the next quote. */
  blankSize: number;
  /** The remaining fields are for items only. */
  list: OpenList | undefined;
  marker: Span;
  task: Task | undefined;
  /** There is nothing after the marker, and no line has followed yet. */
  bare: boolean;
  /** A blank line followed directly after a bare marker: the item can have no more content. */
  shut: boolean;
  /** A paragraph that comes first here may begin with the box of a task. */
  mayBeTask: boolean;
};

/** A paragraph that may still grow, or turn out to be definitions, a setext heading or a table's header. */
export type OpenParagraph = {
  readonly kind: 'paragraph';
  readonly lines: Span[];
  /** Whether the last line may be a table's header: not when it is indented like code. */
  mayBeHeader: boolean;
  readonly mayBeTask: boolean;
};

/** Columns of indentation before the opening fence; its lines may have as many. */
export type OpenFence = {
  readonly kind: 'fence';
  readonly start: number;
  readonly marker: number;
  readonly size: number;
  /** Columns of indentation before the opening fence, which its lines may have too. */
  readonly indent: number;
  readonly info: Span | undefined;
  readonly lines: Span[];
  end: number;
};

/** Indented code; `blank` has the blank lines that count only if more code follows. */
export type OpenIndented = {
  readonly kind: 'indented';
  readonly start: number;
  readonly lines: Span[];
  blank: Span[];
  end: number;
};

/** HTML, with what ends it: one of the seven kinds of CommonMark. */
export type OpenHtml = {
  readonly kind: 'html';
  readonly start: number;
  readonly type: HtmlType;
  end: number;
  /** Whether the end marker has been reached. */
  ended: boolean;
};

export type HtmlType = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A table that takes every line as a row until something else begins. */
export type OpenTable = {
  readonly kind: 'table';
  readonly header: Row;
  readonly delimiter: Span;
  readonly alignment: readonly ('left' | 'right' | 'center' | undefined)[];
  readonly rows: Row[];
};

export type Leaf = OpenParagraph | OpenFence | OpenIndented | OpenHtml | OpenTable;

/** The reader's whole state between two lines, and its place in the current line. */
export type Reader = {
  readonly text: string;
  readonly blocks: Block[];
  /** The open containers, outermost first; entries from `depth` on are unused. */
  readonly stack: Container[];
  depth: number;
  /** Indices of the quotes in `stack`, ascending. */
  readonly quotes: number[];
  leaf: Leaf | undefined;
  /** The first place where containers were nested too deep to be read. */
  tooDeep: Span | undefined;

  /** The current line: its first unit, and its end without and with the line ending. */
  lineStart: number;
  lineEnd: number;
  nextStart: number;
  /** The next line feed and carriage return at or after `nextStart`, or the text's length. */
  nextLineFeed: number;
  nextReturn: number;

  /** The place in the line, its column, and how many columns of a tab just before it are still unread. */
  at: number;
  column: number;
  tabRest: number;
  /** The first unit that is not padding, its column, and the columns of indentation before it. */
  first: number;
  firstColumn: number;
  indent: number;
  blank: boolean;

  /** A sign that cannot begin a thematic break before `noBreakUntil` in this line. */
  noBreakSign: number;
  noBreakUntil: number;
};

/** A reader at the beginning of `text`. */
export const createReader = (text: string, start: number): Reader => ({
  text,
  blocks: [],
  stack: [],
  depth: 0,
  quotes: [],
  leaf: undefined,
  tooDeep: undefined,
  lineStart: start,
  lineEnd: start,
  nextStart: start,
  nextLineFeed: -1,
  nextReturn: -1,
  at: start,
  column: 0,
  tabRest: 0,
  first: start,
  firstColumn: 0,
  indent: 0,
  blank: true,
  noBreakSign: 0,
  noBreakUntil: 0,
});

/** The innermost open container. */
export const innermost = ({ stack, depth }: Reader): Container | undefined =>
  depth === 0 ? undefined : stack[depth - 1];

/** Adds a finished block to the innermost open container. */
export function addBlock(reader: Reader, block: Block): void {
  const inside = innermost(reader);
  if (inside === undefined) reader.blocks.push(block);
  else {
    inside.children = withBlock(inside.children, block);
    if (block.span.end > inside.end) inside.end = block.span.end;
  }
}

/** For a container without children; the first child creates an array, since most containers have just one. */
const NO_BLOCKS: readonly Block[] = [];

function withBlock(blocks: readonly Block[], block: Block): readonly Block[] {
  if (blocks === NO_BLOCKS) return [block];
  (blocks as Block[]).push(block);
  return blocks;
}

/** Opens a container that begins at the first unit of the line; the caller sets the fields that depend on its kind. */
export function pushContainer(reader: Reader, kind: Container['kind'], size: number): Container {
  const outer = innermost(reader);
  const container = (reader.stack[reader.depth] ??= emptyContainer());
  container.kind = kind;
  container.start = reader.first;
  container.end = reader.lineEnd;
  container.children = NO_BLOCKS;
  container.size = size;
  container.blankSize = outer === undefined || outer.kind === 'quote' ? 0 : outer.blankSize;
  container.list = undefined;
  container.task = undefined;
  container.bare = false;
  container.shut = false;
  container.mayBeTask = false;
  if (kind === 'quote') reader.quotes.push(reader.depth);
  reader.depth++;
  return container;
}

const NO_SPAN: Span = { start: 0, end: 0 };

const emptyContainer = (): Container => ({
  kind: 'quote',
  start: 0,
  end: 0,
  children: NO_BLOCKS,
  size: 0,
  blankSize: 0,
  list: undefined,
  marker: NO_SPAN,
  task: undefined,
  bare: false,
  shut: false,
  mayBeTask: false,
});
