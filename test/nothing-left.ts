import { afterAll, expect } from 'vitest';

/** What the files that run in one process, one after another, would see of each other. */
const shared = () => ({
  folder: process.cwd(),
  environment: { ...process.env },
  umask: process.umask(),
  exitCode: process.exitCode,
  prototype: Reflect.ownKeys(Object.prototype),
});

const before = shared();

// Each file leaves the process as it was, so that no result hangs on the order of the files.
afterAll(() => expect(shared()).toEqual(before));
