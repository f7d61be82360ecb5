import { UserError } from '../../errors.ts';
import { HostError } from '../../host.ts';
import { shellLine } from '../../escape/for-shell.ts';
import { isRecordedSomewhere, logFinished } from './log-finished.ts';
import { tellOnce } from './watching.ts';
import type { Run } from '../../runs/run.ts';
import type { ExperimentFinder, FoundExperiment } from './experiment-finder.ts';
import type { Output } from './outputs-below.ts';
import type { DealtRun, Watching } from './watching.ts';

/** Finished runs of one output; `isNoted`: they existed at the start, and are not to be logged. */
export type Taking = {
  readonly output: Output;
  readonly runs: readonly Run[];
  readonly isNoted: boolean;
  /** Whether the output contains one run. */
  readonly isAlone: boolean;
};

/** Logs the runs that were not handled yet, each by itself: a problem with one does not hold back the others. */
export async function takeRuns(watching: Watching, finder: ExperimentFinder, taking: Taking): Promise<void> {
  const { memory } = watching;
  const { output, runs, isNoted, isAlone } = taking;
  for (const run of runs) {
    if (watching.isEnding()) return;
    const key = `${output.paths.join('\n')}\n${run.id ?? ''}`;
    const before = memory.runs.get(key);
    const says = saysOf(run);
    if (before?.says === says && before.refused === undefined) continue;
    const dealt = isNoted
      ? { says, isLogged: false }
      : await dealtWith(watching, finder, { output, run, key, says, before, isAlone });
    memory.runs.set(key, dealt);
    if (dealt.refused === undefined) memory.refused.delete(key);
    else memory.refused.set(key, { output, run, isAlone });
  }
}

/** Tries refused runs again if their document has changed since. */
export async function retryRefused(watching: Watching, finder: ExperimentFinder): Promise<void> {
  const { host, memory } = watching;
  for (const [key, { output, run, isAlone }] of memory.refused) {
    const refused = memory.runs.get(key)?.refused;
    if (refused !== undefined && stampOf(watching, refused.document) === refused.stamp) continue;
    if (output.paths.every((path) => host.files.exists(path)))
      await takeRuns(watching, finder, { output, runs: [run], isNoted: false, isAlone });
    else memory.refused.delete(key);
  }
}

/** The content of a run as one text: two readings of a finished run are equal. */
const saysOf = ({ id, status, seed, metrics, parameters, replicates }: Run): string =>
  JSON.stringify([id, status, seed, [...metrics], [...parameters], [...replicates]]);

type Dealing = {
  readonly isAlone: boolean;
  readonly output: Output;
  readonly run: Run;
  readonly key: string;
  readonly says: string;
  readonly before: DealtRun | undefined;
};

async function dealtWith(watching: Watching, finder: ExperimentFinder, dealing: Dealing): Promise<DealtRun> {
  const { output, run, key, says, before, isAlone } = dealing;
  const wasLogged = before?.isLogged === true;
  let experiment: string | undefined;
  try {
    const found: FoundExperiment = await finder({ run, output });
    experiment = found.experiment;
    if (experiment === undefined && isAlone && isRecordedSomewhere(watching, found.project, run))
      return { says, isLogged: true, runId: before?.runId };
    if (experiment === undefined)
      throw new UserError('neither the run nor its folder names an experiment', { hint: 'say which with --into ID' });
    const runId = await logFinished(watching, found.project, { output, run, experiment, isAlone });
    return { says, isLogged: true, runId: runId ?? before?.runId };
  } catch (error) {
    const isChanged = wasLogged && before.says !== says;
    const event = isChanged ? 'changed' : 'refused';
    const { reason, hint: way } = reasonOf(error);
    const hint = isChanged ? againWith(watching, { output, runId: before.runId ?? run.id, experiment }) : way;
    tellOnce(watching, key, { event, output: output.shown, run: run.id, document: experiment, reason, hint });
    const document = experiment === undefined ? undefined : experiment.replace(/#[^#/]*$/u, '');
    return {
      says,
      isLogged: wasLogged,
      runId: before?.runId,
      refused: { document, stamp: stampOf(watching, document) },
    };
  }
}

function againWith({ host }: Watching, { output, runId, experiment }: Again): string {
  const outputs = output.paths.map((path) => host.paths.relative(host.cwd, path));
  const words = ['expctl', 'log', experiment ?? '', ...outputs, '--run-id', runId ?? '', '--replace'];
  return `to take the new values: ${shellLine(words)}`;
}

type Again = Pick<Dealing, 'output'> & { readonly runId: string | undefined; readonly experiment: string | undefined };

/** Not even a bug in expctl ends a watch. */
function reasonOf(error: unknown): { readonly reason: string; readonly hint: string | undefined } {
  if (error instanceof UserError) return { reason: error.message, hint: error.hint };
  if (error instanceof HostError) return { reason: `${error.path} ${error.message}`, hint: undefined };
  return {
    reason: `this is a bug of expctl: ${error instanceof Error ? error.message : String(error)}`,
    hint: undefined,
  };
}

/** The stamp of an unknown document changes every half minute, so that it is tried again. */
function stampOf({ host }: Watching, document: string | undefined): string {
  const facts = document === undefined ? undefined : host.files.stat(host.paths.resolve(document));
  if (facts === undefined) return `at ${Math.floor(host.now().getTime() / 30_000)}`;
  return `${facts.inode} ${facts.size} ${facts.mtimeMs}`;
}
