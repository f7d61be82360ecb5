import { scalarText } from '../json/scalar-text.ts';
import { foldName } from '../../text/fold-name.ts';
import { remember } from '../../text/remember.ts';
import { SEED_COLUMNS } from '../../values/seed-names.ts';
import { isJsonArray, isJsonNumber, isJsonObject } from '../json/json-value.ts';
import { pathOf } from '../key-path.ts';
import { countersOf, historyOf, orderedHistory } from './history-of-rows.ts';
import { isParameter } from './parameter-names.ts';
import { partKeyOf } from './part-names.ts';
import { isPoint, pointOf } from './point-of.ts';
import { areOfSeveral } from './rows-of-several.ts';
import { runValueOf } from './run-value.ts';
import { stepKeyOf } from './step-key.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { Replicate, RunValue } from '../run.ts';
import type { History } from '../run-record.ts';
import type { StepKey } from './step-key.ts';

/** Keys that count the points of a run over time, the strongest first. */
const STEP_KEYS = [
  ...(['step', '_step', 'global_step', 'steps', 'iteration', 'iter', 'training_iteration'] as const),
  ...(['total_timesteps', 'time_total_timesteps', 'timesteps_total', 'env_steps', 'env_step'] as const),
  ...(['epoch', 'epochs', 'round'] as const),
] as const;

/** A metric over time, or over seeds, with its keys below the list's own. */
export type Series =
  | {
      readonly kind: 'history';
      readonly keys: readonly string[];
      readonly history: History;
      /** How many points are at a step that occurred before: the later ones are used. */
      readonly again: number;
      /** The counters of its points, over their steps. */
      readonly counters?: ReadonlyMap<string, History>;
      /** Numbers in the same rows that occur several times at most steps, and are not values over time. */
      readonly left?: readonly string[];
      /** If a counter starts again at each step, the last point of a step is used. */
      readonly within?: { readonly key: string; readonly counter: string };
    }
  | { readonly kind: 'replicates'; readonly keys: readonly string[]; readonly replicates: readonly Replicate[] };

/**
 * The keys of an object with one of these names, in any spelling: exact matches first, then folded ones, in the names'
 * order.
 */
function keysNamed(object: JsonObject, names: readonly string[]): readonly string[] {
  const keys = [...object.keys()];
  return [
    ...names.filter((name) => object.has(name)),
    ...names.flatMap((name) => keys.filter((key) => !names.includes(key) && foldName(key) === name)),
  ];
}

const isCounter = remember((key) => STEP_KEYS.some((name) => name === key || name === foldName(key)));

/** The series in a list of objects: over distinct steps, else over distinct seeds; none if it is a list of items. */
export function seriesOfRows(rows: readonly JsonObject[]): readonly Series[] {
  const [first] = rows;
  if (first === undefined) return [];
  const stepKey = stepKeyOf(rows, keysNamed(first, STEP_KEYS));
  const seedKey = seedKeyOf(rows);
  if (stepKey !== undefined) return areOfSeveral(rows, stepKey.key) ? [] : historiesOfRows(rows, stepKey);
  return seedKey === undefined || rows.length < 2 ? [] : replicatesOfRows(rows, seedKey);
}

/** Whether a row counts a point of a run over time. */
export const isCounted = (row: JsonObject): boolean =>
  [...row].some(([key, value]) => isJsonNumber(value) && isCounter(key));

/** The key under which every row has a seed of its own. */
export function seedKeyOf(rows: readonly JsonObject[]): string | undefined {
  const [first = new Map()] = rows;
  return keysNamed(first, SEED_COLUMNS).find((key) => isDistinct(rows.map((row) => scalarText(row.get(key)))));
}

