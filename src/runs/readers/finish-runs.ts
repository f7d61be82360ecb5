import { applySelection } from '../reading/apply-selection.ts';
import { refused } from '../outputs/refused.ts';
import type { Run } from '../run.ts';
import type { History } from '../run-record.ts';
import type { RunChoice, RunFile, RunReading } from './reader.ts';

export type Finishing = {
  readonly file: RunFile;
  readonly format: string;
  readonly choice: RunChoice;
  /** What was seen while reading, one sentence each. */
  readonly notes: readonly string[];
};

/** The chosen runs of one file, each with its point in time chosen and its file named. */
export function finishRuns(runs: readonly Run[], { file, format, choice, notes }: Finishing): RunReading {
  const files = [{ path: file.path, sha256: file.sha256, format }];
  return finishOutput(
    runs.map((run) => ({ ...run, files, notes: [...notes, ...run.notes] })),
    { path: file.path, choice },
  );
}

export type FinishingOutput = {
  /** Of the output, as shown to people. */
  readonly path: string;
  readonly choice: RunChoice;
  /** What the output says outright is only its latest point: a point that was asked for goes before it. */
  readonly isLatest?: boolean;
  /** Histories that no value is taken from: a schedule's last learning rate is not the run's. */
  readonly unselected?: ReadonlySet<string>;
};

/** The chosen runs of an output, each with its point in time chosen; they name their files themselves. */
export function finishOutput(runs: readonly Run[], finishing: FinishingOutput): RunReading {
  const { path, choice } = finishing;
  const chosen = runs.length === 1 || choice.run === undefined ? runs : runs.filter(({ id }) => id === choice.run);
  if (chosen.length === 0) {
    const known = runs.flatMap(({ id }) => id ?? []).slice(0, 20);
    return refused(path, `holds no run ${choice.run ?? ''}`, `it has ${known.join(', ')}`);
  }
  const ready: Run[] = [];
  for (const run of chosen) {
    const selected = applySelection(selectable(run, finishing), choice.selection);
    if (selected.kind === 'refused') return refused(path, selected.message, selected.hint);
    ready.push({ ...selected.run, history: run.history });
  }
  return { kind: 'runs', runs: ready };
}

/** A run as the selection may see it. */
function selectable(run: Run, { choice, isLatest, unselected }: FinishingOutput): Run {
  const keep = (name: string): boolean => unselected?.has(name) !== true;
  const history = new Map<string, History>([...run.history].filter(([name]) => keep(name)));
  const isAsked = choice.selection !== undefined && choice.selection.kind !== 'last';
  if (isLatest !== true || !isAsked) return { ...run, history };
  return { ...run, history, metrics: new Map([...run.metrics].filter(([name]) => !history.has(name))) };
}

/** Why a list of rows is no run. */
export function itemsRefusal(
  file: RunFile,
  count: number,
  doubled?: { readonly key: string; readonly id: string },
): RunReading {
  const message =
    doubled === undefined
      ? `holds ${String(count)} objects without distinct run ids, steps or seeds: results of single items, no run`
      : `holds ${String(count)} runs, and two of them have the ${doubled.key} ${doubled.id}`;
  const hint =
    doubled === undefined
      ? 'give the file with the run’s own metrics; where each is a run, call the key that names it run_id'
      : 'tell them apart by a run_id, and log again';
  return refused(file.path, message, hint);
}
