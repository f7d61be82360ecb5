import { addToGroup } from '../text/group-by.ts';
import { foldName } from '../text/fold-name.ts';
import { mayHoldWideLetters } from '../text/letters.ts';

/** How much of a command is read, in UTF-16 units. */
const MAX_LENGTH = 65_536;

/**
 * The flags of a command line by folded name, with their values in order (`''` for a flag without a value):
 * `--max-seconds 20`, `--lr=3e-4`, `-k v`, `trainer.lr=3e-4` and, before the command, `SEED=1`. The command is only
 * read, never run; quotes are removed, a `$` stays. A flag given twice has two values.
 */
export function flagsOf(command: string): Map<string, string[]> {
  const flags = new Map<string, string[]>();
  for (const { name, value } of flagsIn(command)) add(flags, name, value ?? '');
  return flags;
}

/** The same one by one, with the names as written: `--trainer.seed`. */
export function flagsIn(command: string): readonly Flag[] {
  const flags: Flag[] = [];
  const words = shellWords(withoutTicks(command.slice(0, MAX_LENGTH)));
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? PLAIN;
    const flag = flagIn(word);
    if (flag === undefined) continue;
    const next = words[at + 1];
    const takesNext = flag.value === undefined && next !== undefined && isValue(next);
    if (takesNext) at++;
    flags.push(takesNext ? { name: flag.name, value: next.text } : flag);
  }
  return flags;
}

/** `value`: undefined for a flag without a value. */
export type Flag = { readonly name: string; readonly value: string | undefined };

/** A cell usually has a command as a code span, and writes `|` as `\\|`. */
const withoutTicks = (cell: string): string =>
  cell
    .trim()
    .replace(/^`+|`+$/gu, '')
    .replaceAll('\\|', '|');

/** `bare`: no part of it was quoted. */
type Word = { readonly text: string; readonly bare: boolean };

const PLAIN: Word = { text: '', bare: true };

/** A flag whose name is already folded after its hyphens. */
const PLAIN_FLAG = /^-{0,2}([a-z0-9]+(?:_[a-z0-9]+){0,9})$/;

function add(flags: Map<string, string[]>, name: string, value: string): void {
  const plain = PLAIN_FLAG.exec(name)?.[1];
  const key = plain ?? foldName(name);
  if (key === '') return;
  addToGroup(flags, key, value);
}

/**
 * `--name`, `--name=value`, `-k`, `+key=value`, `~key`, `key.sub=value`, `NAME=value`; undefined for any other word.
 */
function flagIn({ text }: Word): Flag | undefined {
  const equals = text.indexOf('=');
  const name = equals === -1 ? text : text.slice(0, equals);
  const value = equals === -1 ? undefined : text.slice(equals + 1);
  if (isFlag(name)) return { name, value };
  if (value !== undefined && /^\+{0,2}[\p{L}_][\p{L}\d._@/-]{0,99}$/u.test(name)) return { name, value };
  return undefined;
}

const isFlag = (name: string): boolean =>
  name.startsWith('-') &&
  (/^--?[A-Za-z][A-Za-z\d._-]{0,99}$/.test(name) ||
    (mayHoldWideLetters(name) && /^--?\p{L}[\p{L}\d._-]{0,99}$/u.test(name)));

/** A number with a sign is a value, and so is everything that was quoted; another flag or `key=value` is not. */
function isValue(word: Word): boolean {
  if (!word.bare || /^-\.?\d/u.test(word.text)) return true;
  return flagIn(word) === undefined && !/^(?:[|&;<>]+|--)$/u.test(word.text);
}

/**
 * Splits as a shell does: quotes group, a backslash keeps the next character, and a line that ends in one continues.
 */
const shellWords = (command: string): readonly Word[] =>
  /["'\\]/.test(command) ? quotedWords(command) : bareWords(command);

/** Most commands have no quotes: only blanks separate their words. */
const bareWords = (command: string): readonly Word[] =>
  command
    .split(/\s+/u)
    .filter((text) => text !== '')
    .map((text) => ({ text, bare: true }));

function quotedWords(command: string): readonly Word[] {
  const words: Word[] = [];
  let text = '';
  let quote = '';
  let [open, bare] = [false, true];
  const close = () => {
    if (open) words.push({ text, bare });
    [text, open, bare] = ['', false, true];
  };
  for (let at = 0; at < command.length; at++) {
    const character = command[at] ?? '';
    if (quote === '' && /\s/u.test(character)) close();
    else if (quote === '' && (character === '"' || character === "'")) [quote, open, bare] = [character, true, false];
    else if (character === quote) quote = '';
    else if (character === '\\' && quote !== "'" && isEscape(command[at + 1], quote)) text += keep(command[++at]);
    else [text, open] = [text + character, true];
    open ||= text !== '';
  }
  close();
  return words;
}

const isEscape = (next: string | undefined, quote: string): boolean =>
  next !== undefined && (quote === '' ? /[\s"'\\$]/u.test(next) : next === quote || next === '\\');

const keep = (character: string | undefined): string =>
  character === '\n' || character === undefined ? '' : character;
