import type { Span } from '../text/span.ts';

/**
 * The block structure of a markdown text, as in CommonMark 0.31 and GFM. Every span is in UTF-16 offsets into the whole
 * text (a BOM counts), starts at the block's first character (as in mdast: after indentation and container markers) and
 * ends after its last one, without the line ending. HTML and indented code start with their indentation. Inline
 * structure is not read here.
 */
export type Block =
  | FrontMatter
  | Heading
  | Paragraph
  | CodeBlock
  | HtmlBlock
  | ThematicBreak
  | Definition
  | FootnoteDefinition
  | Quote
  | List
  | Table;

export type BlockKind = Block['kind'] | 'item';

/** `---` YAML at the very top; `value` is the text between the fences, including its last line ending. */
export type FrontMatter = { readonly kind: 'front-matter'; readonly span: Span; readonly value: Span };

/**
 * ATX or setext; `content` is the heading's inline text without markers and closing `#`s (an empty span if there is
 * none).
 */
export type Heading = {
  readonly kind: 'heading';
  readonly span: Span;
  readonly depth: 1 | 2 | 3 | 4 | 5 | 6;
  readonly setext: boolean;
  readonly content: Span;
};

/**
 * `lines` are the line contents without container prefixes, indentation and line endings; a task's box is part of them.
 */
export type Paragraph = { readonly kind: 'paragraph'; readonly span: Span; readonly lines: readonly Span[] };

/**
 * Fenced or indented code; `info` is the info string, `lines` the code lines without prefixes, indentation and fences.
 */
export type CodeBlock = {
  readonly kind: 'code';
  readonly span: Span;
  readonly fenced: boolean;
  readonly closed: boolean;
  readonly info: Span | undefined;
  readonly lines: readonly Span[];
};

/** `closed` is false where a comment, a `<script>` or the like has no end, so that it takes in all text after it. */
export type HtmlBlock = { readonly kind: 'html'; readonly span: Span; readonly closed: boolean };

export type ThematicBreak = { readonly kind: 'thematic-break'; readonly span: Span };

/** A link reference definition. Its text is still a line of the document: fields are read from it. */
export type Definition = { readonly kind: 'definition'; readonly span: Span };

export type FootnoteDefinition = {
  readonly kind: 'footnote-definition';
  readonly span: Span;
  readonly children: readonly Block[];
};

export type Quote = { readonly kind: 'quote'; readonly span: Span; readonly children: readonly Block[] };

export type List = {
  readonly kind: 'list';
  readonly span: Span;
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
};

/** `marker` is the bullet or number; `task` is set for `[ ]`, `[x]` and `[X]` at the start of the first paragraph. */
export type ListItem = {
  readonly kind: 'item';
  readonly span: Span;
  readonly marker: Span;
  readonly task: Task | undefined;
  readonly children: readonly Block[];
};

/** `span` covers the three characters of the box, `mark` the character between the brackets. */
export type Task = { readonly span: Span; readonly mark: Span; readonly checked: boolean };

export type Alignment = 'left' | 'right' | 'center' | undefined;

/** A GFM table; rows are split into cells only on demand (`cellsOf`). `delimiter` is the line of dashes. */
export type Table = {
  readonly kind: 'table';
  readonly span: Span;
  readonly header: Row;
  readonly delimiter: Span;
  readonly alignment: readonly Alignment[];
  readonly rows: readonly Row[];
};

/** A row's line without indentation, container prefix and line ending. */
export type Row = { readonly span: Span };

/** One cell: `span` is its content without padding and pipes (empty, at the cell's place, when the cell is blank). */
export type Cell = { readonly span: Span };
