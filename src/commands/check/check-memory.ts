import { ifStillThere } from '../../project/if-still-there.ts';
import { UserError } from '../../errors.ts';
import { nearbyTree } from '../../history/nearby-tree.ts';
import { HostError } from '../../host.ts';
import { makeStateFolder, stateBeside, stateInGit } from '../../journal/state-folder.ts';
import { WHATEVER, writeAtomically } from '../../journal/write-atomically.ts';
import { hasPlace } from '../../project/find-documents.ts';
import { fileExists } from '../../project/load-document.ts';
import { runsFoldersIn } from '../../project/run-records-beside.ts';
import { runsFolderOf } from '../../runs/record-path.ts';
import { BUILD, VERSION } from '../../version.generated.ts';
import { NO_MEMORY, UNKNOWN } from './look.ts';
import { LARGEST_FILE } from '../../host.ts';
import type { Host } from '../../host.ts';
import type { StateFolder } from '../../journal/state-folder.ts';
import type { DocumentSubject } from '../../lint/rule.ts';
import type { Project } from '../../project/project.ts';
import type { CheckMemory, Judged } from './look.ts';

/** What a document was when it was judged: its facts and attributes, those of its run records, and which files it asked for. */
type Entry = { readonly at: string; readonly asked: readonly (readonly [string, boolean])[]; readonly judged: Judged };

/** `documents` by path from the root. */
type Kept = { readonly key: string; readonly documents: readonly (readonly [string, Entry])[] };

/** A file that changed this short a time before it was read may change again within one tick of the file system's clock. */
const SETTLED_MS = 3000;

/** Opens the memory of a project's collection: in git's own folder, outside git in `.expctl/` of the project. */
export function openMemory(project: Project): CheckMemory {
  const state = stateOf(project);
  return state === undefined ? NO_MEMORY : memoryIn(project, state);
}

function stateOf({ host, root }: Project): StateFolder | undefined {
  const tree = nearbyTree(host, root);
  if (tree !== undefined) return stateInGit(host, tree.commonFolder);
  const beside = stateBeside(host, root);
  return beside.kind === 'beside' ? beside : undefined;
}

function memoryIn(project: Project, state: StateFolder): CheckMemory {
  const { host, root } = project;
  const place = host.paths.resolve(state.folder, `checked-${host.sha256(root).slice(0, 16)}.json`);
  const key = keyOf(project);
  const before = new Map(readKept(host, place, key));
  const now = new Map<string, Entry>();
  const changes = { count: 0 };
  const standing = standingIn(project);
  return {
    look(path) {
      const name = host.paths.relative(root, path);
      const at = standing(path);
      const entry = at === undefined ? undefined : before.get(name);
      if (entry !== undefined && entry.at === at && isAnswered(project, path, entry)) {
        now.set(name, entry);
        return { ...UNKNOWN, judged: entry.judged };
      }
      changes.count++;
      if (at === undefined) return UNKNOWN;
      const asked = new Map<string, boolean>();
      const odd = { isSo: false };
      return {
        judged: undefined,
        watched: (subject) => watched(subject, { asked, odd }),
        keep: (judged) => {
          if (!odd.isSo) now.set(name, { at, asked: [...asked], judged });
        },
      };
    },
    save() {
      const isSame = changes.count === 0 && before.size === now.size;
      if (!isSame) write(host, state, { place, kept: { key, documents: [...now] } });
    },
  };
}

/** All that a judgement depends on beside the documents: the build, the configuration, the templates, where the call was made. */
function keyOf(project: Project): string {
  const { host, root, config, templatePaths } = project;
  const plain = (_: string, value: unknown): unknown => (value instanceof Map ? [...value] : value);
  const templates = [...templatePaths].map((path) => [host.paths.relative(root, path), textOf(host, path)]);
  const place = [host.paths.relative(root, host.cwd), hasPlace(project)];
  return host.sha256(JSON.stringify([VERSION, BUILD, place, config, templates], plain));
}

function textOf(host: Host, path: string): string {
  const read = host.files.readText(path);
  return read.kind === 'text' ? read.text : read.kind;
}

/** What a document (absolute path) is like now; undefined where that is not sure to tell a later change. */
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

const isAnswered = (project: Project, path: string, { asked }: Entry): boolean =>
  asked.every(([written, answer]) => fileExists(project, path, written) === answer);

type Watching = { readonly asked: Map<string, boolean>; readonly odd: { isSo: boolean } };

/** A subject whose questions about files are noted; results of single items are files that are not looked after here. */
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

/** The entries of a memory that was written by this build for this configuration; none where it cannot be read. */
function readKept(host: Host, place: string, key: string): Kept['documents'] {
  try {
    if (host.files.lstat(place)?.kind !== 'file') return [];
    const read = host.files.readText(place, LARGEST_FILE);
    const kept = read.kind === 'text' ? (JSON.parse(read.text) as Partial<Kept> | null) : null;
    return kept?.key === key && Array.isArray(kept.documents) ? kept.documents : [];
  } catch (error) {
    if (error instanceof HostError || error instanceof SyntaxError) return [];
    throw error;
  }
}

/** A folder that cannot be written keeps no memory, and no check from its work. */
function write(host: Host, state: StateFolder, { place, kept }: { readonly place: string; readonly kept: Kept }): void {
  try {
    makeStateFolder(host, state);
    writeAtomically(host, place, { text: JSON.stringify(kept), expectedBefore: WHATEVER, folderLater: true });
  } catch (error) {
    if (!(error instanceof HostError) && !(error instanceof UserError)) throw error;
  }
}
