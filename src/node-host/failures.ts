import { HostError } from '../host.ts';

/** The code of a failed system call, or `EUNKNOWN`. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return 'EUNKNOWN';
}

/** Runs a system call on a path; a failure becomes a `HostError`. */
export function striking<T>(path: string, call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw error instanceof HostError ? error : new HostError(codeOf(error), path, sentence(codeOf(error), error));
  }
}

const SENTENCES = new Map([
  ['EACCES', 'permission denied'],
  ['EDQUOT', 'disk quota exceeded'],
  ['EEXIST', 'is there already'],
  ['EISDIR', 'is a folder'],
  ['ELOOP', 'too many symbolic links'],
  ['ENAMETOOLONG', 'has a name that is too long for the file system'],
  ['ENOENT', 'no such file or folder'],
  ['ENOSPC', 'no space left on the device'],
  ['ENOTDIR', 'a part of the path is not a folder'],
  ['EPERM', 'operation not permitted'],
  ['EROFS', 'the file system is read-only'],
]);

function sentence(code: string, error: unknown): string {
  return SENTENCES.get(code) ?? (error instanceof Error ? error.message : String(error));
}
