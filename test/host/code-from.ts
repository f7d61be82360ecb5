import { HostError } from '../../src/host.ts';

/** The code of the error that a call of the host fails with; `fine` where it does not. */
export function codeFrom(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof HostError) return error.code;
    throw error;
  }
  return 'fine';
}
