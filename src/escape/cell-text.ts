import { addToGroup } from '../text/group-by.ts';

/** The named references that people write in tables; every other name is kept as written. */
const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['plusmn', '±'],
  ['minus', '−'],
  ['ndash', '–'],
  ['times', '×'],
  ['le', '≤'],
  ['ge', '≥'],
  ['micro', 'µ'],
]);

/** An escape, a run of backticks, a line break, or a reference; each alternative except the run has bounded length. */
const TOKEN = /\\[!-/:-@[-`{-~]|`+|<br ?\/?>|&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));/g;

/**
 * The text of a cell: escapes and references resolved, `<br>` as a line feed, code spans without their backticks.
 * Emphasis is kept as written. The inverse of `forCell`.
 */
export function cellText(source: string): string {
  if (!/[\\`<&]/.test(source)) return source;
  const parts: string[] = [];
  const closers = backtickRuns(source);
  let at = 0;
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(source); token !== null; token = TOKEN.exec(source)) {
    const end = token.index + token[0].length;
    parts.push(source.slice(at, token.index));
    const close = token[0].startsWith('`') ? closers.after(token[0].length, end) : undefined;
    parts.push(close === undefined ? resolved(token) : codeText(source.slice(end, close)));
    at = close === undefined ? end : close + token[0].length;
    TOKEN.lastIndex = at;
  }
  parts.push(source.slice(at));
  return parts.join('');
}

/** The same on one line, for a sentence. */
export const cellWords = (source: string): string => cellText(source).replaceAll('\n', ' ');

function resolved([token, decimal, hexadecimal, name]: RegExpExecArray): string {
  if (token.startsWith('\\')) return token.slice(1);
  if (token.startsWith('<')) return '\n';
  if (decimal !== undefined) return characterOf(Number.parseInt(decimal, 10), token);
  if (hexadecimal !== undefined) return characterOf(Number.parseInt(hexadecimal, 16), token);
  return name === undefined ? token : (NAMED.get(name) ?? token);
}

const characterOf = (point: number, token: string): string => (point > 0x10ffff ? token : String.fromCodePoint(point));

/** In code only the pipe is escaped; one blank on either side is padding. */
function codeText(code: string): string {
  const plain = code.replaceAll('\\|', '|');
  return plain.startsWith(' ') && plain.endsWith(' ') && plain.trim() !== '' ? plain.slice(1, -1) : plain;
}

type BacktickRuns = { after(length: number, offset: number): number | undefined };

/** Finds the next run of exactly `length` backticks; each length's runs are walked once, so the whole is linear. */
function backtickRuns(source: string): BacktickRuns {
  const byLength = new Map<number, number[]>();
  for (const { 0: run, index } of source.matchAll(/`+/g)) {
    addToGroup(byLength, run.length, index);
  }
  for (const runs of byLength.values()) runs.reverse();
  return {
    after(length, offset) {
      const runs = byLength.get(length) ?? [];
      while ((runs.at(-1) ?? offset) < offset) runs.pop();
      return runs.at(-1);
    },
  };
}
