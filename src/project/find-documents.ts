import { UserError } from '../errors.ts';
import { fixedFolderOf, parseGlob } from '../text/glob.ts';
import type { Host } from '../host.ts';
import type { Glob } from '../text/glob.ts';
import type { Project } from './project.ts';

/** A document to be read: its absolute path, and whether it was named one by one (then a stranger is a finding). */
export type FoundDocument = { readonly path: string; readonly named: boolean };

const SKIPPED = new Set(['node_modules', '__pycache__', 'venv', 'site-packages']);
const DEFAULT_FOLDER = 'experiments';

/** The documents of the words on the command line: files, folders and globs; none: what the configuration says. */
export function findDocuments(project: Project, words: readonly string[]): readonly FoundDocument[] {
  if (words.length === 0) return configuredDocuments(project);
  const found = words.flatMap((word) => documentsOf(project, word));
  const named = new Set<string>();
  return found.filter(({ path }) => !named.has(path) && named.add(path));
}

/** All documents of the project: the configured globs, else `experiments/`, else all markdown. */
export function configuredDocuments(project: Project): readonly FoundDocument[] {
  const { host, root, config } = project;
  const kindGlobs = [...config.kinds.values()].flatMap(({ documents }) => documents);
  const patterns = config.documents === undefined ? kindGlobs : [...config.documents, ...kindGlobs];
  if (patterns.length > 0)
    return unnamed(
      project,
      patterns.flatMap((pattern) => matching(project, pattern)),
    );
  const folder = host.paths.resolve(root, DEFAULT_FOLDER);
  const start = host.files.stat(folder)?.kind === 'directory' ? folder : root;
  return unnamed(project, [...markdownBelow(host, start)]);
}

function documentsOf(project: Project, word: string): readonly FoundDocument[] {
  const { host } = project;
  const path = host.paths.resolve(word);
  const facts = host.files.lstat(path);
  if (facts?.kind === 'directory') {
    const found = unnamed(project, [...markdownBelow(host, path)]);
    if (found.length === 0) throw new UserError(`there is no markdown file in ${word}`);
    return found;
  }
  if (facts !== undefined) return [{ path, named: true }];
  const found = /[*?{]/u.test(word) ? unnamed(project, matching(project, word)) : [];
  if (found.length > 0) return found;
  throw new UserError(`${word} matches no file`, {
    hint: 'paths are files, folders or quoted globs; ids go to `expctl show`',
  });
}

function unnamed(project: Project, paths: readonly string[]): readonly FoundDocument[] {
  const { host, root, config, templatePaths } = project;
  const ignored = config.ignore.map(parseGlob);
  const kept = new Set(
    paths.filter((path) => !templatePaths.has(path) && !isIgnored(ignored, host.paths.relative(root, path))),
  );
  return [...kept].map((path) => ({ path, named: false }));
}

const isIgnored = (globs: readonly Glob[], path: string): boolean => globs.some((glob) => glob.matches(path));

function matching({ host, root }: Project, pattern: string): readonly string[] {
  const glob = parseGlob(pattern);
  const folder = host.paths.resolve(root, fixedFolderOf(pattern));
  if (host.files.stat(folder)?.kind !== 'directory') return [];
  return [...markdownBelow(host, folder)].filter((path) => glob.matches(host.paths.relative(root, path)));
}

/** Every markdown file below a folder, in the order of names; hidden folders, packages and symbolic links are passed over. */
export function* markdownBelow(host: Host, folder: string): Generator<string> {
  for (const { name, kind } of host.files.list(folder)) {
    const path = folder.endsWith('/') ? folder + name : `${folder}/${name}`;
    if (kind === 'directory') {
      if (!name.startsWith('.') && !SKIPPED.has(name) && !name.endsWith('.runs')) yield* markdownBelow(host, path);
    } else if (kind === 'file' && isMarkdown(name)) yield path;
  }
}

const isMarkdown = (name: string): boolean =>
  name.endsWith('.md') || name.endsWith('.markdown') || name.endsWith('.qmd');
