import { draftOf, recordOf, TogetherError } from './draft.ts';
import { runRecordsBeside } from '../../project/run-records-beside.ts';
import { recordsOfExperiment } from '../../runs/records-of-experiment.ts';
import { metricsTablesOf } from '../../runs/filling/plan-metrics.ts';
import { keptRecord } from './kept-record.ts';
import { hasRunsTable } from '../../records/runs-tables.ts';
import type { Project } from '../../project/project.ts';
import type { RunRecord } from '../../runs/run-record.ts';
import type { SpoolEntry } from '../../runs/spooling/spool-entry.ts';
import type { Hold, LoadedText, PlannedEntry } from './draft.ts';

/** Entries for one document, and how they are planned. */
export type ToPlan = {
  readonly entries: readonly SpoolEntry[];
  /** The document's path with every link resolved: run records are beside it. */
  readonly documentPath: string;
  /** Each entry is checked against the document with the rows before it. */
  readonly oneByOne?: boolean;
  /** Each entry gets a diff of its changes. */
  readonly withDiffs?: boolean;
  /**
   * Further checks of an entry, given the run records of its experiment that were planned before it (run id -> record).
   */
  readonly holdOf?: (entry: SpoolEntry, planned: ReadonlyMap<string, RunRecord>) => Hold;
};

/** The result for an entry; `existing` is the record that its run had before, `kept` its path, existing or new. */
export type PlannedStep = {
  readonly entry: SpoolEntry;
  readonly existing: RunRecord | undefined;
  readonly kept: string;
  readonly planned: PlannedEntry;
};

/** The result for each entry, in order, and the document's text with all planned ones. */
export type PlannedEntries = { readonly steps: readonly PlannedStep[]; readonly after: string };

/** Plans entries on top of each other. Writes nothing. */
export async function planEntries(project: Project, start: LoadedText, toPlan: ToPlan): Promise<PlannedEntries> {
  try {
    return await planOnce(project, start, toPlan);
  } catch (error) {
    if (!(error instanceof TogetherError)) throw error;
    // One of them would break the table: planned one by one, it is found and refused.
    return planOnce(project, start, { ...toPlan, oneByOne: true });
  }
}

async function planOnce(project: Project, start: LoadedText, toPlan: ToPlan): Promise<PlannedEntries> {
  const { entries, documentPath, oneByOne = false, withDiffs = false, holdOf = () => nothing } = toPlan;
  const draft = draftOf(project, start, { oneByOne, withDiffs });
  const { records } = start.subject;
  const others = await recordsReplaced(project, start, toPlan);
  const made = new Map<string | undefined, Map<string, RunRecord>>();
  const steps: PlannedStep[] = [];
  for (const entry of entries) {
    const { runId, record: experiment } = entry;
    const before = made.get(experiment) ?? new Map<string, RunRecord>();
    made.set(experiment, before);
    const { path, record, obstacle } = await keptRecord(project.host, { documentPath, records, experiment, runId });
    if (obstacle !== undefined) {
      steps.push({ entry, existing: undefined, kept: path, planned: { kind: 'refused', problem: obstacle } });
      continue;
    }
    const existing = before.get(runId) ?? record;
    const planned = await draft.add({
      entry,
      existing,
      beside: others && [...others(entry).filter(({ run }) => !before.has(run)), ...before.values()],
      hold: holdOf(entry, before),
    });
    if (planned.kind === 'planned' && planned.plan.runRecord !== undefined) before.set(runId, planned.plan.runRecord);
    steps.push({ entry, existing, kept: path, planned });
  }
  return { steps, after: draft.text() };
}

/**
 * The run records of an entry's experiment, in a document without a runs table: there one run may overwrite another.
 */
async function recordsReplaced(
  project: Project,
  loaded: LoadedText,
  { entries, documentPath }: ToPlan,
): Promise<((entry: SpoolEntry) => readonly RunRecord[]) | undefined> {
  const { subject } = loaded;
  if (entries.every(({ asked }) => asked.replace !== true)) return undefined;
  const hasRuns = subject.records.some(hasRunsTable);
  if (hasRuns || subject.records.every((record) => metricsTablesOf(record).length === 0)) return undefined;
  const isLedger = subject.records.length > 1;
  const { runRecords } = await runRecordsBeside(project, documentPath, { isLedger });
  return (entry) => {
    const record = recordOf(loaded, entry.record);
    return record === undefined ? [] : [...recordsOfExperiment(record, runRecords).values()];
  };
}

const nothing: Hold = () => Promise.resolve([]);
