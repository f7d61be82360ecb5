import { forShell } from '../../escape/for-shell.ts';
import { UserError } from '../../errors.ts';
import { mergeRuns } from '../../runs/merge-runs.ts';
import { runFolderNames } from '../../runs/readers/folder-names.ts';
import { RUN_READERS, pickReader } from '../../runs/readers/pick-reader.ts';
import { readOutput } from '../../runs/readers/read-output.ts';
import { parseSelection } from '../../runs/selection.ts';
import { isPacked, readPacked } from './packed-output.ts';
import { runTreeOf } from './run-tree.ts';
import { HostError } from '../../host.ts';
import { LARGEST_FILE } from '../../host.ts';
import { speltPath } from '../../project/spelt-path.ts';
import { nearPathHint } from '../../project/near-path.ts';
import type { Host } from '../../host.ts';
import type { RunProblem } from '../../runs/outputs/run-reading.ts';
import type { RunTree } from '../../runs/outputs/run-tree.ts';
import type { OutputChoice, OutputReading } from '../../runs/readers/read-output.ts';
import type { Run } from '../../runs/run.ts';

/** How outputs are to be read: which point of a run over time, which format, which run of a ledger, by which keys. */
export type ReadingChoice = {
  readonly select: string | undefined;
  readonly format: string | undefined;
  readonly run: string | undefined;
  readonly runKey?: string | undefined;
};

/**
 * Reads run outputs: files that each give a different run id are separate runs, otherwise they are combined into one
 * run.
 */
export async function readOutputs(
  host: Host,
  outputs: readonly string[],
  choice: ReadingChoice,
): Promise<readonly Run[]> {
  const chosen = outputChoice(choice);
  const readings: (readonly Run[])[] = [];
  for (const output of outputs) {
    const { reading } = await readOneOutput(host, output, chosen);
    if (reading.kind === 'refused') throw problemError(reading.problems, output);
    readings.push(reading.runs);
  }
  const runs = readings.flat();
  if (readings.length < 2) return runs;
  const ids = new Set(runs.map(({ id }) => id));
  if (ids.size === runs.length && !ids.has(undefined)) return runs;
  if (readings.some((reading) => reading.length !== 1))
    throw new UserError('these outputs hold several runs each', { hint: 'log them one by one' });
  return joined(host, outputs, runs);
}

/** The words on the command line as a choice. Throws `UserError` for invalid words. */
export function outputChoice({ select, format, run, runKey }: ReadingChoice): OutputChoice {
  const selection = select === undefined ? undefined : parseSelection(select);
  if (select !== undefined && selection === undefined)
    throw new UserError(`--select takes last, step:N or best:METRIC:lower (or :higher), not "${select}"`);
  if (format !== undefined && !RUN_READERS.some(({ name }) => name === format)) {
    const formats = RUN_READERS.map(({ name }) => name).join(', ');
    throw new UserError(`there is no format "${format}"`, { hint: `the formats are: ${formats}` });
  }
  const keys = runKey?.split(',').map((key) => key.trim());
  if (keys?.includes('') === true) throw new UserError(`--run-key takes KEY or KEY,KEY, not "${runKey ?? ''}"`);
  return { selection, format, run, runKey: keys };
}

/** Reads one output given on the command line. Throws `UserError` if there is none, or it is too large. */
export async function readOneOutput(host: Host, output: string, choice: OutputChoice): Promise<OutputReading> {
  const path = speltPath(host, output);
  const facts = host.files.stat(path);
  if (facts === undefined) throw new UserError(`there is no output ${output}`, nearPathHint(host, output));
  if (facts.kind === 'file' && facts.size > LARGEST_FILE) {
    throw new UserError(`${output} is larger than ${String(LARGEST_FILE / 1024 / 1024)} MiB`, {
      hint: 'give the file with the run’s own metrics',
    });
  }
  const result = await readTree(host, path, choice);
  if (result.reading.kind === 'refused' && facts.kind === 'file') refuseNonText(host, output, path);
  return result;
}

