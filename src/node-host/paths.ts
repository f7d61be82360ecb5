import * as system from 'node:path';
import type { PlatformPath } from 'node:path';
import type { HostPaths } from '../host.ts';

/** Path arithmetic of this system, or of another one. */
export const nodePaths = (cwd: string, paths: PlatformPath = system): HostPaths => ({
  resolve: (...parts) => paths.resolve(cwd, ...parts),
  relative: (from, to) => pathBelow(from, to, paths) ?? paths.relative(from, to).replaceAll(paths.sep, '/'),
  isWithin: (folder, path) => pathBelow(folder, path, paths) !== undefined || !leadsOut(folder, path, paths),
  folderOf: paths.dirname,
  nameOf: (target) => paths.basename(target),
  isAbsolute: paths.isAbsolute,
});

/**
 * `relative` resolves both paths first; this is a fast path, because nearly all paths are plain and below the folder.
 */
const pathBelow = (folder: string, target: string, { sep }: PlatformPath): string | undefined =>
  sep === '/' && folder.length > 1 && target.startsWith(folder) && target[folder.length] === '/' && !isOdd(target)
    ? target.slice(folder.length + 1)
    : undefined;

/** An empty segment, a dot, two dots, or a slash at the end. */
const ODD = /\/(?:\.{0,2})(?:\/|$)/;
const isOdd = (target: string): boolean =>
  target.endsWith('/') || target.includes('//') || (target.includes('/.') && ODD.test(target));

/**
 * `..data` is an ordinary name; there is no relative path from one drive to another, so the absolute target is
 * returned.
 */
function leadsOut(folder: string, target: string, { relative, isAbsolute, sep }: PlatformPath): boolean {
  const way = relative(folder, target);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}
