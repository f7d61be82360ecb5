import { tryLock, unlock } from './lock.ts';
import { quietly } from '../errors.ts';
import type { Host } from '../host.ts';
import type { LockState, LockTry } from './lock.ts';
import type { LockHolder } from './lock-holder.ts';

/** `busy`: the holder is not known to be gone, and kept the lock for the whole waiting time; nothing was done. */
export type Locked<T> =
  | { readonly kind: 'done'; readonly value: T; readonly tookOver: LockHolder | undefined }
  | { readonly kind: 'busy'; readonly path: string; readonly state: LockState };

/** `name` is a plain file name; `waitMs` is 5,000 by default. */
export type LockOptions = { readonly folder: string; readonly name: string; readonly waitMs?: number };

const WAIT_MS = 5000;

/**
 * Runs `action` while no other process that uses the lock `name` of this folder does. The lock is taken over only from
 * a process that is provably dead, never because of its age, and is released at the end, after an error, and on INT,
 * TERM or HUP.
 */
export async function withLock<T>(host: Host, options: LockOptions, action: () => T | Promise<T>): Promise<Locked<T>> {
  const outcome = await withLockUnless(host, { ...options, isNeedless: () => false }, action);
  if (outcome.kind === 'needless') throw new Error('a lock that is always needed was not');
  return outcome;
}

/** `isNeedless` is called each time another process has the lock, which may be doing our work. */
export type UnlessOptions = LockOptions & { readonly isNeedless: () => boolean };

/** The same, but waiting ends when the action has become needless; nothing was done then. */
export async function withLockUnless<T>(
  host: Host,
  options: UnlessOptions,
  action: () => T | Promise<T>,
): Promise<Locked<T> | { readonly kind: 'needless' }> {
  const path = lockPath(host, options);
  host.files.makeFolder(options.folder);
  const attempt = await waitForLock(host, path, options);
  if (attempt === 'needless') return { kind: 'needless' };
  if (attempt.kind === 'taken') return { kind: 'busy', path, state: attempt.state };
  try {
    return { kind: 'done', value: await action(), tookOver: attempt.tookOver };
  } finally {
    attempt.release();
  }
}

/** The path of the lock, for `doctor` and for messages. */
export const lockPath = (host: Host, { folder, name }: Pick<LockOptions, 'folder' | 'name'>): string =>
  host.paths.resolve(folder, `${name}.lock`);

type Attempt = Extract<LockTry, { kind: 'taken' }> | (Extract<LockTry, { kind: 'ours' }> & { release(): void });

async function waitForLock(
  host: Host,
  path: string,
  { waitMs = WAIT_MS, isNeedless }: UnlessOptions,
): Promise<Attempt | 'needless'> {
  const start = host.now().getTime();
  let slept = 0;
  for (;;) {
    if (slept > 0 && isNeedless()) return 'needless';
    const attempt = tryOnce(host, path);
    const waited = Math.max(slept, host.now().getTime() - start);
    if (attempt.kind === 'ours' || waited >= waitMs) return attempt;
    const pause = Math.min(pauseOf(host, slept), Math.max(1, waitMs - waited));
    await host.sleep(pause);
    slept += pause;
  }
}

/**
 * The handler that releases the lock is registered before the lock is ours: a signal in between would leave the lock
 * behind.
 */
function tryOnce(host: Host, path: string): Attempt {
  let give = (): void => undefined;
  const forget = host.onExit(() => give());
  try {
    const attempt = tryLock(host, path);
    if (attempt.kind === 'taken') {
      forget();
      return attempt;
    }
    give = () => unlock(host, path, attempt.holder);
    return { ...attempt, release: () => releaseLock(give, forget) };
  } catch (error) {
    forget();
    throw error;
  }
}

/**
 * What was done under the lock stays done, even if the lock cannot be released; a dead process's lock is taken over
 * anyway.
 */
function releaseLock(give: () => void, forget: () => void): void {
  try {
    quietly(give);
  } finally {
    forget();
  }
}

/** 2 to 17 ms at first, up to 100 later; random, so that waiting processes do not retry at the same time. */
function pauseOf(host: Host, slept: number): number {
  const chance = Number.parseInt(host.randomHex(1), 16) / 255;
  return 2 + Math.round(chance * (slept < 50 ? 15 : slept < 500 ? 48 : 98));
}
