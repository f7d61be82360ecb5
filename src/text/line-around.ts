/**
 * The line that contains an offset: where it starts, where its content ends, and its ending (empty at the end of the
 * file).
 */
export type LineAround = { readonly start: number; readonly end: number; readonly ending: string };

/** Finds one line without an index of all of them. */
export function lineAround(text: string, offset: number): LineAround {
  let start = offset;
  while (start > 0 && !isBreak(text[start - 1])) start--;
  let end = offset;
  while (end < text.length && !isBreak(text[end])) end++;
  const ending = text.startsWith('\r\n', end) ? '\r\n' : (text[end] ?? '');
  return { start, end, ending };
}

/** Whether a UTF-16 unit ends a line, alone or with the next one. */
export const isBreak = (character: string | undefined): boolean => character === '\n' || character === '\r';

/** The first line ending of a text, which those that are added to it have too; LF if it has one line. */
export const firstEnding = (text: string): string => /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
