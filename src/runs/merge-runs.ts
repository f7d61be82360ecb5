import { EMPTY_RUN, textOf } from './run.ts';
import { isSameDecimal } from './keeping/decimal.ts';
import type { Run, RunValue } from './run.ts';

/** Two files of one run with different values for one key. */
export type MergeConflict = {
  readonly key: string;
  readonly left: { readonly path: string; readonly text: string };
  readonly right: { readonly path: string; readonly text: string };
};

export type Merged =
  | { readonly kind: 'run'; readonly run: Run }
  | { readonly kind: 'conflict'; readonly conflicts: readonly MergeConflict[] };

/** Merges several files of one run, in the given order, into one; values that two of them have must be equal. */
export function mergeRuns(runs: readonly Run[]): Merged {
  let merged = runs[0] ?? EMPTY_RUN;
  const owner = new Map(valuesOf(merged).map(([key]) => [key, pathOfRun(merged)]));
  const conflicts: MergeConflict[] = [];
  for (const next of runs.slice(1)) {
    const known = new Map(valuesOf(merged));
    for (const [key, value] of valuesOf(next)) {
      const before = known.get(key);
      if (before === undefined) owner.set(key, pathOfRun(next));
      else if (!isSameValue(before, value)) {
        const left = { path: owner.get(key) ?? pathOfRun(merged), text: textOf(before) };
        conflicts.push({ key, left, right: { path: pathOfRun(next), text: textOf(value) } });
      }
    }
    merged = joined(merged, next);
  }
  return conflicts.length > 0 ? { kind: 'conflict', conflicts } : { kind: 'run', run: merged };
}

/** Whether two values are equal: numbers as decimals, in any notation. */
function isSameValue(left: RunValue, right: RunValue): boolean {
  if (left.kind === 'number' && right.kind === 'number') return isSameDecimal(left.text, right.text);
  return left.kind === right.kind && textOf(left) === textOf(right);
}

const pathOfRun = (run: Run): string => run.files.map(({ path }) => path).join(', ');

function valuesOf(run: Run): readonly (readonly [string, RunValue])[] {
  const facts = (['id', 'seed', 'command', 'status', 'started', 'ended'] as const).flatMap((name) => {
    const text = run[name];
    return text === undefined ? [] : [[`(${name})`, { kind: 'text', text }] as const];
  });
  return [...run.metrics, ...run.parameters, ...run.hidden, ...facts];
}

/** The later run's values come after the earlier one's. */
const joined = (left: Run, right: Run): Run => ({
  id: left.id ?? right.id,
  parameters: new Map([...left.parameters, ...right.parameters]),
  metrics: new Map([...left.metrics, ...right.metrics]),
  history: new Map([...right.history, ...left.history]),
  ...(left.counters === undefined && right.counters === undefined
    ? {}
    : { counters: new Map([...(right.counters ?? []), ...(left.counters ?? [])]) }),
  replicates: new Map([...right.replicates, ...left.replicates]),
  hidden: new Map([...left.hidden, ...right.hidden]),
  seed: left.seed ?? right.seed,
  command: left.command ?? right.command,
  git: left.git ?? right.git,
  units: new Map([...right.units, ...left.units]),
  status: left.status ?? right.status,
  started: left.started ?? right.started,
  ended: left.ended ?? right.ended,
  selection: left.selection ?? right.selection,
  files: [...left.files, ...right.files],
  ...(left.told === undefined && right.told === undefined ? {} : { told: left.told ?? right.told }),
  notes: [...left.notes, ...right.notes],
});
