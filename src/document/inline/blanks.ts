import type { Span } from '../../text/span.ts';

/** Whether there is a blank at `at`: space, tab, no-break or ideographic space. */
export function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 32 || unit === 9 || unit === 0xa0 || unit === 0x3000;
}

/** The first offset from `at` on that is not a blank; `end` if there is none. */
export function skipBlanks(text: string, at: number, end: number): number {
  while (at < end && isBlank(text, at)) at++;
  return Math.min(at, end);
}

/** The end of a span without its trailing blanks. */
export function trimEnd(text: string, { start, end }: Span): number {
  while (end > start && isBlank(text, end - 1)) end--;
  return end;
}
