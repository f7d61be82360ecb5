import type { Span } from '../text/span.ts';

/**
 * An HTML comment that instructs expctl: `<!-- expctl: required=running -->` (`name` is `expctl`), or `<!--
 * expctl-disable-next-line RULE: reason -->` (`name` is `expctl-disable-next-line`). A plain `<!-- optional -->` has
 * the name `optional` and no body.
 */
export type Directive = {
  readonly name: string;
  /** The text after the name, trimmed. */
  readonly body: string;
  /** The comment with its `<!--` and `-->`. */
  readonly span: Span;
  readonly bodySpan: Span;
  readonly line: number;
  /** Whether the comment is alone on its line(s); otherwise it applies to the line that it ends. */
  readonly alone: boolean;
};
