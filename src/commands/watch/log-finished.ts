import { ownDocuments } from '../../project/own-documents.ts';
import { idKey } from '../../records/ids/id-key.ts';
import { readRunRecord } from '../../runs/read-run-record.ts';
import { runsFolderOf } from '../../runs/record-path.ts';
import { HostError } from '../../host.ts';
import { logRuns } from '../log/log-runs.ts';
import type { Host } from '../../host.ts';
import type { Project } from '../../project/project.ts';
import type { Run } from '../../runs/run.ts';
import type { LoggedRun } from '../log/logged-run.ts';
import type { Output } from './outputs-below.ts';
import type { Watching } from './watching.ts';

/** A finished run, its output, and its experiment (in the form for `log`). */
export type Finished = {
  readonly output: Output;
  readonly run: Run;
  readonly experiment: string;
  /** Whether the output contains no other run. */
  readonly isAlone: boolean;
};

/**
 * Logs one finished run in the same way as `log`; returns its id there, if that is known. Throws `UserError` and
 * `HostError` as that does.
 */
export async function logFinished(
  watching: Watching,
  project: Project,
  { output, run, experiment, isAlone }: Finished,
): Promise<string | undefined> {
  const { watch, memory, tell } = watching;
  if (isAlone && isRecorded(watching, experiment, run)) return undefined;
  const logged = await logRuns(project, { experiment, runs: [run], dryRun: watch.dryRun, asked: watch.asked });
  const document = experiment;
  if (logged.refusal !== undefined) throw logged.refusal;
  for (const one of logged.runs) {
    const { plan, state, reason } = one;
    if (plan.outcome === 'unchanged' && state !== 'queued') continue;
    const event = eventOf(one);
    if (event === 'queued') memory.counts.queued++;
    else memory.counts.logged++;
    const messages = [...plan.messages, ...blankWords(plan.blank), ...logged.remarks];
    tell({ event, output: output.shown, run: plan.runId, document, reason: reason || undefined, messages });
  }
  return logged.runs[0]?.plan.runId;
}

/**
 * Whether any document of the project already has this output: if none is named, the document may be one without an id.
 */
export const isRecordedSomewhere = (watching: Watching, project: Project, run: Run): boolean =>
  ownDocuments(project).some(({ path }) => {
    const { cwd, paths } = watching.host;
    return isRecorded(watching, paths.relative(cwd, path), run);
  });

const eventOf = ({ state }: LoggedRun): 'queued' | 'logged' | 'would-log' => (state === 'shown' ? 'would-log' : state);

const blankWords = (blank: readonly string[]): readonly string[] =>
  blank.length === 0 ? [] : [`left blank: ${blank.join(', ')}`];

/**
 * Whether a run record of the document was made from this very output, under any id: `expctl run` logs the outputs of
 * its command, and a watch of the same folder sees them too.
 */
function isRecorded(watching: Watching, experiment: string, { files }: Run): boolean {
  const { host, memory } = watching;
  const [file, id] = [experiment.replace(/#[^#/]*$/u, ''), /#([^#/]*)$/u.exec(experiment)?.[1]];
  const folder = runsFolderOf(host.paths.resolve(file));
  if (files.length === 0 || host.files.stat(folder)?.kind !== 'directory') return false;
  const known = memory.sources.get(folder) ?? { names: new Set(), sources: new Set() };
  memory.sources.set(folder, known);
  for (const { name, kind } of host.files.list(folder)) {
    if (kind !== 'file' || !name.endsWith('.json') || known.names.has(name)) continue;
    known.names.add(name);
    for (const source of sourcesOf(host, host.paths.resolve(folder, name))) known.sources.add(source);
  }
  // In a ledger one output may belong to two experiments: the baseline of both.
  const before = id === undefined ? '' : `${idKey(id)}#`;
  return files.every(({ path, sha256 }) => known.sources.has(`${before}${path} ${sha256}`));
}

function sourcesOf(host: Host, path: string): readonly string[] {
  try {
    const read = host.files.readText(path);
    const record = read.kind === 'text' ? readRunRecord(read.text).record : undefined;
    const sources = [...(record?.source === undefined ? [] : [record.source]), ...(record?.alsoFrom ?? [])];
    const written = sources.map((source) => `${source.path} ${source.sha256}`);
    return [...written, ...written.map((each) => `${idKey(record?.experiment ?? '')}#${each}`)];
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return [];
  }
}
