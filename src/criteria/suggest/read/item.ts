import type { Span } from '../../../text/span.ts';
import type { MetricName, NamedRow, Selector } from '../suggest-context.ts';
import type { Way } from '../words/change-words.ts';
import type { Comparison } from '../words/comparison-words.ts';

/** A meaningful piece of a sentence, with its place in it. Patterns are written in terms of `code`. */
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
 * x not, z no or zero, w within, j and, k or, p plus and minus, y a condition or an exception, v vague, u unknown, `*`
 * times, `,` a comma.
 */
type PlainCode = 'x' | 'z' | 'w' | 'j' | 'k' | 'p' | 'y' | 'v' | 'u' | '*' | ',';

/** A number in a sentence. `text` is a plain decimal; `sense` is set if the sentence says how a percentage is meant. */
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

/** `text` is the quantifier in the criteria language; several if it can be read in several ways. */
export type SaidQuantifier = {
  readonly texts: readonly string[];
  readonly aggregate: string | undefined;
  readonly note: string | undefined;
};

/** An item with one code. */
export type ItemOf<Code extends Item['code']> = Extract<Item, { readonly code: Code }>;

/** What has been understood so far: the parts of statements, with notes on how they were read. */
export type Draft = { readonly condition: string; readonly notes: readonly string[] };

/** Several drafts mean several readings. */
export type Reading =
  | { readonly kind: 'read'; readonly drafts: readonly Draft[]; readonly items: number }
  | { readonly kind: 'unread'; readonly reason: string };

/** A sentence, or a part of it, that was not understood, with the reason. */
export const unread = (reason: string): Reading => ({ kind: 'unread', reason });
