import { fixedFolderOf } from '../text/glob.ts';
import type { Config } from '../config.ts';
import type { Host } from '../host.ts';

const LARGEST = 64 * 1024;
const DEFAULT_FOLDER = 'experiments';

/** The root, and the folders that may be in a repository of their own: those that are configured, and submodules. No folder is walked through. */
export function likelyFolders(host: Host, root: string, config: Config): readonly string[] {
  const patterns = [...(config.documents ?? []), ...[...config.kinds.values()].flatMap(({ documents }) => documents)];
  const folders = [DEFAULT_FOLDER, ...patterns.map(fixedFolderOf), ...submodulesIn(host, root)];
  return [...new Set([root, ...folders.map((folder) => host.paths.resolve(root, folder))])];
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
