import { HostError } from '../host.ts';

/** The result of a call on a file or folder that was just listed; undefined if it was removed meanwhile. */
export function ifStillThere<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof HostError && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
