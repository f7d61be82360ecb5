import { proveEdits } from '../../document/prove-edits.ts';
import { UserError } from '../../errors.ts';
import { writeAtomically } from '../../journal/write-atomically.ts';
import { recordPath } from '../../runs/record-path.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Host } from '../../host.ts';
import type { Project } from '../../project/project.ts';
import type { LogPlan } from '../../runs/log-request.ts';
import type { LoggedRun } from './log-runs.ts';

/** A plan and the document it was made for. */
export type Writing = { readonly plan: LogPlan; readonly loaded: FoundRecord['loaded']; readonly dryRun: boolean };

/** Carries a plan out: proves the edited text, writes the run record, then the document; the document is what counts. */
export function writeLogged({ host }: Project, { plan, loaded, dryRun }: Writing): LoggedRun {
  const before = loaded.source.text;
  const after = proveEdits(loaded.subject.document, plan.edits);
  const kept = plan.recordText === undefined ? undefined : recordPath(loaded.path, plan.runId ?? '');
  const logged = {
    plan,
    path: loaded.source.path,
    recordPath: kept === undefined ? undefined : host.paths.relative(host.cwd, kept),
    before,
    after,
  };
  if (dryRun) return logged;
  const undo =
    kept === undefined || plan.recordText === undefined ? () => {} : writeRecord(host, kept, plan.recordText);
  try {
    if (after !== before) refuseChanged(writeAtomically(host, loaded.path, { text: after, expectedBefore: before }));
  } catch (error) {
    undo();
    throw error;
  }
  return logged;
}

function refuseChanged({ kind }: { readonly kind: 'written' | 'changed' }): void {
  if (kind === 'changed')
    throw new UserError('another program changed the document while the run was being logged; its change was kept', {
      hint: 'log the run again',
    });
}

/** Writes a run record; the answer puts things back as they were, for a document that then cannot be written. */
function writeRecord(host: Host, path: string, text: string): () => void {
  const folder = host.paths.folderOf(path);
  const hadFolder = host.files.exists(folder);
  host.files.makeFolder(folder);
  const known = host.files.exists(path) ? host.files.readText(path) : undefined;
  const before = known?.kind === 'text' ? known.text : undefined;
  if (before === text) return () => {};
  refuseChanged(writeAtomically(host, path, { text, expectedBefore: before }));
  return () => {
    if (before !== undefined) writeAtomically(host, path, { text: before, expectedBefore: text });
    else host.files.remove(path);
    if (!hadFolder) host.files.removeFolder(folder);
  };
}