/** A database is copied first, and its copy is removed when the runs are read, whatever happens. */
async function readTree(host: Host, path: string, choice: OutputChoice): Promise<OutputReading> {
  const tree = runTreeOf(host, path);
  if (isPacked(tree)) return readPacked(host, tree, choice);
  if (tree.entry.kind !== 'file' || pickedName(tree) !== 'sqlite') return readOutput(tree, choice);
  try {
    const database = await host.databases.openCopy(path);
    const forget = host.onExit(() => database.close());
    try {
      return readOutput({ ...tree, database }, choice);
    } finally {
      forget();
      database.close();
    }
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw new UserError(`${tree.path}: ${error.message}`, { hint: 'write the metrics of the run as JSON or CSV' });
  }
}

function pickedName({ entry }: RunTree): string | undefined {
  const picked = pickReader(entry);
  return picked.kind === 'reader' ? picked.reader.name : undefined;
}

function refuseNonText(host: Host, output: string, path: string): void {
  if (!/\.(?:jsonl?|ndjson|csv|tsv|ya?ml|toml|txt|log|md)$/i.test(path)) return;
  const read = host.files.readText(path);
  if (read.kind === 'not-utf8' && read.reason !== 'utf-16')
    throw new UserError(`${output} is not UTF-8 text (byte ${read.offset})`, {
      hint: `write it as UTF-8: \`iconv -f latin1 -t utf-8 ${forShell(output)}\` prints it so, where it is Latin-1`,
    });
}

/** The first reason why an output was not read, with its place. */
export function problemError([problem]: readonly RunProblem[], output: string): UserError {
  if (problem === undefined) return new UserError(`${output} could not be read`);
  const { path, line, column, message, hint } = problem;
  const place = line === undefined ? path : `${path}:${line}${column === undefined ? '' : `:${column}`}`;
  return new UserError(`${place}: ${message}`, hint === undefined ? {} : { hint });
}

/**
 * Combines all outputs into one run; if they contradict each other and their folders have names of runs, or each gives
 * another seed, makes one run of each.
 */
function joined(host: Host, outputs: readonly string[], runs: readonly Run[]): readonly Run[] {
  const merged = mergeRuns(runs);
  if (merged.kind === 'run') return [merged.run];
  const names = runs.some(({ id }) => id !== undefined)
    ? undefined
    : runFolderNames(outputs.map((path) => asFolder(host, path)));
  if (names !== undefined) return runs.map((run, index) => ({ ...run, id: names[index] }));
  if (areOfSeeds(runs)) return runs;
  const [conflict] = merged.conflicts;
  if (conflict === undefined) throw new UserError('the outputs contradict each other');
  const { key, left, right } = conflict;
  throw new UserError(`${key} is ${left.text} in ${left.path} and ${right.text} in ${right.path}`, {
    hint: 'files of one run agree; separate runs need a run_id each, or `expctl import --into EXPERIMENT` with the same files',
  });
}

/** Whether all measured the same, each with a different seed; a training and its evaluation differ in more. */
function areOfSeeds(runs: readonly Run[]): boolean {
  const seeds = new Set(runs.map(({ seed }) => seed));
  const measured = new Set(runs.map(({ metrics }) => JSON.stringify([...metrics.keys()].toSorted())));
  const areUnnamed = runs.every(({ id }) => id === undefined);
  return areUnnamed && measured.size === 1 && seeds.size === runs.length && !seeds.has(undefined);
}

/** An output's path with `/` between its folders, and at its end if it is a folder itself. */
function asFolder({ files, paths }: Host, output: string): string {
  const path = output.replaceAll('\\', '/').replace(/\/+$/, '');
  return files.stat(paths.resolve(output))?.kind === 'directory' ? `${path}/` : path;
}