/** The series in an object of parallel lists: `{"steps": [0, 1], "loss": [0.9, 0.5]}`; a `history` counts from 1. */
export function seriesOfColumns(columns: JsonObject, name: string): readonly Series[] {
  const steps = keysNamed(columns, STEP_KEYS)
    .map((key) => columns.get(key))
    .find((column) => isDistinctNumbers(column));
  const seeds = keysNamed(columns, SEED_COLUMNS)
    .map((key) => columns.get(key))
    .find((column) => column !== undefined && isJsonArray(column));
  const found: Series[] = [];
  for (const [key, column] of columns) {
    if (column === steps || column === seeds || !isJsonArray(column) || !isNumeric(column)) continue;
    const keys = key === 'values' ? [] : [key];
    const points =
      stepsFor(steps, column.length) ?? (foldName(name) === 'history' ? counted(column.length) : undefined);
    if (points !== undefined) found.push(historyAt(keys, points, column));
    else if (seeds !== undefined && seeds.length === column.length && isDistinct(seeds.map(scalarText))) {
      found.push({ kind: 'replicates', keys, replicates: replicatesOf(seeds, column) });
    }
  }
  return found;
}

/** The replicates in an object that is named after seeds and keyed by them: `{"1337": {"loss": 0.9}, "42": {…}}`. */
export function seriesOfSeeds(object: JsonObject, name: string): readonly Series[] {
  if (!/seed/i.test(name) || object.size < 2) return [];
  const rows: JsonObject[] = [];
  for (const [key, value] of object) {
    if (!/^\d{1,15}$/.test(key) || !isJsonObject(value)) return [];
    rows.push(new Map<string, JsonValue>([...value, ['seed', { text: key, number: Number(key) }]]));
  }
  return replicatesOfRows(rows, 'seed');
}

type Points = {
  readonly keys: readonly string[];
  readonly points: Map<number, number | null>;
  /** How many points are at a step that occurred before; `crowded`: while the steps had not gone back since. */
  again: number;
  crowded: number;
  /** Step -> in which pass over the steps its point occurred, if not in the first. */
  readonly passes: Map<number, number>;
};

/** Of several points within one step (iterations of an epoch) the last is used. */
function historiesOfRows(rows: readonly JsonObject[], { key, within }: StepKey): readonly Series[] {
  const byMetric = new Map<string, Points>();
  const counted = new Set<string>();
  const keysIn = keysByPart(rows);
  let [pass, before] = [0, -Infinity];
  for (const row of rows) {
    const step = row.get(key);
    if (!isJsonNumber(step)) continue;
    if (step.number < before) pass++;
    before = step.number;
    const count = within === undefined ? '' : (scalarText(row.get(within)) ?? '');
    for (const { keys: bare, value } of pointsIn(row)) {
      if (bare.length === 1 && isCounter(bare[0] ?? '')) continue;
      const keys = keysIn(row, bare);
      const name = keys.join('\0');
      let series = byMetric.get(name);
      if (series === undefined) byMetric.set(name, (series = pointless(keys)));
      const place = within === undefined ? '' : JSON.stringify([name, step.number, count]);
      if (series.points.delete(step.number) && (within === undefined || counted.has(place))) {
        series.again++;
        if ((series.passes.get(step.number) ?? 0) === pass) series.crowded++;
      }
      if (pass > 0) series.passes.set(step.number, pass);
      if (within !== undefined) counted.add(place);
      series.points.set(step.number, value);
    }
  }
  const names = [...(rows[0]?.keys() ?? [])].filter(isCounter);
  const counters = countersOf(rows, names, (row) => {
    const step = row.get(key);
    return isJsonNumber(step) ? step.number : undefined;
  });
  const all = [...byMetric.values()];
  if (!all.some(isOverSteps)) return [];
  const kept = all.filter((series) => isOverSteps(series) || series.crowded < series.points.size);
  const left = all.filter((series) => !kept.includes(series)).map(({ keys }) => pathOf(keys));
  return kept.map(({ keys, points, again }) => ({
    kind: 'history',
    keys,
    history: again === 0 ? orderedHistory(points) : historyOf(points),
    again,
    counters,
    left,
    ...(within === undefined ? {} : { within: { key, counter: within } }),
  }));
}

/** Some number: whether one is a parameter is told by its keys. */
const SOME: RunValue = { kind: 'number', text: '0' };

