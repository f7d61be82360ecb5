import { UserError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { expectedAt, keysAt } from './config-schema.ts';
import { fileLine } from './file-line.ts';
import type { ConfigPlace } from '../config.ts';
import type { ReadFrom } from './file-line.ts';

/** The part of a zod issue that is used: the message is expctl's own. */
type Issue = { readonly path: readonly PropertyKey[]; readonly keys?: readonly string[] };

/**
 * Makes the error for a wrong value in a configuration: file, line, key, what was written and what is allowed there.
 */
export function shapeProblem(from: ReadFrom, [issue]: readonly Issue[]): UserError {
  const path = (issue?.path ?? []).map(String);
  const [unknown] = issue?.keys ?? [];
  if (unknown !== undefined) return unknownKey(from, path, unknown);
  const expected = expectedAt(path) ?? expectedAt(path.slice(0, -1)) ?? { words: 'something else' };
  if (path.length === 0) return new UserError(`${from.path}: expected ${expected.words}`);
  const key = keyOfIssue(from, path);
  const written = writtenAt(from.placeOf(key));
  const hint = hintFor(expected.choices, written);
  return new UserError(`${fileLine(from, key)}: \`${key}\` is ${written}, expected ${expected.words}`, hint);
}

/** Makes the error for an unknown name, with the nearest known one, else all of them. */
export function unknownName(
  from: ReadFrom,
  key: string,
  { message, names, what }: { readonly message: string; readonly names: readonly string[]; readonly what: string },
): UserError {
  const near = nearest(key.slice(key.lastIndexOf('.') + 1), names);
  const hint = near === undefined ? `${what} are: ${names.join(', ')}` : `did you mean \`${near}\`?`;
  return new UserError(`${fileLine(from, key)}: ${message}`, { hint });
}

function unknownKey(from: ReadFrom, path: readonly string[], unknown: string): UserError {
  const where = path.length === 0 ? '' : ` in \`${path.join('.')}\``;
  const names = keysAt(path);
  const key = [...path, unknown].join('.');
  return unknownName(from, key, { message: `there is no key "${unknown}"${where}`, names, what: 'the keys' });
}

/** The nearest key that has a place: an item of a list has none of its own. */
function keyOfIssue({ placeOf }: ReadFrom, path: readonly string[]): string {
  const [key, above] = [path.join('.'), path.slice(0, -1).join('.')];
  return placeOf(key) !== undefined || expectedAt(path) !== undefined ? key : above;
}

const LONGEST = 60;

function writtenAt(place: ConfigPlace | undefined): string {
  const [line = '', ...more] = (place?.written ?? '').trim().split(/\r?\n/u);
  if (place === undefined) return 'something else';
  if (line === '') return 'empty';
  return line.length > LONGEST || more.length > 0 ? `${line.slice(0, LONGEST)}…` : line;
}

/** What people write instead of the expected words: another linter's numbers, booleans, other words. */
const MEANT: Readonly<Record<string, string>> = {
  '0': 'off',
  '1': 'warning',
  '2': 'error',
  false: 'off',
  no: 'off',
  none: 'off',
  disable: 'off',
  disabled: 'off',
  ignore: 'off',
  warn: 'warning',
  info: 'warning',
  err: 'error',
  fail: 'error',
  on: 'error',
  true: 'error',
  error: 'refuse',
  fatal: 'error',
};

function hintFor(choices: readonly string[] | undefined, written: string): { readonly hint?: string } {
  if (choices === undefined)
    return /^[-\d.]+$|^(?:true|false)$/u.test(written) ? { hint: 'a text of digits goes in quotes' } : {};
  const word = written.replace(/^(["'])(.*)\1$/u, '$2').toLowerCase();
  const meant = MEANT[word] ?? '';
  const near = choices.includes(meant) ? meant : nearest(word, choices);
  return near === undefined ? {} : { hint: `did you mean \`${near}\`?` };
}
