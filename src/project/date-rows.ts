import { criteriaOf } from '../criteria/criteria-of.ts';
import { worldsOf } from '../criteria/world/world.ts';
import { datingOf } from '../criteria/freezing/dating.ts';
import { recordVersions } from './record-versions.ts';
import type { Dating } from '../criteria/freezing/dating.ts';
import type { FoundRecord } from './find-record.ts';
import type { Project } from './project.ts';
import type { Unasked } from './record-versions.ts';

/** The dates from git for rows that were typed by hand; `unknown`: git cannot be asked, and why. */
export type RowDating =
  | { readonly kind: 'nothing to date' }
  | { readonly kind: 'unknown'; readonly rows: number; readonly because: Unasked }
  | { readonly kind: 'dated'; readonly dating: Dating };

/** Dates the rows of a record without a run record by the versions of its document in git. */
export async function dateRows({ host }: Project, { loaded, record }: FoundRecord): Promise<RowDating> {
  const { runRecords } = loaded.subject.surroundings;
  const typed = worldsOf(record, { runRecords }).flatMap(({ runs }) => runs.filter((run) => run.record === undefined));
  const runs = [...new Set(typed.map(({ id }) => id))];
  if (runs.length === 0 || criteriaOf(record).length === 0) return { kind: 'nothing to date' };
  const history = await recordVersions(host, { loaded, record });
  if (history.kind === 'unknown') return { kind: 'unknown', rows: runs.length, because: history.because };
  return { kind: 'dated', dating: datingOf(record, { versions: history.versions, runs, sha256: host.sha256 }) };
}
