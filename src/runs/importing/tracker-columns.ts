import { foldName } from '../../text/fold-name.ts';
import { unitOfHeader } from '../../values/header-unit.ts';
import { dimensionOf } from '../../values/units.ts';
import { unitOfKey } from '../filling/unit-of-key.ts';
import { foldKey, keysOf } from '../key-path.ts';
import { isPrivate } from '../keeping/make-run-record.ts';
import { textOf } from '../run.ts';
import { SEED_NAMES } from '../../values/seed-names.ts';
import type { Run, RunValue } from '../run.ts';

/** A key of a tracker's runs, and the header of the column that is created for it. */
export type TrackerColumn = { readonly path: string; readonly header: string };

/** The choice of columns for a table. */
export type TrackerColumns = {
  readonly columns: readonly TrackerColumn[];
  /** Keys that could fill a column too, but get none because there are so many. */
  readonly left: readonly string[];
  /** Parameters that are equal in all runs. */
  readonly constants: ReadonlyMap<string, RunValue>;
};

export type ColumnWishes = {
  /** Keys that were asked for by name; if none were, keys are chosen automatically. */
  readonly metrics: readonly string[];
  readonly parameters: readonly string[];
  /** How many columns are created automatically. */
  readonly most: number;
  /** Keys that already fill a column. */
  readonly filled: ReadonlySet<string>;
  /** Existing headers. */
  readonly headers: readonly string[];
};

/** The trackers' own keys, and names that have columns of their own. */
const OWN = /^(?:mlflow|wandb)\\\.|^_|^system\//;
const ELSEWHERE: ReadonlySet<string> = new Set([
  ...SEED_NAMES.map((name) => name.replaceAll('_', '')),
  'command',
  'cmd',
  'status',
  'commit',
  'runid',
  'id',
  'timestamp',
  'datetime',
]);
/** Runs are seldom compared by how long they took and how fast they went. */
const BESIDES = /runtime|duration|elapsed|per_second|timestamp|_time$|^time$|^epoch$|^step$|total_flos|global_step/i;
const LONGEST_TEXT = 48;

/**
 * Chooses the keys that distinguish runs: measured metrics, and parameters that differ; those that most runs have come
 * first.
 */
export function trackerColumns(runs: readonly Run[], wishes: ColumnWishes): TrackerColumns {
  const free = (path: string): boolean => !wishes.filled.has(path) && !OWN.test(path) && !isPrivate(path);
  const metrics = [...countsOf(runs, ({ metrics: all }) => all)]
    .filter(([path]) => free(path) && runs.some((run) => run.metrics.get(path)?.kind === 'number'))
    .toSorted((a, b) => Number(BESIDES.test(a[0])) - Number(BESIDES.test(b[0])) || b[1] - a[1])
    .map(([path]) => path);
  const constants = new Map<string, RunValue>();
  const varying: [string, number][] = [];
  for (const [path, count] of countsOf(runs, ({ parameters }) => parameters)) {
    if (!free(path) || metrics.includes(path)) continue;
    const values = runs.flatMap((run) => run.parameters.get(path) ?? []);
    const isSame = count === runs.length && new Set(values.map(textOf)).size === 1;
    if (isSame && values[0] !== undefined) constants.set(path, values[0]);
    else if (!ELSEWHERE.has(foldKey(path)) && values.every(isShort)) varying.push([path, count]);
  }
  const parameters = varying.toSorted((a, b) => b[1] - a[1]).map(([path]) => path);
  const isChosen = wishes.metrics.length + wishes.parameters.length > 0;
  const chosen = isChosen
    ? [...wishes.parameters, ...wishes.metrics].filter(free)
    : [...parameters.slice(0, wishes.most >> 1), ...metrics].slice(0, wishes.most);
  const taken = new Set(chosen);
  return {
    columns: withHeaders(chosen, wishes.headers),
    left: isChosen ? [] : [...parameters, ...metrics].filter((path) => !taken.has(path)),
    constants,
  };
}

const isShort = (value: RunValue): boolean => !textOf(value).includes('\n') && textOf(value).length <= LONGEST_TEXT;

/** The number of runs that have each key. */
function countsOf(
  runs: readonly Run[],
  values: (run: Run) => ReadonlyMap<string, RunValue>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const run of runs)
    for (const [path, value] of values(run))
      if (value.kind !== 'missing') counts.set(path, (counts.get(path) ?? 0) + 1);
  return counts;
}

/** The header of a column that is created for a key. */
export const headerOf = (path: string): string => withHeaders([path], [])[0]?.header ?? path;

/** The key as people write it. */
const writtenKey = (path: string): string => keysOf(path).join('.').replace(/\s+/gu, ' ').trim();

/** The same without brackets, for a header that must not have them. */
export const bareHeaderOf = (path: string): string =>
  writtenKey(path)
    .replace(/[\s()[\]]+/gu, ' ')
    .trim() || 'value';

/** Names of the columns that every runs table may have. */
const PLACED: ReadonlySet<string> = new Set(['run', 'run_id', 'date', 'status', 'commit', 'seed']);

/**
 * Whether brackets at the end of a header would be read as a unit that its key does not have: `mAP50-95(B)` is not in
 * bytes.
 */
function isFalseUnit(key: string): boolean {
  const unit = unitOfHeader(key);
  return unit !== undefined && dimensionOf(unit) !== 'name' && unit !== unitOfKey(key);
}

/**
 * Brackets at a key's end are kept if they are not a false unit, and if no other key has the same words (names are
 * compared without brackets).
 */
function withHeaders(paths: readonly string[], there: readonly string[]): readonly TrackerColumn[] {
  const taken = new Set(there.map(foldKey));
  const names = new Map<string, number>();
  for (const header of [...there, ...paths.map(writtenKey)])
    names.set(foldName(header), (names.get(foldName(header)) ?? 0) + 1);
  return paths.map((path) => {
    const key = writtenKey(path);
    const name = foldName(key);
    const isAlone = name !== '' && names.get(name) === 1 && !PLACED.has(name);
    const isKept = key !== '' && (!/[)\]]$/.test(key) || (isAlone && !isFalseUnit(key)));
    const plain = isKept ? key : bareHeaderOf(path);
    let header = plain;
    for (let at = 2; taken.has(foldKey(header)); at++) header = `${plain} ${String(at)}`;
    taken.add(foldKey(header));
    return { path, header };
  });
}
