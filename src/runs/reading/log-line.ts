import { notANumberAhead } from '../../values/not-a-number.ts';
import { unitSymbol } from '../../values/units.ts';
import { pointOf } from './point-of.ts';
import { prefixOf } from './log-prefix.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { LogPrefix } from './log-prefix.ts';

/** One value in a logged line; with the number's unit if it follows directly. */
export type LogValue = { readonly value: JsonValue; readonly unit?: string };

/** A line that has only `key=value` pairs, apart from what loggers write before them. */
export type LogLine = Omit<LogPrefix, 'end'> & {
  readonly values: ReadonlyMap<string, LogValue>;
  /** Whether it is a progress bar, of which each line redraws the previous one. */
  readonly isBar?: true;
};

/** Names of counters for the points of a log. */
export const LOG_COUNTERS = ['step', '_step', 'global_step', 'iteration', 'iter', 'epoch', 'round'] as const;

/** The counter that a key stands for. */
export const counterIn = (key: string): string | undefined => {
  const name = key.toLowerCase();
  return LOG_COUNTERS.find((counter) => counter === name);
};

const LONGEST = 2000;
const BAR =
  /^(.{0,200}?)(?::[ ]{1,4}|[ ]{1,4}|^)(?:\d{1,3}%\|[^|]{0,400}\|[ ]{0,8}[\d.kMGT]{1,20}\/[\d.kMGT?]{1,20}|[\d.kMGT]{1,20}(?:it|[A-Za-z]{1,12})) \[([^\]]{0,1000})\]\s{0,400}$/;
const PAIR =
  /([A-Za-z_][\w./@%()-]{0,79})=(?![=>~])(?:[ ]{0,8}(?=[-+.\d]))?("(?:[^"\\]|\\.){0,1000}"|'[^'\\]{0,1000}'|[^\s,;|"'[\](){}=]{1,200})/y;
const BETWEEN = /\s{0,8}[,;|]\s{0,8}|\s{1,40}(?:[-–]\s{1,8})?/y;
const END = /[\s,;|]{0,40}$/y;
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]{0,20}[A-Za-z]`, 'g');

/** Parses one line; if it was redrawn with carriage returns, the last part with content. */
export function logLineIn(line: string): LogLine | undefined {
  if (!line.includes('=')) return undefined;
  for (let end = line.length; end > 0;) {
    const start = line.lastIndexOf('\r', end - 1) + 1;
    const read = end - start > LONGEST ? undefined : drawnLine(line.slice(start, end));
    if (read !== undefined) return read;
    end = start - 1;
  }
  return undefined;
}

function drawnLine(drawn: string): LogLine | undefined {
  const line = plainLine(drawn);
  if (!line.includes('=')) return undefined;
  const [, before, inside] = line.endsWith(']') ? (BAR.exec(line) ?? []) : [];
  if (before === undefined || inside === undefined) return lineOf(line, prefixOf(line));
  const text = inside.split(',').slice(2).join(',').trim();
  const prefix = prefixOf(`${before}: `);
  const isRead = prefix.end >= before.length;
  const found = lineOf(text, { ...(isRead ? prefix : { ...prefix, writers: [before.trim()] }), end: 0 });
  return found === undefined ? undefined : { ...found, isBar: true };
}

/** A line without terminal colours. */
const plainLine = (line: string): string => (line.includes('\u001B') ? line.replace(COLOURS, '') : line).trimEnd();

/** The pairs in a text after its prefix; none if there is anything else. */
function lineOf(text: string, { end, ...prefix }: LogPrefix): LogLine | undefined {
  const values = new Map<string, LogValue>();
  let at = end;
  for (;;) {
    PAIR.lastIndex = at;
    const [whole, key, written] = PAIR.exec(text) ?? [];
    if (whole === undefined || key === undefined || written === undefined) return undefined;
    const value = valueOf(key, written);
    if (value === undefined) return undefined;
    values.set(key, value);
    at += whole.length;
    END.lastIndex = at;
    if (END.test(text)) return isTold(prefix, values) ? { ...prefix, values } : undefined;
    BETWEEN.lastIndex = at;
    const between = BETWEEN.exec(text)?.[0].length ?? 0;
    if (between === 0) return undefined;
    at += between;
  }
}

/** Only words after some name are a message rather than measurements. */
const isTold = ({ writers }: Omit<LogPrefix, 'end'>, values: ReadonlyMap<string, LogValue>): boolean =>
  writers.length === 0 || [...values.values()].some(({ value }) => pointOf(value) !== undefined);

const NUMBER = /^[-+]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][-+]?\d{1,4})?/;
const PART_OF = /^(\d{1,15})\/\d{1,15}$/;

/** A word that ends like a sentence makes the line prose. */
function valueOf(key: string, written: string): LogValue | undefined {
  if (/^["']/.test(written)) return { value: quotedValue(written.slice(1, -1)) };
  const isCounter = counterIn(key) !== undefined;
  const counted = isCounter ? (PART_OF.exec(written)?.[1] ?? written).replace(/^0+(?=\d)/, '') : written;
  const digits = NUMBER.exec(counted)?.[0];
  if (digits === counted && !digits.endsWith('.')) return { value: numberOf(digits) };
  if (/[.:!?]$/.test(written)) return undefined;
  const none = notANumberAhead(counted);
  const length = digits?.length ?? none?.length ?? 0;
  const unit = length === 0 ? undefined : unitSymbol(counted.slice(length));
  if (unit === undefined) return { value: written };
  return { value: digits === undefined ? (none?.word ?? '') : numberOf(digits), unit };
}

/** Quotes protect blanks and commas: digits in them are still a number. */
function quotedValue(inside: string): JsonValue {
  const text = inside.replace(/\\(["\\])/g, '$1');
  return NUMBER.exec(text)?.[0] === text && !text.endsWith('.') ? numberOf(text) : text;
}

/** Digits with a leading zero are text (`0012`). */
const numberOf = (digits: string): JsonValue =>
  /^[-+]?0\d/.test(digits) ? digits : { text: digits.replace(/^\+/, ''), number: Number(digits) };

const COMMAND =
  /^(?:[+$>]\s{1,4})?(?:--[A-Za-z]|(?:\S{0,200}python[\d.]{0,5}|torchrun|accelerate|deepspeed|srun|\S{1,200}\.(?:py|sh))\s)/;
const OPTION = /(?:^|\s)--([A-Za-z][\w.-]{0,79})=("[^"]{0,1000}"|'[^']{0,1000}'|[^\s"']{1,400})/g;

/** The options (`--lr=0.1`) in a line, if it is a command line. */
export function optionsIn(line: string): readonly (readonly [string, string])[] {
  if (line.length > LONGEST || !line.includes('--')) return [];
  const plain = plainLine(line);
  const command = plain.slice(prefixOf(plain).end);
  if (!COMMAND.test(command)) return [];
  return [...command.matchAll(OPTION)].map(([, key = '', value = '']) => [key, value.replace(/^(["'])(.*)\1$/, '$2')]);
}
