import type { RunTree } from '../../src/runs/readers/reader.ts';

/** A run output of one file, held in memory; its hash is 64 times one digit. */
export const fileTree = (path: string, text: string): RunTree => ({
  path,
  entry: { kind: 'file', name: path.split('/').at(-1) ?? path, head: text.slice(0, 4096) },
  list: () => [],
  readFile: (inner) => (inner === '' ? { path, text, sha256: '7'.repeat(64) } : undefined),
});
