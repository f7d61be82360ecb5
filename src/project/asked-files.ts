import type { HostFiles } from '../host.ts';

/** The questions asked of a disk, by path: whether the path may be a folder, and whether its entries were listed. */
export type Asked = ReadonlyMap<string, { readonly isFolder: boolean; readonly isListed: boolean }>;

/** The same files, with a record of each path that is used. */
export function askedFiles(files: HostFiles): { readonly files: HostFiles; readonly asked: () => Asked } {
  const asked = new Map<string, { isFolder: boolean; isListed: boolean }>();
  const note = (path: string, { isFolder = false, isListed = false } = {}): string => {
    const before = asked.get(path);
    asked.set(path, {
      isFolder: isFolder || before?.isFolder === true,
      isListed: isListed || before?.isListed === true,
    });
    return path;
  };
  return {
    asked: () => new Map(asked),
    files: {
      ...files,
      readBytes: (path, limit) => files.readBytes(note(path), limit),
      readText: (path, limit) => files.readText(note(path), limit),
      stat: (path) => files.stat(note(path, { isFolder: true })),
      lstat: (path) => files.lstat(note(path)),
      exists: (path) => files.exists(note(path)),
      list: (path) => files.list(note(path, { isFolder: true, isListed: true })),
    },
  };
}
