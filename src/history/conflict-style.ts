import type { Host } from '../host.ts';

/** Whether git is configured to show the base in a conflict (`merge.conflictStyle`). */
export function showsBase(host: Host, folder: string): boolean {
  const { stdout } = host.git.run(['config', '--get', 'merge.conflictStyle'], { cwd: folder });
  return /^z?diff3\s*$/u.test(stdout);
}
