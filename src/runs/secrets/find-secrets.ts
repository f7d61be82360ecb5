import { labelledValue, placedSecretsIn } from './placed-secrets.ts';
import { isSecretValue, isTelling } from './secret-value.ts';
import { ADDRESS_PASSWORD, isSecretName, TOKEN_SHAPES } from './secret-shapes.ts';
import type { TokenShape } from './secret-shapes.ts';
import type { Span } from '../../text/span.ts';

/** A secret in a text, and its name: a flag, a key, or the beginning of a known token. */
export type FoundSecret = Span & { readonly name: string };

const COLON = 0x3a;
const EQUALS = 0x3d;
const HYPHEN = 0x2d;
const HIGHEST = 0x5f;
const LONGEST_NAME = 64;

const WIDEST = 0x7f;

/** Tokens by the character code of their trigger. */
const SHAPES = new Map<number, TokenShape[]>();

/** Whether a character code may begin or connect a secret: most of a text is skipped by this check alone. */
const TELLING = new Uint8Array(HIGHEST + 1);
TELLING[COLON] = 1;
TELLING[EQUALS] = 1;

/** Whether one character code occurs before another in some token: `row * 128 + before`. */
const PRECEDES = new Uint8Array((HIGHEST + 1) * (WIDEST + 1));

for (const shape of TOKEN_SHAPES) {
  const unit = shape.trigger.charCodeAt(0);
  const alike = SHAPES.get(unit);
  if (alike === undefined) SHAPES.set(unit, [shape]);
  else alike.push(shape);
  TELLING[unit] = 1;
  for (let at = 0; at < shape.previous.length; at++) PRECEDES[unit * (WIDEST + 1) + shape.previous.charCodeAt(at)] = 1;
}

/**
 * Every secret in a text, in order and without overlap: one pass that only examines the few characters typical of
 * secrets.
 */
export function secretsIn(text: string): readonly FoundSecret[] {
  const found: FoundSecret[] = [...privateKeysIn(text), ...placedSecretsIn(text)];
  let before = 0;
  let unit = 0;
  for (let at = 0; at < text.length; at++) {
    before = unit;
    unit = text.charCodeAt(at);
    if (unit > HIGHEST || TELLING[unit] === 0) continue;
    const isToken = before <= WIDEST && PRECEDES[unit * (WIDEST + 1) + before] === 1;
    const secret = (isToken ? tokenAt(text, at, SHAPES.get(unit) ?? []) : undefined) ?? valueFrom(text, at, unit);
    if (secret === undefined) continue;
    found.push(secret);
    at = Math.max(at, secret.end - 1);
    unit = text.charCodeAt(at);
  }
  return found.length < 2 ? found : apart(found);
}

const KEY_HEAD = /-----BEGIN (?:[A-Z]{2,10} )?PRIVATE KEY-----/g;
const KEY_FOOT = 'PRIVATE KEY-----';

/** Keys in PEM format, up to their last line, or as far as they go. */
function privateKeysIn(text: string): readonly FoundSecret[] {
  if (!text.includes(KEY_FOOT)) return [];
  return [...text.matchAll(KEY_HEAD)].map((head) => {
    const body = head.index + head[0].length;
    const foot = text.indexOf(KEY_FOOT, body);
    return { start: head.index, end: foot < 0 ? body : foot + KEY_FOOT.length, name: 'private key' };
  });
}

function apart(found: readonly FoundSecret[]): readonly FoundSecret[] {
  const ordered = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const result: FoundSecret[] = [];
  for (const secret of ordered) if (secret.start >= (result.at(-1)?.end ?? 0)) result.push(secret);
  return result;
}

function tokenAt(text: string, at: number, shapes: readonly TokenShape[]): FoundSecret | undefined {
  const previous = text[at - 1] ?? ' ';
  for (const shape of shapes) {
    const start = at - shape.back;
    if (!shape.previous.includes(previous) || start < 0 || isWord(text[start - 1])) continue;
    shape.pattern.lastIndex = start;
    const token = shape.pattern.exec(text)?.[0];
    if (token !== undefined && isTelling(token))
      return { start, end: start + token.length, name: `${token.slice(0, 3)}…` };
  }
  return undefined;
}

