import { foldName } from '../../text/fold-name.ts';
import { runOfJson } from './run-of-json.ts';
import { scalarText } from '../json/scalar-text.ts';
import { isCounted, seedKeyOf, seriesOfRows } from './series.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Run } from '../run.ts';

/**
 * Names of keys that distinguish the rows of a ledger, the surest first; an `id` or a `name` may also identify single
 * items.
 */
const ID_NAMES = ['run_id', 'run', 'run_name', 'exp_id', 'experiment', 'commit', 'trial', 'trial_number'] as const;

/** `doubled` is an id that two rows of a possible ledger share, with its key. */
export type RowsReading =
  | { readonly kind: 'runs'; readonly runs: readonly Run[] }
  | { readonly kind: 'items'; readonly doubled: { readonly key: string; readonly id: string } | undefined };

/**
 * Interprets a list of objects: a ledger if an id distinguishes them, one run over time if steps do, one run for each
 * seed, a run if there is only one; else items of something else. Steps take precedence over the weaker names.
 */
export function runsOfRows(rows: readonly JsonObject[]): RowsReading {
  const strong = idKeyOf(rows, ID_NAMES.slice(0, 3));
  if (strong !== undefined) return { kind: 'runs', runs: ledger(rows, strong) };
  const { points, own } = apartFromPoints(rows);
  const series = seriesOfRows(points);
  if (series.some(({ kind }) => kind === 'history') && points.length > 1) {
    return { kind: 'runs', runs: [runOfJson(new Map([...own, ['history', points]]))] };
  }
  const weak = idKeyOf(rows, ID_NAMES.slice(3));
  if (weak !== undefined) return { kind: 'runs', runs: ledger(rows, weak) };
  if (rows.length === 1) return { kind: 'runs', runs: rows.map((row) => runOfJson(row)) };
  if (series.length > 0) return { kind: 'runs', runs: seedRuns(rows) };
  return { kind: 'items', doubled: doubledId(rows) };
}

/**
 * The rows over time, and what one row before them (the configuration) and one behind them (the final result) say of the
 * whole run: rows that count no point, where all others do.
 */
function apartFromPoints(rows: readonly JsonObject[]): {
  readonly points: readonly JsonObject[];
  readonly own: JsonObject;
} {
  const [first, last] = [rows.at(0), rows.at(-1)];
  const from = first !== undefined && !isCounted(first) ? 1 : 0;
  const to = last !== undefined && !isCounted(last) ? -1 : undefined;
  const points = rows.slice(from, to);
  const own = new Map([...(from === 1 ? (first ?? []) : []), ...(to === -1 ? (last ?? []) : [])]);
  return own.has('history') || points.length < 2 || !points.every(isCounted)
    ? { points: rows, own: new Map() }
    : { points, own };
}

const ledger = (rows: readonly JsonObject[], key: string): readonly Run[] =>
  rows.map((row) => ({ ...runOfJson(row, '', key), id: scalarText(row.get(key)) }));

/** One run for each seed, named by it unless each has a name of its own. */
function seedRuns(rows: readonly JsonObject[]): readonly Run[] {
  const key = seedKeyOf(rows) ?? 'seed';
  const runs = rows.map((row) => ({ ...runOfJson(row), seed: scalarText(row.get(key)) }));
  const ids = new Set(runs.map(({ id }) => id));
  if (ids.size === runs.length && !ids.has(undefined)) return runs;
  return runs.map((run) => {
    const apart = `seed-${run.seed ?? ''}`;
    return run.id === undefined ? { ...run, apart } : { ...run, id: `${run.id}-${apart}` };
  });
}

function doubledId(rows: readonly JsonObject[]): { readonly key: string; readonly id: string } | undefined {
  for (const name of ID_NAMES) {
    const key = [...(rows[0]?.keys() ?? [])].find((candidate) => foldName(candidate) === name);
    const ids = key === undefined ? [] : rows.map((row) => scalarText(row.get(key))?.trim());
    const id = ids.find((candidate, index) => candidate !== undefined && ids.indexOf(candidate) !== index);
    if (key !== undefined && id !== undefined && new Set(ids).size > ids.length / 2) return { key, id };
  }
  return undefined;
}

/** The first key of these names under which every row has a text of its own. */
function idKeyOf(rows: readonly JsonObject[], names: readonly string[]): string | undefined {
  const keys = [...(rows[0]?.keys() ?? [])];
  return names
    .flatMap((name) => keys.filter((key) => foldName(key) === name))
    .find((key) => {
      const ids = rows.map((row) => scalarText(row.get(key))?.trim());
      return ids.every((id) => id !== undefined && id !== '') && new Set(ids).size === ids.length;
    });
}
