import { UserError, isFailure, quietly } from '../../errors.ts';
import { isMerging } from '../../history/is-merging.ts';
import { loadDocument } from '../../project/load-document.ts';
import { runIdOf } from '../../runs/default-run-id.ts';
import { EMPTY_RUN } from '../../runs/run.ts';
import { logEntries } from '../log/log-runs.ts';
import { readOutputs } from '../log/read-outputs.ts';
import { settleEntries } from '../log/settle-entries.ts';
import { tellLogged } from '../log/tell-logged.ts';
import { forShell } from '../../escape/for-shell.ts';
import { forTerminal } from '../../escape/for-terminal.ts';
import { findOutputs } from './find-outputs.ts';
import { removeStarted, writeEnded } from './started-record.ts';
import type { DocumentPlace } from '../../history/document-place.ts';
import type { ProcessEnd } from '../../host.ts';
import type { Project } from '../../project/project.ts';
import type { Run, RunStatus, RunValue } from '../../runs/run.ts';
import type { SpoolEntry } from '../../runs/spooling/spool-entry.ts';
import type { Logged } from '../log/log-runs.ts';
import type { ReadingChoice } from '../log/read-outputs.ts';
import type { Starting } from './started-record.ts';

/** A run that was begun: what is known about it, and where its row goes (the branch is the one on which it began). */
export type BegunRun = {
  readonly entry: SpoolEntry;
  readonly place: DocumentPlace;
  readonly start: Date;
  readonly starting: Starting;
  readonly recordPath: string;
  /** Whether a person gave the id; otherwise the output's own takes precedence over ours. */
  readonly isNamed: boolean;
  /** If several columns identify runs: returns the id from what an output says about a run. Throws `UserError`. */
  readonly keyOf?: ((run: Run) => string) | undefined;
  readonly outputs: readonly string[];
  readonly choice: ReadingChoice;
};

/** Logs the end of a run with its outputs, and reports on standard error: standard output is the child's. */
export async function logEnd(project: Project, begun: BegunRun, end: ProcessEnd): Promise<void> {
  const { host } = project;
  const say = (line: string): void => host.stderr.write(`expctl: ${forTerminal(line)}\n`);
  const facts = factsOf(begun, { end, ended: host.now() });
  const outputs = await outputsOf(project, begun, say);
  const runs = outputs.map((run) => withFacts(outputs.length === 1 ? ended(run) : run, facts));
  let entries: readonly SpoolEntry[] = [];
  try {
    entries = runs.map((run, index) => ({
      ...begun.entry,
      run,
      runId: begun.keyOf?.(run) ?? idOf(begun, run, runs.length),
      // The command ran once, however many runs it produced.
      execution: index === 0 ? begun.entry.execution : undefined,
    }));
    const logged = await logOrQueue(project, begun, entries);
    tellLogged({ ...host, stdout: host.stderr }, logged.runs, { json: false, dryRun: false });
    for (const remark of logged.remarks) say(remark);
    if (logged.refusal !== undefined) throw logged.refusal;
    const own = entries.find(({ runId }) => runId === begun.entry.runId);
    if (own === undefined) removeStarted(host, begun.recordPath);
    // Its row may wait for a while; that the run ended is recorded now.
    else keepEnd(project, begun, own.run);
  } catch (error) {
    if (!isFailure(error)) throw error;
    say(`the run could not be logged: ${error.message}`);
    if (error instanceof UserError && error.hint !== undefined)
      host.stderr.write(`  hint: ${forTerminal(error.hint)}\n`);
    const own = entries.find(({ runId }) => runId === begun.entry.runId)?.run;
    keepEnd(project, begun, own ?? withFacts(EMPTY_RUN, facts));
    if (own !== undefined && own.files.length > 0)
      host.stderr.write(`  ${forTerminal(wayToRow(project, begun, own))}\n`);
  }
}

