import type { Span } from '../../../text/span.ts';
import type { MetricName, NamedRow, Selector } from '../suggest-context.ts';
import type { Way } from '../words/change-words.ts';
import type { Comparison } from '../words/comparison-words.ts';

/** A piece of a sentence that means something, with its place in it. `code` is what patterns are written in. */
export type Item = { readonly span: Span } & (
  | { readonly code: 'm'; readonly names: readonly MetricName[]; readonly isWhole: boolean }
  | { readonly code: 'n'; readonly amount: SaidAmount }
  | { readonly code: 'o'; readonly comparison: Comparison; readonly isPlace: boolean; readonly isTurned?: boolean }
  | { readonly code: 'a'; readonly aggregate: string }
  | { readonly code: 'b'; readonly word: string }
  | { readonly code: 'r'; readonly row: NamedRow }
  | { readonly code: 'c'; readonly way: Way; readonly isVerb: boolean }
  | { readonly code: 'i'; readonly interval: SaidInterval }
  | { readonly code: 'q'; readonly quantifier: SaidQuantifier }
  | { readonly code: 'g'; readonly selector: Selector; readonly groups: number | undefined }
  | { readonly code: '@'; readonly step: number }
  | { readonly code: 'l'; readonly word: string }
  | { readonly code: 's'; readonly sign: '+' | '-' }
  | { readonly code: PlainCode }
);

/**
 * x not, z no or zero, w within, j and, k or, p plus and minus, y a condition or an exception, v vague, u not understood,
 * `*` times, `,` a comma.
 */
type PlainCode = 'x' | 'z' | 'w' | 'j' | 'k' | 'p' | 'y' | 'v' | 'u' | '*' | ',';

/** A number as it was said. `text` is a plain decimal; `sense` where the sentence says how a percentage is meant. */
export type SaidAmount = {
  readonly text: string;
  readonly number: number;
  readonly unit: string | undefined;
  readonly sense: 'relative' | 'points' | undefined;
};

export type SaidInterval = {
  readonly low: SaidAmount;
  readonly high: SaidAmount;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
};

/** `text` is the quantifier as it is written; several where it can be read in several ways. */
export type SaidQuantifier = {
  readonly texts: readonly string[];
  readonly aggregate: string | undefined;
  readonly note: string | undefined;
};

/** An item of one code. */
export type ItemOf<Code extends Item['code']> = Extract<Item, { readonly code: Code }>;

/** What was understood so far: statements in parts, and what a person should know of how they came about. */
export type Draft = { readonly condition: string; readonly notes: readonly string[] };

/** Several drafts are several readings. */
export type Reading =
  | { readonly kind: 'read'; readonly drafts: readonly Draft[]; readonly items: number }
  | { readonly kind: 'unread'; readonly reason: string };

/** A sentence, or a part of it, that was not read, with why. */
export const unread = (reason: string): Reading => ({ kind: 'unread', reason });
