import { quietly, ifStillThere } from '../../errors.ts';
import { nearbyTree } from '../../history/nearby-tree.ts';
import { makeStateFolder, stateBeside, stateInGit } from '../../journal/state-folder.ts';
import { WHATEVER, writeAtomically } from '../../journal/write-atomically.ts';
import { hasPlace } from '../../project/find-documents.ts';
import { fileExists } from '../../project/load-document.ts';
import { runsFoldersIn } from '../../project/run-records-beside.ts';
import { runsFolderOf } from '../../runs/record-path.ts';
import { BUILD, VERSION } from '../../version.generated.ts';
import { NO_MEMORY, UNKNOWN } from './look.ts';
import { lazy } from '../../text/lazy.ts';
import { memoryText, readKept } from './memory-file.ts';
import { parseJson } from '../../text/parse-json.ts';
import type { Host } from '../../host.ts';
import type { StateFolder } from '../../journal/state-folder.ts';
import type { DocumentSubject } from '../../lint/rule.ts';
import type { Project } from '../../project/project.ts';
import type { LooksAt } from '../../lint/lint-collection.ts';
import type { CheckMemory, Found, Judged } from './look.ts';
import type { Entry, Kept, Standing } from './memory-file.ts';

/** The remembered collection: absolute paths, and whether it is complete. */
export type Remembered = { readonly paths: readonly string[]; readonly looksAt: LooksAt };

/** A file that changed this shortly before it was read may change again within one tick of the file system's clock. */
const SETTLED_MS = 3000;

/** Opens the memory for a project's collection: in git's own folder, or outside git in `.expctl/` of the project. */
export function openMemory(project: Project, remembered: Remembered): CheckMemory {
  const state = stateOf(project);
  return state === undefined ? NO_MEMORY : memoryIn(project, state, remembered);
}

function stateOf({ host, root }: Project): StateFolder | undefined {
  const tree = nearbyTree(host, root);
  if (tree !== undefined) return stateInGit(host, tree.commonFolder);
  const beside = stateBeside(host, root);
  return beside.kind === 'beside' ? beside : undefined;
}

function memoryIn(project: Project, state: StateFolder, { paths, looksAt }: Remembered): CheckMemory {
  const { host, root } = project;
  const place = host.paths.resolve(state.folder, `checked-${host.sha256(root).slice(0, 16)}.json`);
  const key = keyOf(project, looksAt);
  const kept = readKept(host, place, key);
  const stands = standsIn(project, kept);
  const judged = lazy(() =>
    kept === undefined ? [] : ((parseJson(kept.judged) as readonly Judged[] | undefined) ?? []),
  );
  const now = new Map<string, Entry>();
  return {
    recall: () =>
      kept?.standings.length === paths.length && paths.every((path) => stands(path).known !== undefined)
        ? (parseJson(kept.found) as Found | undefined)
        : undefined,
    look(path) {
      const name = host.paths.relative(root, path);
      const { at, known } = stands(path);
      const entry = known === undefined ? undefined : entryOf(kept?.standings[known], judged()[known]);
      if (entry !== undefined) {
        now.set(name, entry);
        return { ...UNKNOWN, judged: entry.judged };
      }
      if (at === undefined) return UNKNOWN;
      const asked = new Map<string, boolean>();
      const odd = { isSo: false };
      return {
        judged: undefined,
        watched: (subject) => watched(subject, { asked, odd }),
        keep: (made) => {
          if (!odd.isSo) now.set(name, { standing: [name, at, [...asked]], judged: made });
        },
      };
    },
    save: (found) => write(host, state, { place, lines: memoryText(key, found, [...now.values()]) }),
  };
}

const entryOf = (standing: Standing | undefined, judged: Judged | undefined): Entry | undefined =>
  standing === undefined || judged === undefined ? undefined : { standing, judged };

/** The present state of a document, and the index of the state it was kept with, if that is still the same. */
type Stands = { readonly at: string | undefined; readonly known: number | undefined };

