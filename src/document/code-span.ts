import type { Span } from '../text/span.ts';

/** An inline code span: `content` is what stands between the backticks (one padding blank on each side dropped). */
export type CodeSpan = { readonly span: Span; readonly content: Span };
