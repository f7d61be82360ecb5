import { runRecordsBeside } from '../../project/run-records-beside.ts';
import { loggedAs, trackerId } from '../../runs/importing/tracked-runs.ts';
import { recordsOfExperiment } from '../../runs/records-of-experiment.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { Run } from '../../runs/run.ts';

/**
 * Runs under the names by which they are already logged: a tracker's run that was renamed since is recognised by the
 * tracker's id. Run records are read only if a run has one.
 */
export async function knownRuns(
  project: Project,
  { loaded, record }: FoundRecord,
  runs: readonly Run[],
): Promise<readonly Run[]> {
  if (runs.every((run) => trackerId(run) === undefined)) return runs;
  const isLedger = loaded.subject.records.length > 1;
  const { runRecords } = await runRecordsBeside(project, loaded.path, { isLedger });
  const known = loggedAs(recordsOfExperiment(record, runRecords));
  return runs.map((run) => {
    const id = known(run);
    if (id === undefined || id === run.id) return run;
    const note = `${run.id ?? 'the run'} is logged as ${id} here: it has the same id in its tracker`;
    return { ...run, id, notes: [...run.notes, note] };
  });
}
