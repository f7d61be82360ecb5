import { runRecordsBeside } from '../../project/run-records-beside.ts';
import { hasProtocol, holdProtocol } from './hold-protocol.ts';
import { planEntries } from './plan-entries.ts';
import type { Project } from '../../project/project.ts';
import type { RunRecord } from '../../runs/run-record.ts';
import type { SpoolEntry } from '../../runs/spooling/spool-entry.ts';
import type { LoadedText } from './draft.ts';
import type { PlannedEntries, ToPlan } from './plan-entries.ts';

/** Plans entries on top of each other, and checks the protocol for each on the document with the rows before it. */
export async function planHeld(
  project: Project,
  start: LoadedText,
  toPlan: Omit<ToPlan, 'holdOf' | 'oneByOne'>,
): Promise<PlannedEntries> {
  const known = (await recordsWanted(project, start, toPlan.entries)) ?? new Map<string, RunRecord>();
  return planEntries(project, start, {
    ...toPlan,
    oneByOne: start.subject.records.some(hasProtocol),
    holdOf: (entry, before) => (loaded, plan) =>
      holdProtocol(project, { loaded, entry, records: () => new Map([...known, ...before]) }, plan),
  });
}

/** The run records beside a document, if a protocol or a manifest makes it worth reading them all. */
async function recordsWanted(
  project: Project,
  { path, subject }: LoadedText,
  entries: readonly SpoolEntry[],
): Promise<ReadonlyMap<string, RunRecord> | undefined> {
  const isWanted = subject.records.some(hasProtocol) || entries.some(({ data }) => data !== undefined);
  if (!isWanted) return undefined;
  const { runRecords } = subject.surroundings;
  return runRecords.size > 0
    ? runRecords
    : (await runRecordsBeside(project, path, { isLedger: subject.records.length > 1 })).runRecords;
}
