import { nearest } from '../text/nearest.ts';
import { alternativesOf, fixedFolderOf } from '../text/glob.ts';
import { fileLine } from './file-line.ts';
import { DEFAULT_FOLDER } from './document-patterns.ts';
import { isMarkdown } from '../text/markdown-name.ts';
import { isSkipped } from './sparse-checkout.ts';
import type { Project } from './project.ts';

/** A pattern in the configuration, and its key. */
type Pattern = { readonly key: string; readonly pattern: string };

/**
 * What is certainly wrong with the patterns of documents, one sentence each: a folder without `*`, a pattern that no
 * markdown file can match, a folder that does not exist. A folder in which nothing matches yet is fine.
 */
export function idlePatterns(project: Project): readonly string[] {
  const { config } = project;
  const { path } = config;
  if (path === undefined) return [];
  const patterns: readonly Pattern[] = [
    ...(config.documents ?? []).map((pattern) => ({ key: 'documents', pattern })),
    ...[...config.kinds].flatMap(([name, { documents }]) =>
      documents.map((pattern) => ({ key: `kinds.${name}.documents`, pattern })),
    ),
  ];
  return patterns.flatMap(({ key, pattern }) => {
    const because = whyIdle(project, pattern);
    if (because === undefined) return [];
    return [`${fileLine({ path, placeOf: config.placeOf }, key)}: \`${pattern}\` matches no document: ${because}`];
  });
}

function whyIdle(project: Project, pattern: string): string | undefined {
  const { host, root } = project;
  const { files, paths } = host;
  const bare = pattern.replace(/\/$/u, '');
  if (!/[*?{]/u.test(bare) && files.stat(paths.resolve(root, bare))?.kind === 'directory')
    return `it is a folder; \`${bare}/**/*.md\` is what lies in it`;
  if (paths.isAbsolute(pattern) || pattern.startsWith('../'))
    return 'patterns are read from the folder of the configuration, and lead to nothing outside';
  if (!alternativesOf(pattern).some(mayBeMarkdown)) return 'documents end in .md, .markdown or .qmd';
  const folder = fixedFolderOf(pattern);
  const place = paths.resolve(root, folder);
  if (folder === '' || files.exists(place) || isSkipped(project, place)) return undefined;
  const beside = besideConfiguration(project, folder);
  if (beside !== undefined)
    return `a configuration that is named is read from ${paths.relative(host.cwd, root) || '.'}, and there is no folder ${folder}; call expctl in ${beside}`;
  const near = nearestFolder(project, folder);
  // Git does not keep empty folders: without any experiment yet, a fresh clone has no `experiments/`.
  if (near === undefined && folder === DEFAULT_FOLDER) return undefined;
  return `there is no folder ${folder}${near === undefined ? '' : `; did you mean \`${near}\`?`}`;
}

/** The folder of a configuration given by name, if the folder of a pattern is beside it and not at the root. */
function besideConfiguration({ host, config, isConfigNamed }: Project, folder: string): string | undefined {
  const { files, paths, cwd } = host;
  if (!isConfigNamed || config.path === undefined) return undefined;
  const own = paths.folderOf(paths.resolve(config.path));
  return files.exists(paths.resolve(own, folder)) ? paths.relative(cwd, own) : undefined;
}

/**
 * Whether a name that ends like this can be that of a markdown file: `*`, `*.m?` and `EXP-1.md` can, `*.txt` cannot.
 */
const mayBeMarkdown = (pattern: string): boolean => isMarkdown(pattern) || /[*?][^.]*$/u.test(pattern);

function nearestFolder({ host, root }: Project, folder: string): string | undefined {
  const { files, paths } = host;
  const above = paths.folderOf(paths.resolve(root, folder));
  if (files.stat(above)?.kind !== 'directory') return undefined;
  const names = files.list(above).flatMap(({ name, kind }) => (kind === 'directory' ? [name] : []));
  const near = nearest(paths.nameOf(folder), names);
  return near === undefined ? undefined : paths.relative(root, paths.resolve(above, near));
}
