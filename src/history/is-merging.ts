import type { Host } from '../host.ts';
import type { Repository } from './repository-of.ts';

/** Whether a merge, rebase, cherry-pick or revert is under way in this work tree. */
export function isMerging(host: Host, { top }: Repository): boolean {
  const { code, stdout } = host.git.run(['rev-parse', '--path-format=absolute', '--git-dir'], { cwd: top });
  if (code !== 0) return false;
  const folder = stdout.replace(/\r?\n$/, '');
  return MARKS.some((mark) => host.files.exists(host.paths.resolve(folder, mark)));
}

const MARKS = ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'rebase-merge', 'rebase-apply'] as const;
