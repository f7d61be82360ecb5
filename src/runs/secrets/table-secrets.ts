import { isSecretName } from './secret-shapes.ts';
import { looksDrawn } from './secret-value.ts';
import type { FoundSecret } from './find-secrets.ts';

const NAMED = /\|[^|\n]{0,40}(?:key|token|secret|password|passphrase|passwd)[^|\n]{0,20}\|/i;
const DELIMITER = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*$/;
const MARKS = /[*_`"'\s]/;

type Cell = { readonly start: number; readonly text: string };

/** Secrets in the cells of tables: under a header that names one, or behind a cell that does (`| API key | … |`). */
export function tableSecretsIn(text: string): readonly FoundSecret[] {
  if (!NAMED.test(text)) return [];
  const found: FoundSecret[] = [];
  let headers: readonly (string | undefined)[] = [];
  let before: readonly Cell[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const cells = line.includes('|') ? cellsIn(line, start) : [];
    if (cells.length === 0) headers = [];
    if (cells.length > 0 && DELIMITER.test(line.trimEnd())) headers = before.map(nameIn);
    else
      for (const [index, cell] of cells.entries()) {
        const left = cells[index - 1];
        const name = headers[index] ?? (left === undefined ? undefined : nameIn(left));
        if (name !== undefined && looksDrawn(cell.text))
          found.push({ start: cell.start, end: cell.start + cell.text.length, name });
      }
    before = cells;
    start += line.length + 1;
  }
  return found;
}

/** The cells of a line without blanks, ticks and emphasis around them. */
function cellsIn(line: string, start: number): readonly Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  for (const part of line.split('|')) {
    let [from, to] = [0, part.length];
    while (from < to && MARKS.test(part[from] ?? '')) from++;
    while (to > from && MARKS.test(part[to - 1] ?? '')) to--;
    cells.push({ start: start + at + from, text: part.slice(from, to) });
    at += part.length + 1;
  }
  return cells;
}

const nameIn = ({ text }: Cell): string | undefined =>
  text.length <= 40 && /^[A-Za-z][\w .-]*$/.test(text) && isSecretName(text.replace(/ /g, '_')) ? text : undefined;
