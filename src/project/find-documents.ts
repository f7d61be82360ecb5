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

/**
 * A document to be read: its absolute path, and whether it was named explicitly (then an unknown kind is a finding).
 */
export type FoundDocument = { readonly path: string; readonly named: boolean };

const SKIPPED = new Set(['node_modules', '__pycache__', 'venv', 'site-packages']);

/**
 * The documents that the words on the command line refer to: files, folders and globs; without words, the configured
 * ones.
 */
export function findDocuments(project: Project, words: readonly string[]): readonly FoundDocument[] {
  if (words.length === 0) return configuredDocuments(project);
  const found = withoutRunsFolders(project, words).flatMap((word) => documentsOf(project, word));
  const named = new Set<string>();
  return found.filter(({ path }) => !named.has(path) && named.add(path));
}

/**
 * All documents of the project: the configured globs, else `experiments/` and the folders of the kinds, else all
 * markdown.
 */
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

/** The folders that contain documents of the project, each once. */
export const documentFolders = (project: Project): readonly string[] => [
  ...new Set(configuredDocuments(project).map(({ path }) => project.host.paths.folderOf(path))),
];

/** The folders below which documents are searched. */
export function searchedFolders(project: Project): readonly string[] {
  const { host, root } = project;
  const patterns = documentPatterns(project.config);
  if (patterns.length === 0) return defaultFolders(project);
  return [...new Set(patterns.map((pattern) => host.paths.resolve(root, fixedFolderOf(pattern))))];
}

/**
 * The patterns (relative to the root) by which documents are searched: the configured ones, else those of the folders.
 */
export function documentGlobs(project: Project): readonly string[] {
  const patterns = documentPatterns(project.config);
  if (patterns.length > 0) return patterns;
  const { host, root } = project;
  const folders = defaultFolders(project).filter((folder) => folder !== root);
  return (folders.length === 0 ? [host.paths.resolve(root, DEFAULT_FOLDER)] : folders).map(
    (folder) => `${host.paths.relative(root, folder)}/**/*.md`,
  );
}

/** Whether the place of the documents is given, if only by the name of a folder; else all markdown is searched. */
export const hasPlace = (project: Project): boolean =>
  documentPatterns(project.config).length > 0 || !defaultFolders(project).includes(project.root);

/** Returns a function that says whether a path (absolute) matches the configuration, whether or not it exists. */
export function isConfigured(project: Project): (path: string) => boolean {
  const { host, root } = project;
  const globs = documentPatterns(project.config).map(parseGlob);
  const folders = defaultFolders(project);
  if (globs.length === 0) return (path) => folders.some((folder) => host.paths.isWithin(folder, path));
  return (path) => globs.some((glob) => glob.matches(host.paths.relative(root, path)));
}

/**
 * `experiments/` and the other folders in which `new` creates documents, inside the project; the root if there is no
 * `experiments/`.
 */
function defaultFolders({ host, root, kinds }: Project): readonly string[] {
  const isThere = (folder: string): boolean => host.files.stat(folder)?.kind === 'directory';
  const folder = host.paths.resolve(root, DEFAULT_FOLDER);
  if (!isThere(folder)) return [root];
  const others = kinds.map(({ identity }) => host.paths.resolve(root, identity.directory));
  const inside = others.filter((other) => host.paths.isWithin(root, other) && isThere(other));
  return [...new Set([folder, ...inside])];
}

/**
 * The words without folders of run records, which a shell's `EXP-00*` also matches; all words if there is nothing else.
 */
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

/** The error for a word on the command line that matches no file. */
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

/** The markdown files that match a pattern, relative to a folder. */
function matching({ host, root }: Project, from: string, pattern: string): readonly string[] {
  const glob = parseGlob(pattern);
  const folder = host.paths.resolve(from, fixedFolderOf(pattern));
  if (host.files.stat(folder)?.kind !== 'directory') return [];
  return [...markdownBelow(host, folder, root)].filter((path) => glob.matches(host.paths.relative(from, path)));
}

/**
 * Every markdown file below a folder, in the order of names; hidden folders and packages are skipped, and so is a
 * symbolic link to a file inside the root, which is found by itself. Anything else with such a name (a link out of the
 * tree, a pipe) is included, so that it gets reported.
 */
export function* markdownBelow(host: Host, folder: string, root: string): Generator<string> {
  for (const { name, kind } of host.files.list(folder)) {
    const path = folder.endsWith('/') ? folder + name : `${folder}/${name}`;
    if (kind === 'directory') {
      if (isLookedThrough(name)) yield* markdownBelow(host, path, root);
    } else if (isMarkdown(name) && (kind !== 'symlink' || !isFileInside(host, root, path))) yield path;
  }
}

/**
 * Whether documents and outputs are searched in a folder with this name: not in hidden folders, packages and run
 * records.
 */
export const isLookedThrough = (name: string): boolean =>
  !name.startsWith('.') && !SKIPPED.has(name) && !name.endsWith(RUNS_ENDING);
