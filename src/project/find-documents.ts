import { UserError } from '../errors.ts';
import { sparseLeftOut } from './sparse-left-out.ts';
import { RUNS_ENDING } from '../runs/record-path.ts';
import { DEFAULT_FOLDER, documentPatterns } from './document-patterns.ts';
import { isFileInside } from './is-file-inside.ts';
import { fixedFolderOf, parseGlob } from '../text/glob.ts';
import { isMarkdown } from '../text/markdown-name.ts';
import { speltPath } from './spelt-path.ts';
import { nearPath } from './near-path.ts';
import type { Host } from '../host.ts';
import type { Project } from './project.ts';

/** A document to be read: its absolute path, and whether it was named one by one (then a stranger is a finding). */
export type FoundDocument = { readonly path: string; readonly named: boolean };

const SKIPPED = new Set(['node_modules', '__pycache__', 'venv', 'site-packages']);

/** The documents of the words on the command line: files, folders and globs; none: what the configuration says. */
export function findDocuments(project: Project, words: readonly string[]): readonly FoundDocument[] {
  if (words.length === 0) return configuredDocuments(project);
  const found = withoutRunsFolders(project, words).flatMap((word) => documentsOf(project, word));
  const named = new Set<string>();
  return found.filter(({ path }) => !named.has(path) && named.add(path));
}

/** All documents of the project: the configured globs, else `experiments/` and the folders of the kinds, else all markdown. */
export function configuredDocuments(project: Project): readonly FoundDocument[] {
  const { host, root } = project;
  const patterns = documentPatterns(project.config);
  if (patterns.length > 0)
    return unnamed(
      project,
      patterns.flatMap((pattern) => matching(project, root, pattern)),
    );
  return unnamed(
    project,
    defaultFolders(project).flatMap((folder) => [...markdownBelow(host, folder, root)]),
  );
}

/** The folders that the documents of the project are in, each once. */
export const documentFolders = (project: Project): readonly string[] => [
  ...new Set(configuredDocuments(project).map(({ path }) => project.host.paths.folderOf(path))),
];

/** The folders below which documents are looked for. */
export function searchedFolders(project: Project): readonly string[] {
  const { host, root } = project;
  const patterns = documentPatterns(project.config);
  if (patterns.length === 0) return defaultFolders(project);
  return [...new Set(patterns.map((pattern) => host.paths.resolve(root, fixedFolderOf(pattern))))];
}

/** The patterns (from the root) under which documents are looked for: the configured ones, else those of the folders. */
export function documentGlobs(project: Project): readonly string[] {
  const patterns = documentPatterns(project.config);
  if (patterns.length > 0) return patterns;
  const { host, root } = project;
  const folders = defaultFolders(project).filter((folder) => folder !== root);
  return (folders.length === 0 ? [host.paths.resolve(root, DEFAULT_FOLDER)] : folders).map(
    (folder) => `${host.paths.relative(root, folder)}/**/*.md`,
  );
}

/** Whether somebody said where the documents are, be it by the name of the folder; else all markdown is looked through. */
export const hasPlace = (project: Project): boolean =>
  documentPatterns(project.config).length > 0 || !defaultFolders(project).includes(project.root);

/** Whether a path (absolute) is one that the configuration means, be it there or not. */
export function isConfigured(project: Project): (path: string) => boolean {
  const { host, root } = project;
  const globs = documentPatterns(project.config).map(parseGlob);
  const folders = defaultFolders(project);
  if (globs.length === 0) return (path) => folders.some((folder) => host.paths.isWithin(folder, path));
  return (path) => globs.some((glob) => glob.matches(host.paths.relative(root, path)));
}

