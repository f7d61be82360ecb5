import { CONFIG_FILES } from '../config.ts';
import { forTerminal } from '../escape/for-terminal.ts';
import { nearbyTree } from '../history/nearby-tree.ts';
import { splitNul } from '../history/tracked-files.ts';
import { forShell } from '../escape/for-shell.ts';
import { counted } from '../text/counted.ts';
import type { Host } from '../host.ts';
import type { Project } from './project.ts';

/** A file (absolute path) that git tracks but a sparse checkout leaves out, and the command that adds it. */
export type SparseFile = { readonly path: string; readonly hint: string };

/**
 * Which of these files, or of the files in these folders (absolute paths), a sparse checkout leaves out. Git is asked
 * only if there is one.
 */
export function sparseLeftOut(host: Host, asked: readonly string[]): readonly SparseFile[] {
  const { files, paths } = host;
  const tree = asked.length === 0 ? undefined : nearbyTree(host, host.cwd);
  if (tree === undefined || !files.exists(paths.resolve(tree.gitFolder, 'info/sparse-checkout'))) return [];
  const here = files.realpath(host.cwd);
  const within = asked
    .map((path) => paths.resolve(here, paths.relative(host.cwd, path)))
    .filter((path) => path !== tree.top && paths.isWithin(tree.top, path))
    .map((path) => paths.relative(tree.top, path));
  if (within.length === 0) return [];
  const words = ['--literal-pathspecs', 'ls-files', '-t', '-z', '--full-name', '--', ...within];
  const { code, stdout } = host.git.run(words, { cwd: tree.top });
  if (code !== 0) return [];
  return splitNul(stdout).flatMap((line): readonly SparseFile[] => {
    if (!line.startsWith('S ')) return [];
    const name = line.slice(2);
    const path = paths.resolve(host.cwd, paths.relative(here, paths.resolve(tree.top, name)));
    const folder = name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : `/${name}`;
    return files.exists(path) ? [] : [{ path, hint: `\`git sparse-checkout add ${forShell(folder)}\` brings it` }];
  });
}

/**
 * Reports on standard error if a project is read without a configuration or templates because a sparse checkout leaves
 * them out.
 */
export function tellSparseLeftOut({ host, root, config }: Project): void {
  const configs = config.path === undefined ? foldersUp(host, root).flatMap((folder) => configsIn(host, folder)) : [];
  const folders = config.templates.map((place) => host.paths.resolve(root, place));
  const found = sparseLeftOut(host, [...configs, ...folders]).filter(
    ({ path }) => configs.includes(path) || path.endsWith('.md'),
  );
  const [first] = found;
  if (first === undefined) return;
  const shown = forTerminal(host.paths.relative(host.cwd, first.path));
  const others = found.length === 1 ? ' is' : ` and ${counted(found.length - 1, 'other')} are`;
  host.stderr.write(
    `expctl: ${shown}${others} left out of this sparse checkout, and so not looked at (${first.hint})\n`,
  );
}

const configsIn = (host: Host, folder: string): readonly string[] =>
  CONFIG_FILES.filter((name) => name !== 'pyproject.toml').map((name) => host.paths.resolve(folder, name));

/** The folders from the current one up to the root. */
function foldersUp({ cwd, paths }: Host, root: string): readonly string[] {
  const folders = [cwd];
  for (let folder = cwd; folder !== root;) {
    const parent = paths.folderOf(folder);
    if (parent === folder) break;
    folders.push(parent);
    folder = parent;
  }
  return folders;
}
