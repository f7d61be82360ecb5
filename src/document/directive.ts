import type { Span } from '../text/span.ts';

/**
 * An HTML comment that speaks to expctl: `<!-- expctl: required=running -->` (`name` is `expctl`), or
 * `<!-- expctl-disable-next-line RULE: reason -->` (`name` is `expctl-disable-next-line`). A plain `<!-- optional -->` has the name
 * `optional` and no body.
 */
export type Directive = {
  readonly name: string;
  /** What stands behind the name, trimmed. */
  readonly body: string;
  /** The comment with its `<!--` and `-->`. */
  readonly span: Span;
  readonly bodySpan: Span;
  readonly line: number;
  /** Whether the comment stands alone on its line(s); otherwise it speaks of the line it ends. */
  readonly alone: boolean;
};
