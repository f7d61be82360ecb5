/** What both readers must agree on about one block, list item, row or cell, in the order of the text. */
export type View = {
  readonly kind: string;
  readonly depth: number;
  readonly start: number;
  readonly end: number;
  /** What else is known of it: a heading's depth and content, a list's order, a task's state, a code block's text. */
  readonly detail: string;
};

/**
 * Whether a code block's text can be compared: not where a tab is partly inside the indentation, nor where a lone CR
 * and the LF of a later line meet once indentation is removed.
 */
export const hasPlainLines = (text: string): boolean => !/\t|\r(?!\n)/.test(text);

/** One line per node, as a disagreement shows it. */
export const printView = ({ kind, depth, start, end, detail }: View): string =>
  `${'  '.repeat(depth)}${kind} ${start}-${end} ${detail}`.trimEnd();
