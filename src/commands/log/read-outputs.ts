import { UserError } from '../../errors.ts';
import { json } from '../../runs/readers/json.ts';
import { mergeRuns } from '../../runs/merge-runs.ts';
import { parseSelection } from '../../runs/selection.ts';
import { runTreeOf } from './run-tree.ts';
import type { Host } from '../../host.ts';
import type { RunProblem, RunReader } from '../../runs/readers/reader.ts';
import type { Run } from '../../runs/run.ts';
import type { Selection } from '../../runs/selection.ts';

const READERS: readonly RunReader[] = [json];

/** Reads run outputs: files that each say a run of another id are runs of their own, else they are one run put together. */
export function readOutputs(host: Host, outputs: readonly string[], select: string | undefined): readonly Run[] {
  const selection = select === undefined ? undefined : parseSelection(select);
  if (select !== undefined && selection === undefined)
    throw new UserError(`--select takes last, best:METRIC or step:N, not "${select}"`);
  const readings = outputs.map((output) => readOutput(host, output, selection));
  const runs = readings.flat();
  if (readings.length < 2) return runs;
  const ids = new Set(runs.map(({ id }) => id));
  if (ids.size === runs.length && !ids.has(undefined)) return runs;
  if (readings.some((reading) => reading.length !== 1))
    throw new UserError('these outputs hold several runs each', { hint: 'log them one by one' });
  return [joined(runs)];
}

function readOutput(host: Host, output: string, selection: Selection | undefined): readonly Run[] {
  const path = host.paths.resolve(output);
  if (!host.files.exists(path)) throw new UserError(`there is no output ${output}`);
  if (host.files.stat(path)?.kind === 'file') refuseNonText(host, output, path);
  const tree = runTreeOf(host, path);
  const reader = READERS.find(({ detect }) => detect(tree.entry) !== 'no');
  if (reader === undefined) {
    const seen =
      tree.entry.kind === 'folder'
        ? 'a folder'
        : `a file that begins with "${tree.entry.head.slice(0, 30).replace(/\s+/gu, ' ')}"`;
    throw new UserError(`${output} is ${seen}: no format that is read (${READERS.map(({ name }) => name).join(', ')})`);
  }
  const reading = reader.read(tree, { selection });
  if (reading.kind === 'runs') return reading.runs;
  throw problemError(reading.problems, output);
}

function refuseNonText(host: Host, output: string, path: string): void {
  const read = host.files.readText(path);
  if (read.kind === 'not-utf8') throw new UserError(`${output} is not UTF-8 text (byte ${read.offset})`);
}

function problemError([problem]: readonly RunProblem[], output: string): UserError {
  if (problem === undefined) return new UserError(`${output} could not be read`);
  const { path, line, column, message, hint } = problem;
  const place = line === undefined ? path : `${path}:${line}${column === undefined ? '' : `:${column}`}`;
  return new UserError(`${place}: ${message}`, hint === undefined ? {} : { hint });
}

function joined(runs: readonly Run[]): Run {
  const merged = mergeRuns(runs);
  if (merged.kind === 'run') return merged.run;
  const [conflict] = merged.conflicts;
  if (conflict === undefined) throw new UserError('the outputs contradict each other');
  const { key, left, right } = conflict;
  throw new UserError(`${key} is ${left.text} in ${left.path} and ${right.text} in ${right.path}`, {
    hint: 'files of one run agree; runs of their own want a run_id each',
  });
}
