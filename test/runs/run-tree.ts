import { createHash } from 'node:crypto';
import { decodeText } from '../../src/node-host/bytes.ts';
import { HEAD_BYTES, headText } from '../../src/runs/outputs/head-text.ts';
import { outputText } from '../../src/runs/outputs/output-text.ts';
import type { RunBytes, RunTree } from '../../src/runs/outputs/run-tree.ts';

/** The content of a file of a test's run output. */
export type TreeContent = string | Uint8Array;

/** A run output of one file, held in memory; its hash is 64 times one digit. */
export const fileTree = (path: string, content: TreeContent): RunTree => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    path,
    entry: { kind: 'file', name: nameOf(path), head: headOf(bytes) },
    list: () => [],
    readHead: (inner) => (inner === '' ? headOf(bytes) : undefined),
    readBytes: (inner) => (inner === '' ? { path, bytes, sha256: '7'.repeat(64) } : undefined),
    readFile: (inner) => {
      const text = inner === '' ? outputText({ decodeText }, bytes) : undefined;
      return text === undefined ? undefined : { path, text, sha256: '7'.repeat(64) };
    },
  };
};

/** A run output of several files in one folder, held in memory: `{ 'metrics/loss': '…' }`. */
export function folderTree(path: string, files: Readonly<Record<string, TreeContent>>): RunTree {
  const contents = new Map(Object.entries(files));
  const list = (folder: string): readonly string[] => {
    const start = folder === '' ? '' : `${folder}/`;
    const names = [...contents.keys()]
      .filter((name) => name.startsWith(start))
      .map((name) => name.slice(start.length).split('/')[0] ?? '');
    return [...new Set(names)].toSorted();
  };
  const readBytes = (inner: string): RunBytes | undefined => {
    const content = contents.get(inner);
    if (content === undefined) return undefined;
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return { path: `${path}/${inner}`, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  };
  return {
    path,
    entry: { kind: 'folder', name: nameOf(path), names: list('') },
    list,
    readBytes,
    readHead: (inner) => {
      const bytes = readBytes(inner)?.bytes;
      return bytes === undefined ? undefined : headOf(bytes);
    },
    readFile: (inner) => {
      const read = readBytes(inner);
      const text = read === undefined ? undefined : outputText({ decodeText }, read.bytes);
      return read === undefined || text === undefined ? undefined : { path: read.path, text, sha256: read.sha256 };
    },
  };
}

const nameOf = (path: string): string => path.split('/').at(-1) ?? path;

const headOf = (bytes: Uint8Array): string => headText({ decodeText }, bytes.subarray(0, HEAD_BYTES));
