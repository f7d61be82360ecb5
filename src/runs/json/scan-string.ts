import { breakAt } from './scanner.ts';
import type { Scanner } from './scanner.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** Reads the string that begins at the scanner's place; undefined if it is invalid. */
export function scanString(scanner: Scanner): string | undefined {
  const { text } = scanner;
  const open = scanner.at;
  const parts: string[] = [];
  let from = open + 1;
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      scanner.at = at + 1;
      return parts.length === 0 ? text.slice(from, at) : parts.join('') + text.slice(from, at);
    }
    if (unit < 0x20) return breakAt(scanner, lineBreakIn(unit) ? open : at, brokenBy(unit));
    if (unit !== BACKSLASH) continue;
    const escape = escapeAt(text, at);
    if (escape === undefined) return breakAt(scanner, at, 'this is not a JSON escape');
    parts.push(text.slice(from, at), escape.character);
    from = at + escape.length;
    at = from - 1;
  }
  return breakAt(scanner, open, 'this string is cut: the text ends before its closing quote');
}

const lineBreakIn = (unit: number): boolean => unit === 0x0a || unit === 0x0d;

const brokenBy = (unit: number): string =>
  lineBreakIn(unit)
    ? 'this string is cut: its line ends before the closing quote'
    : 'a control character stands in a string; JSON needs it escaped';

type Escape = { readonly character: string; readonly length: number };

function escapeAt(text: string, at: number): Escape | undefined {
  const letter = text[at + 1] ?? '';
  const character = ESCAPES.get(letter);
  if (character !== undefined) return { character, length: 2 };
  const digits = text.slice(at + 2, at + 6);
  if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/.test(digits)) return undefined;
  return { character: String.fromCharCode(Number.parseInt(digits, 16)), length: 6 };
}
