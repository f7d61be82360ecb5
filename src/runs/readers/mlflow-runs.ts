import { finishOutput } from './finish-runs.ts';
import type { RunReading } from '../outputs/run-reading.ts';
import type { RunChoice } from './reader.ts';
import type { Run, RunStatus, RunValue } from '../run.ts';

/** A run in an MLflow store, with MLflow's id and the name that people see. */
export type NamedRun = { readonly runId: string; readonly name: string | undefined; readonly run: Run };

const STATUSES: ReadonlyMap<string, RunStatus> = new Map<string, RunStatus>([
  ['1', 'started'],
  ['2', 'started'],
  ['3', 'finished'],
  ['4', 'failed'],
  ['5', 'killed'],
  ['RUNNING', 'started'],
  ['SCHEDULED', 'started'],
  ['FINISHED', 'finished'],
  ['FAILED', 'failed'],
  ['KILLED', 'killed'],
]);

/**
 * MLflow's names for a run and its experiment, as parameters: they are kept with the run, which is recognised by them.
 */
export const mlflowFacts = (
  runId: string,
  experiment: string | undefined,
): readonly (readonly [string, RunValue])[] => [
  ['mlflow\\.run_id', { kind: 'text', text: runId }],
  ...(experiment === undefined ? [] : [['mlflow\\.experiment', { kind: 'text', text: experiment }] as const]),
];

/** The status for MLflow's number or word. */
export const mlflowStatus = (text: string | undefined): RunStatus | undefined => STATUSES.get(text ?? '');

/**
 * Names runs by their own names; if two have the same, the beginning of MLflow's id is added. `--run` accepts the id
 * too.
 */
export function runsWithOwnNames(
  runs: readonly NamedRun[],
  { path, choice }: { readonly path: string; readonly choice: RunChoice },
): RunReading {
  const counts = new Map<string, number>();
  for (const { name = '' } of runs) counts.set(name, (counts.get(name) ?? 0) + 1);
  const called = runs.map(({ runId, name = '', run }) => {
    const own = counts.get(name) === 1 && name !== '' ? name : [name, runId.slice(0, 8)].filter(Boolean).join('-');
    return { runId, run: { ...run, id: own } };
  });
  const meant = called.find(({ runId }) => runId === choice.run)?.run;
  return finishOutput(
    called.map(({ run }) => run),
    { path, choice: meant === undefined ? choice : { ...choice, run: meant.id } },
  );
}
