import type { Host } from '../host.ts';
import { existingFolder } from '../journal/existing-folder.ts';

/** A work tree: its top folder and the repository's common folder, both absolute. */
export type Repository = { readonly top: string; readonly commonFolder: string };

/** The repository around a file or folder; undefined outside a work tree, and if git refuses. */
export function repositoryOf(host: Host, path: string): Repository | undefined {
  const words = ['rev-parse', '--path-format=absolute', '--show-toplevel', '--git-common-dir'];
  const { code, stdout } = host.git.run(words, { cwd: existingFolder(host, path) });
  // A folder's name may contain a line feed: then the answer is not a pair, and nothing is guessed.
  const [top, commonFolder, rest] = stdout.split(/\r?\n/);
  if (code !== 0 || !top || !commonFolder || rest !== '') return undefined;
  return { top: host.paths.resolve(top), commonFolder: host.paths.resolve(commonFolder) };
}
