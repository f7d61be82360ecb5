const SEPARATORS = [',', '\t', ';'] as const;

/** The separator of the fields: a tab in a `.tsv`, else whatever the header has outside quotes. */
export function separatorOf(path: string, text: string): string {
  if (/\.tsv$/i.test(path)) return '\t';
  const [first = '', ...others] = firstLines(text);
  const [next] = others;
  if (next === undefined) return shownBy(first);
  // The header itself may begin with `#`: then the line below has as many separators.
  return (
    SEPARATORS.find((one) => countOf(first, one) > 0 && countOf(first, one) === countOf(next, one)) ?? shownBy(next)
  );
}

const shownBy = (line: string): string => SEPARATORS.find((separator) => line.includes(separator)) ?? ',';

const countOf = (line: string, separator: string): number => line.split(separator).length - 1;

/** The first line, and if that may be a comment, the first line below that is not one; both without text in quotes. */
function firstLines(text: string): readonly string[] {
  const lines: string[] = [];
  for (let start = 0; start < text.length && lines.length < 2;) {
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end < 0 ? text.length : end);
    const isComment = /^\uFEFF?#/.test(line);
    if (line.trim() !== '' && (lines.length === 0 || !isComment)) lines.push(line.replace(/"(?:[^"]|"")*"/g, ''));
    if (end < 0 || !isComment) break;
    start = end + 1;
  }
  return lines;
}
