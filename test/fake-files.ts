import { posix } from 'node:path';
import { HostError } from '../src/host.ts';
import type { FileFacts, HostFiles } from '../src/host.ts';
import { decodeText } from '../src/node-host/bytes.ts';

type Inode = {
  kind: 'file' | 'directory' | 'symlink';
  bytes: Uint8Array;
  target: string;
  mode: number;
  links: number;
  mtimeMs: number;
  readonly inode: number;
};

/** What a test puts into a fake disk: a text, bytes, or `{ link }` for a symbolic link. */
export type FakeContent = string | Uint8Array | { readonly link: string };

/** An in-memory disk (absolute `/` paths) with modes, hard and symbolic links; `tree` shows every file as text. */
export type FakeFiles = HostFiles & { tree(): Map<string, string>; put(path: string, content: FakeContent): void };

/** A disk in memory with `contents` by absolute path. */
export function fakeFiles(contents: Readonly<Record<string, FakeContent>>, now: () => Date): FakeFiles {
  const inodes = new Map<string, Inode>();
  let counter = 0;

  const make = (kind: Inode['kind'], mode: number): Inode => ({
    kind,
    mode,
    bytes: new Uint8Array(),
    target: '',
    links: 1,
    mtimeMs: now().getTime() + ++counter / 1000,
    inode: counter,
  });
  const fail = (code: string, path: string): never => {
    throw new HostError(code, path, code);
  };
  /** The path with every symbolic link followed; the last part only if `last` is true. */
  const resolve = (path: string, last: boolean, depth = 0): string => {
    if (depth > 20) return fail('ELOOP', path);
    let at = '/';
    const parts = path.split('/').filter((part) => part !== '');
    for (const [index, part] of parts.entries()) {
      const inode = inodes.get(posix.join(at, part));
      const isLast = index === parts.length - 1;
      if (inode?.kind === 'symlink' && (!isLast || last)) {
        return resolve(posix.resolve(at, inode.target, ...parts.slice(index + 1)), last, depth + 1);
      }
      if (inode?.kind === 'file' && !isLast) return fail('ENOTDIR', path);
      at = posix.join(at, part);
    }
    return at;
  };
  const find = (path: string, follow = true): Inode | undefined => inodes.get(resolve(path, follow));
  const need = (path: string, follow = true): Inode => find(path, follow) ?? fail('ENOENT', path);
  const needFolder = (path: string): void => {
    const folder = inodes.get(resolve(posix.dirname(path), true)) ?? fail('ENOENT', path);
    if (folder.kind !== 'directory') fail('ENOTDIR', path);
    if ((folder.mode & 0o200) === 0) fail('EACCES', path);
  };
  const makeFolder = (path: string, mode = 0o777): void => {
    const real = resolve(path, true);
    const there = inodes.get(real);
    if (there !== undefined) return there.kind === 'directory' ? undefined : fail('EEXIST', path);
    if (real !== '/') makeFolder(posix.dirname(real), mode);
    inodes.set(real, make('directory', mode & 0o755));
  };
  const writeNew = (path: string, content: string | Uint8Array, mode = 0o666): void => {
    needFolder(path);
    if (find(path, false) !== undefined) fail('EEXIST', path);
    inodes.set(resolve(path, false), Object.assign(make('file', mode & 0o755), { bytes: bytesOf(content) }));
  };
  const readBytes = (path: string, limit = Number.POSITIVE_INFINITY): Uint8Array => {
    const { kind, bytes, mode } = need(path);
    if (kind === 'directory') fail('EISDIR', path);
    if ((mode & 0o400) === 0) fail('EACCES', path);
    return bytes.length > limit ? fail('EFBIG', path) : bytes.slice();
  };
  const factsOf = (path: string, follow: boolean): FileFacts | undefined => {
    try {
      const inode = find(path, follow);
      if (inode === undefined) return undefined;
      const { kind, mtimeMs, mode, links } = inode;
      return {
        kind,
        mtimeMs,
        ctimeMs: mtimeMs,
        mode,
        links,
        inode: inode.inode,
        size: inode.bytes.length,
        uid: 1000,
        gid: 1000,
      };
    } catch (error) {
      if (error instanceof HostError && error.code === 'ENOTDIR') return undefined;
      throw error;
    }
  };
  const put = (path: string, content: FakeContent): void => {
    makeFolder(posix.dirname(path));
    inodes.delete(resolve(path, false));
    if (typeof content === 'string' || content instanceof Uint8Array) return writeNew(path, content);
    inodes.set(resolve(path, false), Object.assign(make('symlink', 0o777), { target: content.link }));
  };

  inodes.set('/', make('directory', 0o755));
  for (const [path, content] of Object.entries(contents)) put(path, content);

  return {
    put,
    tree: () =>
      new Map(
        [...inodes]
          .filter(([, { kind }]) => kind === 'file')
          .map(([path, { bytes }]): [string, string] => [path, new TextDecoder().decode(bytes)])
          .toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ),
    readBytes,
    readHead: (path, most) => readBytes(path).slice(0, most),
    readText(path, limit = Number.POSITIVE_INFINITY) {
      const { kind, bytes } = need(path);
      if (kind === 'file' && bytes.length > limit) return { kind: 'too-large', size: bytes.length };
      return decodeText(readBytes(path));
    },
    stat: (path) => factsOf(path, true),
    lstat: (path) => factsOf(path, false),
    list(folder) {
      if (need(folder).kind !== 'directory') fail('ENOTDIR', folder);
      const real = resolve(folder, true);
      return [...inodes]
        .filter(([path]) => path !== '/' && posix.dirname(path) === real)
        .map(([path, { kind }]) => ({ name: posix.basename(path), kind }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1));
    },
    exists: (path) => factsOf(path, true) !== undefined,
    realpath(path) {
      need(path);
      return resolve(path, true);
    },
    writeNew,
    rename(from, to) {
      const inode = need(from, false);
      needFolder(from);
      needFolder(to);
      const [source, target] = [resolve(from, false), resolve(to, false)];
      const there = inodes.get(target);
      if (there?.kind === 'directory') fail('EISDIR', to);
      if (there !== undefined) there.links--;
      inodes.delete(source);
      inodes.set(target, inode);
      if (inode.kind !== 'directory') return;
      for (const [path, child] of Array.from(inodes)) {
        if (!path.startsWith(`${source}/`)) continue;
        inodes.delete(path);
        inodes.set(target + path.slice(source.length), child);
      }
    },
    link(existing, made) {
      const inode = need(existing, false);
      needFolder(made);
      if (find(made, false) !== undefined) fail('EEXIST', made);
      inode.links++;
      inodes.set(resolve(made, false), inode);
    },
    remove(path) {
      const inode = need(path, false);
      needFolder(path);
      if (inode.kind === 'directory') fail('EISDIR', path);
      inode.links--;
      inodes.delete(resolve(path, false));
    },
    removeFolder(path) {
      if (need(path, false).kind !== 'directory') fail('ENOTDIR', path);
      const real = resolve(path, false);
      if ([...inodes.keys()].some((other) => other.startsWith(`${real}/`))) fail('ENOTEMPTY', path);
      inodes.delete(real);
    },
    makeFolder,
    fsyncFolder: (path) => void need(path),
    chmod: (path, mode) => void (need(path).mode = mode),
    chown: (path) => void need(path),
  };
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content.slice();
