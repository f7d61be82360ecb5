import { counted } from '../../text/counted.ts';
import { pathOf } from '../key-path.ts';
import { historyOf } from '../reading/history-of-rows.ts';
import { beyond } from '../outputs/left-out.ts';
import { refused } from '../outputs/refused.ts';
import { isParameter } from '../reading/parameter-names.ts';
import { logLineIn } from '../reading/log-line.ts';
import { runValueOf } from '../reading/run-value.ts';
import { notANumberAhead } from '../../values/not-a-number.ts';
import { unitSymbol } from '../../values/units.ts';
import { EMPTY_RUN } from '../run.ts';
import { finishRuns } from './finish-runs.ts';
import type { Run, RunValue } from '../run.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

const LINE = /^([A-Za-z_][\w./@%()-]{0,79}(?: [\w./@%()-]{1,40}){0,3}):[ \t]{1,40}([^\s][^\r]*)\r?$/;
const NUMBER = /^[-+]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][-+]?\d{1,4})?/;
const STEP = /^[ \t]{1,4}\(step[ \t]{1,4}(\d{1,15})\)$/;
const UNIT = /^[ \t]{0,2}(%|[A-Za-zµ]{1,12}(?:\/[A-Za-z]{1,12})?)$/;
const MOST_KEYS = 500;

/**
 * The printed output of a program: lines of `key: number`, of which the last for a key counts; `(step N)` after it
 * makes a history.
 */
export const keyValue: RunReader = {
  name: 'key-value',
  detect: (entry) => (looksLike(entry) ? 'likely' : 'no'),
  read(tree, choice) {
    const file = tree.readFile('');
    if (file === undefined) return refused(tree.path, 'is not a text file');
    const lines = file.text.split('\n');
    const run = runOfLines(lines);
    if (run === undefined) {
      return refused(
        file.path,
        'holds no line of the form `key: number`',
        'have the program write its metrics as JSON',
      );
    }
    return finishRuns([{ ...run, notes: [...run.notes, ...pairsNote(lines)] }], {
      file,
      format: 'key-value',
      choice,
      notes: [],
    });
  },
};

/** Lines of `key=value` beside those of `key: number` belong to another format. */
function pairsNote(lines: readonly string[]): readonly string[] {
  const count = lines.filter((line) => logLineIn(line) !== undefined).length;
  return count === 0
    ? []
    : [`passed over: ${counted(count, 'line')} of key=value (--format logfmt reads these, and only these)`];
}

function looksLike(entry: RunEntry): boolean {
  if (entry.kind !== 'file' || !/(?:^[^.]+|\.(?:log|txt|out))$/i.test(entry.name)) return false;
  return entry.head.split('\n').some((line) => lineIn(line) !== undefined);
}

type Line = { readonly key: string; readonly text: string; readonly step?: string; readonly unit?: string };

/** Zeros before a printed number (`epoch: 05`). */
const PADDING = /^([-+]?)0+(?=\d)/;

/**
 * The content of one line. A word after the number that is not a unit makes the line prose, and so does a name of
 * several words without a unit. A word for NaN needs no unit: it must not leave an older number in force.
 */
function lineIn(line: string): Line | undefined {
  if (line.length > 300) return undefined;
  const [, key, told] = LINE.exec(line) ?? [];
  const rest = told?.trimEnd();
  if (key === undefined || rest === undefined) return undefined;
  const none = notANumberAhead(rest);
  const number = NUMBER.exec(rest)?.[0] ?? none?.word;
  if (number === undefined) return undefined;
  const behind = rest.slice(none?.length ?? number.length);
  const isPlain = none !== undefined || !key.includes(' ');
  if (behind === '') return isPlain ? { key, text: number } : undefined;
  const step = STEP.exec(behind)?.[1];
  if (step !== undefined) return isPlain ? { key, text: number, step } : undefined;
  const unit = unitSymbol(UNIT.exec(behind)?.[1] ?? '');
  return unit === undefined ? undefined : { key, text: number, unit };
}

function runOfLines(lines: readonly string[]): Run | undefined {
  const values = new Map<string, RunValue>();
  const points = new Map<string, Map<number, number | null>>();
  const again = new Set<string>();
  const more = new Set<string>();
  const units = new Map<string, string>();
  for (const line of lines) {
    const { key, text, step, unit } = lineIn(line) ?? {};
    const value = text === undefined ? undefined : runValueOf(text.replace(PADDING, '$1'));
    if (key === undefined || value === undefined) continue;
    const path = pathOf([key]);
    if (!values.has(path) && values.size >= MOST_KEYS) {
      more.add(path);
      continue;
    }
    if (unit === undefined) units.delete(path);
    else units.set(path, unit);
    if (step !== undefined) {
      const series = points.get(path) ?? new Map<number, number | null>();
      points.set(path, series);
      series.delete(Number(step));
      series.set(Number(step), value.kind === 'number' ? Number(value.text) : null);
    } else if (values.has(path)) again.add(path);
    values.set(path, value);
  }
  if (values.size === 0) return undefined;
  const entries = [...values];
  const doubled =
    again.size === 0 ? [] : [`${[...again].slice(0, 5).join(', ')} stands on several lines; the last one counts`];
  const notes = [...doubled, ...beyond(more.size, MOST_KEYS, 'key')];
  return {
    ...EMPTY_RUN,
    parameters: new Map(entries.filter(([path, value]) => isParameter([path], value))),
    metrics: new Map(entries.filter(([path, value]) => !points.has(path) && !isParameter([path], value))),
    history: new Map([...points].map(([path, series]) => [path, historyOf(series)])),
    units,
    notes,
  };
}
