import { firstFew } from '../../text/first-few.ts';
import { pathOf } from '../key-path.ts';
import { EMPTY_RUN } from '../run.ts';
import { seedOfParameters } from './flat-values.ts';
import { valueKeepingDigits } from './keeping-digits.ts';
import { LOG_COUNTERS } from './log-line.ts';
import { isParameter } from './parameter-names.ts';
import { runOfJson } from './run-of-json.ts';
import { runValueOf } from './run-value.ts';
import { beyond } from '../outputs/left-out.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { Run, RunValue } from '../run.ts';
import type { LogRow, LogRows } from './log-rows.ts';

const MOST_KEYS = 500;
const MOST_NAMED = 5;

/** Makes one run from a log: points if its lines are counted, else the last line of each key. */
export function runOfLog({ rows, options, notes }: LogRows): Run {
  const units = unitsIn(rows);
  const clear = units.mixed.size === 0 ? rows : rows.map((row) => withoutMixed(row, units.mixed));
  const stepped = steppedRows(clear);
  const timed = stepped.length === 0 ? EMPTY_RUN : runOfJson(new Map([['history', stepped.map(objectOf)]]));
  const taken = new Set(stepped);
  const isCrowded = stepped.length > 0 && timed.history.size === 0;
  const last = lastValues(
    clear.filter((row) => !taken.has(row)),
    timed,
  );
  const given = [...options].flatMap(([key, value]): [string, RunValue][] => {
    const read = valueKeepingDigits(value, { key, isGiven: true });
    return read === undefined ? [] : [[pathOf([key]), read]];
  });
  const parameters = new Map([...given, ...last.parameters]);
  const mixed =
    units.mixed.size === 0 ? [] : [`left out, being told in several units: ${firstFew([...units.mixed], MOST_NAMED)}`];
  return {
    ...EMPTY_RUN,
    parameters,
    metrics: last.metrics,
    history: timed.history,
    ...(timed.counters === undefined ? {} : { counters: timed.counters }),
    seed: seedOfParameters(parameters),
    units: units.units,
    notes: [...(isCrowded ? [CROWDED] : timed.notes), ...last.notes, ...mixed, ...notes],
  };
}

const withoutMixed = (row: LogRow, mixed: ReadonlySet<string>): LogRow => ({
  ...row,
  values: new Map([...row.values].filter(([key]) => !mixed.has(pathIn(row, key)))),
});

/** The note about points that nothing distinguishes. */
const CROWDED =
  'left out: at most steps several lines come, and nothing tells them apart (a step or a batch on each line would)';

/** A row as an object: its counters and its values. */
export function objectOf({ counts, name, values }: LogRow): JsonObject {
  const said = new Map<string, JsonValue>([...values].map(([key, { value }]) => [key, value]));
  const counted = [...counts].map(([key, { value }]): [string, JsonValue] => [key, value]);
  return new Map<string, JsonValue>([...counted, ...(name === '' ? said : [[name, said] as const])]);
}

const pathIn = ({ name }: LogRow, key: string): string => pathOf(name === '' ? [key] : [name, key]);

/** The rows that are points over time: those with a common counter, else those with the most frequent one. */
function steppedRows(rows: readonly LogRow[]): readonly LogRow[] {
  const counted = rows.filter(({ counts }) => counts.size > 0);
  const withCounter = LOG_COUNTERS.map((name) => counted.filter(({ counts }) => counts.has(name)));
  const most = Math.max(0, ...withCounter.map(({ length }) => length));
  const isInAll = most === counted.length;
  const found = isInAll ? counted : (withCounter.find(({ length }) => length === most) ?? []);
  return found.length > 1 ? found : [];
}

/** The unit of each path; `mixed` are those with several, or with and without one. */
function unitsIn(rows: readonly LogRow[]): {
  readonly units: ReadonlyMap<string, string>;
  readonly mixed: ReadonlySet<string>;
} {
  const seen = new Map<string, string>();
  const mixed = new Set<string>();
  for (const row of rows)
    for (const [key, { value, unit = '' }] of row.values) {
      if (typeof value === 'string' && runValueOf(value)?.kind !== 'number') continue;
      const path = pathIn(row, key);
      if ((seen.get(path) ?? unit) !== unit) mixed.add(path);
      seen.set(path, unit);
    }
  return { mixed, units: new Map([...seen].filter(([path, unit]) => unit !== '' && !mixed.has(path))) };
}

/** The values in the last line of each key, except those that also have points over time. */
function lastValues(rows: readonly LogRow[], { history }: Run): Pick<Run, 'parameters' | 'metrics' | 'notes'> {
  const values = new Map<string, { readonly keys: readonly string[]; readonly value: RunValue }>();
  const [again, over, more] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const row of rows) {
    const ownCounts = rows.length === 1 ? row.counts : new Map<string, never>();
    for (const [key, { value }] of [...ownCounts, ...row.values]) {
      const keys = row.name === '' || ownCounts.has(key) ? [key] : [row.name, key];
      const path = pathOf(keys);
      const read = valueKeepingDigits(value, { key, isGiven: isParameter(keys, NUMBER) });
      if (read === undefined) continue;
      if (history.has(path)) over.add(path);
      else if (!values.has(path) && values.size >= MOST_KEYS) more.add(path);
      else {
        if (values.has(path)) again.add(path);
        values.set(path, { keys, value: read });
      }
    }
  }
  const isGiven = ([, { keys, value }]: readonly [string, { keys: readonly string[]; value: RunValue }]): boolean =>
    isParameter(keys, value);
  const entries = [...values];
  const plain = (each: typeof entries): ReadonlyMap<string, RunValue> =>
    new Map(each.map(([path, { value }]) => [path, value]));
  return {
    parameters: plain(entries.filter(isGiven)),
    metrics: plain(entries.filter((entry) => !isGiven(entry))),
    notes: [
      ...said(again, 'on several lines; the last one counts'),
      ...said(over, 'on lines without a step, too: left out there'),
      ...beyond(more.size, MOST_KEYS, 'key'),
    ],
  };
}

/** Any number: whether a number is a parameter depends on its key. */
const NUMBER: RunValue = { kind: 'number', text: '0' };

const said = (paths: ReadonlySet<string>, what: string): readonly string[] =>
  paths.size === 0 ? [] : [`${firstFew([...paths], MOST_NAMED)} ${paths.size === 1 ? 'stands' : 'stand'} ${what}`];
