import { afterAll, expect } from 'vitest';

/** State that files running one after another in one process could see of each other. */
const shared = () => ({
  folder: process.cwd(),
  environment: { ...process.env },
  umask: process.umask(),
  exitCode: process.exitCode,
  prototype: Reflect.ownKeys(Object.prototype),
});

const before = shared();

// Each file leaves the process unchanged, so that no result depends on the order of the files.
afterAll(() => expect(shared()).toEqual(before));
