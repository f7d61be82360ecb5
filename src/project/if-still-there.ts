import { HostError } from '../host.ts';

/** What a call on a file or folder that was just listed answers; undefined where somebody took it away meanwhile. */
export function ifStillThere<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof HostError && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
