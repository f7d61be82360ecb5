import { Buffer } from 'node:buffer';
import {
  chmodSync,
  chownSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import type { Dirent, Stats } from 'node:fs';
import { dirname } from 'node:path';
import { HostError } from '../host.ts';
import type { FileFacts, FileKind, HostFiles } from '../host.ts';
import { decodeText } from './bytes.ts';
import { codeOf, striking } from './failures.ts';

/** This machine's disk. */
export const nodeFiles: HostFiles = {
  readBytes: (path, limit) => Uint8Array.from(striking(path, () => readRegular(path, limit))),
  readText(path, limit) {
    try {
      return decodeText(striking(path, () => readRegular(path, limit)));
    } catch (error) {
      if (error instanceof TooLarge) return { kind: 'too-large', size: error.size };
      throw error;
    }
  },
  readHead: (path, most) => striking(path, () => readHead(path, most)),
  stat: (path) => striking(path, () => factsOf(statSync, path)),
  lstat: (path) => striking(path, () => factsOf(lstatSync, path)),
  list: (folder) =>
    striking(folder, () => readdirSync(folder, { withFileTypes: true }))
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  exists: (path) => existsSync(path),
  realpath: (path) => striking(path, () => realpathSync.native(path)),
  writeNew: (path, content, mode = 0o666) => striking(path, () => writeNew(path, bytesOf(content), mode)),
  rename: (from, to) => striking(to, () => renameSync(from, to)),
  link: (existing, made) => striking(made, () => linkSync(existing, made)),
  remove: (path) => striking(path, () => unlinkSync(path)),
  removeFolder: (path) => striking(path, () => rmdirSync(path)),
  makeFolder: (path, mode = 0o777) => striking(path, () => makeFolders(path, mode)),
  fsyncFolder: (path) => striking(path, () => fsyncFolder(path)),
  chmod: (path, mode) => striking(path, () => chmodSync(path, mode)),
  chown: (path, uid, gid) => striking(path, () => chownSync(path, uid, gid)),
};

/** Node's own recursive creation of folders loops for ever in a folder that accepts no entries (/proc). */
function makeFolders(path: string, mode: number): void {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
    const parent = dirname(path);
    if (code !== 'ENOENT' || existsSync(parent)) throw error;
    makeFolders(parent, mode);
    makeFolders(path, mode);
  }
}

class TooLarge extends HostError {
  readonly size: number;

  constructor(path: string, size: number) {
    super('EFBIG', path, `${size} bytes are too many`);
    this.size = size;
  }
}

let shared: Buffer = Buffer.allocUnsafeSlow(64 * 1024);

/** Larger buffers are not kept: the file is hardly read again soon, and a watch would keep the buffer for days. */
const LARGEST_SHARED = 1024 * 1024;

/** Without O_NONBLOCK opening a FIFO would block for ever. */
const openToRead = (path: string): number => openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));

/** Reads into one buffer that the next call reuses: the caller must copy or decode at once. */
function readRegular(path: string, limit = Number.POSITIVE_INFINITY): Buffer {
  const file = openToRead(path);
  try {
    const { size } = regularFacts(file, path);
    if (size > limit) throw new TooLarge(path, size);
    let buffer = shared;
    let filled = 0;
    for (;;) {
      if (filled === buffer.length || buffer.length <= size) buffer = grown(buffer, Math.max(size + 1, filled * 2));
      if (buffer.length <= LARGEST_SHARED) shared = buffer;
      const count = readSync(file, buffer, filled, buffer.length - filled, null);
      if (count === 0) return buffer.subarray(0, filled);
      filled += count;
      if (filled > limit) throw new TooLarge(path, filled);
    }
  } finally {
    closeSync(file);
  }
}

function readHead(path: string, most: number): Uint8Array {
  const file = openToRead(path);
  try {
    regularFacts(file, path);
    const head = new Uint8Array(most);
    let filled = 0;
    while (filled < head.length) {
      const count = readSync(file, head, filled, head.length - filled, null);
      if (count === 0) break;
      filled += count;
    }
    return head.subarray(0, filled);
  } finally {
    closeSync(file);
  }
}

function regularFacts(file: number, path: string): Stats {
  const facts = fstatSync(file);
  if (facts.isDirectory()) throw new HostError('EISDIR', path, 'is a folder');
  if (!facts.isFile()) throw new HostError('ENOTREG', path, 'is not a regular file');
  return facts;
}

function grown(buffer: Buffer, size: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(size);
  buffer.copy(larger);
  return larger;
}

function factsOf(stat: typeof statSync, path: string): FileFacts | undefined {
  const facts = stat(path, { throwIfNoEntry: false });
  if (facts === undefined) return undefined;
  const { size, mtimeMs, ctimeMs, ino, mode, nlink, uid, gid } = facts;
  return { kind: kindOf(facts), size, mtimeMs, ctimeMs, inode: ino, mode: mode & 0o7777, links: nlink, uid, gid };
}

function kindOf(entry: Stats | Dirent): FileKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  return entry.isSymbolicLink() ? 'symlink' : 'other';
}

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content, 'utf8') : content;

function writeNew(path: string, bytes: Uint8Array, mode: number): void {
  const file = openSync(path, 'wx', mode);
  try {
    let written = 0;
    while (written < bytes.length) {
      const count = writeSync(file, bytes, written);
      if (count === 0) throw new HostError('ENOSPC', path, 'no byte could be written');
      written += count;
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Windows cannot open a folder for this, and some mounted systems refuse the call: nothing more can be done there. */
const NO_FOLDER_FSYNC = new Set(['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF']);

function fsyncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch (error) {
    if (!NO_FOLDER_FSYNC.has(codeOf(error))) throw error;
  }
}
