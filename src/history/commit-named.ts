import type { Host } from '../host.ts';
import type { Repository } from './repository-of.ts';

/** The commit that a name refers to (40 or 64 digits); undefined if there is none. */
export function commitNamed(host: Host, { top }: Pick<Repository, 'top'>, name: string): string | undefined {
  const words = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  const { code, stdout } = host.git.run(words, { cwd: top });
  return code === 0 ? stdout.trim() : undefined;
}
