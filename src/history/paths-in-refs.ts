import { isMarkdown } from '../text/markdown-name.ts';
import { splitNul, trackedFiles } from './tracked-files.ts';
import type { Host } from '../host.ts';
import type { Repository } from './repository-of.ts';

const MOST_REFS = 500;

/**
 * The markdown files of every branch, local and remote, of HEAD, and of every other work tree of this repository
 * (including uncommitted ones), each path once: places where an id may already be taken. Only the newest
 * branches are examined.
 */
export function pathsInRefs(host: Host, repository: Repository): Set<string> {
  const paths = new Set<string>();
  for (const tree of treesOf(host, repository)) {
    const words = ['ls-tree', '-r', '-z', '--name-only', '--full-tree', '--end-of-options', tree];
    for (const path of splitNul(host.git.run(words, { cwd: repository.top }).stdout))
      if (isMarkdown(path)) paths.add(path);
  }
  for (const top of workTrees(host, repository)) {
    for (const path of trackedFiles(host, { ...repository, top })) if (isMarkdown(path)) paths.add(path);
  }
  return paths;
}

/** Distinct trees only: many branches share one. */
function treesOf(host: Host, { top }: Repository): Set<string> {
  const words = [
    'for-each-ref',
    '--sort=-committerdate',
    `--count=${MOST_REFS}`,
    '--format=%(tree)',
    'refs/heads',
    'refs/remotes',
  ];
  const trees = new Set(host.git.run(words, { cwd: top }).stdout.split('\n'));
  const head = host.git.run(['rev-parse', '--verify', '--quiet', '--end-of-options', 'HEAD^{tree}'], { cwd: top });
  trees.add(head.stdout.trim());
  trees.delete('');
  return trees;
}

/** Every work tree that still exists, including this one. */
function workTrees(host: Host, { top }: Repository): string[] {
  const { stdout } = host.git.run(['worktree', 'list', '--porcelain', '-z'], { cwd: top });
  const found = splitNul(stdout).flatMap((line) => (line.startsWith('worktree ') ? [line.slice(9)] : []));
  return (found.length > 0 ? found : [top]).filter((folder) => host.files.exists(folder));
}
