import type { Span } from '../text/span.ts';
import type { FrontMatterProblem } from './front-matter-data.ts';

/** `block` runs from the first fence to the end of the last one; `yaml` is the text between the fence lines. */
export type FrontMatterPlace = { readonly block: Span; readonly yaml: Span };

/** The line that opens front matter, and whether it consists of the fence alone. */
export type FrontMatterOpening = { readonly line: Span; readonly isFence: boolean };

const LARGEST = 64 * 1024;
const MOST_LINES = 4096;

/** The first line of a text if it begins with `---`; undefined otherwise (four dashes do not count). */
export function frontMatterOpening(text: string): FrontMatterOpening | undefined {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  if (!text.startsWith('---', start)) return undefined;
  const line = { start, end: lineEnd(text, start) };
  const fence = text.slice(start + 3, line.end);
  return fence.startsWith('-') ? undefined : { line, isFence: isBlank(fence) };
}

/** Where the front matter is, if there is any and it is closed. */
export function findFrontMatter(text: string): FrontMatterPlace | undefined {
  const opening = frontMatterOpening(text);
  return opening?.isFence === true ? placeOf(text, opening.line) : undefined;
}

function placeOf(text: string, firstLine: Span): FrontMatterPlace | undefined {
  const first = nextLine(text, firstLine.end);
  for (let at = first; at !== undefined && at < text.length; at = nextLine(text, lineEnd(text, at))) {
    const end = lineEnd(text, at);
    if (!text.startsWith('---', at) || !isBlank(text.slice(at + 3, end))) continue;
    return { block: { start: firstLine.start, end }, yaml: { start: first ?? at, end: at } };
  }
  return undefined;
}

const isBlank = (text: string): boolean => /^[ \t]*$/.test(text);

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf('\n', from);
  if (feed === -1) return text.length;
  return text[feed - 1] === '\r' && feed > from ? feed - 1 : feed;
}

function nextLine(text: string, end: number): number | undefined {
  if (end >= text.length) return undefined;
  return text[end] === '\r' ? end + 2 : end + 1;
}

/** Why a block is not read although it is closed; undefined if it can be read. */
export const refusal = (text: string, { yaml }: FrontMatterPlace): FrontMatterProblem | undefined =>
  tooLarge(text, yaml) ?? strayFence(text, yaml);

function tooLarge(text: string, { start, end }: Span): FrontMatterProblem | undefined {
  const message = 'front matter is too large: over 64 KiB or 4,096 lines';
  const span = { start, end: lineEnd(text, start) };
  if (end - start > LARGEST) return { message, span };
  let lines = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines > MOST_LINES ? { message, span } : undefined;
}

/** gray-matter ends the block at any line that begins with `---`. */
function strayFence(text: string, { start, end }: Span): FrontMatterProblem | undefined {
  const at = text.slice(start - 1, end).indexOf('\n---');
  if (at === -1) return undefined;
  const line = { start: start + at, end: lineEnd(text, start + at) };
  return { message: 'a line inside front matter begins with `---`', span: line };
}
