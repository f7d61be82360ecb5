import type { Span } from '../text/span.ts';

/** An inline code span: `content` is the text between the backticks, without one padding blank on each side. */
export type CodeSpan = { readonly span: Span; readonly content: Span };
