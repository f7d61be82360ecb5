import { UserError } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import { KEYS_AT, PROTOCOLS, SEVERITIES } from './config-schema.ts';
import { fileLine } from './file-line.ts';
import type { ConfigPlace } from '../config.ts';
import type { ReadFrom } from './file-line.ts';

/** What zod found wrong, as far as it is looked at: the words of it are ours. */
type Issue = { readonly path: readonly PropertyKey[]; readonly keys?: readonly string[] };

/** Says what is wrong with the shape of a configuration: file, line, key, what was written and what may stand there. */
export function shapeProblem(from: ReadFrom, [issue]: readonly Issue[]): UserError {
  const path = (issue?.path ?? []).map(String);
  const [unknown] = issue?.keys ?? [];
  if (unknown !== undefined) return unknownKey(from, path, unknown);
  const expected = expectedAt(path);
  if (path.length === 0) return new UserError(`${from.path}: expected ${expected.words}`);
  const key = keyOfIssue(from, path);
  const written = writtenAt(from.placeOf(key));
  const hint = hintFor(expected.choices, written);
  return new UserError(`${fileLine(from, key)}: \`${key}\` is ${written}, expected ${expected.words}`, hint);
}

/** Says that a name means nothing, with the nearest one that does, else all of them. */
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
  const names = KEYS_AT[patternOf(path)] ?? [];
  const key = [...path, unknown].join('.');
  return unknownName(from, key, { message: `there is no key "${unknown}"${where}`, names, what: 'the keys' });
}

const TEXTS = 'a text or a list of texts';
const TEXT = 'a text';

type Expected = { readonly words: string; readonly choices?: readonly string[] };

const oneOf = (choices: readonly string[]): Expected => ({ words: `one of: ${choices.join(', ')}`, choices });
const mapOf = (words: string): Expected => ({ words: `a map ${words}` });

/** What may stand under each key; `*` is a name that the team chooses. */
const EXPECTED: Readonly<Record<string, Expected>> = {
  '': mapOf('of keys with values'),
  documents: { words: TEXTS },
  ignore: { words: TEXTS },
  templates: { words: TEXTS },
  kinds: mapOf('from names of kinds to what is said of them'),
  'kinds.*': mapOf('with some of the keys template, documents, directory, id, file, columns'),
  'kinds.*.template': { words: TEXT },
  'kinds.*.documents': { words: TEXTS },
  'kinds.*.directory': { words: TEXT },
  'kinds.*.id': { words: TEXT },
  'kinds.*.file': { words: TEXT },
  'kinds.*.columns': mapOf('from column names to keys of run outputs'),
  'kinds.*.columns.*': { words: TEXTS },
  columns: mapOf('from column names to keys of run outputs'),
  'columns.*': { words: TEXTS },
  rules: mapOf('from names of rules to severities'),
  'rules.*': oneOf(SEVERITIES),
  log: mapOf('with the key protocol'),
  'log.protocol': oneOf(PROTOCOLS),
  'max-file-size': { words: 'a whole number of bytes, 1 or more' },
};

const expectedAt = (path: readonly string[]): Expected =>
  EXPECTED[patternOf(path)] ?? EXPECTED[patternOf(path.slice(0, -1))] ?? { words: 'something else' };

/** The path of a key with `*` for the names that a team chooses. */
const patternOf = (path: readonly string[]): string =>
  path.map((part, at) => (isChosen(path, at) ? '*' : part)).join('.');

const isChosen = (path: readonly string[], at: number): boolean =>
  (at === 1 && path[0] !== 'log') || (at === 3 && path[2] === 'columns');

/** The nearest key that has a place: an item of a list has none of its own. */
function keyOfIssue({ placeOf }: ReadFrom, path: readonly string[]): string {
  const [key, above] = [path.join('.'), path.slice(0, -1).join('.')];
  return placeOf(key) !== undefined || EXPECTED[patternOf(path)] !== undefined ? key : above;
}

const LONGEST = 60;

function writtenAt(place: ConfigPlace | undefined): string {
  const [line = '', ...more] = (place?.written ?? '').trim().split(/\r?\n/u);
  if (place === undefined) return 'something else';
  if (line === '') return 'empty';
  return line.length > LONGEST || more.length > 0 ? `${line.slice(0, LONGEST)}…` : line;
}

/** What people write for the words that are meant: numbers of another linter, truth values, other words. */
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
    return /^[-\d.]+$|^(?:true|false)$/u.test(written) ? { hint: 'a text of digits stands in quotes' } : {};
  const word = written.replace(/^(["'])(.*)\1$/u, '$2').toLowerCase();
  const meant = MEANT[word] ?? '';
  const near = choices.includes(meant) ? meant : nearest(word, choices);
  return near === undefined ? {} : { hint: `did you mean \`${near}\`?` };
}
