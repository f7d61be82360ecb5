import { CONFIG_FILES, DEFAULT_CONFIG } from '../../config.ts';
import { DEFAULT_FOLDER } from '../../project/document-patterns.ts';
import { isConfigured } from '../../project/find-documents.ts';
import { openProject, projectAt } from '../../project/open-project.ts';
import type { Host } from '../../host.ts';
import type { Project } from '../../project/project.ts';

/** Entries that make a folder in a repository a project of its own. */
const MARKS = [DEFAULT_FOLDER, 'templates', 'pyproject.toml', 'setup.py', 'package.json', 'Cargo.toml', 'go.mod'];

/**
 * The project that `init` prepares: the one around the current folder; but if that folder is an independent package,
 * and no configuration covers its documents, the package.
 */
export async function initPlace(host: Host, config: string | undefined): Promise<Project> {
  const project = await openProject(host, { config });
  if (config !== undefined) return project;
  const own = packageBelow(host, project.root);
  if (own === undefined) return project;
  const documents = host.paths.resolve(own, DEFAULT_FOLDER, 'EXP-001.md');
  if (project.config.path !== undefined && (!hasDocuments(host, own) || isConfigured(project)(documents)))
    return project;
  return projectAt(host, own, DEFAULT_CONFIG);
}

const hasDocuments = (host: Host, folder: string): boolean =>
  host.files.stat(host.paths.resolve(folder, DEFAULT_FOLDER))?.kind === 'directory';

/** The nearest folder, from the current one up to (but not including) the root, that looks like a package. */
function packageBelow({ cwd, files, paths }: Host, root: string): string | undefined {
  const marks: readonly string[] = [...MARKS, ...CONFIG_FILES];
  for (let at = cwd; at !== root && paths.isWithin(root, at); at = paths.folderOf(at))
    if (marks.some((name) => files.exists(paths.resolve(at, name)))) return at;
  return undefined;
}
