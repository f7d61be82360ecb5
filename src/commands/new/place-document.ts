import { UserError } from '../../errors.ts';
import { identity as identityOf } from '../../history/identity.ts';
import { makeStateFolder, stateFolder } from '../../journal/state-folder.ts';
import { withLock } from '../../journal/with-lock.ts';
import { writeAtomically } from '../../journal/write-atomically.ts';
import { idKey } from '../../records/ids/id-key.ts';
import { idWords, refusePattern } from '../../records/ids/id-words.ts';
import { nextId } from '../../records/ids/next-id.ts';
import { slugOf } from '../../records/ids/slug.ts';
import { pathFor } from './path-for.ts';
import { refuseId } from './refuse-words.ts';
import { takenIds } from './taken-ids.ts';
import { localDay } from '../local-day.ts';
import type { Kind, KindIdentity } from '../../template/kind.ts';
import type { Project } from '../../project/project.ts';
import type { NewValues } from './make-document.ts';

/** The person's wishes. */
export type Wanted = Omit<NewValues, 'id' | 'date' | 'person' | 'path'> & { readonly id: string | undefined };

/** `dry` writes nothing and takes no lock. */
export type Placing = { readonly wanted: Wanted; readonly dry: boolean; readonly make: (values: NewValues) => string };

/** Where the document went (or would go), and its text. */
export type PlacedDocument = {
  readonly id: string;
  readonly path: string;
  readonly shown: string;
  readonly text: string;
};

/**
 * Finds the next free id and a file name for it, makes the text and writes it, all under the lock of the ids. Anything
 * to refuse is refused before anything is created on disk.
 */
export async function placeDocument(project: Project, kind: Kind, placing: Placing): Promise<PlacedDocument> {
  const { host } = project;
  const state = stateFolder(host, project.root);
  if (placing.dry || state.kind !== 'git') {
    const prepared = await prepare(project, kind, placing);
    if (placing.dry) return prepared;
  }
  makeStateFolder(host, state);
  const locked = await withLock(host, { folder: state.folder, name: 'ids' }, async () => {
    const placed = await prepare(project, kind, placing);
    host.files.makeFolder(host.paths.folderOf(placed.path));
    const written = writeAtomically(host, placed.path, { text: placed.text, expectedBefore: undefined });
    if (written.kind === 'changed') throw isThere(placed.shown);
    return placed;
  });
  if (locked.kind === 'done') return locked.value;
  throw new UserError('another expctl is giving out an id and does not finish', { hint: `the lock is ${locked.path}` });
}

async function prepare(project: Project, kind: Kind, { wanted, make }: Placing): Promise<PlacedDocument> {
  const { host } = project;
  const date = localDay(host.now());
  const slug = slugOf(wanted.title ?? '');
  const id = await freeId(project, kind, { wanted: wanted.id, slug, date });
  const identity = wanted.id === undefined ? kind.identity : namedByFile(kind.identity);
  const path = pathFor(project, { identity }, { id, slug, date });
  const shown = host.paths.relative(host.cwd, path);
  if (host.files.lstat(path) !== undefined) throw isThere(shown);
  const person = identityOf(host, project.root).name;
  return { id, path, shown, text: make({ ...wanted, id, date, person, path: shown }) };
}

const isThere = (shown: string): UserError =>
  new UserError(`${shown} is there already`, { hint: 'give another --id or title' });

const OWN_FILE = /^(?!.*\{id\})([^/]+?)(?:\.md)?$/u;

/** Where a kind has no ids, the name of the file is all that bears one: an id that is asked for is that name. */
const namedByFile = (identity: KindIdentity): KindIdentity =>
  identity.idPattern === undefined && OWN_FILE.test(identity.fileName)
    ? { ...identity, fileName: '{id}.md' }
    : identity;

/** How ids are made; a kind without any has those of its files: `{date}-{slug}`. */
const idPatternOf = ({ idPattern, fileName }: KindIdentity): string =>
  idPattern ?? OWN_FILE.exec(fileName)?.[1] ?? '{slug}';

type Freeing = { readonly wanted: string | undefined; readonly slug: string; readonly date: string };

async function freeId(project: Project, kind: Kind, { wanted, slug, date }: Freeing): Promise<string> {
  const taken = await takenIds(project, kind);
  const words = idWords(date, slug);
  const pattern = idPatternOf(kind.identity);
  if (wanted === undefined) refusePattern(pattern, words);
  const id = wanted === undefined ? nextId(pattern, taken, words) : refuseId(wanted);
  const key = idKey(id);
  for (const other of taken)
    if (idKey(other) === key)
      throw new UserError(`the id ${id} is taken${other === id ? '' : ` (by ${other})`}`, {
        hint: 'leave --id out for the next free one',
      });
  return id;
}
