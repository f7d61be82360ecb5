import { nearbyTree } from '../../history/nearby-tree.ts';
import { branchOf } from '../../history/branch-of.ts';
import { listSpooled } from '../../journal/spool.ts';
import { stateInGit } from '../../journal/state-folder.ts';
import { readWaiting } from './waiting-entries.ts';
import type { WorkTree } from '../../history/work-tree-of.ts';
import type { Host } from '../../host.ts';
import type { StateFolder } from '../../journal/state-folder.ts';
import type { WaitingEntry } from './waiting-entries.ts';

/** Where a person is, and the state folders around: the repository's, and those beside documents. No process is started. */
export type Neighbourhood = {
  readonly tree: WorkTree | undefined;
  readonly branch: string | undefined;
  readonly states: readonly StateFolder[];
};

const DOCUMENTS = 'experiments';

/** Looks around a project's folder; `folders` are further ones with documents in them. */
export function spoolsNear(host: Host, root: string, folders: readonly string[] = []): Neighbourhood {
  const tree = nearbyTree(host, root);
  const inGit = tree === undefined ? [] : [stateInGit(host, tree.commonFolder)];
  const places = new Set([root, host.cwd, host.paths.resolve(root, DOCUMENTS), ...folders]);
  const kind = tree === undefined ? 'beside' : 'unusable-git';
  const beside = [...places]
    .map((place): StateFolder => ({ kind, folder: host.paths.resolve(place, '.expctl') }))
    .filter(({ folder }) => host.files.stat(folder)?.kind === 'directory');
  return { tree, branch: tree === undefined ? undefined : branchOf(host, tree), states: [...inGit, ...beside] };
}

/** A row that waits in one of these state folders; `here` where it belongs to this work tree and branch. */
export type QueuedEntry = WaitingEntry & { readonly state: StateFolder };

/** Reads what waits, at most `most` files; nothing is moved. */
export async function queuedNear(
  host: Host,
  { tree, branch, states }: Neighbourhood,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly QueuedEntry[]> {
  const files = states.flatMap((state) => listSpooled(host, state).map((path) => ({ state, path })));
  const found: QueuedEntry[] = [];
  for (const { state, path } of files.slice(0, most)) {
    const read = await readWaiting(host, path);
    if (read === undefined) continue;
    const isHere =
      'entry' in read &&
      (state.kind !== 'git' || (read.entry.place.workTree === tree?.top && read.entry.place.branch === branch));
    found.push(isHere ? { ...read, kind: 'here', state } : { ...read, state });
  }
  return found;
}
