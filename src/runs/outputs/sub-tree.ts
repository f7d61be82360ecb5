import type { RunTree } from './run-tree.ts';

/** A path inside a tree: the empty path is the tree itself. */
export const inside = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** The part of a tree in one of its folders, as a tree of its own. */
export function subTree(tree: RunTree, folder: string): RunTree {
  const path = inside(tree.path, folder);
  const name = folder.split('/').at(-1) ?? folder;
  return {
    path,
    get entry() {
      return { kind: 'folder', name, names: tree.list(folder) } as const;
    },
    list: (inner) => tree.list(inner === '' ? folder : inside(folder, inner)),
    readFile: (inner) => tree.readFile(inside(folder, inner)),
    readBytes: (inner) => tree.readBytes(inside(folder, inner)),
    readHead: (inner) => tree.readHead(inside(folder, inner)),
  };
}

/** One file of a tree, as a tree of its own. */
export function fileTree(tree: RunTree, file: string): RunTree {
  const name = file.split('/').at(-1) ?? file;
  return {
    path: inside(tree.path, file),
    get entry() {
      return { kind: 'file', name, head: tree.readHead(file) ?? '' } as const;
    },
    list: () => [],
    readFile: (inner) => (inner === '' ? tree.readFile(file) : undefined),
    readBytes: (inner) => (inner === '' ? tree.readBytes(file) : undefined),
    readHead: (inner) => (inner === '' ? tree.readHead(file) : undefined),
  };
}
