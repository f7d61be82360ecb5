import { fixedFolderOf } from '../text/glob.ts';
import { DEFAULT_FOLDER, documentPatterns } from './document-patterns.ts';
import { submodulePaths } from './submodule-paths.ts';
import type { Config } from '../config.ts';
import type { Host } from '../host.ts';

/**
 * The root, and the folders that may be in a repository of their own: those that are configured, and submodules. No
 * folder is searched.
 */
export function likelyFolders(host: Host, root: string, config: Config): readonly string[] {
  const folders = [DEFAULT_FOLDER, ...documentPatterns(config).map(fixedFolderOf), ...submodulePaths(host, root)];
  return [...new Set([root, ...folders.map((folder) => host.paths.resolve(root, folder))])];
}
