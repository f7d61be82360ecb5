import type { Host } from '../host.ts';
import type { Repository } from './repository-of.ts';

/**
 * Whether tracked files differ from HEAD, staged or not. Runs `git status`: only for commands that record, never for
 * `check`.
 */
export function isDirty(host: Host, { top }: Repository): boolean | undefined {
  const words = ['status', '--porcelain', '-z', '--untracked-files=no', '--ignore-submodules=all'];
  const { code, bytes } = host.git.run(words, { cwd: top });
  return code === 0 ? bytes.length > 0 : undefined;
}
