import { ADDRESS_PASSWORD, isSecretName, TOKEN_SHAPES } from './secret-shapes.ts';
import type { Span } from '../text/span.ts';

/** A text with its secrets gone, and what they were called. */
export type Masked = { readonly text: string; readonly masked: readonly string[] };

export const MASK = '[masked]';

type Found = Span & { readonly name: string };

/** Replaces every secret in a command or a value by `[masked]`; the names (never the values) say what was masked. */
export function maskSecrets(text: string): Masked {
  const found = secretsIn(text);
  let at = 0;
  let result = '';
  for (const { start, end } of found) {
    result += text.slice(at, start) + MASK;
    at = end;
  }
  return { text: result + text.slice(at), masked: found.map(({ name }) => name) };
}

/** Masks a value by its key's name, else by what it looks like. */
export function maskValue(key: string, value: string): Masked {
  const last = key.split('.').at(-1) ?? key;
  const isNumber = /^[-+\d.eE]+$/.test(value);
  if (!isSecretName(last) || isNumber || !isTelling(value)) return maskSecrets(value);
  return { text: MASK, masked: [last] };
}

/** Where secrets stand in a text of any kind: known shapes, passwords in addresses, values of flags and keys named so. */
export const findSecrets = (text: string): readonly Span[] => secretsIn(text).map(({ start, end }) => ({ start, end }));

function secretsIn(text: string): readonly Found[] {
  const found: Found[] = [...tokens(text), ...passwords(text), ...namedValues(text)];
  const ordered = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const apart: Found[] = [];
  for (const secret of ordered) if (secret.start >= (apart.at(-1)?.end ?? 0)) apart.push(secret);
  return apart;
}

function* tokens(text: string): Generator<Found> {
  for (const shape of TOKEN_SHAPES) {
    for (const match of text.matchAll(shape)) {
      if (isTelling(match[0])) yield { start: match.index, end: match.index + match[0].length, name: `${match[0].slice(0, 3)}…` };
    }
  }
}

function* passwords(text: string): Generator<Found> {
  for (const match of text.matchAll(ADDRESS_PASSWORD)) {
    const password = match[1] ?? '';
    const end = match.index + match[0].length - 1;
    if (isTelling(password)) yield { start: end - password.length, end, name: 'password in an address' };
  }
}

/** A flag, or a name of at most 64 characters behind no word, then `=`, or `:`, or (for a flag) blanks. */
const NAMED = /(?<![\w-])(--?|)([A-Za-z][A-Za-z0-9_.-]{2,63})(["']?(?:=|:[ \t]?)|[ \t]{1,4})(?=\S)/g;
const QUOTED = /["']([^"'\r\n]{1,512})["']/y;
const BARE = /[^\s"'`|;,)}\]]{1,512}/y;

function* namedValues(text: string): Generator<Found> {
  const names = new RegExp(NAMED);
  for (let match = names.exec(text); match !== null; match = names.exec(text)) {
    const [whole, dashes = '', name = '', separator = ''] = match;
    const isFlag = dashes !== '';
    if ((!isFlag && !/[=:]/.test(separator)) || !isSecretName(name)) continue;
    const value = valueAt(text, match.index + whole.length);
    if (value === undefined || !isSecretValue(text.slice(value.start, value.end), isFlag || separator.includes('='))) continue;
    names.lastIndex = value.end;
    yield { ...value, name: `${dashes}${name}` };
  }
}

function valueAt(text: string, from: number): Span | undefined {
  const scheme = /(?:Bearer|Basic|token)[ \t]/y;
  scheme.lastIndex = from;
  const start = scheme.test(text) ? scheme.lastIndex : from;
  QUOTED.lastIndex = start;
  const quoted = QUOTED.exec(text);
  if (quoted !== null) return { start: start + 1, end: start + quoted[0].length - 1 };
  BARE.lastIndex = start;
  const bare = BARE.exec(text);
  return bare === null ? undefined : { start, end: start + bare[0].length };
}

/** In prose (`Auth: required`) a value behind a colon must look like a key: long, and of letters and digits mixed. */
function isSecretValue(value: string, isAssigned: boolean): boolean {
  if (!isTelling(value) || value.startsWith('-')) return false;
  return isAssigned || (/^[\x21-\x7e]{12,}$/.test(value) && /\d/.test(value) && /[A-Za-z]/.test(value));
}

/** Not a mask, a variable, a placeholder, a path or a plain word for "on". */
function isTelling(value: string): boolean {
  if (/^(?:\*+|x{3,}|X{3,}|\.{3,}|…|true|false|yes|no|none|null|required|optional|auto)$/i.test(value)) return false;
  return !/^(?:\$|%[A-Za-z_]|<|\[|\{\{|~?\/|\.\.?\/|your[-_])/i.test(value) && !/\*{3}|(?:x{6}|X{6})/.test(value);
}
