import { nearbyTree } from '../history/nearby-tree.ts';
import { runsFolderOf } from '../runs/record-path.ts';
import { forShell } from '../escape/for-shell.ts';
import type { Host } from '../host.ts';
import type { StrayRecords } from './stray-records.ts';

/** How to move run records back beside their document, as a command if that is certain. */
export function wayHome(host: Host, { folder, names, document }: StrayRecords): string {
  if (document === undefined)
    return 'move them beside their document, as the folder DOCUMENT.runs; delete them where the experiment is gone for good';
  const home = runsFolderOf(document);
  const word = (path: string): string => forShell(host.paths.relative(host.cwd, path));
  const move = isTracked(host, folder) ? 'git mv' : 'mv';
  if (!host.files.exists(home)) return `\`${move} ${word(folder)} ${word(home)}\` puts them beside it`;
  const both = names.filter((name) => host.files.exists(host.paths.resolve(home, name)));
  if (both.length === 0) return `\`${move} ${word(folder)}/*.json ${word(home)}/\` puts them to those that lie there`;
  return `${both.join(', ')} ${both.length === 1 ? 'lies' : 'lie'} in ${host.paths.relative(host.cwd, home)} too: keep the one that was written first, which says what the criteria were, and move the others there`;
}

/** Whether git tracks a file in a folder. */
function isTracked(host: Host, folder: string): boolean {
  const tree = nearbyTree(host, folder);
  if (tree === undefined) return false;
  const { code, stdout } = host.git.run(['ls-files', '-z', '--cached', '--', '.'], { cwd: folder });
  return code === 0 && stdout !== '';
}
