import { nearbyTree } from '../history/nearby-tree.ts';
import { submodulePaths } from './submodule-paths.ts';
import { rememberFor } from '../text/remember.ts';
import type { Host } from '../host.ts';
import type { Project } from './project.ts';

/**
 * Whether a path (absolute) is in a submodule that is not checked out here, so that nothing is known about it. A
 * submodule that is checked out is looked up on the disk, even for `--staged`: the index of the project has only a
 * commit of it.
 */
export function isInAbsentSubmodule({ host, disk = host, root, configuredKind }: Project, path: string): boolean {
  const folders = foldersOf(configuredKind);
  folders.known ??= absentIn(disk, root);
  return folders.known.some((folder) => path.startsWith(`${folder}/`));
}

const foldersOf = rememberFor((_: Project['configuredKind']): { known?: readonly string[] } => ({}));

function absentIn(host: Host, root: string): readonly string[] {
  const { files, paths } = host;
  const tree = nearbyTree(host, root);
  const names = tree === undefined ? [] : submodulePaths(host, tree.top);
  if (tree === undefined || names.length === 0) return [];
  const real = files.realpath(root);
  const named = names.map((name) => paths.resolve(root, paths.relative(real, paths.resolve(tree.top, name))));
  return named.filter((folder) => files.stat(folder)?.kind !== 'directory' || files.list(folder).length === 0);
}
