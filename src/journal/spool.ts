import { HostError } from '../host.ts';
import { makeDurableFolder } from './durable-folder.ts';
import { makeStateFolder } from './state-folder.ts';
import { quietly, ifStillThere } from '../errors.ts';
import type { Host } from '../host.ts';
import type { StateFolder } from './state-folder.ts';

// state folder/spool/GROUP-TIME-CHANCE.json   one waiting row; the group is its document's, a fold reads only its own
// state folder/bad/…                           files from which no row could be read

/** The result of reading an entry's file: its text; gone; not an entry; or something that may be readable later. */
export type SpooledText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'bad'; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The greatest size of an entry in bytes. */
export const LARGEST_ENTRY = 32 * 1024 * 1024;

/** The folder of waiting rows. */
export const spoolFolder = (host: Host, { folder }: Pick<StateFolder, 'folder'>): string =>
  host.paths.resolve(folder, 'spool');

/** The folder for files from which no row could be read. */
export const badFolder = (host: Host, { folder }: Pick<StateFolder, 'folder'>): string =>
  host.paths.resolve(folder, 'bad');

/** The group of a document, by its path from the top of the work tree (outside git: its name). */
export const groupOf = (host: Host, document: string): string => host.sha256(document).slice(0, 16);

/** The texts of entries of one group. */
export type ToSpool = { readonly group: string; readonly texts: readonly string[] };

/**
 * Writes rows into files of their own, and returns their paths, in order, when they are on disk. After an error none of
 * them is waiting.
 */
export function writeSpooled(host: Host, state: StateFolder, { group, texts }: ToSpool): readonly string[] {
  makeStateFolder(host, state);
  const folder = spoolFolder(host, state);
  makeDurableFolder(host, folder);
  const time = host.now().getTime().toString(16).padStart(12, '0');
  const names = texts.map(() => host.paths.resolve(folder, `${group}-${time}-${host.randomHex(8)}`));
  const forgets = names.map((name) => host.onExit(() => removeQuietly(host, `${name}.tmp`)));
  try {
    for (const [index, name] of names.entries()) {
      host.files.writeNew(`${name}.tmp`, texts[index] ?? '');
      host.files.rename(`${name}.tmp`, `${name}.json`);
    }
    host.files.fsyncFolder(folder);
    return names.map((name) => `${name}.json`);
  } catch (error) {
    for (const name of names) for (const end of ['.tmp', '.json']) removeQuietly(host, `${name}${end}`);
    throw error;
  } finally {
    for (const forget of forgets) forget();
  }
}

const ENTRY = /^([0-9a-f]{16})-[0-9a-f]{12}-[0-9a-f]{16}\.json$/u;

/** The group in an entry's name; undefined if it is not the name of an entry. */
export const groupOfName = (name: string): string | undefined => ENTRY.exec(name)?.[1];

/**
 * The entries of a group (of all groups if none is given) in the order of their arrival; none if the folder does not
 * exist.
 */
export function listSpooled(host: Host, state: Pick<StateFolder, 'folder'>, group?: string): readonly string[] {
  const folder = spoolFolder(host, state);
  const names = namesIn(host, folder).filter((name) => {
    const said = groupOfName(name);
    return said !== undefined && (group === undefined || said === group);
  });
  return names.map((name) => host.paths.resolve(folder, name));
}

/**
 * Other files in the spool folder: temporary files of writers that were killed (or are still writing), and foreign
 * files.
 */
export function strangersInSpool(host: Host, state: Pick<StateFolder, 'folder'>): readonly string[] {
  const folder = spoolFolder(host, state);
  return namesIn(host, folder)
    .filter((name) => groupOfName(name) === undefined)
    .map((name) => host.paths.resolve(folder, name));
}

/** Reads an entry's file; only a regular file of acceptable size is an entry. */
export function readSpooled(host: Host, path: string): SpooledText {
  try {
    const facts = host.files.lstat(path);
    if (facts === undefined) return { kind: 'gone' };
    if (facts.kind !== 'file') return { kind: 'bad', reason: 'it is not a regular file' };
    const read = host.files.readText(path, LARGEST_ENTRY);
    if (read.kind === 'text') return read;
    const reason = read.kind === 'too-large' ? `it has ${read.size} bytes` : 'it is not UTF-8 text';
    return { kind: 'bad', reason };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    // A file that cannot be read now may still contain a complete row: it stays where it is.
    return error.code === 'ENOENT' ? { kind: 'gone' } : { kind: 'unreadable', reason: error.message };
  }
}

/** Moves what is not an entry out of the way, never over another file; it is not deleted. Returns its new path. */
export function quarantine(host: Host, state: StateFolder, path: string): string {
  const folder = badFolder(host, state);
  host.files.makeFolder(folder);
  const name = host.paths.nameOf(path);
  const plain = host.paths.resolve(folder, name);
  const target =
    host.files.lstat(plain) === undefined ? plain : host.paths.resolve(folder, `${host.randomHex(4)}-${name}`);
  ifStillThere(() => host.files.rename(path, target));
  return target;
}

/** Removes an entry whose row is in its document; does nothing if it is already gone. */
export const removeSpooled = (host: Host, path: string): void => ifStillThere(() => host.files.remove(path));

/** The names in a folder; none if it does not exist. */
export const namesIn = (host: Host, folder: string): readonly string[] =>
  (ifStillThere(() => host.files.list(folder)) ?? []).map(({ name }) => name);

const removeQuietly = (host: Host, path: string): void => quietly(() => host.files.remove(path));
