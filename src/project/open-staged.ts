import { isFailure } from '../errors.ts';
import { noRepository } from '../history/git-refusal.ts';
import { isLedElsewhere } from '../history/index-environment.ts';
import { forTerminal } from '../escape/for-terminal.ts';
import { indexFiles } from '../history/index-files.ts';
import { readBlobs } from '../history/read-blobs.ts';
import { readObjects } from '../history/read-objects.ts';
import { repositoryOf } from '../history/repository-of.ts';
import { isStagedFile, unfetched } from '../history/staged-files.ts';
import { stagedChanges } from '../history/staged-changes.ts';
import { askedFiles } from './asked-files.ts';
import { attributeReader } from './git-attributes.ts';
import { nearerConfiguration } from './nearer-configuration.ts';
import { openProject } from './open-project.ts';
import { agreedPaths, namesOf } from './staged-agreement.ts';
import { wantedIn } from './staged-words.ts';
import { runsFolderOf } from '../runs/record-path.ts';
import type { IndexFiles } from '../history/index-files.ts';
import type { Repository } from '../history/repository-of.ts';
import type { StagedChange } from '../history/staged-changes.ts';
import type { Host } from '../host.ts';
import type { Asked } from './asked-files.ts';
import type { Project } from './project.ts';

/** What is about to be committed: the project according to the index, and its documents that differ from HEAD. */
export type StagedProject = {
  readonly project: Project;
  readonly repository: Repository;
  readonly changes: readonly StagedChange[];
  readonly index: IndexFiles;
  readonly contents: ReadonlyMap<string, Uint8Array>;
};

export type OpeningStaged = { readonly config?: string | undefined; readonly words: readonly string[] };

/** Up to this many staged documents are examined first; with more the index is listed anyway. */
const FEW = 50;

/**
 * Opens a project according to the index: configuration, templates, attributes, run records and linked files. It is
 * first opened from the work tree, recording what was read; git is asked once whether the index has the same there.
 * Only if it does not, the index is listed and the project is opened from it.
 */
export async function openStaged(host: Host, opening: OpeningStaged): Promise<StagedProject> {
  const repository = repositoryOf(host, host.cwd);
  if (repository === undefined) throw noRepository(host, host.cwd, notHere(host));
  if (isLedElsewhere(host, repository))
    host.stderr.write(
      `expctl: GIT_DIR names another repository; looked at is the index of ${forTerminal(repository.top)}\n`,
    );
  const changes = stagedChanges(host, repository);
  const noted = askedFiles(host.files);
  const tried = await tryOpen({ ...host, files: noted.files }, opening);
  const opened = noted.asked();
  const wanted = tried === undefined ? [] : wantedChanges(tried, { repository, changes, words: opening.words });
  if (tried !== undefined && wanted.length <= FEW) askAround(tried, repository, wanted);
  const hashes = [...new Set(wanted.map(({ hash }) => hash))];
  const objects = readObjects(host, repository, [
    ...hashes,
    ...namesOf(host, repository, { asked: noted.asked(), changes }),
  ]);
  const agreed = agreedPaths(host, repository, noted.asked(), { changes, objects });
  const named = opening.config === undefined ? undefined : host.paths.resolve(opening.config);
  const index = indexFiles(host, repository, settledBy(agreed, named));
  const project = await projectIn({ ...host, files: index.files }, { opening, agreed, opened, tried });
  tellUnstaged(host, tried, project);
  const contents = new Map(hashes.flatMap((hash) => entryOf(hash, objects.get(hash)?.bytes)));
  return { project: { ...project, disk: host }, repository, changes, index, contents };
}

/** The contents of staged documents: those already read, and the others with one call of git. */
export function contentsOf(
  host: Host,
  staged: StagedProject,
  wanted: readonly StagedChange[],
): ReadonlyMap<string, Uint8Array> {
  const missing = wanted.map(({ hash }) => hash).filter((hash) => !staged.contents.has(hash));
  const read = readBlobs(host, staged.repository, new Set(missing));
  if (read === undefined) throw unfetched();
  return new Map([...staged.contents, ...read]);
}

const entryOf = (hash: string, bytes: Uint8Array | undefined): readonly (readonly [string, Uint8Array])[] =>
  bytes === undefined ? [] : [[hash, bytes]];

const notHere = ({ env }: Host): { message: string; hint?: string } => ({
  message: '--staged needs a git repository',
  ...(env['GIT_DIR'] === undefined && env['GIT_WORK_TREE'] === undefined
    ? {}
    : {
        hint: 'GIT_DIR and GIT_WORK_TREE are not looked at: the work tree needs a `.git` (`git worktree add` makes one)',
      }),
});

/** The project in the work tree; undefined if that cannot be read, which need not be so for the index. */
async function tryOpen(host: Host, { config }: OpeningStaged): Promise<Project | undefined> {
  try {
    return await openProject(host, { config, silent: true });
  } catch (error) {
    if (isFailure(error)) return undefined;
    throw error;
  }
}

type Wanting = {
  readonly repository: Repository;
  readonly changes: readonly StagedChange[];
  readonly words: readonly string[];
};

const wantedChanges = (project: Project, { repository, changes, words }: Wanting): readonly StagedChange[] => {
  const isWanted = wantedIn(project, repository, words);
  return changes.filter((change) => isStagedFile(change) && isWanted(change.path));
};

/** Accesses the same files that reading these documents will need. */
function askAround(project: Project, { top }: Repository, wanted: readonly StagedChange[]): void {
  const { host, attributesOf } = project;
  const nearer = nearerConfiguration(project);
  for (const { path } of wanted) {
    const document = host.paths.resolve(top, path);
    attributesOf(document);
    nearer(document);
    host.files.stat(runsFolderOf(document));
  }
}

const settledBy =
  (agreed: Asked, named: string | undefined): Parameters<typeof indexFiles>[2] =>
  (path, question) => {
    if (path === named) return true;
    const known = agreed.get(path);
    return known !== undefined && (question === 'what' || known.isListed);
  };

type Trial = {
  readonly opening: OpeningStaged;
  readonly agreed: Asked;
  readonly opened: Asked;
  readonly tried: Project | undefined;
};

/** The project from the work tree if all its parts are staged unchanged, else the one from the index. */
async function projectIn(host: Host, { opening, agreed, opened, tried }: Trial): Promise<Project> {
  const named = opening.config === undefined ? undefined : host.paths.resolve(opening.config);
  const isSame = [...opened.keys()].every((path) => path === named || agreed.has(path));
  if (tried === undefined || !isSame) return openProject(host, { config: opening.config });
  return { ...tried, host, attributesOf: attributeReader(host, tried.root) };
}

/** A configuration that is not staged is not used, which could surprise someone. */
function tellUnstaged({ stderr, paths, cwd }: Host, tried: Project | undefined, { config }: Project): void {
  const path = tried?.config.path;
  if (path === undefined || config.path === path) return;
  const shown = forTerminal(paths.relative(cwd, paths.resolve(path)));
  stderr.write(`expctl: ${shown} is not staged, and so not looked at (git add ${shown})\n`);
}
