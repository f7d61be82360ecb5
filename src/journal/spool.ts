import { HostError } from '../host.ts';
import { makeDurableFolder } from './durable-folder.ts';
import { makeStateFolder } from './state-folder.ts';
import type { Host } from '../host.ts';
import type { StateFolder } from './state-folder.ts';

// state folder/spool/GROUP-TIME-CHANCE.json   one row that waits; the group is its document's, so that a fold reads no others
// state folder/bad/…                           what no row could be read from

/** What an entry's file gave: its text; nothing any more; no entry at all; or something that may be readable later. */
export type SpooledText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'bad'; readonly reason: string }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** The most bytes that an entry may have. */
export const LARGEST_ENTRY = 32 * 1024 * 1024;

/** Where rows wait. */
export const spoolFolder = (host: Host, { folder }: Pick<StateFolder, 'folder'>): string =>
  host.paths.resolve(folder, 'spool');

/** Where goes what no row could be read from. */
export const badFolder = (host: Host, { folder }: Pick<StateFolder, 'folder'>): string =>
  host.paths.resolve(folder, 'bad');

/** The group of a document, by its path from the top of the work tree (outside git: its name). */
export const groupOf = (host: Host, document: string): string => host.sha256(document).slice(0, 16);

/** Texts of entries of one group. */
export type ToSpool = { readonly group: string; readonly texts: readonly string[] };

/** Puts rows into files of their own, on disk on return; the answer is their paths, in order. After an error none of them waits. */
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

/** The group that an entry's name says, or undefined where it is no entry's name. */
export const groupOfName = (name: string): string | undefined => ENTRY.exec(name)?.[1];

/** The entries of a group (of all groups where none is said) in the order in which they came; a missing folder has none. */
export function listSpooled(host: Host, state: Pick<StateFolder, 'folder'>, group?: string): readonly string[] {
  const folder = spoolFolder(host, state);
  const names = namesIn(host, folder).filter((name) => {
    const said = groupOfName(name);
    return said !== undefined && (group === undefined || said === group);
  });
  return names.map((name) => host.paths.resolve(folder, name));
}

/** What else lies in the spool folder: temporary files of writers that were killed (or are at it), and strangers. */
export function strangersInSpool(host: Host, state: Pick<StateFolder, 'folder'>): readonly string[] {
  const folder = spoolFolder(host, state);
  return namesIn(host, folder)
    .filter((name) => groupOfName(name) === undefined)
    .map((name) => host.paths.resolve(folder, name));
}

/** Reads an entry's file; only a regular file of a bearable size is one. */
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
    // What cannot be read now may be a whole row all the same: it stays where it is.
    return error.code === 'ENOENT' ? { kind: 'gone' } : { kind: 'unreadable', reason: error.message };
  }
}

/** Moves what is no entry out of the way, never over another one; it is not deleted. Answers where it lies now. */
export function quarantine(host: Host, state: StateFolder, path: string): string {
  const folder = badFolder(host, state);
  host.files.makeFolder(folder);
  const name = host.paths.nameOf(path);
  const plain = host.paths.resolve(folder, name);
  const target =
    host.files.lstat(plain) === undefined ? plain : host.paths.resolve(folder, `${host.randomHex(4)}-${name}`);
  try {
    host.files.rename(path, target);
  } catch (error) {
    if (!(error instanceof HostError && error.code === 'ENOENT')) throw error;
  }
  return target;
}

/** Takes an entry away whose row is in its document; one that is gone is fine. */
export function removeSpooled(host: Host, path: string): void {
  try {
    host.files.remove(path);
  } catch (error) {
    if (!(error instanceof HostError && error.code === 'ENOENT')) throw error;
  }
}

/** The names in a folder; none where it is not there. */
export function namesIn(host: Host, folder: string): readonly string[] {
  try {
    return host.files.list(folder).map(({ name }) => name);
  } catch (error) {
    if (error instanceof HostError && error.code === 'ENOENT') return [];
    throw error;
  }
}

function removeQuietly(host: Host, path: string): void {
  try {
    host.files.remove(path);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
  }
}
