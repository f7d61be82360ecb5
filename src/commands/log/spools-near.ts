import { nearbyTree } from '../../history/nearby-tree.ts';
import { branchOf } from '../../history/branch-of.ts';
import { isTreeNamed } from '../../history/tree-name.ts';
import { existingFolder } from '../../journal/existing-folder.ts';
import { listSpooled } from '../../journal/spool.ts';
import { stateInGit } from '../../journal/state-folder.ts';
import { readWaiting } from './waiting-entries.ts';
import type { WorkTree } from '../../history/work-tree-of.ts';
import type { Host } from '../../host.ts';
import type { StateFolder } from '../../journal/state-folder.ts';
import type { WaitingEntry } from './waiting-entries.ts';

/** A work tree and the branch that it is on. */
export type TreeNear = { readonly tree: WorkTree; readonly branch: string };

/**
 * A state folder in which rows may wait, and the nearby work trees to which those rows belong; none for one beside
 * documents.
 */
export type SpoolNear = { readonly state: StateFolder; readonly trees: readonly TreeNear[] };

const DOCUMENTS = 'experiments';

/**
 * The state folders around a project: those of every repository that contains its folder, the current one or a folder
 * with documents, and those beside documents. `folders` are further ones with documents. Starts no process.
 */
export function spoolsNear(host: Host, root: string, folders: readonly string[]): readonly SpoolNear[] {
  const places = new Set([root, host.cwd, host.paths.resolve(root, DOCUMENTS), ...folders]);
  const inGit = new Map<string, readonly TreeNear[]>();
  const beside: SpoolNear[] = [];
  for (const place of places) {
    const tree = nearbyTree(host, existingFolder(host, place));
    const known = inGit.get(tree?.commonFolder ?? '') ?? [];
    if (tree !== undefined && known.every((near) => near.tree.top !== tree.top))
      inGit.set(tree.commonFolder, [...known, { tree, branch: branchOf(host, tree) }]);
    const folder = host.paths.resolve(place, '.expctl');
    const kind = tree === undefined ? 'beside' : 'unusable-git';
    if (host.files.stat(folder)?.kind === 'directory') beside.push({ state: { kind, folder }, trees: [] });
  }
  return [...[...inGit].map(([common, trees]) => ({ state: stateInGit(host, common), trees })), ...beside];
}

/** A waiting row; `from` is the folder that its document's path is relative to, if known. */
export type QueuedEntry = WaitingEntry & { readonly state: StateFolder; readonly from: string | undefined };

/**
 * Reads waiting rows, at most `most` files; moves nothing. A row is `here` if it belongs to a nearby work tree and its
 * branch.
 */
export async function queuedNear(
  host: Host,
  spools: readonly SpoolNear[],
  most = Number.POSITIVE_INFINITY,
): Promise<readonly QueuedEntry[]> {
  const files = spools.flatMap((spool) => listSpooled(host, spool.state).map((path) => ({ spool, path })));
  const found: QueuedEntry[] = [];
  for (const { spool, path } of files.slice(0, most)) {
    const read = await readWaiting(host, path);
    if (read !== undefined) found.push(judged(host, spool, read));
  }
  return found;
}

function judged(host: Host, { state, trees }: SpoolNear, read: WaitingEntry): QueuedEntry {
  if (!('entry' in read)) return { ...read, state, from: undefined };
  if (state.kind !== 'git') return { ...read, kind: 'here', state, from: host.paths.folderOf(state.folder) };
  const { workTree, branch } = read.entry.place;
  const own = trees.find((near) => isTreeNamed(host, near.tree, workTree) && branch === near.branch);
  return { ...read, kind: own === undefined ? 'elsewhere' : 'here', state, from: (own ?? trees[0])?.tree.top };
}