/** The keys of a point, below the part of the data that its row is about where rows of several parts say the same. */
function keysByPart(rows: readonly JsonObject[]): (row: JsonObject, keys: readonly string[]) => readonly string[] {
  const partKey = partKeyOf(rows);
  if (partKey === undefined) return (_, keys) => keys;
  const parts = new Map<string, Set<string>>();
  for (const row of rows)
    for (const { keys } of pointsIn(row)) {
      const name = keys.join('\0');
      if (!isParameter(keys, SOME))
        parts.set(name, (parts.get(name) ?? new Set()).add(scalarText(row.get(partKey)) ?? ''));
    }
  return (row, keys) =>
    (parts.get(keys.join('\0'))?.size ?? 0) > 1 ? [scalarText(row.get(partKey)) ?? '', ...keys] : keys;
}

const pointless = (keys: readonly string[]): Points => ({
  keys,
  points: new Map(),
  again: 0,
  crowded: 0,
  passes: new Map(),
});

/** Whether most of its points are at steps of their own; else rows of one step are items. */
const isOverSteps = ({ points, again }: Points): boolean => again < points.size;

/** The points of a column over these steps. */
function historyAt(keys: readonly string[], steps: readonly number[], column: readonly JsonValue[]): Series {
  const points = column.flatMap((each, index) => {
    const value = pointOf(each);
    return value === undefined ? [] : [{ step: steps[index] ?? Number.NaN, value }];
  });
  const history = { steps: points.map(({ step }) => step), values: points.map(({ value }) => value) };
  return { kind: 'history', keys, history, again: 0 };
}

function replicatesOfRows(rows: readonly JsonObject[], seedKey: string): readonly Series[] {
  const byMetric = new Map<string, { keys: readonly string[]; replicates: Replicate[] }>();
  for (const row of rows) {
    const seed = scalarText(row.get(seedKey)) ?? '';
    for (const [key, value] of row) {
      const read = key === seedKey || !isJsonNumber(value) ? undefined : runValueOf(value);
      if (read === undefined) continue;
      const entry = byMetric.get(key) ?? { keys: [key], replicates: [] };
      byMetric.set(key, entry);
      entry.replicates.push({ seed, value: read });
    }
  }
  return [...byMetric.values()].map((entry) => ({ kind: 'replicates', ...entry }));
}

const replicatesOf = (seeds: readonly JsonValue[], column: readonly JsonValue[]): readonly Replicate[] =>
  column.map((value, index) => ({
    seed: scalarText(seeds[index]) ?? '',
    value: runValueOf(value) ?? { kind: 'missing', text: '' },
  }));

type Point = { readonly keys: readonly string[]; readonly value: number | null };

/** The points in one row, including those of an object inside it. */
function pointsIn(row: JsonObject): readonly Point[] {
  const points: Point[] = [];
  for (const [key, value] of row) {
    if (isPoint(value)) points.push({ keys: [key], value: pointOf(value) ?? null });
    else if (isJsonObject(value))
      for (const [inner, point] of value)
        if (isPoint(point)) points.push({ keys: [key, inner], value: pointOf(point) ?? null });
  }
  return points;
}

function stepsFor(steps: JsonValue | undefined, length: number): readonly number[] | undefined {
  if (steps === undefined || !isJsonArray(steps) || steps.length !== length) return undefined;
  return steps.map((step) => (isJsonNumber(step) ? step.number : Number.NaN));
}

const counted = (length: number): readonly number[] => Array.from({ length }, (_, index) => index + 1);

const isNumeric = (column: readonly JsonValue[]): boolean =>
  column.length > 0 && column.every((value) => value === null || isPoint(value)) && column.some(isJsonNumber);

const isDistinctNumbers = (column: JsonValue | undefined): boolean =>
  column !== undefined && isJsonArray(column) && column.every(isJsonNumber) && isDistinct(column.map(scalarText));

function isDistinct(texts: readonly (string | undefined)[]): boolean {
  return texts.every((text) => text !== undefined) && new Set(texts).size === texts.length;
}
