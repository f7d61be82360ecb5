import { UserError } from '../../errors.ts';
import { stateFolder } from '../../journal/state-folder.ts';
import { markdownBelow } from '../../project/find-documents.ts';
import { loadDocument } from '../../project/load-document.ts';
import { fileStemOf } from '../../records/ids/file-stem.ts';
import { namingPart } from '../../records/naming-part.ts';
import { runsFolderOf } from '../../runs/record-path.ts';
import { haveId } from '../../records/ids/ids-of.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { IdChange } from './plan-renumbering.ts';

/** A file or folder and its new path, both absolute; `what` describes it in words. */
export type Move = {
  readonly what: 'it' | 'its run records' | 'its folder';
  readonly from: string;
  readonly to: string;
};

/**
 * What must be renamed so that the names have the new id: the file and its run records, or the folder that is named by
 * the id.
 */
export async function movesOf(
  project: Project,
  { loaded, record }: FoundRecord,
  ids: IdChange,
): Promise<readonly Move[]> {
  const { host } = project;
  const { path } = loaded;
  const inFile = withId(host.paths.nameOf(path), ids);
  const folder = folderNamed(path, namingPart(path, record.kind?.identity.fileName));
  const inFolder = folder === undefined || inFile !== undefined ? undefined : withId(host.paths.nameOf(folder), ids);
  if (folder !== undefined && inFolder !== undefined) {
    refuseOwnLock(project, folder);
    await refuseShared(project, { folder, path, oldId: ids.oldId });
    return [free(project, { what: 'its folder', from: folder, to: beside(folder, inFolder) })];
  }
  if (inFile === undefined) return [];
  const to = beside(path, inFile);
  const [runs, newRuns] = [runsFolderOf(path), runsFolderOf(to)];
  const records = free(project, { what: 'its run records', from: runs, to: newRuns });
  return [free(project, { what: 'it', from: path, to }), ...(host.files.exists(runs) ? [records] : [])];
}

/** Where a path is after the moves. */
export const movedPath = (path: string, moves: readonly Move[]): string =>
  moves.reduce(
    (at, { from, to }) => (at === from || at.startsWith(`${from}/`) ? to + at.slice(from.length) : at),
    path,
  );

/** A name with the old id in it replaced by the new one. */
function withId(name: string, { oldId, newId }: IdChange): string | undefined {
  const stem = fileStemOf(oldId);
  const at = name.toLowerCase().indexOf(stem.toLowerCase());
  const behind = name.slice(at + stem.length);
  return at === -1 || /^\d/u.test(behind) ? undefined : name.slice(0, at) + fileStemOf(newId) + behind;
}

/** The nearest folder above a file with this name. */
function folderNamed(path: string, name: string): string | undefined {
  const parts = path.split('/').slice(0, -1);
  const at = parts.lastIndexOf(name);
  return at <= 0 || name === '' ? undefined : parts.slice(0, at + 1).join('/');
}

const beside = (path: string, name: string): string => `${path.slice(0, path.lastIndexOf('/') + 1)}${name}`;

function free({ host }: Project, move: Move): Move {
  if (host.files.lstat(move.to) !== undefined)
    throw new UserError(`${host.paths.relative(host.cwd, move.to)} is there already`, { hint: 'move it away first' });
  return move;
}

/** Outside git the document's lock is in the folder itself, and would be moved while it is held. */
function refuseOwnLock({ host, root }: Project, folder: string): void {
  if (stateFolder(host, root).kind === 'git') return;
  throw new UserError(`outside git the folder ${host.paths.relative(host.cwd, folder)} is not renamed`, {
    hint: 'give the folder and its document the new number by hand',
  });
}

type Shared = { readonly folder: string; readonly path: string; readonly oldId: string };

/** A plan and a log in one folder named by their id would be separated. */
async function refuseShared(project: Project, { folder, path, oldId }: Shared): Promise<void> {
  for (const other of markdownBelow(project.host, folder, project.root)) {
    if (other === path) continue;
    const read = await loadDocument(project, other, { runRecords: false });
    if (read.kind === 'loaded' && haveId(read.subject.records, oldId))
      throw new UserError(
        `${project.host.paths.relative(project.host.cwd, other)} is ${oldId}, too, in the same folder`,
        { hint: 'give the folder and its documents the new number by hand' },
      );
  }
}
