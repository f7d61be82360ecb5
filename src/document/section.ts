import type { Block, Heading } from './block.ts';
import type { Span } from '../text/span.ts';

/**
 * A heading with everything below it. The root (depth 0, no heading) is the document itself: its `body` is the text
 * before the first heading, without front matter.
 */
export type Section = {
  readonly heading: Heading | undefined;
  /** The heading's text as written. */
  readonly title: string;
  /**
   * The section's identity: its words, lower case, joined by `_`, without emoji, keycaps, numbering and bracketed
   * suffixes.
   */
  readonly name: string;
  /** Bracketed remarks after the words, without brackets: `REQUIRED`, `Fill Per Run`. */
  readonly remarks: readonly string[];
  readonly depth: number;
  /** From the heading's start to just before the next heading of the same or a higher level. */
  readonly span: Span;
  /** The blocks of this section itself, without its heading and sub-sections. */
  readonly body: readonly Block[];
  readonly sections: readonly Section[];
};
