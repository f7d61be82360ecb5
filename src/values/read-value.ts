import { isMissing } from './missing.ts';
import { hasMarks, readMarks, swapMarks } from './number-marks.ts';
import { standingText } from './plain-text.ts';
import { readDate } from './read-date.ts';
import { readBoolean, readMark } from './read-mark.ts';
import { readInterval, readNumber } from './read-number.ts';
import type { NumberMarks } from './number-marks.ts';
import type { CommitValue, ListValue, UriValue, Value, ValueType } from './value.ts';

type Reader = (text: string, plain: string) => Value | undefined;

/** A reader, with an expression for how its texts begin: nearly every cell is decided by its first character. */
type Gate = { readonly begins: RegExp; readonly read: Reader };

/** Longer text is not a scalar, and more items are not a list: it is text, of any length. */
const MAX_SCALAR = 1000;
const MAX_ITEMS = 10_000;

const PLAIN_NUMBER = /^[-+]?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/u;

const READERS: readonly Gate[] = [
  { begins: /^[✅✓✔☑❌✗✘❎⚠pf]/iu, read: (text, plain) => readMark(text, plain) },
  { begins: /^[✅✓✔☑❌✗✘❎⚠ynft]/iu, read: readBoolean },
  { begins: /^[\djfmasond]/i, read: (text, plain) => readDate(text, plain) },
  { begins: /^[a-z<]/i, read: readUri },
  { begins: /^[\da-f]/i, read: readCommit },
  { begins: /^[\d.+\-−–﹣－±~∼≈≅<>≤≥⩽⩾=$€£¥&\\[(ac]/iu, read: (text, plain) => readNumber(text, plain) },
];

/** The readers to try before the usual order if a type is expected. */
const EXPECTED = {
  text: undefined,
  number: readLooseNumber,
  integer: readLooseNumber,
  percent: readLooseNumber,
  interval: (text, plain) => readInterval(text, plain) ?? readLooseNumber(text, plain),
  list: (text, plain) => readList(text, plain, true),
  mark: (text, plain) => readMark(text, plain, true),
  boolean: readBoolean,
  date: (text, plain) => readDate(text, plain, true),
  commit: readCommit,
  uri: readTarget,
} satisfies Record<ValueType, Reader | undefined>;

/** Types whose values may have a decimal comma; an integer may not: for it, `3,4` is two numbers. */
const DECIMAL: ReadonlySet<ValueType | undefined> = new Set<ValueType>(['number', 'percent', 'interval']);
const AS_WRITTEN: ReadonlySet<ValueType | undefined> = new Set<ValueType>(['text', 'date', 'list']);
const NUMERIC: ReadonlySet<ValueType | undefined> = new Set([...DECIMAL, 'integer', undefined]);

/**
 * Reads a cell or a field; never fails: anything else is text. `expected` decides between two readings; `marks` say
 * what commas and points mean in the column's numbers, if the notation is not English.
 */
export function readValue(text: string, expected?: ValueType, marks?: NumberMarks): Value {
  const trimmed = text.trim();
  if (marks === undefined && !AS_WRITTEN.has(expected) && PLAIN_NUMBER.test(trimmed)) return plainNumber(trimmed);
  const plain = standingText(trimmed);
  if (isMissing(plain, expected === undefined || expected === 'text')) return { kind: 'missing', text: trimmed };
  const asText: Value = { kind: 'text', text: trimmed, plain };
  if (expected === 'text') return asText;
  const marked = NUMERIC.has(expected) && hasMarks(plain) ? readMarked(trimmed, plain, { expected, marks }) : undefined;
  if (marked !== undefined) return marked;
  const preferred = expected === undefined ? undefined : EXPECTED[expected];
  if (plain.length > MAX_SCALAR) return readList(trimmed, plain, expected === 'list') ?? asText;
  return preferred?.(trimmed, plain) ?? readScalar(trimmed, plain) ?? readList(trimmed, plain, false) ?? asText;
}

type Marked = { readonly expected: ValueType | undefined; readonly marks: NumberMarks | undefined };

/** Reads a number that has or may have a decimal comma; undefined if the text is to be read unchanged. */
function readMarked(text: string, plain: string, { expected, marks }: Marked): Value | undefined {
  const read = readMarks(plain, marks, DECIMAL.has(expected));
  if (read.kind === 'open')
    return readNumber(text, plain) === undefined && readNumber(text, swapMarks(plain)) === undefined
      ? undefined
      : { kind: 'text', text, plain, readings: read.readings };
  return read.text === plain ? undefined : readNumber(text, read.text, { loose: expected !== undefined });
}

function readScalar(text: string, plain: string): Value | undefined {
  for (const { begins, read } of READERS) {
    const value = begins.test(plain) ? read(text, plain) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Most numeric cells are just a plain number; the result is the same as in the full procedure. */
function plainNumber(text: string): Value {
  const point = text.indexOf('.');
  const decimals = point < 0 ? 0 : text.length - point - 1;
  const number = Number(text);
  const signed = text.startsWith('-') || text.startsWith('+');
  const precision = HALF_UNITS[decimals] ?? 0;
  return {
    kind: 'number',
    text,
    number: number === 0 ? 0 : number,
    unit: undefined,
    precision,
    signed,
    note: undefined,
  };
}

const HALF_UNITS: readonly number[] = [
  5e-1, 5e-2, 5e-3, 5e-4, 5e-5, 5e-6, 5e-7, 5e-8, 5e-9, 5e-10, 5e-11, 5e-12, 5e-13, 5e-14, 5e-15, 5e-16,
];

function readLooseNumber(text: string, plain: string): Value | undefined {
  return readNumber(text, plain, { loose: true });
}

/** Seven to forty hexadecimal digits, with both digits and letters among them, or exactly forty. */
function readCommit(text: string, plain: string): CommitValue | undefined {
  if (!/^[\da-f]{7,40}$/i.test(plain)) return undefined;
  const mixed = /\d/u.test(plain) && /[a-f]/i.test(plain);
  return mixed || plain.length === 40 ? { kind: 'commit', text, sha: plain.toLowerCase() } : undefined;
}

function readUri(text: string, plain: string): UriValue | undefined {
  const uri = /^<[^<>]*>$/u.test(plain) ? plain.slice(1, -1) : plain;
  return /^[a-z][a-z\d+.-]{0,30}:\/\/\S+$/i.test(uri) ? { kind: 'uri', text, uri } : undefined;
}

/** Where an address is expected, a link is read as its target. */
function readTarget(text: string, plain: string): UriValue | undefined {
  const target = text.length > MAX_SCALAR ? undefined : /^\[[^[\]]*\]\(([^()\s]*)\)$/u.exec(text)?.[1];
  return (target === undefined ? undefined : readUri(text, target)) ?? readUri(text, plain);
}

/**
 * `[16, 32, 64]`; brackets around one word are not a list, and text without brackets is one only if a list is expected.
 */
function readList(text: string, plain: string, expected: boolean): ListValue | undefined {
  const bracketed = plain.startsWith('[') && plain.endsWith(']');
  if (!bracketed && !expected) return undefined;
  const inside = bracketed ? plain.slice(1, -1) : plain;
  if (/[[\]]/u.test(inside)) return undefined;
  const parts = inside.trim() === '' ? [] : inside.split(/,\s/u.test(inside) ? /,\s/u : /[,;]/u);
  if (parts.length > MAX_ITEMS) return undefined;
  const items = parts.map((part) => readItem(part.trim()));
  const [only] = items;
  if (!expected && (only === undefined || (items.length === 1 && only.kind === 'text'))) return undefined;
  return { kind: 'list', text, items };
}

function readItem(part: string): Value {
  const unquoted = /^(?:'[^']*'|"[^"]*")$/u.test(part) ? part.slice(1, -1) : part;
  if (isMissing(unquoted, true)) return { kind: 'missing', text: part };
  const scalar = unquoted === part && part.length <= MAX_SCALAR ? readScalar(part, part) : undefined;
  return scalar ?? { kind: 'text', text: part, plain: unquoted };
}
