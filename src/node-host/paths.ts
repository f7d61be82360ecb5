import * as path from 'node:path';
import type { HostPaths } from '../host.ts';

/** Path arithmetic of this system. */
export const nodePaths = (cwd: string): HostPaths => ({
  resolve: (...parts) => path.resolve(cwd, ...parts),
  relative: (from, to) => path.relative(from, to).replaceAll(path.sep, '/'),
  folderOf: path.dirname,
  nameOf: (target) => path.basename(target),
  isAbsolute: path.isAbsolute,
});
