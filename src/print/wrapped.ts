import { widthOf } from './width-of.ts';

const LEAST = 20;

/**
 * A sentence wrapped at blanks to the width of the terminal (not at all if that is unknown), with every line indented.
 */
export function wrapped(
  text: string,
  { indent, width }: { readonly indent: number; readonly width: number | undefined },
): string {
  if (text === '') return '';
  const lines = width === undefined ? [text] : linesWithin(text, Math.max(LEAST, width - indent));
  return lines.map((each) => `${' '.repeat(indent)}${each}\n`).join('');
}

function linesWithin(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const word of text.split(' ')) {
    const more = widthOf(word);
    if (line !== '' && taken + 1 + more > room) {
      lines.push(line);
      line = word;
      taken = more;
    } else {
      taken += line === '' ? more : 1 + more;
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