/** The state of a document (absolute path); each is determined once. */
function standsIn(project: Project, kept: Kept | undefined): (path: string) => Stands {
  const { host, root } = project;
  const places = new Map(kept?.standings.map(([name], place) => [name, place]));
  const standing = standingIn(project);
  const known = new Map<string, Stands>();
  return (path) => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const at = standing(path);
    const place = at === undefined ? undefined : places.get(host.paths.relative(root, path));
    const was = place === undefined ? undefined : kept?.standings[place];
    const stands = {
      at,
      known: was !== undefined && was[1] === at && isAnswered(project, path, was[2]) ? place : undefined,
    };
    known.set(path, stands);
    return stands;
  };
}

/**
 * Everything besides the documents that a result depends on: the build, the configuration, the templates, the current
 * folder.
 */
function keyOf(project: Project, looksAt: LooksAt): string {
  const { host, root, config, templatePaths } = project;
  const plain = (_: string, value: unknown): unknown => (value instanceof Map ? [...value] : value);
  const templates = [...templatePaths].map((path) => [host.paths.relative(root, path), textOf(host, path)]);
  const place = [host.paths.relative(root, host.cwd), hasPlace(project)];
  return host.sha256(JSON.stringify([VERSION, BUILD, looksAt, place, config, templates], plain));
}

function textOf(host: Host, path: string): string {
  const read = host.files.readText(path);
  return read.kind === 'text' ? read.text : read.kind;
}

/**
 * Returns a function that gives the present state of a document (absolute path); undefined if a later change might not
 * be noticed.
 */
function standingIn(project: Project): (path: string) => string | undefined {
  const { host, attributesOf } = project;
  const settled = host.now().getTime() - SETTLED_MS;
  const factsAt = (path: string): string | undefined => {
    const facts = host.files.lstat(path);
    if (facts?.kind !== 'file' || facts.ctimeMs > settled) return undefined;
    return `${facts.inode} ${facts.size} ${facts.mtimeMs} ${facts.ctimeMs}`;
  };
  const runsFolders = new Map<string, ReadonlySet<string>>();
  const runsBeside = (path: string): string | undefined => {
    const parent = host.paths.folderOf(path);
    const folder = runsFolderOf(path);
    const folders = runsFolders.get(parent) ?? runsFoldersIn(host, parent);
    runsFolders.set(parent, folders);
    if (!folders.has(folder)) return '';
    const files = (ifStillThere(() => host.files.list(folder)) ?? []).map(({ name, kind }) => [
      name,
      kind,
      factsAt(`${folder}/${name}`),
    ]);
    return files.some(([, kind, facts]) => kind === 'file' && facts === undefined)
      ? undefined
      : host.sha256(JSON.stringify(files));
  };
  return (path) => {
    const facts = factsAt(path);
    const runs = facts === undefined ? undefined : runsBeside(path);
    if (runs === undefined) return undefined;
    const attributes = attributesOf(path);
    return attributes.length === 0 && runs === '' ? facts : JSON.stringify([facts, runs, attributes]);
  };
}

const isAnswered = (project: Project, path: string, asked: Standing[2]): boolean =>
  asked.every(([written, answer]) => fileExists(project, path, written) === answer);

type Watching = { readonly asked: Map<string, boolean>; readonly odd: { isSo: boolean } };

/** A subject whose questions about files are recorded; files of per-item results are not tracked here. */
function watched(subject: DocumentSubject, { asked, odd }: Watching): DocumentSubject {
  const { surroundings } = subject;
  if ([...surroundings.runRecords.values()].some(({ items }) => items !== undefined)) odd.isSo = true;
  return {
    ...subject,
    surroundings: {
      ...surroundings,
      fileExists: (path) => {
        const answer = surroundings.fileExists(path);
        if (answer !== undefined) asked.set(path, answer);
        return answer;
      },
    },
  };
}

/** If the folder cannot be written there is no memory, but the check still works. */
function write(
  host: Host,
  state: StateFolder,
  { place, lines }: { readonly place: string; readonly lines: string },
): void {
  quietly(() => {
    makeStateFolder(host, state);
    writeAtomically(host, place, { text: lines, expectedBefore: WHATEVER, folderLater: true });
  });
}
