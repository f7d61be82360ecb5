import { configuredDocuments, hasPlace } from '../../project/find-documents.ts';
import { loadDocument } from '../../project/load-document.ts';
import type { Project } from '../../project/project.ts';
import type { InitStep } from './init-step.ts';

const FOLDER = 'experiments';
/** So many files are looked at to find where documents are already, and so many folders are named. */
const MOST_FILES = 500;
const MOST_FOLDERS = 8;

/** A configuration with its defaults spelled out, and the folder that documents go to; what is there stays. */
export async function scaffoldSteps(project: Project): Promise<readonly InitStep[]> {
  const { host, root, config } = project;
  if (config.path !== undefined) return [];
  const documents = await documentPatterns(project);
  const path = host.paths.resolve(root, 'expctl.yaml');
  const folder = host.paths.resolve(root, FOLDER);
  const file: InitStep = { kind: 'file', path, before: undefined, after: configText(documents) };
  if (!documents.includes(DEFAULT)) return [file];
  return [file, { kind: 'folder', path: folder, exists: host.files.stat(folder)?.kind === 'directory' }];
}

const DEFAULT = `${FOLDER}/**/*.md`;

/** Where documents are already, they stay found. */
async function documentPatterns(project: Project): Promise<readonly string[]> {
  if (hasPlace(project)) return [DEFAULT];
  const { host, root } = project;
  const folders = new Set<string>();
  for (const { path } of configuredDocuments(project).slice(0, MOST_FILES)) {
    const loaded = await loadDocument(project, path, { runRecords: false });
    if (loaded.kind === 'loaded' && loaded.detection.kind !== undefined)
      folders.add(host.paths.relative(root, host.paths.folderOf(path)));
  }
  if (folders.size === 0) return [DEFAULT];
  if (folders.size > MOST_FOLDERS) return ['**/*.md'];
  return [...folders].map((folder) => (folder === '' ? '*.md' : `${folder}/*.md`)).toSorted();
}

const configText = (documents: readonly string[]): string =>
  `# What a team decided about its experiments. Data only; any line may go, and what is not said has a default.
documents:
${documents.map((pattern) => `  - '${pattern.replaceAll("'", "''")}'\n`).join('')}templates: templates   # markdown files of your own; each is a kind, beside the built-in ones
# rules:
#   dangling-file: off   # off, warning or error
`;
