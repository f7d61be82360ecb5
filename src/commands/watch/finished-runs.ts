import { UserError, isFailure } from '../../errors.ts';
import { runIdOf } from '../../runs/default-run-id.ts';
import { readOutputs } from '../log/read-outputs.ts';
import type { Host } from '../../host.ts';
import type { Run } from '../../runs/run.ts';
import type { ReadingChoice } from '../log/read-outputs.ts';
import type { Output } from './outputs-below.ts';

/** How long an output must be unchanged before its run counts as finished, in milliseconds. */
export type Patience = {
  /** For outputs that are complete when they can be read: one JSON document, or a run that says that it has ended. */
  readonly settle: number;
  /** For outputs that may grow by a line at any time: a run over time, CSV, JSON lines, a tool's folder. */
  readonly quiet: number;
};

/**
 * What an output contains now: runs that are finished, and how many are not, with the waiting time (milliseconds) after
 * which they would be.
 */
export type FinishedRuns =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable'; readonly message: string; readonly hint: string | undefined }
  | {
      readonly kind: 'runs';
      readonly finished: readonly Run[];
      readonly open: number;
      readonly lacks: number | undefined;
    };

const ENDED: ReadonlySet<string | undefined> = new Set(['finished', 'failed', 'killed']);

/** Reads an output that has not changed for `age` milliseconds. A file that is not a run's output gives `none`. */
export async function finishedRuns(
  host: Host,
  output: Output,
  { choice, patience, age }: { readonly choice: ReadingChoice; readonly patience: Patience; readonly age: number },
): Promise<FinishedRuns> {
  try {
    const shown = output.paths.map((path) => host.paths.relative(host.cwd, path));
    const runs = await readOutputs(host, shown, choice);
    const named = output.isSure ? runs.map((run) => calledAfter(run, output, runs.length)) : runs;
    if (!output.isSure && runs.some(({ id }) => id === undefined)) return { kind: 'none' };
    return divided(named, { output, patience, age });
  } catch (error) {
    if (!isFailure(error)) throw error;
    if (!output.isSure) return { kind: 'none' };
    const hint = error instanceof UserError ? error.hint : undefined;
    return { kind: 'unreadable', message: error.message, hint };
  }
}

/** If outputs of one name are in many folders, a run without a name is named by all of its folders. */
const calledAfter = (run: Run, { runId }: Output, count: number): Run =>
  run.id === undefined && (count === 1 || run.apart !== undefined) && runId !== undefined
    ? { ...run, id: runIdOf(run, runId), apart: undefined }
    : run;

type Dividing = { readonly output: Output; readonly patience: Patience; readonly age: number };

function divided(runs: readonly Run[], { output, patience, age }: Dividing): FinishedRuns {
  const needed = runs.map((run) => quietFor(run, output, patience));
  const finished = runs.filter((_, index) => (needed[index] ?? Number.POSITIVE_INFINITY) <= age);
  const lacking = needed.filter((need) => need > age && Number.isFinite(need)).map((need) => need - age);
  return {
    kind: 'runs',
    finished,
    open: runs.length - finished.length,
    lacks: lacking.length === 0 ? undefined : Math.min(...lacking),
  };
}

/** How long a run's output must be unchanged; infinite if it says that the run is still going on. */
function quietFor(run: Run, output: Output, { settle, quiet }: Patience): number {
  if (run.status === 'started') return Number.POSITIVE_INFINITY;
  // An output that says it has ended is believed, even if its store is still being written.
  if (ENDED.has(run.status)) return output.isFolder || isDatabase(output) ? 0 : settle;
  const isJson = !output.isFolder && output.paths.every((path) => /\.json$/iu.test(path));
  const isWhole = isJson && run.history.size === 0 && !run.files.some(({ format }) => format === 'jsonl');
  return isWhole ? settle : Math.max(settle, quiet);
}

/** A store with many runs is not quiet as long as one of them is going on. */
export const isStore = (output: Output): boolean => output.isFolder || isDatabase(output);

const isDatabase = ({ paths }: Output): boolean => paths.some((path) => /\.(?:db|sqlite3?)$/iu.test(path));
