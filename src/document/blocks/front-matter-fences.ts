import type { FrontMatter } from '../block.ts';
import { CHAR, skipPadding } from './char.ts';
import { nextLine } from './line.ts';
import type { Reader } from './reader.ts';

/**
 * Reads the YAML between two `---` lines at the very top, starting at the first line of the text; undefined if there is
 * none or it is not closed. If it was read, the reader continues after it; otherwise a new reader is needed.
 */
export function readFrontMatterFences(reader: Reader): FrontMatter | undefined {
  if (!nextLine(reader) || !isFence(reader)) return undefined;
  const start = reader.lineStart;
  const from = reader.nextStart;
  if (from === reader.lineEnd) return undefined;
  while (nextLine(reader)) {
    if (!isFence(reader)) continue;
    return {
      kind: 'front-matter',
      span: { start, end: reader.lineEnd },
      value: { start: from, end: reader.lineStart },
    };
  }
  return undefined;
}

function isFence({ text, lineStart, lineEnd }: Reader): boolean {
  if (lineEnd - lineStart < 3) return false;
  for (let at = lineStart; at < lineStart + 3; at++) if (text.charCodeAt(at) !== CHAR.dash) return false;
  return skipPadding(text, lineStart + 3, lineEnd) === lineEnd;
}
