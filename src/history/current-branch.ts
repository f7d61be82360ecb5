import type { Host } from '../host.ts';
import type { Repository } from './repository-of.ts';

/** The branch that HEAD is on; undefined if it is detached. */
export function currentBranch(host: Host, { top }: Repository): string | undefined {
  const { code, stdout } = host.git.run(['symbolic-ref', '--quiet', '--short', 'HEAD'], { cwd: top });
  return code === 0 ? stdout.trim() : undefined;
}
