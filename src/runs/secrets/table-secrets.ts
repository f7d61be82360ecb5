import { isSecretName } from './secret-shapes.ts';
import { looksDrawn } from './secret-value.ts';
import type { FoundSecret } from './find-secrets.ts';

const WORD = /key|token|secret|password|passphrase|passwd/gi;
/** The greatest number of characters of a name before such a word, and after it. */
const BEFORE = 40;
const BEHIND = 20;
const DELIMITER = /^[ \t]*(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*(?::?-+:?[ \t]*|:[ \t]*)?)*\r?$/;
const MARKS = /[*_`"'\s]/;

type Cell = { readonly start: number; readonly text: string };
type Line = { readonly start: number; readonly end: number };

/** Secrets in the cells of tables: below a header that names one, or after a cell that does (`| API key | … |`). */
export function tableSecretsIn(text: string): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  let looked = -1;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!isInCell(text, index, index + word.length)) continue;
    const line = lineAround(text, index);
    if (line.start === looked) continue;
    looked = line.start;
    const cells = cellsIn(text, line);
    const below = lineBehind(text, line);
    if (below !== undefined && DELIMITER.test(text.slice(below.start, below.end)))
      found.push(...belowNames(text, cells.map(nameIn), below));
    else
      for (const [at, cell] of cells.entries()) {
        const left = cells[at - 1];
        found.push(...secretIn(cell, left && nameIn(left)));
      }
  }
  return found;
}

/** Whether a span is between two pipes of one line, both near. */
function isInCell(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - BEFORE - 1), start);
  const pipe = before.lastIndexOf('|');
  if (pipe === -1 || before.includes('\n', pipe)) return false;
  const behind = text.slice(end, end + BEHIND + 1);
  const next = behind.indexOf('|');
  return next !== -1 && !behind.slice(0, next).includes('\n');
}

/** The text below the headers that name a secret, to the end of the table. */
function* belowNames(text: string, names: readonly (string | undefined)[], delimiter: Line): Generator<FoundSecret> {
  if (names.every((name) => name === undefined)) return;
  for (let line = lineBehind(text, delimiter); line !== undefined; line = lineBehind(text, line)) {
    const cells = cellsIn(text, line);
    if (cells.length < 2) return;
    for (const [at, cell] of cells.entries()) yield* secretIn(cell, names[at]);
  }
}

const secretIn = ({ start, text }: Cell, name: string | undefined): readonly FoundSecret[] =>
  name !== undefined && looksDrawn(text) ? [{ start, end: start + text.length, name }] : [];

const lineAround = (text: string, at: number): Line => lineFrom(text, text.lastIndexOf('\n', at) + 1);

const lineBehind = (text: string, { end }: Line): Line | undefined =>
  end < text.length ? lineFrom(text, end + 1) : undefined;

function lineFrom(text: string, start: number): Line {
  const end = text.indexOf('\n', start);
  return { start, end: end === -1 ? text.length : end };
}

/** The cells of a line without surrounding blanks, ticks and emphasis. */
function cellsIn(text: string, { start, end }: Line): readonly Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  for (const part of text.slice(start, end).split('|')) {
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
