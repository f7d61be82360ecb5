import { tokensOf } from '../language/tokens.ts';
import type { Token } from '../language/tokens.ts';
import { ParseStop } from '../language/statement-problem.ts';

/** A dash between blanks, or at the beginning or end. */
const DASH_BETWEEN = /(?<=^|\s)[–—―‒−](?=\s|$)/gu;

/** A minus or a range before a number; after a letter the dash may be part of a name. */
const DASH_BEFORE_NUMBER = /(?<=^|[\s\d([{<>=≤≥≠~±:,;/"'%|])[–‒−](?=[.$€£]?\d)/gu;

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/[“”„‟«»]/gu, '"'],
  [/[‘’‚‛]/gu, "'"],
  [/[‐‑]/gu, '-'],
  [DASH_BETWEEN, '-'],
  [DASH_BEFORE_NUMBER, '-'],
  [/…/gu, '...'],
  [/[≤⩽≦]/gu, '<='],
  [/[≥⩾≧]/gu, '>='],
  [/≠/gu, '!='],
];

const MAY_DIFFER = /[«»\u0250-\uffff]/u;

/**
 * A sentence with its signs in ASCII. Signs that can be typed in two ways with the same meaning become one: curly and
 * straight quotes, dashes between words and before numbers, `≤` and `<=`, `…`. Letters, digits, operators and names do
 * not change.
 */
export const plainSigns = (text: string): string =>
  MAY_DIFFER.test(text) ? SIGNS.reduce((plain, [sign, by]) => plain.replace(sign, by), text) : text;

/** A statement in the symbols of the language; strings stay unchanged, and so does anything that cannot be read. */
export function plainSymbols(text: string): string {
  const tokens = tokensIn(text);
  let plain = '';
  let at = 0;
  for (const { kind, text: symbol, span } of tokens) {
    const written = text.slice(span.start, span.end);
    plain += text.slice(at, span.start) + (kind === 'symbol' && symbol !== 'in' ? symbol : written);
    at = span.end;
  }
  return plain + text.slice(at);
}

function tokensIn(text: string): readonly Token[] {
  try {
    return tokensOf(text);
  } catch (error) {
    if (error instanceof ParseStop) return [];
    throw error;
  }
}
