import type { Span } from '../../text/span.ts';
import { idPatternOf } from './id-pattern.ts';
import { isAsciiDigit, isAsciiLetter } from '../../text/letters.ts';

/**
 * Whether `hintsIn` finds every id of a pattern: a word, a hyphen or underscore, a number. Without a pattern only the
 * general forms are searched, and it finds all strong ones.
 */
export function isHinted(pattern: string | undefined): boolean {
  if (pattern === undefined) return true;
  const { parts } = idPatternOf(pattern);
  return parts.some(
    (part, at) => part.kind === 'literal' && /[A-Za-z][-_]$/u.test(part.text) && parts[at + 1]?.kind === 'number',
  );
}

/**
 * Ascending offsets near which there may be an id of a strong form: a hyphen or underscore between a word and a number,
 * or after a date, or an `E` before two digits. This search costs a hundredth of one with the id patterns, and most
 * lines of most documents have no such offset.
 */
export function hintsIn(text: string, { start, end }: Span): readonly number[] {
  const hints: number[] = [];
  for (const sign of ['-', '_', 'E'])
    for (let at = text.indexOf(sign, start); at !== -1 && at < end; at = text.indexOf(sign, at + 1))
      if (sign === 'E' ? isDigit(text, at + 1) && isDigit(text, at + 2) : joins(text, at)) hints.push(at);
  return hints.sort((a, b) => a - b);
}

/** True for `EXP-0`, `run_a1`, `AB2-123`, `31_cold`; false for `2026-11-21` and `- 3`. */
function joins(text: string, at: number): boolean {
  const behind = text.charCodeAt(at + 1);
  if (isDigit(text, at - 1)) return isDigit(text, at + 1) ? isDigit(text, at + 3) : behind > BLANK;
  return isWord(text.charCodeAt(at - 1)) && (isDigit(text, at + 1) || (behind > BLANK && isDigit(text, at + 2)));
}

const BLANK = 32;

const isDigit = (text: string, at: number): boolean => isAsciiDigit(text.charCodeAt(at));

/** An ASCII letter, or any unit beyond ASCII, which the flag `i` may fold into one. */
const isWord = (unit: number): boolean => unit > 127 || isAsciiLetter(unit);
