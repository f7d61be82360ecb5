import { breakAt } from './scanner.ts';
import type { JsonNumber, JsonValue } from './json-value.ts';
import type { Scanner } from './scanner.ts';

const WORDS: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', { text: 'NaN', number: Number.NaN }],
  ['Infinity', { text: 'Infinity', number: Number.POSITIVE_INFINITY }],
  ['-Infinity', { text: '-Infinity', number: Number.NEGATIVE_INFINITY }],
]);

/** Words that other languages write instead of JSON's. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['True', 'Python writes True, JSON true'],
  ['False', 'Python writes False, JSON false'],
  ['None', 'Python writes None, JSON null'],
  ['nan', 'JSON has no nan; NaN is read'],
  ['inf', 'JSON has no inf; Infinity is read'],
  ['undefined', 'JSON has no undefined; null is read'],
]);

const TOKEN = /[-+.\w]+/y;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/;

/** Reads the number or the word that begins at the scanner's place; undefined if it is not valid in JSON. */
export function scanScalar(scanner: Scanner): JsonValue | undefined {
  TOKEN.lastIndex = scanner.at;
  const token = TOKEN.exec(scanner.text)?.[0];
  if (token === undefined) return breakAt(scanner, scanner.at, strangerAt(scanner));
  const value = NUMBER.test(token) ? numberOf(token) : WORDS.get(token);
  if (value === undefined) return breakAt(scanner, scanner.at, FOREIGN.get(token) ?? brokenToken(token));
  scanner.at += token.length;
  return value;
}

const numberOf = (text: string): JsonNumber => ({ text, number: Number(text) });

function brokenToken(token: string): string {
  if (/^-?0\d/.test(token)) return 'a number does not begin with a zero';
  if (token.startsWith('+')) return 'a number does not begin with a plus sign';
  if (/^-?\./.test(token)) return 'a number needs a digit before its point';
  if (/^-?\d+\.(?:$|[eE])/.test(token)) return 'a number needs a digit behind its point';
  return /^[-\d]/.test(token) ? 'this is not a JSON number' : 'a value was expected; text stands in double quotes';
}

function strangerAt({ text, at }: Scanner): string {
  if (at >= text.length) return 'the text ends where a value was expected';
  if (text[at] === "'") return 'text stands in double quotes, not in single ones';
  if (text[at] === '/' || text[at] === '#') return 'JSON has no comments';
  return 'a value was expected';
}
