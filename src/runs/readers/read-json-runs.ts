import { finishOutput } from './finish-runs.ts';
import { jsonIn } from '../outputs/json-in.ts';
import { refused, refusedBy } from '../outputs/refused.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { FinishingOutput } from './finish-runs.ts';
import type { RunProblem, RunReading } from '../outputs/run-reading.ts';
import type { RunFile, RunTree } from '../outputs/run-tree.ts';
import type { RunChoice } from './reader.ts';
import type { Run } from '../run.ts';

/** How the one JSON file of a format becomes runs; or a problem that says why it does not. */
export type JsonFormat = Pick<FinishingOutput, 'isLatest' | 'unselected' | 'unitAt'> & {
  readonly format: string;
  readonly choice: RunChoice;
  readonly runs: (value: JsonValue, file: RunFile) => readonly Run[] | Omit<RunProblem, 'path'>;
};

/** Reads an output that is one JSON file. */
export function readJsonRuns(tree: RunTree, { format, choice, runs, ...finishing }: JsonFormat): RunReading {
  const found = jsonIn(tree, '');
  if (found.kind === 'refused') return refusedBy(found.problem);
  if (found.kind === 'absent') return refused(tree.path, 'is not a text file');
  const { file } = found;
  const made = runs(found.value, file);
  if (!('length' in made)) return refusedBy({ path: file.path, ...made });
  const files = [{ path: file.path, sha256: file.sha256, format }];
  return finishOutput(
    made.map((run) => ({ ...run, files })),
    { ...finishing, path: file.path, choice },
  );
}
