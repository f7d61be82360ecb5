import { projectFolder } from '../../project-folder.ts';
import type { ProjectFolder } from '../../project-folder.ts';

export const FILE = 'experiments/tide.md';
export const [G1, G2, G3] = ['| g-1 | 0.31 |', '| g-2 | 0.28 |', '| g-3 | 0.40 |'];

/** A document of one table with these rows. */
export const tide = (...rows: readonly string[]): string =>
  ['# EXP-052: Tide gauge', '', '| Run | Drift |', '| --- | --- |', ...rows, '', 'Calm.', ''].join('\n');

/** Two branches, `main` and `side`, of a repository without the merge driver; `main` is checked out. */
export function branches(base: string, ours: string, theirs: string): ProjectFolder {
  const folder = projectFolder({ [FILE]: base });
  const commit = (text: string): void => {
    folder.write(FILE, text);
    folder.git('commit', '-q', '-a', '--allow-empty', '-m', 'a change');
  };
  folder.git('checkout', '-q', '-b', 'side');
  commit(theirs);
  folder.git('checkout', '-q', 'main');
  commit(ours);
  return folder;
}
