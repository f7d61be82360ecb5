import { UserError, quietly } from '../errors.ts';
import { HostError } from '../host.ts';
import { NO_LINKS } from './no-links.ts';
import type { FileFacts, Host } from '../host.ts';

/** `changed`: the file has changed since it was read; nothing was written, and reading again may help. */
export type WriteOutcome = { readonly kind: 'written' } | { readonly kind: 'changed' };

/** Replaces the file's content, whatever it is. */
export const WHATEVER = Symbol('whatever');

export type WriteOptions = {
  readonly text: string | Uint8Array;
  /** The text the file had when it was read; undefined if there must be no file; or `WHATEVER`. */
  readonly expectedBefore: string | undefined | typeof WHATEVER;
  /** The caller itself makes sure that the folder is on disk, once for many files. */
  readonly folderLater?: boolean;
};

/**
 * Replaces a file's text so that a reader sees the old or the new one, never a part: a temporary file beside it, every
 * byte on disk, then a rename. Mode, owner and a symbolic link at `path` are kept. A file with several hard links is
 * refused: a rename would separate the links, and writing in place could be seen half done. Throws `UserError` for
 * that, and `HostError` for what the system refuses (the file is then unchanged, or complete and new).
 */
export function writeAtomically(host: Host, path: string, options: WriteOptions): WriteOutcome {
  const { text, expectedBefore } = options;
  const target = targetOf(host, path);
  const facts = factsOf(host, target);
  if (facts !== undefined) refuseUnusual(target, facts);
  const temporary = temporaryBeside(host, target);
  const dropTemporary = (): void => removeQuietly(host, temporary);
  const forget = host.onExit(dropTemporary);
  try {
    host.files.writeNew(temporary, text, facts?.mode);
    if (facts !== undefined) keepFacts(host, temporary, facts);
    if (!isAsExpected(host, target, expectedBefore)) {
      dropTemporary();
      return { kind: 'changed' };
    }
    if (facts !== undefined) host.files.rename(temporary, target);
    else if (!putNew(host, temporary, target)) return { kind: 'changed' };
    if (options.folderLater !== true) host.files.fsyncFolder(host.paths.folderOf(target));
    return { kind: 'written' };
  } catch (error) {
    dropTemporary();
    throw error instanceof HostError && error.path === temporary ? ofTarget(error, target) : error;
  } finally {
    forget();
  }
}

/** Error codes for a folder in which no file may be created. */
const CLOSED = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Errors name the file that was asked for, not the temporary one that was to replace it. */
const ofTarget = ({ code, message }: HostError, target: string): HostError =>
  new HostError(
    code,
    target,
    CLOSED.has(code) ? `cannot be written, for its folder takes no file: ${message}` : message,
  );

/** Removes the files that killed writers left beside a document. Only for the holder of the document's lock. */
export function removeLeftovers(host: Host, path: string): void {
  for (const leftover of temporariesBeside(host, targetOf(host, path))) removeQuietly(host, leftover);
}

function temporariesBeside(host: Host, target: string): string[] {
  const folder = host.paths.folderOf(target);
  const prefix = temporaryPrefix(host, host.paths.nameOf(target));
  return host.files
    .list(folder)
    .filter(({ name, kind }) => kind === 'file' && name.startsWith(prefix))
    .filter(({ name }) => /^[0-9a-f]{16}\.tmp$/.test(name.slice(prefix.length)))
    .map(({ name }) => host.paths.resolve(folder, name));
}

/** A writer killed just after its `link` leaves its temporary name as a second name of the file: it is removed. */
function factsOf(host: Host, target: string): FileFacts | undefined {
  const facts = host.files.lstat(target);
  if (facts?.kind !== 'file' || facts.links < 2) return facts;
  for (const twin of temporariesBeside(host, target)) {
    if (host.files.lstat(twin)?.inode === facts.inode) removeQuietly(host, twin);
  }
  return host.files.lstat(target);
}

function targetOf(host: Host, path: string): string {
  if (host.files.lstat(path)?.kind !== 'symlink') return path;
  if (host.files.exists(path)) return host.files.realpath(path);
  throw new UserError(`${path} is a symbolic link to nothing`, { hint: 'remove the link, or make the file it names' });
}

function refuseUnusual(path: string, { kind, links, mode }: FileFacts): void {
  if (kind !== 'file') throw new HostError('ENOTREG', path, 'is not a regular file');
  // A rename would work anyway, but whoever removed the write permission would object.
  if ((mode & 0o222) === 0) throw new HostError('EACCES', path, 'is read-only');
  if (links > 1) {
    const hint =
      'copy it over itself (`cp FILE NEW && mv NEW FILE`), or keep one name and make the others symbolic links';
    throw new UserError(`${path} has ${links} hard links; replacing it would part them`, { hint });
  }
}

function isAsExpected(host: Host, path: string, expected: WriteOptions['expectedBefore']): boolean {
  if (expected === WHATEVER) return true;
  if (!host.files.exists(path)) return expected === undefined;
  if (expected === undefined) return false;
  const read = host.files.readText(path);
  return read.kind === 'text' && read.text === expected;
}

/** A longer name is cut, so that the temporary one is still valid. */
const LONGEST_NAME = 60;

/**
 * `.name.`; a name that is cut gets a hash, because several may begin alike. Half a surrogate pair would become another
 * character on disk.
 */
function temporaryPrefix(host: Host, name: string): string {
  const cut = name.slice(0, LONGEST_NAME).replace(/\p{Surrogate}/gu, '\ufffd');
  return name.length <= LONGEST_NAME ? `.${cut}.` : `.${cut}~${host.sha256(name).slice(0, 8)}.`;
}

function temporaryBeside(host: Host, path: string): string {
  const name = `${temporaryPrefix(host, host.paths.nameOf(path))}${host.randomHex(8)}.tmp`;
  return host.paths.resolve(host.paths.folderOf(path), name);
}

function keepFacts(host: Host, temporary: string, { mode, uid, gid }: FileFacts): void {
  const own = host.files.lstat(temporary);
  if (own === undefined) throw new HostError('ENOENT', temporary, 'the temporary file is gone');
  if (own.uid !== uid || own.gid !== gid) tryToGive(host, temporary, { uid, gid });
  if (own.mode !== mode) host.files.chmod(temporary, mode);
}

/** Only root can give a file to another owner; for anyone else it becomes their own. */
function tryToGive(host: Host, path: string, { uid, gid }: Pick<FileFacts, 'uid' | 'gid'>): void {
  try {
    host.files.chown(path, uid, gid);
  } catch (error) {
    if (!(error instanceof HostError && error.code === 'EPERM')) throw error;
  }
}

/** False if a new file's name was taken meanwhile: `link` fails then, while a rename would not. */
function putNew(host: Host, temporary: string, target: string): boolean {
  try {
    host.files.link(temporary, target);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    if (NO_LINKS.has(error.code) && !host.files.exists(target)) {
      host.files.rename(temporary, target);
      return true;
    }
    if (error.code !== 'EEXIST') throw error;
    removeQuietly(host, temporary);
    return false;
  }
  removeQuietly(host, temporary);
  return true;
}

/** A leftover that is gone, or cannot be removed, does not affect what was written. */
const removeQuietly = (host: Host, path: string): void => quietly(() => host.files.remove(path));
