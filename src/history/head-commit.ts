import type { Host } from '../host.ts';
import type { Repository } from './repository-of.ts';

/** The commit that HEAD names (40 or 64 digits), or undefined before the first one. */
export function headCommit(host: Host, { top }: Repository): string | undefined {
  const { code, stdout } = host.git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', 'HEAD^{commit}'], {
    cwd: top,
  });
  return code === 0 ? stdout.trim() : undefined;
}
