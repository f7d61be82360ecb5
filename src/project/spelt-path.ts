import type { Host } from '../host.ts';

/**
 * The absolute path for a word of the command line. If nothing is there, a path counts that differs only in its Unicode
 * form: `ö` as one character, or as `o` and a combining mark, as some file systems store it.
 */
export function speltPath({ files, paths }: Pick<Host, 'files' | 'paths'>, word: string): string {
  const named = paths.resolve(word);
  if (!/[^ -~]/u.test(named) || files.lstat(named) !== undefined) return named;
  const missing: string[] = [];
  let folder = named;
  while (files.stat(folder)?.kind !== 'directory') {
    missing.unshift(paths.nameOf(folder));
    const above = paths.folderOf(folder);
    if (above === folder) return named;
    folder = above;
  }
  for (const name of missing) {
    if (files.stat(folder)?.kind !== 'directory') return named;
    const [same, ...others] = files.list(folder).filter((entry) => isOneName(entry.name, name));
    if (same === undefined || others.length > 0) return named;
    folder = paths.resolve(folder, same.name);
  }
  return folder;
}

const isOneName = (one: string, other: string): boolean => one.normalize('NFC') === other.normalize('NFC');
