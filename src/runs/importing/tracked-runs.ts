import { compareNames } from '../../text/compare-names.ts';
import { groupBy } from '../../text/group-by.ts';
import { apartNames } from '../readers/folder-names.ts';
import { isEventFile, runIdOf } from '../default-run-id.ts';
import { textOf } from '../run.ts';
import type { Run } from '../run.ts';
import type { RunRecord } from '../run-record.ts';

/** The runs of one output, and the output's path as given. */
export type TrackedOutput = { readonly path: string; readonly runs: readonly Run[] };

/** A run with the id for its row. */
export type NamedRun = Run & { readonly id: string };

/** The parameter with the complete id that a run's tracker gave it. */
export const TRACKER_ID = 'mlflow\\.run_id';

/** The parameters that give the experiment or project of its tracker to which a run belongs. */
export const TRACKER_GROUPS = ['mlflow\\.experiment', 'wandb\\.project'] as const;

/**
 * Gives every run an id of its own: the one under which it is already logged (found by its tracker's id, or its file),
 * else its own, else its file's or folder's name; if two outputs have the same name, the output's name is put before
 * it, and then a number.
 */
export function namedRuns(
  outputs: readonly TrackedOutput[],
  logged: ReadonlyMap<string, RunRecord>,
): readonly NamedRun[] {
  const nameHere = loggedAs(logged);
  const nameFrom = loggedFrom(
    logged,
    outputs.flatMap(({ runs }) => runs),
  );
  const all = outputs.flatMap(({ path, runs }) =>
    runs.map((run) => ({ run, path, own: ownId(run, path), known: nameHere(run) ?? nameFrom(run) })),
  );
  const counts = new Map<string, number>();
  for (const { own } of all) counts.set(own, (counts.get(own) ?? 0) + 1);
  const taken = new Set(all.flatMap(({ known }) => known ?? []));
  const apart = new Map([...groupBy(all, ({ own }) => own).values()].flatMap((alike) => foldersApart(alike)));
  return all.map(({ run, path, own, known }) => {
    if (known !== undefined) return { ...run, id: known };
    const front = apart.get(run) ?? (outputs.length === 1 ? undefined : nameOf(path));
    const wanted = counts.get(own) === 1 || front === undefined ? own : `${front}-${own}`;
    const id = free(wanted, taken);
    taken.add(id);
    return { ...run, id };
  });
}

/** For each of several runs of one name, the folders that distinguish its file from the others'. */
function foldersApart(alike: readonly { readonly run: Run }[]): readonly (readonly [Run, string])[] {
  const names = apartNames(alike.map(({ run }) => run.files[0]?.path ?? '')) ?? [];
  return names.flatMap((name, index) => {
    const run = alike[index]?.run;
    return run === undefined ? [] : [[run, name] as const];
  });
}

const sourceKey = ({ path, sha256 }: { readonly path: string; readonly sha256: string }): string => `${sha256} ${path}`;

/** The id under which a run is already logged, found by its tracker's id. */
export function loggedAs(logged: ReadonlyMap<string, RunRecord>): (run: Run) => string | undefined {
  const byTracker = new Map(
    [...logged.values()].flatMap((record) => {
      const id = record.parameters.get(TRACKER_ID);
      return typeof id === 'string' ? [[id, record.run] as const] : [];
    }),
  );
  return (run) => {
    const id = trackerId(run);
    return id === undefined ? undefined : byTracker.get(id);
  };
}

/** The id under which a run is already logged, found by the file from which only it was read. */
function loggedFrom(logged: ReadonlyMap<string, RunRecord>, runs: readonly Run[]): (run: Run) => string | undefined {
  const records = [...logged.values()].flatMap(({ run, source }) =>
    source === undefined ? [] : [[sourceKey(source), run] as const],
  );
  const names = new Map(records);
  const keys = runs.flatMap(({ files: [file] }) => (file === undefined ? [] : [sourceKey(file)]));
  const counts = [countsOf(records.map(([key]) => key)), countsOf(keys)];
  return ({ files: [file] }) => {
    const key = file === undefined ? '' : sourceKey(file);
    return counts.every((count) => count.get(key) === 1) ? names.get(key) : undefined;
  };
}

function countsOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const ownId = (run: Run, path: string): string => runIdOf(run) ?? nameOf(path);

const nameOf = (path: string): string =>
  path.split(/[/\\]/).findLast((part) => !/^\.{0,2}$/.test(part) && !isEventFile(part)) ?? 'run';

function free(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let at = 2; taken.has(id); at++) id = `${wanted}-${String(at)}`;
  return id;
}

/** The id that a run's tracker gave it, if that is kept apart from its name. */
export function trackerId({ parameters }: Run): string | undefined {
  const value = parameters.get(TRACKER_ID);
  return value === undefined ? undefined : textOf(value);
}

/** Sorts runs by their start, then their id; those without a start keep their order, after the others. */
export function orderedRuns(runs: readonly NamedRun[]): readonly NamedRun[] {
  const started = runs.filter((run) => run.started !== undefined);
  const others = runs.filter((run) => run.started === undefined);
  const time = (run: NamedRun): number => Date.parse(run.started ?? '');
  return [...started.toSorted((a, b) => time(a) - time(b) || compareNames(a.id, b.id)), ...others];
}