/** `experiments/` and where else `new` puts documents, inside the project; the root where there is no `experiments/`. */
function defaultFolders({ host, root, kinds }: Project): readonly string[] {
  const isThere = (folder: string): boolean => host.files.stat(folder)?.kind === 'directory';
  const folder = host.paths.resolve(root, DEFAULT_FOLDER);
  if (!isThere(folder)) return [root];
  const others = kinds.map(({ identity }) => host.paths.resolve(root, identity.directory));
  const inside = others.filter((other) => host.paths.isWithin(root, other) && isThere(other));
  return [...new Set([folder, ...inside])];
}

/** The words without folders of run records, which a shell's `EXP-00*` names beside their documents; all where there is nothing else. */
export function withoutRunsFolders(project: Project, words: readonly string[]): readonly string[] {
  const others = words.filter((word) => !isRunsFolder(project, word));
  return others.length === 0 ? words : others;
}

const isRunsFolder = ({ host }: Project, word: string): boolean => {
  const path = host.paths.resolve(word);
  return path.endsWith(RUNS_ENDING) && host.files.lstat(path)?.kind === 'directory';
};

function documentsOf(project: Project, word: string): readonly FoundDocument[] {
  const { host, root } = project;
  const path = speltPath(host, word);
  const facts = host.files.lstat(path);
  if (facts?.kind === 'directory') {
    const found = unnamed(project, [...markdownBelow(host, path, root)]);
    if (found.length === 0) throw new UserError(`there is no markdown file in ${word}`);
    return found;
  }
  if (facts !== undefined) return [{ path, named: true }];
  const found = /[*?{]/u.test(word) ? unnamed(project, matching(project, host.cwd, word)) : [];
  if (found.length > 0) return found;
  const [out] = sparseLeftOut(host, [path]);
  if (out !== undefined) throw new UserError(`${word} is left out of this sparse checkout`, { hint: out.hint });
  throw noMatch(host, word);
}

/** What is said of a word of the command line that means no file. */
export function noMatch(host: Host, word: string): UserError {
  const isGlob = /[*?{]/u.test(word);
  const straight = word.includes('\\') ? word.replaceAll('\\', '/') : undefined;
  const near = isGlob ? straight : nearPath(host, word);
  return new UserError(`${word} matches no file`, {
    hint:
      near === undefined
        ? 'paths are files, folders or quoted globs; ids go to `expctl show`'
        : `did you mean ${near}?`,
  });
}

function unnamed(project: Project, paths: readonly string[]): readonly FoundDocument[] {
  const { templatePaths, isIgnored } = project;
  const kept = new Set(paths.filter((path) => !templatePaths.has(path) && !isIgnored(path)));
  return [...kept].map((path) => ({ path, named: false }));
}

/** The markdown files that a pattern matches; it is read from a folder. */
function matching({ host, root }: Project, from: string, pattern: string): readonly string[] {
  const glob = parseGlob(pattern);
  const folder = host.paths.resolve(from, fixedFolderOf(pattern));
  if (host.files.stat(folder)?.kind !== 'directory') return [];
  return [...markdownBelow(host, folder, root)].filter((path) => glob.matches(host.paths.relative(from, path)));
}

/**
 * Every markdown file below a folder, in the order of names; hidden folders and packages are passed over, and so is a
 * symbolic link to a file inside the root, which stands there itself. What else bears such a name (a link out of the
 * tree, a pipe) is named, so that somebody says so.
 */
export function* markdownBelow(host: Host, folder: string, root: string): Generator<string> {
  for (const { name, kind } of host.files.list(folder)) {
    const path = folder.endsWith('/') ? folder + name : `${folder}/${name}`;
    if (kind === 'directory') {
      if (isLookedThrough(name)) yield* markdownBelow(host, path, root);
    } else if (isMarkdown(name) && (kind !== 'symlink' || !isFileInside(host, root, path))) yield path;
  }
}

/** Whether documents and outputs are looked for in a folder of this name: in hidden ones, packages and run records they are not. */
export const isLookedThrough = (name: string): boolean =>
  !name.startsWith('.') && !SKIPPED.has(name) && !name.endsWith(RUNS_ENDING);