const isWord = (character: string | undefined): boolean => character !== undefined && /[A-Za-z0-9_]/.test(character);

/** Whether a name's character (letters, digits, `_`, `.`, `-`) has this code. */
const isNameUnit = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) ||
  (unit >= 0x41 && unit <= 0x5a) ||
  (unit >= 0x2d && unit <= 0x39 && unit !== 0x2f) ||
  unit === 0x5f;

/** The secret value after a flag, a key or an address with its sign at `at`. */
function valueFrom(text: string, at: number, unit: number): FoundSecret | undefined {
  if (unit === HYPHEN) return mayBeginFlag(text, at) ? flagValue(text, at) : undefined;
  if (unit === COLON && text.startsWith('//', at + 1)) return passwordAt(text, at);
  if (unit === COLON) return keyValue(text, at) ?? labelledValue(text, at);
  return unit === EQUALS ? keyValue(text, at) : undefined;
}

function passwordAt(text: string, at: number): FoundSecret | undefined {
  ADDRESS_PASSWORD.lastIndex = at;
  const match = ADDRESS_PASSWORD.exec(text);
  const password = match?.[1] ?? '';
  if (match === null || !isTelling(password)) return undefined;
  const end = at + match[0].length - 1;
  return { start: end - password.length, end, name: 'password in an address' };
}

const FLAG = /--?([A-Za-z][A-Za-z0-9_.-]{2,63})[ \t]{1,4}(?=\S)/y;

/** A hyphen inside a word, or before a blank, does not begin a flag. */
const mayBeginFlag = (text: string, at: number): boolean =>
  isNameUnit(text.charCodeAt(at + 1)) && !isNameUnit(text.charCodeAt(at - 1));

/** `--token value`; a value after an equals sign is found there. */
function flagValue(text: string, at: number): FoundSecret | undefined {
  FLAG.lastIndex = at;
  const flag = FLAG.exec(text);
  if (flag === null || !isSecretName(flag[1] ?? '')) return undefined;
  const value = valueAt(text, at + flag[0].length);
  const isSecret = value !== undefined && isSecretValue(text.slice(value.start, value.end), true);
  return isSecret ? { ...value, name: flag[0].trimEnd() } : undefined;
}

/** `NAME=value`, `--name=value`, `"name": "value"`; the sign is at `at`. */
function keyValue(text: string, at: number): FoundSecret | undefined {
  const quote = text.charCodeAt(at - 1);
  const end = quote === 0x22 || quote === 0x27 ? at - 1 : at - blanksBefore(text, at);
  let start = end;
  while (start > 0 && end - start <= LONGEST_NAME && isNameUnit(text.charCodeAt(start - 1))) start--;
  if (end - start < 3) return undefined;
  const name = text.slice(start, end);
  if (name.length > LONGEST_NAME || !isSecretName(name)) return undefined;
  const blank = /[ \t]/.test(text[at + 1] ?? '') ? 1 : 0;
  // With blanks around it the sign belongs to prose or code: `token = next(words)`.
  const isAssigned = name.startsWith('-') || (text[at] === '=' && blank === 0 && text[at - 1] !== ' ');
  const value = valueAt(text, at + 1 + blank);
  const isSecret = value !== undefined && isSecretValue(text.slice(value.start, value.end), isAssigned);
  return isSecret ? { ...value, name } : undefined;
}

const blanksBefore = (text: string, at: number): number => (text[at] === '=' && text[at - 1] === ' ' ? 1 : 0);

const SCHEME = /(?:Bearer|Basic|token)[ \t]/y;
const QUOTED = /["']([^"'\r\n]{1,200})["']/y;
const BARE = /[^\s"'`|;,)}\]]{1,200}/y;

function valueAt(text: string, from: number): Span | undefined {
  SCHEME.lastIndex = from;
  const start = SCHEME.test(text) ? SCHEME.lastIndex : from;
  QUOTED.lastIndex = start;
  const quoted = QUOTED.exec(text);
  if (quoted !== null) return { start: start + 1, end: start + quoted[0].length - 1 };
  BARE.lastIndex = start;
  const bare = BARE.exec(text);
  return bare === null ? undefined : { start, end: start + bare[0].length };
}
