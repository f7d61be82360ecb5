import { repositoryOf } from '../history/repository-of.ts';
import { existingFolder } from '../journal/existing-folder.ts';
import { alternativesOf, fixedFolderOf, patternsBelow } from '../text/glob.ts';
import { configuredDocuments, documentGlobs } from './find-documents.ts';
import type { Repository } from '../history/repository-of.ts';
import type { Host } from '../host.ts';
import type { Project } from './project.ts';

/**
 * A pattern of documents in git's terms: its repository, and the folder it is relative to (absolute, links resolved).
 */
export type GitPattern = { readonly repository: Repository; readonly folder: string; readonly pattern: string };

/**
 * Where git has the documents: for git, a folder behind a link is a different one, and so is one in a repository of its
 * own.
 */
export function gitPatterns(project: Project): readonly GitPattern[] {
  const { host, root } = project;
  const repositories = new Map<string, Repository | undefined>();
  const inRepository = (folder: string): Repository | undefined => {
    if (!repositories.has(folder)) repositories.set(folder, repositoryOf(host, folder));
    return repositories.get(folder);
  };
  const tops = nestedTops(project);
  return documentGlobs(project)
    .flatMap(alternativesOf)
    .flatMap((pattern) => {
      const fixed = fixedFolderOf(pattern);
      const inside = tops.filter((top) => fixed === '' || top.startsWith(`${fixed}/`));
      return [fixed, ...inside].flatMap((place) => {
        const folder = realFolder(host, host.paths.resolve(root, place));
        const repository = inRepository(folder);
        if (repository === undefined) return [];
        return patternsBelow(pattern, place).map((rest) => ({ repository, folder, pattern: rest }));
      });
    });
}

/**
 * A pattern as git reads it relative to a folder (absolute, links resolved) at or above its own; in expctl's patterns
 * `[` has no special meaning.
 */
export function patternFrom({ paths }: Host, base: string, { folder, pattern }: GitPattern): string {
  const within = paths.relative(base, folder).replace(/[\\*?[]/gu, '\\$&');
  const rest = pattern.replace(/[\\[]/gu, '\\$&');
  return within === '' ? rest : `${within}/${rest}`;
}

/**
 * Returns a function that gives the project's path (absolute) for a file that git names differently, because of a link.
 */
export function namedByProject(project: Project): (path: string) => string {
  const { host, root } = project;
  const fixed = documentGlobs(project).map((pattern) => host.paths.resolve(root, fixedFolderOf(pattern)));
  // The longest first: the link nearest to the file.
  const links = [...new Set([root, ...fixed])]
    .filter((named) => host.files.exists(named))
    .map((named) => ({ named, real: host.files.realpath(named) }))
    .filter(({ named, real }) => named !== real)
    .toSorted((a, b) => b.real.length - a.real.length);
  return (path) => {
    const link = links.find(({ real }) => path.startsWith(`${real}/`));
    return link === undefined ? path : host.paths.resolve(link.named, host.paths.relative(link.real, path));
  };
}

/** Folders above documents (relative to the root) in which a repository begins. */
function nestedTops(project: Project): readonly string[] {
  const { host, root } = project;
  const known = new Set<string>([root]);
  const tops: string[] = [];
  for (const { path } of configuredDocuments(project))
    for (let at = host.paths.folderOf(path); !known.has(at); at = host.paths.folderOf(at)) {
      known.add(at);
      if (host.files.exists(host.paths.resolve(at, '.git'))) tops.push(host.paths.relative(root, at));
    }
  return tops;
}

/** A folder with its links resolved, as far as it exists. */
function realFolder(host: Host, folder: string): string {
  const real = existingFolder(host, folder);
  let at = folder;
  while (host.files.stat(at)?.kind !== 'directory' && host.paths.folderOf(at) !== at) at = host.paths.folderOf(at);
  return host.paths.resolve(real, host.paths.relative(at, folder));
}
