import { rememberFor } from '../text/remember.ts';
import { nearbyTree } from '../history/nearby-tree.ts';
import { DEFAULT_FOLDER } from './document-patterns.ts';
import { hasPlace, isConfigured } from './find-documents.ts';
import { isMarkdown } from '../text/markdown-name.ts';
import { counted } from '../text/counted.ts';
import type { Project } from './project.ts';

/** Files (absolute paths) that git tracks but a sparse checkout leaves out, with the hashes of their contents. */
export type SkippedFiles = ReadonlyMap<string, string>;

const NOTHING: SkippedFiles = new Map();
const known = new WeakMap<Project['configuredKind'], SkippedFiles>();

/**
 * The files that a sparse checkout leaves out of this work tree; git is asked once, and only if there is such a
 * checkout.
 */
export function skippedFiles(project: Project): SkippedFiles {
  const before = known.get(project.configuredKind);
  if (before !== undefined) return before;
  const found = readSkipped(project);
  known.set(project.configuredKind, found);
  return found;
}

function readSkipped({ host, disk = host, root }: Project): SkippedFiles {
  const tree = nearbyTree(disk, root);
  if (tree === undefined) return NOTHING;
  if (!disk.files.exists(disk.paths.resolve(tree.gitFolder, 'info/sparse-checkout'))) return NOTHING;
  const { code, stdout } = disk.git.run(['ls-files', '-t', '--stage', '-z'], { cwd: tree.top });
  if (code !== 0) return NOTHING;
  const real = disk.files.realpath(root);
  const skipped = new Map<string, string>();
  for (const record of stdout.split('\0')) {
    const [, hash, path = ''] = /^S \d+ ([0-9a-f]+) \d\t([\s\S]+)$/u.exec(record) ?? [];
    if (hash === undefined) continue;
    const there = disk.paths.resolve(tree.top, path);
    const absolute = disk.paths.resolve(root, disk.paths.relative(real, there));
    if (disk.paths.isWithin(real, there) && !disk.files.exists(absolute)) skipped.set(absolute, hash);
  }
  return skipped;
}

/** Whether a path (absolute) is a file, or a folder of files, that a sparse checkout leaves out. */
export function isSkipped(project: Project, path: string): boolean {
  const skipped = skippedFiles(project);
  return skipped.size > 0 && (skipped.has(path) || foldersOf(skipped).has(path));
}

/** The folders that contain such files, at any depth: computed once, because many links may need them. */
const foldersOf = rememberFor((skipped: SkippedFiles): ReadonlySet<string> => {
  const folders = new Set<string>();
  for (const file of skipped.keys())
    for (let slash = file.lastIndexOf('/'); slash > 0; slash = file.lastIndexOf('/', slash - 1)) {
      const folder = file.slice(0, slash);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
});

/** The documents of the project that a sparse checkout leaves out. */
export function skippedDocuments(project: Project): readonly string[] {
  const skipped = skippedFiles(project);
  if (skipped.size === 0) return [];
  const { host, root, isIgnored, templatePaths } = project;
  const folder = `${host.paths.resolve(root, DEFAULT_FOLDER)}/`;
  const isDocument = hasPlace(project) ? isConfigured(project) : (path: string) => path.startsWith(folder);
  return [...skipped.keys()].filter(
    (path) => isMarkdown(path) && isDocument(path) && !isIgnored(path) && !templatePaths.has(path),
  );
}

/** Reports on standard error how many documents are skipped because a sparse checkout leaves them out. */
export function tellSkipped(project: Project): void {
  const { length } = skippedDocuments(project);
  if (length > 0) project.host.stderr.write(`expctl: ${skippedText(length)}\n`);
}

/** The message about documents outside a sparse checkout. */
export const skippedText = (count: number): string =>
  `${counted(count, 'document')} outside this sparse checkout ${count === 1 ? 'is' : 'are'} not looked at (\`git sparse-checkout add\` brings more)`;
