import { UserError, quietly } from '../../errors.ts';
import { documentPlace } from '../../history/document-place.ts';
import { makeStateFolder, stateFolder } from '../../journal/state-folder.ts';
import { withLock } from '../../journal/with-lock.ts';
import { writeAtomically } from '../../journal/write-atomically.ts';
import { lockedDocument } from '../log/locked-document.ts';
import { waitingEntries } from '../log/waiting-entries.ts';
import { refuseMerge } from '../refuse-merge.ts';
import { planRenumbering } from './plan-renumbering.ts';
import type { Host } from '../../host.ts';
import type { Project } from '../../project/project.ts';
import type { Renumbering, TextChange } from './plan-renumbering.ts';

/**
 * Gives a document whose id another one has too the next free id, under the locks of the ids and of the document. If it
 * cannot be completed everything is undone. Throws `UserError` if something is uncertain: then nothing was written.
 */
export async function renumber(project: Project, word: string, dryRun: boolean): Promise<Renumbering> {
  const { host } = project;
  const planned = await planRenumbering(project, word);
  if (dryRun) return planned;
  refuseMerge(host, planned.document.path, 'renumber again');
  const state = stateFolder(host, project.root);
  makeStateFolder(host, state);
  const locked = await withLock(host, { folder: state.folder, name: 'ids' }, () =>
    lockedDocument(host, planned.document.path, {
      locked: true,
      action: async () => {
        await refuseWaiting(host, planned);
        const renumbering = await planRenumbering(project, word);
        carryOut(host, renumbering);
        return renumbering;
      },
    }),
  );
  if (locked.kind === 'done') return locked.value;
  throw new UserError('another expctl is giving out an id and does not finish', { hint: `the lock is ${locked.path}` });
}

/** Refuses while rows are waiting, because they name the document by its path. */
async function refuseWaiting(host: Host, { document }: Renumbering): Promise<void> {
  const waiting = await waitingEntries(host, documentPlace(host, document.path));
  if (waiting.length > 0)
    throw new UserError(`${waiting.length} rows wait for this document`, {
      hint: 'write them first: `expctl doctor --fold`',
    });
}

/** Texts first, each as a whole, then the names; after a failure everything is undone in reverse order. */
function carryOut(host: Host, { document, newPath, moves, records, others }: Renumbering): void {
  const undos: (() => void)[] = [];
  try {
    for (const change of [...records, document, ...others]) {
      write(host, change);
      undos.push(() => write(host, { path: change.path, before: change.after, after: change.before }));
    }
    for (const { from, to } of moves) {
      host.files.rename(from, to);
      undos.push(() => host.files.rename(to, from));
    }
    host.files.fsyncFolder(host.paths.folderOf(newPath));
  } catch (error) {
    for (const undo of undos.toReversed()) quietly(undo);
    throw error;
  }
}

function write(host: Host, { path, before, after }: TextChange): void {
  if (writeAtomically(host, path, { text: after, expectedBefore: before }).kind === 'changed')
    throw new UserError(`another program changed ${host.paths.relative(host.cwd, path)} meanwhile`, {
      hint: 'everything is as it was; renumber again',
    });
}
