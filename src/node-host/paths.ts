import * as path from 'node:path';
import type { HostPaths } from '../host.ts';

/** Path arithmetic of this system. */
export const nodePaths = (cwd: string): HostPaths => ({
  resolve: (...parts) => path.resolve(cwd, ...parts),
  relative: (from, to) => pathBelow(from, to) ?? path.relative(from, to).replaceAll(path.sep, '/'),
  folderOf: path.dirname,
  nameOf: (target) => path.basename(target),
  isAbsolute: path.isAbsolute,
});

/** `path.relative` resolves both paths first; nearly all that are asked for are plain and lie below the folder. */
const pathBelow = (folder: string, target: string): string | undefined =>
  path.sep === '/' &&
  folder.length > 1 &&
  target.startsWith(folder) &&
  target[folder.length] === '/' &&
  !ODD.test(target)
    ? target.slice(folder.length + 1)
    : undefined;

/** An empty segment, a dot, two dots, or a slash at the end. */
const ODD = /\/(?:\.{0,2})(?:\/|$)/;
