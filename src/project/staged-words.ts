import { isConfigured } from './find-documents.ts';
import { isMarkdown } from '../text/markdown-name.ts';
import { namedByProject } from './git-patterns.ts';
import { parseGlob } from '../text/glob.ts';
import type { Repository } from '../history/repository-of.ts';
import type { Project } from './project.ts';

/**
 * Returns a function that says whether a path of the index (from its top) is a requested document: by words, else by
 * the configuration.
 */
export function wantedIn(project: Project, { top }: Repository, words: readonly string[]): (path: string) => boolean {
  const { host, templatePaths, isIgnored } = project;
  const named = namedByProject(project);
  const isWanted = words.length === 0 ? isConfigured(project) : meantBy(project, words);
  return (path) => {
    if (!isMarkdown(path)) return false;
    const absolute = named(host.paths.resolve(top, path));
    return !templatePaths.has(absolute) && !isIgnored(absolute) && isWanted(absolute);
  };
}

/**
 * Whether words on the command line refer to a path: as a file, a folder or a glob. A staged path need not be in the
 * work tree.
 */
export function meantBy(project: Project, words: readonly string[]): (path: string) => boolean {
  const { host } = project;
  const named = namedByProject(project);
  const meanings = words.map((word) => ({ path: named(host.paths.resolve(word)), glob: parseGlob(word) }));
  return (path) =>
    meanings.some(
      (meant) =>
        path === meant.path ||
        path.startsWith(`${meant.path}/`) ||
        meant.glob.matches(host.paths.relative(host.cwd, path)),
    );
}
