import { HostError } from '../host.ts';
import { indexListing } from './index-listing.ts';
import { readBlobs } from './read-blobs.ts';
import { unfetched } from './staged-blobs.ts';
import type { FileFacts, FileKind, Host, HostFiles } from '../host.ts';
import type { IndexEntry, IndexListing } from './index-listing.ts';
import type { Repository } from './repository-of.ts';

/** What is asked of a path: what it is, or what lies in it. */
export type Question = 'what' | 'list';

/** The files of a work tree as the index has them. */
export type IndexFiles = {
  readonly files: HostFiles;
  /** Every path in the index, from the top. */
  readonly paths: () => Iterable<string>;
};

/** What the index has at a path; `disk`: a link or a repository of its own, whose insides it does not hold. */
type Standing =
  { readonly kind: 'file'; readonly entry: IndexEntry } | { readonly kind: 'folder' } | { readonly kind: 'disk' };

/**
 * Answers for the paths of a work tree out of the index, for all others out of the disk. Of what is `settled` the disk is known
 * to say the same; the index is listed when something else is asked for the first time.
 */
export function indexFiles(
  disk: Host,
  repository: Repository,
  settled: (path: string, question: Question) => boolean,
): IndexFiles {
  const { files, paths } = disk;
  let listing: IndexListing | undefined;
  const listed = (): IndexListing => (listing ??= indexListing(disk, repository));
  const contents = new Map<string, Uint8Array>();

  const standingAt = (path: string, question: Question): Standing | undefined => {
    const relative = paths.relative(repository.top, path);
    if (isElsewhere(relative) || settled(path, question)) return { kind: 'disk' };
    if (relative === '' && question === 'what') return { kind: 'folder' };
    return standingIn(listed(), relative);
  };
  /** Reads a file, and with it what lies beside it under names of this kind: they are asked for one after the other. */
  const bytesOf = (path: string, { hash }: IndexEntry): Uint8Array => {
    if (!contents.has(hash)) {
      const hashes = hashesBeside(listed(), paths.relative(repository.top, path));
      const read = readBlobs(disk, repository, new Set([hash, ...hashes]));
      if (read === undefined) throw unfetched();
      for (const [key, bytes] of read) contents.set(key, bytes);
    }
    return contents.get(hash) ?? new Uint8Array();
  };
  const factsAt = (path: string, fromDisk: HostFiles['stat']): FileFacts | undefined => {
    const standing = standingAt(path, 'what');
    if (standing?.kind === 'disk') return fromDisk(path);
    if (standing === undefined) return undefined;
    if (standing.kind !== 'file') return { ...NO_FACTS, kind: 'directory' };
    return { ...NO_FACTS, kind: 'file', size: bytesOf(path, standing.entry).length };
  };
  const readBytes = (path: string, limit = Number.POSITIVE_INFINITY): Uint8Array => {
    const standing = standingAt(path, 'what');
    if (standing?.kind === 'disk') return files.readBytes(path, limit);
    if (standing?.kind !== 'file') throw new HostError('ENOENT', path, 'is not in the index');
    const bytes = bytesOf(path, standing.entry);
    if (bytes.length > limit) throw new HostError('EFBIG', path, `${bytes.length} bytes are too many`);
    return bytes;
  };
  return {
    paths: () => listed().entries.keys(),
    files: {
      ...files,
      readBytes,
      readText(path, limit) {
        const standing = standingAt(path, 'what');
        if (standing?.kind === 'disk') return files.readText(path, limit);
        const bytes = readBytes(path);
        return limit !== undefined && bytes.length > limit
          ? { kind: 'too-large', size: bytes.length }
          : disk.decodeText(bytes);
      },
      stat: (path) => factsAt(path, files.stat),
      lstat: (path) => factsAt(path, files.lstat),
      exists: (path) => {
        const standing = standingAt(path, 'what');
        return standing?.kind === 'disk' ? files.exists(path) : standing !== undefined;
      },
      list(folder) {
        const standing = standingAt(folder, 'list');
        if (standing?.kind === 'disk') return files.list(folder);
        const relative = paths.relative(repository.top, folder);
        const names = listed().folders.get(relative);
        if (names === undefined) throw new HostError('ENOENT', folder, 'is not in the index');
        return [...names]
          .toSorted()
          .map((name) => ({ name, kind: kindAt(listed(), relative === '' ? name : `${relative}/${name}`) }));
      },
      realpath: (path) => (files.exists(path) ? files.realpath(path) : path),
    },
  };
}

const NO_FACTS = { size: 0, mtimeMs: 0, ctimeMs: 0, inode: 0, mode: 0o644, links: 1, uid: 0, gid: 0 };

/** Outside the work tree, or git's own. */
const isElsewhere = (relative: string): boolean => /^(?:\.\.(?:\/|$)|\/|[A-Za-z]:|\.git(?:\/|$))/u.test(relative);

const isRegular = ({ mode }: IndexEntry): boolean => mode.startsWith('100');

function standingIn({ entries, folders }: IndexListing, relative: string): Standing | undefined {
  const entry = entries.get(relative);
  if (entry !== undefined) return isRegular(entry) ? { kind: 'file', entry } : { kind: 'disk' };
  if (folders.has(relative)) return { kind: 'folder' };
  for (let slash = relative.indexOf('/'); slash !== -1; slash = relative.indexOf('/', slash + 1)) {
    const above = entries.get(relative.slice(0, slash));
    if (above !== undefined) return isRegular(above) ? undefined : { kind: 'disk' };
  }
  return undefined;
}

function kindAt({ entries }: IndexListing, relative: string): FileKind {
  const entry = entries.get(relative);
  if (entry === undefined || entry.mode === SUBMODULE) return 'directory';
  return isRegular(entry) ? 'file' : 'symlink';
}

const SUBMODULE = '160000';

/** The regular files beside a path whose names end alike. */
function hashesBeside({ entries, folders }: IndexListing, relative: string): readonly string[] {
  const slash = relative.lastIndexOf('/');
  const folder = slash === -1 ? '' : relative.slice(0, slash);
  const ending = /\.[^./]*$/u.exec(relative)?.[0];
  if (ending === undefined) return [];
  return [...(folders.get(folder) ?? [])].flatMap((name) => {
    const entry = entries.get(folder === '' ? name : `${folder}/${name}`);
    return name.endsWith(ending) && entry !== undefined && isRegular(entry) ? [entry.hash] : [];
  });
}
