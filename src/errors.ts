import { HostError } from './host.ts';

/** A mistake of the caller (a word on the command line, a missing file): a sentence, and how to fix it. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly hint: string | undefined;
  /** 2 unless the command sets another. */
  readonly exitCode: number;

  constructor(message: string, options: { readonly hint?: string; readonly exitCode?: number } = {}) {
    super(message);
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? 2;
  }
}

/** Whether an error is a mistake of the caller or a failure of the outside world, and not a bug of ours. */
export const isFailure = (error: unknown): error is UserError | HostError =>
  error instanceof UserError || error instanceof HostError;

/** Tries something that may as well fail: a failure changes nothing for anybody. */
export function quietly(action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!isFailure(error)) throw error;
  }
}

/** The result of a call on a file or folder that was just listed; undefined if it was removed meanwhile. */
export function ifStillThere<T>(call: () => T): T | undefined {
  try {
    return call();
  } catch (error) {
    if (error instanceof HostError && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
