import { HostError } from '../host.ts';
import { NO_LINKS } from './no-links.ts';
import { newHolder, parseHolder, standingOf } from './lock-holder.ts';
import { quietly, ifStillThere } from '../errors.ts';
import type { Host } from '../host.ts';
import type { HolderStanding, LockHolder } from './lock-holder.ts';

/** What is at the path of a lock: nothing, a holder, or something that expctl would not have written. */
export type LockState =
  | { readonly kind: 'free' }
  | { readonly kind: 'held'; readonly holder: LockHolder; readonly standing: HolderStanding }
  | { readonly kind: 'unreadable' };

/** The result of one try: the lock is ours, or who has it. `tookOver` names the dead process that had it. */
export type LockTry =
  | { readonly kind: 'ours'; readonly holder: LockHolder; readonly tookOver: LockHolder | undefined }
  | { readonly kind: 'taken'; readonly state: LockState };

const LARGEST = 4096;

/** Reads a lock file. */
export function readLock(host: Host, path: string): LockState {
  try {
    const read = host.files.readText(path, LARGEST);
    const holder = read.kind === 'text' ? parseHolder(read.text) : undefined;
    if (holder === undefined) return { kind: 'unreadable' };
    return { kind: 'held', holder, standing: standingOf(host, holder) };
  } catch (error) {
    if (isCode(error, 'ENOENT')) return { kind: 'free' };
    if (error instanceof HostError && error.code !== 'EACCES') return { kind: 'unreadable' };
    throw error;
  }
}

/** Tries once to get the lock at `path`, whose folder must exist. After a `HostError` the lock is not ours. */
export function tryLock(host: Host, path: string): LockTry {
  const holder = newHolder(host);
  try {
    return tryAs(host, path, holder);
  } catch (error) {
    // A call may have succeeded and still have reported an error.
    quietly(() => unlock(host, path, holder));
    throw error;
  }
}

function tryAs(host: Host, path: string, holder: LockHolder): LockTry {
  const state = readLock(host, path);
  let tookOver: LockHolder | undefined;
  let isOurs = false;
  if (state.kind === 'free') {
    isOurs = createOnce(host, path, holder);
  } else if (state.kind === 'held' && state.standing === 'dead') {
    tookOver = state.holder;
    isOurs = takeOver(host, { path, dead: state.holder, holder });
  } else {
    return { kind: 'taken', state };
  }
  return isOurs ? { kind: 'ours', holder, tookOver } : { kind: 'taken', state: readLock(host, path) };
}

/**
 * Removes a lock whoever holds it, for a person who knows that the holder is gone; false if it changed hands meanwhile,
 * or if a living process is about to take it over.
 */
export function breakLock(host: Host, path: string): boolean {
  const state = readLock(host, path);
  if (state.kind === 'free') return true;
  if (state.kind === 'held')
    return takeOver(host, { path, dead: state.holder, holder: newHolder(host), thenRemove: true });
  removeIfThere(host, path);
  return true;
}

/** Releases the lock, if it is still ours. */
export function unlock(host: Host, path: string, holder: LockHolder): void {
  const state = readLock(host, path);
  if (state.kind === 'held' && state.holder.token === holder.token) removeIfThere(host, path);
}

type TakeOver = {
  readonly path: string;
  readonly dead: LockHolder;
  readonly holder: LockHolder;
  readonly thenRemove?: boolean;
};

/**
 * Replaces a dead process's lock. The right to do so is a claim file that only one process can create for one dead
 * holder; if its creator died too, the right passes to whoever claims that creator. The owner of the last claim in this
 * chain is the only one, so the lock cannot change between its check and its rename. (Removing the lock and creating a
 * new one would allow two winners: the second removes what the first just created.)
 */
function takeOver(host: Host, { path, dead, holder, thenRemove = false }: TakeOver): boolean {
  const chain = claim(host, { path, dead, holder });
  if (chain === undefined) return false;
  let spent = chain.slice(-1);
  try {
    const state = readLock(host, path);
    if (state.kind !== 'held' || !chain.some(({ token }) => token === state.holder.token)) return false;
    if (thenRemove) host.files.remove(path);
    else replaceLock(host, path, holder);
    spent = chain;
  } finally {
    for (const { token } of spent) removeIfThere(host, claimPath(path, token));
  }
  if (!thenRemove) sweep(host, path);
  return true;
}

/** The dead holders from the lock's to the one whose claim is ours; undefined if a living process has the right. */
function claim(host: Host, { path, dead, holder }: TakeOver): LockHolder[] | undefined {
  const chain: LockHolder[] = [];
  for (let victim = dead; chain.length < 1000;) {
    chain.push(victim);
    const place = claimPath(path, victim.token);
    if (createOnce(host, place, holder)) return chain;
    const state = readLock(host, place);
    if (state.kind !== 'held' || state.standing !== 'dead') return undefined;
    victim = state.holder;
  }
  return undefined;
}

const claimPath = (path: string, token: string): string => `${path}.${token}.claim`;

const temporaryOf = (path: string, { token }: LockHolder): string => `${path}.${token}.tmp`;

function replaceLock(host: Host, path: string, holder: LockHolder): void {
  const temporary = temporaryOf(path, holder);
  try {
    host.files.writeNew(temporary, JSON.stringify(holder));
    host.files.rename(temporary, path);
  } catch (error) {
    quietly(() => removeIfThere(host, temporary));
    throw error;
  }
}

/** Creates a file that nobody can see half written; false if it already exists. */
function createOnce(host: Host, path: string, holder: LockHolder): boolean {
  const temporary = temporaryOf(path, holder);
  const content = JSON.stringify(holder);
  try {
    host.files.writeNew(temporary, content);
    host.files.link(temporary, path);
    return true;
  } catch (error) {
    // On a network file system a link can succeed although its answer is lost; a temporary file that was cleaned up
    // only means another try.
    if (isCode(error, 'EEXIST')) return (host.files.lstat(temporary)?.links ?? 1) > 1;
    if (isCode(error, 'ENOENT') && host.files.exists(host.paths.folderOf(path))) return false;
    if (error instanceof HostError && NO_LINKS.has(error.code)) return createUnlinked(host, path, content);
    throw error;
  } finally {
    removeIfThere(host, temporary);
  }
}

/** For file systems without hard links: a half-written lock is then unreadable for a moment, which counts as taken. */
function createUnlinked(host: Host, path: string, content: string): boolean {
  try {
    host.files.writeNew(path, content);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

const MINUTE = 60_000;

/**
 * Removes temporary files and claims of dead processes. Only for the lock's holder: no claim on another holder is valid
 * then.
 */
function sweep(host: Host, path: string): void {
  const folder = host.paths.folderOf(path);
  const prefix = `${host.paths.nameOf(path)}.`;
  for (const { name } of host.files.list(folder)) {
    if (!name.startsWith(prefix) || !/\.(?:tmp|claim)$/.test(name)) continue;
    const place = host.paths.resolve(folder, name);
    const state = readLock(host, place);
    const age = host.now().getTime() - (host.files.lstat(place)?.mtimeMs ?? 0);
    const isLeft = state.kind === 'held' ? state.standing === 'dead' : state.kind === 'unreadable' && age > MINUTE;
    if (isLeft) removeIfThere(host, place);
  }
}

const removeIfThere = (host: Host, path: string): void => ifStillThere(() => host.files.remove(path));

const isCode = (error: unknown, code: string): boolean => error instanceof HostError && error.code === code;
