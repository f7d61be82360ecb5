import { applySelection } from '../reading/apply-selection.ts';
import type { Run } from '../run.ts';
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
  const chosen = runs.length === 1 || choice.run === undefined ? runs : runs.filter(({ id }) => id === choice.run);
  if (chosen.length === 0) {
    const known = runs.flatMap(({ id }) => id ?? []).slice(0, 20);
    const message = `holds no run ${choice.run ?? ''}`;
    return { kind: 'refused', problems: [{ path: file.path, message, hint: `it has ${known.join(', ')}` }] };
  }
  const ready: Run[] = [];
  for (const run of chosen) {
    const selected = applySelection(run, choice.selection);
    if (selected.kind === 'refused') {
      return { kind: 'refused', problems: [{ path: file.path, message: selected.message, hint: selected.hint }] };
    }
    const files = [{ path: file.path, sha256: file.sha256, format }];
    ready.push({ ...selected.run, files, notes: [...notes, ...selected.run.notes] });
  }
  return { kind: 'runs', runs: ready };
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
    doubled === undefined ? 'give the file with the run’s own metrics' : 'tell them apart by a run_id, and log again';
  return { kind: 'refused', problems: [{ path: file.path, message, hint }] };
}
