import { UserError } from '../../errors.ts';
import { tableFor } from '../../runs/filling/find-runs-table.ts';
import { severalKeys } from '../../runs/filling/run-key.ts';
import { keyIn } from '../log/make-entries.ts';
import { savedColumns } from '../log/saved-columns.ts';
import type { Project } from '../../project/project.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { NamedRun } from '../../runs/importing/tracked-runs.ts';
import type { Asked } from '../../runs/spooling/spool-entry.ts';
import type { RefusedRun } from '../log/log-runs.ts';

type Keyed = { readonly told: readonly NamedRun[]; readonly refused: readonly RefusedRun[] };

/** Leaves out the runs that lack what identifies them, if several columns of the table do so together. */
export function runsWithKeys(
  project: Project,
  record: ExperimentRecord,
  { runs, asked }: { readonly runs: readonly NamedRun[]; readonly asked: Asked },
): Keyed {
  const target = tableFor(record, asked.table);
  const table = target.kind === 'table' ? target.table : undefined;
  if (table === undefined || severalKeys(table) === undefined) return { told: runs, refused: [] };
  const words = { ...asked, saved: savedColumns(project, record) };
  const refused: RefusedRun[] = [];
  const told = runs.filter((run) => {
    try {
      keyIn(table, run, words);
      return true;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refused.push({ runId: run.id, error });
      return false;
    }
  });
  return { told, refused };
}