/** The document may be missing here, or look different, if another branch was checked out during the run. */
async function logOrQueue(project: Project, begun: BegunRun, entries: readonly SpoolEntry[]): Promise<Logged> {
  const { host } = project;
  const { tree } = begun.place;
  const place = { ...begun.place, isMerging: tree !== undefined && isMerging(host, tree) };
  const loaded = host.files.exists(place.path)
    ? await loadDocument(project, place.path, { runRecords: false })
    : undefined;
  if (loaded?.kind === 'loaded') return logEntries(project, { loaded, place, dryRun: false }, entries);
  const { settled, remarks } = await settleEntries(project, place, { entries, known: undefined });
  const reasons = settled.map(
    (each) => `${each.entry.runId} ${each.kind === 'queued' ? `is queued: ${each.reason}` : `is ${each.kind}`}`,
  );
  return { runs: [], refusal: undefined, refused: [], remarks: [...reasons, ...remarks] };
}

type EndFacts = {
  readonly status: RunStatus;
  readonly started: string;
  readonly ended: string;
  readonly seed: string | undefined;
  readonly command: string | undefined;
  readonly numbers: ReadonlyMap<string, RunValue>;
};

function factsOf(begun: BegunRun, { end, ended }: { readonly end: ProcessEnd; readonly ended: Date }): EndFacts {
  const { seed, command } = begun.entry.run;
  const seconds = Math.max(0, (ended.getTime() - begun.start.getTime()) / 1000);
  const code = end.kind === 'exited' ? end.code : end.kind === 'killed' ? 128 + end.number : 127;
  return {
    status: end.kind === 'killed' ? 'killed' : code === 0 ? 'finished' : 'failed',
    started: begun.start.toISOString(),
    ended: ended.toISOString(),
    seed,
    command,
    numbers: new Map([
      ['exit_code', { kind: 'number', text: String(code) }],
      ['duration_s', { kind: 'number', text: String(seconds) }],
    ]),
  };
}

/** The output's own values take precedence over ours, except for how the run ended. */
function withFacts(run: Run, { numbers, ...facts }: EndFacts): Run {
  const isKnown = (path: string): boolean => run.parameters.has(path) || run.metrics.has(path);
  const added = [...numbers].filter(([path]) => !isKnown(path));
  return {
    ...run,
    parameters: new Map([...run.parameters, ...added]),
    seed: run.seed ?? facts.seed,
    command: facts.command,
    started: facts.started,
    ended: facts.ended,
    status: facts.status === 'finished' ? (run.status ?? 'finished') : facts.status,
  };
}

/** What an output said about its run while it was running no longer applies. */
const ended = (run: Run): Run => (run.status === 'started' ? { ...run, status: undefined } : run);

const idOf = ({ entry, isNamed }: BegunRun, { id, apart }: Run, count: number): string =>
  isNamed && count === 1 ? entry.runId : (runIdOf({ id, apart, files: [] }, entry.runId) ?? entry.runId);

const NO_OUTPUT =
  'no output of the run was found, so nothing that it measured is logged: --output names the file, newer than the start';

/** The runs in the outputs; a run without outputs, or with none that can be read, still has its facts. */
async function outputsOf(project: Project, begun: BegunRun, say: (line: string) => void): Promise<readonly Run[]> {
  const { host } = project;
  try {
    const { paths, remarks } = findOutputs(host, begun.outputs, begun.start);
    for (const remark of remarks) say(remark);
    if (paths.length === 0) {
      if (remarks.length === 0) say(NO_OUTPUT);
      return [EMPTY_RUN];
    }
    const runs = await readOutputs(host, paths, begun.choice);
    return runs.length === 0 ? [EMPTY_RUN] : runs;
  } catch (error) {
    if (!isFailure(error)) throw error;
    say(`${error.message}; the run is logged without its output`);
    return [EMPTY_RUN];
  }
}

/** How to get a row for a run of which only the end was recorded, once the reason for that is reported. */
function wayToRow({ host }: Project, { entry, place }: BegunRun, { files }: Run): string {
  const document = host.paths.relative(host.cwd, place.path);
  const experiment = entry.record === undefined ? document : `${document}#${entry.record}`;
  const words = [experiment, ...files.map(({ path }) => path), '--run-id', entry.runId];
  return `its end is kept: \`expctl log ${words.map(forShell).join(' ')}\` adds its row`;
}

/** A record that contains more than the start is left unchanged. */
const keepEnd = (project: Project, { starting }: BegunRun, run: Run): void =>
  quietly(() => writeEnded(project.host, { ...starting, run }));
