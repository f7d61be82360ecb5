import { isJsonNumber } from '../json/json-value.ts';
import { counterIn, logLineIn, optionsIn } from './log-line.ts';
import { isPartSaid } from './part-names.ts';
import type { LogLine, LogValue } from './log-line.ts';

/** A line's values: its counters, and its values below a name, or below none (''). */
export type LogRow = {
  readonly counts: ReadonlyMap<string, LogValue>;
  readonly name: string;
  readonly values: ReadonlyMap<string, LogValue>;
};

/** The lines of a log that are pairs, the options of command lines in it, and notes. */
export type LogRows = {
  readonly rows: readonly LogRow[];
  readonly options: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
};

/** What loggers write about the line itself. */
const OF_LINE: ReadonlySet<string> = new Set(
  'level lvl severity ts timestamp asctime datetime msg message logger caller v_num'.split(' '),
);
const WITHIN: ReadonlySet<string> = new Set('batch batch_idx batch_id minibatch it'.split(' '));

/** Reads the lines of a log. The names of the loggers are kept if there are several. */
export function logRowsOf(text: string): LogRows {
  const lines = text.split('\n');
  const read: LogLine[] = [];
  const options = new Map<string, string>();
  const notes: string[] = [];
  let passed = 0;
  for (const [index, line] of lines.entries()) {
    const found = logLineIn(line);
    const isTorn = index === lines.length - 1 && read.length > 0 && !/\]\s{0,400}$/.test(line.slice(-400));
    if (isTorn && line.includes('=')) {
      notes.push(`line ${String(index + 1)} has no end (still being written?) and was skipped`);
    } else if (found !== undefined) {
      if (isRedrawn(read.at(-1), found)) read.pop();
      read.push(found);
    } else {
      const set = optionsIn(line);
      for (const [key, value] of set) options.set(key, value);
      if (set.length === 0 && line.trim() !== '') passed++;
    }
  }
  if (passed > 0)
    notes.push(
      `passed over: ${String(passed)} ${passed === 1 ? 'line that is' : 'lines that are'} no pairs of key=value`,
    );
  const writers = new Set(read.map((line) => line.writers.join('/')));
  return { rows: read.map((line) => rowOf(line, writers.size > 1)), options, notes };
}

/** Whether a line of a progress bar is redrawn by the next one. */
const isRedrawn = (before: LogLine | undefined, next: LogLine): boolean =>
  before?.isBar === true && next.isBar === true && headOf(before) === headOf(next);

const headOf = ({ writers, part, counts }: LogLine): string => JSON.stringify([writers, part, [...counts]]);

function rowOf({ writers, part, counts, values }: LogLine, areSeveral: boolean): LogRow {
  const own = new Map([...values].filter(([key]) => !OF_LINE.has(key.toLowerCase())));
  const parted = part === undefined ? partIn(own) : undefined;
  if (parted !== undefined) own.delete(parted.key);
  const said = part ?? parted?.part;
  const name = [...(areSeveral ? writers : []), ...(said === undefined ? [] : [said])].join('/');
  return { counts: takeCounts(own, counts), name, values: own };
}

/** The part of the data in a pair: `phase=val`. */
function partIn(values: ReadonlyMap<string, LogValue>): { readonly key: string; readonly part: string } | undefined {
  for (const [key, { value }] of values)
    if (typeof value === 'string' && isPartSaid(key, value)) return { key, part: value.toLowerCase() };
  return undefined;
}

/** Takes the counters of a line out of its values; they replace earlier ones. A batch counts within its epoch. */
function takeCounts(own: Map<string, LogValue>, before: ReadonlyMap<string, string>): ReadonlyMap<string, LogValue> {
  const counts = new Map<string, LogValue>();
  for (const [key, text] of before) counts.set(key, { value: { text, number: Number(text) } });
  for (const [key, each] of own) {
    const name = counterIn(key);
    if (name === undefined || !isJsonNumber(each.value)) continue;
    counts.set(name, each);
    own.delete(key);
  }
  if (counts.size !== 1 || !counts.has('epoch')) return counts;
  const within = [...own].find(([key, { value }]) => WITHIN.has(key.toLowerCase()) && isJsonNumber(value));
  if (within === undefined) return counts;
  own.delete(within[0]);
  return counts.set('iter', within[1]);
}
