import { UserError } from '../../errors.ts';
import { identity } from '../../history/identity.ts';
import { makeStateFolder, stateFolder } from '../../journal/state-folder.ts';
import { withLock } from '../../journal/with-lock.ts';
import { writeAtomically } from '../../journal/write-atomically.ts';
import { fileStemOf } from '../../records/ids/file-stem.ts';
import { nextId } from '../../records/ids/next-id.ts';
import { slugOf } from '../../records/ids/slug.ts';
import { takenIds } from './taken-ids.ts';
import type { Kind } from '../../template/kind.ts';
import type { Project } from '../../project/project.ts';
import type { NewValues } from './make-document.ts';

/** What the person asked for. */
export type Wanted = Omit<NewValues, 'id' | 'date' | 'person'> & { readonly id: string | undefined };

/** `dry` writes nothing and takes no lock. */
export type Placing = { readonly wanted: Wanted; readonly dry: boolean; readonly make: (values: NewValues) => string };

/** Where the document went (or would go), and its text. */
export type PlacedDocument = {
  readonly id: string;
  readonly path: string;
  readonly shown: string;
  readonly text: string;
};

/** Finds the next free id and a file name for it, makes the text and writes it, all under the lock of the ids. */
export async function placeDocument(project: Project, kind: Kind, placing: Placing): Promise<PlacedDocument> {
  if (placing.dry) return prepare(project, kind, placing);
  const state = stateFolder(project.host, project.root);
  makeStateFolder(project.host, state);
  const locked = await withLock(project.host, { folder: state.folder, name: 'ids' }, async () => {
    const placed = await prepare(project, kind, placing);
    project.host.files.makeFolder(project.host.paths.folderOf(placed.path));
    const written = writeAtomically(project.host, placed.path, { text: placed.text, expectedBefore: undefined });
    if (written.kind === 'changed')
      throw new UserError(`${placed.shown} is there already`, { hint: 'give another --id or title' });
    return placed;
  });
  if (locked.kind === 'done') return locked.value;
  throw new UserError('another expctl is giving out an id and does not finish', { hint: `the lock is ${locked.path}` });
}

async function prepare(project: Project, kind: Kind, { wanted, make }: Placing): Promise<PlacedDocument> {
  const { host } = project;
  const date = dayOf(host.now());
  const slug = slugOf(wanted.title ?? '') || 'untitled';
  const words = new Map([
    ['date', date],
    ['day', date.replaceAll('-', '')],
    ['slug', slug],
  ]);
  const taken = await takenIds(project, kind);
  const id = wanted.id ?? nextId(kind.identity.idPattern ?? '{slug}', taken, words);
  refuseTaken(id, taken);
  const person = identity(host, project.root).name;
  const text = make({ ...wanted, id, date, person });
  const path = pathFor(project, kind, { id, slug, date });
  return { id, path, shown: host.paths.relative(host.cwd, path), text };
}

function refuseTaken(id: string, taken: ReadonlySet<string>): void {
  const folded = id.toLowerCase();
  for (const other of taken)
    if (other.toLowerCase() === folded)
      throw new UserError(`the id ${id} is taken`, { hint: 'leave --id out for the next free one' });
}

/** Local calendar day. */
function dayOf(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

type Naming = { readonly id: string; readonly slug: string; readonly date: string };

/** Every part that comes from outside is encoded; the folder is checked on disk, links followed. */
function pathFor(
  { host, root }: Project,
  { identity: { directory, fileName } }: Kind,
  { id, slug, date }: Naming,
): string {
  const stem = fileName
    .replace('{id}', fileStemOf(id))
    .replace('{slug}', slug)
    .replace('{date}', date)
    .replace(/^(.*)\.md$/u, '$1');
  const folder = host.paths.resolve(root, directory);
  const path = host.paths.resolve(folder, `${[...stem].slice(0, 120).join('').replaceAll('/', '-')}.md`);
  let existing = folder;
  while (!host.files.exists(existing)) existing = host.paths.folderOf(existing);
  const real = host.paths.relative(host.files.realpath(root), host.files.realpath(existing));
  if (real.startsWith('..') || host.paths.folderOf(path) !== folder)
    throw new UserError(`the directory ${directory} leads out of the project`, {
      hint: 'set `directory` of the kind to a folder inside it',
    });
  return path;
}
