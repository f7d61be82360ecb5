import { nearest } from '../text/nearest.ts';
import type { Host } from '../host.ts';

/**
 * The path that a misspelt one on the command line was most likely meant to be, relative to the current folder; one in
 * Windows notation is read with `/`.
 */
export function nearPath(host: Host, word: string): string | undefined {
  const straight = word.includes('\\') ? nearNames(host, word.replaceAll('\\', '/')) : undefined;
  return straight ?? nearNames(host, word);
}

function nearNames({ files, paths, cwd }: Host, word: string): string | undefined {
  const missing: string[] = [];
  let folder = paths.resolve(word);
  while (files.stat(folder)?.kind !== 'directory') {
    const above = paths.folderOf(folder);
    if (above === folder) return undefined;
    missing.unshift(paths.nameOf(folder));
    folder = above;
  }
  for (const name of missing) {
    if (files.stat(folder)?.kind !== 'directory') return undefined;
    const names = files.list(folder).map((entry) => entry.name);
    const near = names.includes(name) ? name : nearest(name, names);
    if (near === undefined) return undefined;
    folder = paths.resolve(folder, near);
  }
  return paths.relative(cwd, folder);
}

/** The hint that names it, if there is one. */
export function nearPathHint(host: Host, word: string): { readonly hint?: string } {
  const near = nearPath(host, word);
  return near === undefined ? {} : { hint: `did you mean ${near}?` };
}
