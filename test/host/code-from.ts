import { HostError } from '../../src/host.ts';

/** The code of the error that a host call fails with; `fine` if it succeeds. */
export function codeFrom(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof HostError) return error.code;
    throw error;
  }
  return 'fine';
}
