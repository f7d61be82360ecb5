import { fixedFolderOf } from '../text/glob.ts';
import { findRoot } from './find-root.ts';
import { configOf } from './open-project.ts';
import type { Host } from '../host.ts';

const LARGEST = 64 * 1024;

/**
 * The root, and the folders below it that may be in a repository of their own: those that the configuration names, and the
 * submodules. No folder is walked through.
 */
export async function likelyFolders(
  host: Host,
  named: string | undefined,
): Promise<{ readonly root: string; readonly folders: readonly string[] }> {
  const { root, configPath } = findRoot(host);
  const config = await configOf(host, named === undefined ? configPath : host.paths.resolve(named));
  const patterns = [...(config.documents ?? []), ...[...config.kinds.values()].flatMap(({ documents }) => documents)];
  const folders = [...patterns.map(fixedFolderOf), ...submodulesIn(host, root)];
  return { root, folders: folders.map((folder) => host.paths.resolve(root, folder)) };
}

/** The paths that a `.gitmodules` names. */
function submodulesIn(host: Host, root: string): readonly string[] {
  const path = host.paths.resolve(root, '.gitmodules');
  if (host.files.lstat(path)?.kind !== 'file') return [];
  const read = host.files.readText(path, LARGEST);
  if (read.kind !== 'text') return [];
  return read.text.split('\n').flatMap((line) => {
    const [key = '', value = ''] = line.split('=', 2);
    return key.trim() === 'path' ? [value.trim()] : [];
  });
}
