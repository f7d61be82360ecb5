import type { Host } from '../host.ts';

const LARGEST = 1024 * 1024;

/** The paths (relative to the top of a work tree) in its `.gitmodules`. */
export function submodulePaths({ files, paths }: Host, top: string): readonly string[] {
  const list = paths.resolve(top, '.gitmodules');
  if (files.lstat(list)?.kind !== 'file') return [];
  const read = files.readText(list, LARGEST);
  if (read.kind !== 'text') return [];
  return [...read.text.matchAll(PATH)].map(([, name = '']) => name);
}

/** `path = deep/reef`, `path = "deep reef"`. */
const PATH = /^[ \t]*path[ \t]*=[ \t]*"?([^"\r\n]+?)"?[ \t]*$/gmu;
