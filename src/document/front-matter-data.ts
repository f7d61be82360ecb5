import type { Span } from '../text/span.ts';

/**
 * The content of front matter: its top-level keys, with nested ones in `entries`. Problems carry spans into the
 * document.
 */
export type FrontMatterData = {
  readonly span: Span;
  readonly entries: readonly FrontMatterEntry[];
  readonly problems: readonly FrontMatterProblem[];
};

/**
 * `text` is the value's source text, for a scalar without its quotes; `value` is plain data: Map, array, string,
 * number, boolean or null.
 */
export type FrontMatterEntry = {
  readonly key: string;
  readonly keySpan: Span;
  readonly valueSpan: Span;
  readonly text: string;
  readonly value: unknown;
  /** The items of a list of scalars, as written. */
  readonly items?: readonly string[];
  /** The entries of a map. */
  readonly entries?: readonly FrontMatterEntry[];
};

export type FrontMatterProblem = { readonly message: string; readonly span: Span };
