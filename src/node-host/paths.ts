import { basename, dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { HostPaths } from '../host.ts';

/** Path arithmetic of this system. */
export const nodePaths = (cwd: string): HostPaths => ({
  resolve: (...parts) => resolve(cwd, ...parts),
  relative: (from, to) => pathBelow(from, to) ?? relative(from, to).replaceAll(sep, '/'),
  folderOf: dirname,
  nameOf: (target) => basename(target),
  isAbsolute,
});

/** `relative` resolves both paths first; nearly all that are asked for are plain and lie below the folder. */
const pathBelow = (folder: string, target: string): string | undefined =>
  sep === '/' && folder.length > 1 && target.startsWith(folder) && target[folder.length] === '/' && !ODD.test(target)
    ? target.slice(folder.length + 1)
    : undefined;

/** An empty segment, a dot, two dots, or a slash at the end. */
const ODD = /\/(?:\.{0,2})(?:\/|$)/;
