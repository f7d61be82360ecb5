import { survey } from './survey.ts';
import type { Project } from '../../project/project.ts';
import type { InitStep } from './init-step.ts';
import type { FoundKind, Survey } from './survey.ts';

const FOLDER = 'experiments';
/** At most this many folders are named individually. */
const MOST_FOLDERS = 8;
const DEFAULT = `${FOLDER}/**/*.md`;

/** What is created, and what was found before. */
export type Scaffold = { readonly steps: readonly InitStep[]; readonly found: Survey };

/**
 * A configuration with what was found and its defaults written out, and the folder for documents; existing files stay.
 */
export async function scaffoldSteps(project: Project): Promise<Scaffold> {
  const { host, root } = project;
  const found = await survey(project);
  const isThere = (name: string): boolean => host.files.stat(host.paths.resolve(root, name))?.kind === 'directory';
  const elsewhere = found.patterns.filter((pattern) => !pattern.startsWith(`${FOLDER}/`));
  const documents = documentPatterns(elsewhere);
  const after = configText({ documents, kinds: found.kinds, hasTemplates: isThere('templates') });
  const file: InitStep = { kind: 'file', path: host.paths.resolve(root, 'expctl.yaml'), before: undefined, after };
  if (elsewhere.length > 0) return { steps: [file], found };
  const folder: InitStep = { kind: 'folder', path: host.paths.resolve(root, FOLDER), exists: isThere(FOLDER) };
  return { steps: [file, folder], found };
}

/**
 * The places of existing documents remain covered; and so do those of new documents of a kind without a folder of its
 * own.
 */
const documentPatterns = (elsewhere: readonly string[]): readonly string[] =>
  elsewhere.length > MOST_FOLDERS ? ['**/*.md'] : [DEFAULT, ...elsewhere];

type Written = {
  readonly documents: readonly string[];
  readonly kinds: readonly FoundKind[];
  readonly hasTemplates: boolean;
};

const configText = ({ documents, kinds, hasTemplates }: Written): string =>
  `# What a team decided about its experiments. Data only; any line may go, and what is not said has a default.
documents:
${documents.map((pattern) => `  - ${quoted(pattern)}\n`).join('')}${hasTemplates ? '' : '# '}templates: templates   # markdown files of your own; each is a kind, beside the built-in ones
${kinds.length === 0 ? '' : `kinds:\n${kinds.map(kindText).join('')}`}# rules:
#   dangling-file: off   # off, warning or error
`;

const kindText = ({ name, ...said }: FoundKind): string => {
  const lines = Object.entries(said).map(([key, value]) => `    ${key}: ${quoted(value)}\n`);
  return `  ${quoted(name)}:\n${lines.join('')}`;
};

const quoted = (text: string): string =>
  /^[a-z][a-z0-9_/.-]*$/iu.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
