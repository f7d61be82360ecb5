import { proveEdits } from '../../document/prove-edits.ts';
import { loadSource } from '../../project/load-document.ts';
import { planExecutionLog } from '../../runs/filling/plan-execution-log.ts';
import { planLog } from '../../runs/log-plan.ts';
import { recordPath } from '../../runs/record-path.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { LogProblem } from '../../runs/filling/log-problem.ts';
import type { LogPlan } from '../../runs/log-request.ts';
import type { RunRecord } from '../../runs/run-record.ts';
import type { SpoolEntry } from '../../runs/spooling/spool-entry.ts';

/** A document as it was read, or as it will be when the entries before this one are written. */
export type LoadedText = FoundRecord['loaded'];

/** What one entry makes of a document; where it is refused the document stays as it is. */
export type PlannedEntry =
  | { readonly kind: 'planned'; readonly plan: LogPlan; readonly before: string; readonly after: LoadedText }
  | { readonly kind: 'refused'; readonly problem: LogProblem };

/** Plans one entry over a document, and reads the edited text again. `existing` is the run's record, where there is one. */
export async function planEntry(
  project: Project,
  loaded: LoadedText,
  { entry, existing }: { readonly entry: SpoolEntry; readonly existing: RunRecord | undefined },
): Promise<PlannedEntry> {
  const record = recordOf(loaded, entry.record);
  if (record === undefined)
    return refused(`there is no record ${entry.record ?? ''} in ${loaded.source.path}`, 'log it where it belongs');
  const { config } = project;
  const kind = record.kind === undefined ? undefined : config.kinds.get(record.kind.name);
  const plan = planLog({
    ...entry.asked,
    record,
    run: entry.run,
    runId: entry.runId,
    saved: new Map([...config.columns, ...(kind?.columns ?? [])]),
    date: entry.date,
    git: entry.git,
    data: entry.data,
    existing,
    ...(entry.criteria === undefined ? {} : { criteriaHashes: entry.criteria }),
  });
  const [problem] = plan.problems;
  if (problem !== undefined) return { kind: 'refused', problem };
  const planned = await applied(project, loaded, plan);
  return planned.kind === 'refused' ? planned : withExecution(project, planned, entry);
}

type Planned = Extract<PlannedEntry, { kind: 'planned' }>;

/** A run that expctl started is told in the execution log too, where there is one; what stands in its way keeps no row back. */
async function withExecution(
  project: Project,
  planned: Planned,
  { execution, run, runId, record: id }: SpoolEntry,
): Promise<Planned> {
  const record = execution === undefined ? undefined : recordOf(planned.after, id);
  if (execution === undefined || record === undefined) return planned;
  const { edits, added } = planExecutionLog(record, { runId, run, when: execution });
  if (edits.length === 0) return planned;
  try {
    const text = proveEdits(planned.after.subject.document, edits, { added });
    return { ...planned, after: await reloaded(project, planned.after, text) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const messages = [...planned.plan.messages, `the execution log is as it was: ${reason}`];
    return { ...planned, plan: { ...planned.plan, messages } };
  }
}

/** Where the edits would change more than the row nothing is written: our own bug, and no reason to hold others up. */
async function applied(project: Project, loaded: LoadedText, plan: LogPlan): Promise<PlannedEntry> {
  const before = loaded.source.text;
  let text: string;
  try {
    text = proveEdits(loaded.subject.document, plan.edits);
  } catch (error) {
    return refused(
      error instanceof Error ? error.message : String(error),
      'this is a bug of expctl; the document is as it was',
    );
  }
  const after = text === before ? loaded : await reloaded(project, loaded, text);
  return { kind: 'planned', plan, before, after };
}

const reloaded = (
  { host, root, ...project }: Project,
  { path, source }: LoadedText,
  text: string,
): Promise<LoadedText> =>
  loadSource(
    { ...project, host, root },
    { ...source, text },
    { path, relative: host.paths.relative(root, path), runRecords: false },
  );

const refused = (message: string, hint: string): PlannedEntry => ({ kind: 'refused', problem: { message, hint } });

/** The record of a document that an entry is for. */
export function recordOf({ subject: { records } }: LoadedText, id: string | undefined): ExperimentRecord | undefined {
  if (id === undefined) return records.length === 1 ? records[0] : undefined;
  const named = records.find((candidate) => candidate.id?.text === id);
  return named ?? (records.length === 1 ? records[0] : undefined);
}

/** The record of a run beside a document; a broken one counts as none. */
export async function existingRecord(
  project: Project,
  documentPath: string,
  runId: string,
): Promise<RunRecord | undefined> {
  const { host } = project;
  const path = recordPath(documentPath, runId);
  if (host.files.stat(path)?.kind !== 'file') return undefined;
  const read = host.files.readText(path);
  if (read.kind !== 'text') return undefined;
  const { readRunRecord } = await import('../../runs/read-run-record.ts');
  const { record } = readRunRecord(read.text);
  return record?.run === runId ? record : undefined;
}
