import { UserError } from '../../errors.ts';
import { mergeRuns } from '../../runs/merge-runs.ts';
import { RUN_READERS, pickReader } from '../../runs/readers/pick-reader.ts';
import { parseSelection } from '../../runs/selection.ts';
import { runTreeOf } from './run-tree.ts';
import type { Host } from '../../host.ts';
import type { RunProblem, RunReader, RunTree } from '../../runs/readers/reader.ts';
import type { Run } from '../../runs/run.ts';
import type { Selection } from '../../runs/selection.ts';

/** How outputs are to be read: which point of a run over time, which format, which run of a ledger. */
export type ReadingChoice = {
  readonly select: string | undefined;
  readonly format: string | undefined;
  readonly run: string | undefined;
};

/** Reads run outputs: files that each say a run of another id are runs of their own, else they are one run put together. */
export function readOutputs(host: Host, outputs: readonly string[], choice: ReadingChoice): readonly Run[] {
  const { select } = choice;
  const selection = select === undefined ? undefined : parseSelection(select);
  if (select !== undefined && selection === undefined)
    throw new UserError(`--select takes last, best:METRIC or step:N, not "${select}"`);
  const readings = outputs.map((output) => readOutput(host, output, { ...choice, selection }));
  const runs = readings.flat();
  if (readings.length < 2) return runs;
  const ids = new Set(runs.map(({ id }) => id));
  if (ids.size === runs.length && !ids.has(undefined)) return runs;
  if (readings.some((reading) => reading.length !== 1))
    throw new UserError('these outputs hold several runs each', { hint: 'log them one by one' });
  return [joined(runs)];
}

type Choosing = ReadingChoice & { readonly selection: Selection | undefined };

function readOutput(host: Host, output: string, { selection, format, run }: Choosing): readonly Run[] {
  const path = host.paths.resolve(output);
  if (!host.files.exists(path)) throw new UserError(`there is no output ${output}`);
  if (host.files.stat(path)?.kind === 'file') refuseNonText(host, output, path);
  const tree = runTreeOf(host, path);
  const reader = readerFor(tree, output, format);
  const reading = reader.read(tree, { selection, run });
  if (reading.kind === 'runs') return reading.runs;
  throw problemError(reading.problems, output);
}

function readerFor({ entry }: RunTree, output: string, format: string | undefined): RunReader {
  const formats = RUN_READERS.map(({ name }) => name).join(', ');
  if (format !== undefined && !RUN_READERS.some(({ name }) => name === format))
    throw new UserError(`there is no format "${format}"`, { hint: `the formats are: ${formats}` });
  const picked = pickReader(entry, format);
  if (picked.kind === 'reader') return picked.reader;
  if (picked.kind === 'several')
    throw new UserError(`${output} could be ${picked.names.join(' or ')}`, { hint: 'say which with --format' });
  const seen =
    entry.kind === 'folder'
      ? `a folder with ${entry.names.slice(0, 5).join(', ')}`
      : `a file that begins with "${entry.head.slice(0, 30).replace(/\s+/gu, ' ')}"`;
  throw new UserError(`${output} is ${seen}: none of the formats that are read (${formats})`);
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
