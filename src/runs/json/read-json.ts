import { indexLines, pointAt } from '../../text/line-index.ts';
import { scanScalar } from './scan-scalar.ts';
import { scanString } from './scan-string.ts';
import { breakAt, skipBlanks } from './scanner.ts';
import type { JsonValue } from './json-value.ts';
import type { Scanner } from './scanner.ts';

/** A place in a JSON text, line and column from 1. */
export type JsonPlace = { readonly line: number; readonly column: number };

/** A key that occurs twice in one object. The last value is used; `differs` says whether the values are different. */
export type DuplicateKey = JsonPlace & { readonly key: string; readonly differs: boolean };

export type JsonReading =
  | { readonly kind: 'json'; readonly value: JsonValue; readonly duplicates: readonly DuplicateKey[] }
  | (JsonPlace & { readonly kind: 'broken'; readonly message: string });

const DEEPEST = 5000;
const BOM = 0xfeff;

type OpenArray = { readonly kind: 'array'; readonly values: JsonValue[]; readonly start: number };
type OpenObject = {
  readonly kind: 'object';
  readonly entries: Map<string, JsonValue>;
  readonly start: number;
  key: string;
  keyStart: number;
};

type Duplicate = { readonly key: string; readonly offset: number; readonly differs: boolean };

type State = {
  readonly scanner: Scanner;
  readonly open: (OpenArray | OpenObject)[];
  readonly duplicates: Duplicate[];
  root: JsonValue | undefined;
  /** Whether a value has just ended. */
  isBehindValue: boolean;
};

/**
 * Reads JSON as Python writes it: with a BOM, NaN and Infinity; big integers and long decimals keep their digits.
 * Invalid text is reported with its place; nothing is guessed. One pass without recursion, at most 5,000 levels.
 */
export function readJson(text: string): JsonReading {
  const scanner: Scanner = { text, at: text.charCodeAt(0) === BOM ? 1 : 0, broken: undefined };
  const state: State = { scanner, open: [], duplicates: [], root: undefined, isBehindValue: false };
  while (scanner.broken === undefined && !isDone(state)) step(state);
  const lines = scanner.broken === undefined && state.duplicates.length === 0 ? undefined : indexLines(text);
  if (scanner.broken !== undefined || state.root === undefined) {
    const { message, offset } = scanner.broken ?? { message: 'the text is empty', offset: 0 };
    return { kind: 'broken', message, ...pointAt(lines ?? indexLines(text), offset) };
  }
  const place = ({ offset, ...duplicate }: Duplicate): DuplicateKey => ({
    ...duplicate,
    ...pointAt(lines ?? indexLines(text), offset),
  });
  return { kind: 'json', value: state.root, duplicates: state.duplicates.map(place) };
}

/** Whether the whole value has been read; any text after it makes the JSON invalid. */
function isDone({ scanner, open, root }: State): boolean {
  if (root === undefined || open.length > 0) return false;
  skipBlanks(scanner);
  if (scanner.at < scanner.text.length) {
    const begins = '{["'.includes(scanner.text[scanner.at] ?? ' ');
    const message = begins
      ? 'a second value begins here; one was expected (a file of one value a line is JSONL)'
      : 'the value has ended, and something stands behind it';
    breakAt(scanner, scanner.at, message);
  }
  return true;
}

/**
 * One step: reads a value, or an opening bracket with the key after it; or, after a value, a comma or a closing
 * bracket.
 */
function step(state: State): void {
  const { scanner, open } = state;
  skipBlanks(scanner);
  const container = open.at(-1);
  if (state.isBehindValue && container !== undefined) return afterValue(state, container);
  const start = scanner.at;
  if (start >= scanner.text.length) return endOfText(state);
  const character = scanner.text[start];
  if (character === '[' || character === '{') {
    if (open.length >= DEEPEST) return breakAt(scanner, start, `more than ${String(DEEPEST)} levels of nesting`);
    scanner.at++;
    if (character === '[') open.push({ kind: 'array', values: [], start });
    else open.push({ kind: 'object', entries: new Map(), start, key: '', keyStart: start });
    return afterOpening(state);
  }
  const value = character === '"' ? scanString(scanner) : scanScalar(scanner);
  if (value !== undefined) take(state, value);
}

/** After an opening bracket: reads the closing one, or the first key. */
function afterOpening(state: State): void {
  const { scanner, open } = state;
  const container = open.at(-1);
  skipBlanks(scanner);
  if (scanner.text[scanner.at] === (container?.kind === 'array' ? ']' : '}')) return close(state);
  if (container?.kind === 'object') readKey(state, container);
}

function readKey(state: State, container: OpenObject): void {
  const { scanner } = state;
  skipBlanks(scanner);
  if (scanner.at >= scanner.text.length) return endOfText(state);
  if (scanner.text[scanner.at] !== '"') return breakAt(scanner, scanner.at, 'a key in double quotes was expected');
  container.keyStart = scanner.at;
  const key = scanString(scanner);
  if (key === undefined) return;
  container.key = key;
  skipBlanks(scanner);
  if (scanner.at >= scanner.text.length) return endOfText(state);
  if (scanner.text[scanner.at] !== ':') return breakAt(scanner, scanner.at, 'a colon was expected behind the key');
  scanner.at++;
}

/** Adds a finished value to its container. */
function take(state: State, value: JsonValue): void {
  const container = state.open.at(-1);
  if (container === undefined) state.root = value;
  else if (container.kind === 'array') container.values.push(value);
  else enter(state, container, value);
  state.isBehindValue = true;
}

function enter(state: State, { entries, key, keyStart }: OpenObject, value: JsonValue): void {
  const before = entries.get(key);
  if (before !== undefined) state.duplicates.push({ key, offset: keyStart, differs: !isSameScalar(before, value) });
  entries.set(key, value);
}

function afterValue(state: State, container: OpenArray | OpenObject): void {
  const { scanner } = state;
  const closing = container.kind === 'array' ? ']' : '}';
  const at = scanner.at;
  const character = scanner.text[at];
  if (character === closing) return close(state);
  if (character === undefined) return endOfText(state);
  if (character !== ',') return breakAt(scanner, at, `a comma or \`${closing}\` was expected`);
  scanner.at++;
  state.isBehindValue = false;
  skipBlanks(scanner);
  if (scanner.text[scanner.at] === closing) breakAt(scanner, at, `JSON takes no comma before \`${closing}\``);
  else if (container.kind === 'object') readKey(state, container);
}

function close(state: State): void {
  state.scanner.at++;
  const container = state.open.pop();
  if (container !== undefined) take(state, container.kind === 'array' ? container.values : container.entries);
}

function endOfText({ scanner, open }: State): void {
  const container = open.at(-1);
  if (container === undefined) return breakAt(scanner, 0, 'the text is empty');
  const { line } = pointAt(indexLines(scanner.text), container.start);
  const message = `the text ends before the ${container.kind} that begins on line ${String(line)} is closed`;
  breakAt(scanner, scanner.text.length, message);
}

/** Containers count as different: whoever writes one key twice means two things. */
function isSameScalar(left: JsonValue, right: JsonValue): boolean {
  if (typeof left !== 'object' || left === null) return left === right;
  return typeof right === 'object' && right !== null && 'text' in left && 'text' in right && left.text === right.text;
}
