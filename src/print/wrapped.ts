import { widthOf } from './width-of.ts';

const LEAST = 20;

/** A sentence broken at blanks to the width of the terminal (not at all where that is unknown), every line indented. */
export function wrapped(
  text: string,
  { indent, width }: { readonly indent: number; readonly width: number | undefined },
): string {
  if (text === '') return '';
  const room = width === undefined ? Number.POSITIVE_INFINITY : Math.max(LEAST, width - indent);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  return lines.map((each) => `${' '.repeat(indent)}${each}\n`).join('');
}
