import { HostError } from '../host.ts';
import { indexListing } from './index-listing.ts';
import { isElsewhere, isLinkEntry, isRegular, placeInIndex, SUBMODULE } from './index-place.ts';
import { readBlobs } from './read-blobs.ts';
import { unfetched } from './staged-blobs.ts';
import type { FileFacts, FileKind, Host, HostFiles } from '../host.ts';
import type { IndexEntry, IndexListing } from './index-listing.ts';
import type { IndexFile, IndexPlace } from './index-place.ts';
import type { Repository } from './repository-of.ts';

/** What is asked of a path: what it is, or what lies in it. */
export type Question = 'what' | 'list';

/** The files of a work tree as the index has them. */
export type IndexFiles = {
  readonly files: HostFiles;
  /** Every path in the index, from the top. */
  readonly paths: () => Iterable<string>;
};

/** What the index has at a path (`relative`: the place with every link followed); `disk`: that is looked up at this path of the disk. */
type Standing = Exclude<IndexPlace, { kind: 'elsewhere' }> | { readonly kind: 'disk'; readonly path: string };

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

  const linkAt = ({ hash }: IndexEntry): string => {
    const known = contents.get(hash) ?? readBlobs(disk, repository, new Set([hash]))?.get(hash);
    if (known === undefined) throw unfetched();
    contents.set(hash, known);
    const read = disk.decodeText(known);
    return read.kind === 'text' ? read.text : '';
  };
  const standingAt = (path: string, question: Question): Standing | undefined => {
    const relative = paths.relative(repository.top, path);
    if (isElsewhere(relative) || settled(path, question)) return { kind: 'disk', path };
    if (relative === '' && question === 'what') return { kind: 'folder', relative };
    const place = placeInIndex(listed(), relative, linkAt);
    return place?.kind === 'elsewhere' ? { kind: 'disk', path: paths.resolve(repository.top, place.target) } : place;
  };
  /** Reads a file, and with it what lies beside it under names of this kind: they are asked for one after the other. */
  const bytesOf = ({ relative, entry: { hash } }: IndexFile): Uint8Array => {
    if (!contents.has(hash)) {
      const hashes = hashesBeside(listed(), relative);
      const read = readBlobs(disk, repository, new Set([hash, ...hashes]));
      if (read === undefined) throw unfetched();
      for (const [key, bytes] of read) contents.set(key, bytes);
    }
    return contents.get(hash) ?? new Uint8Array();
  };
  const factsAt = (path: string, fromDisk: HostFiles['stat']): FileFacts | undefined => {
    const standing = standingAt(path, 'what');
    if (standing?.kind === 'disk') return fromDisk(standing.path);
    if (standing === undefined) return undefined;
    if (standing.kind !== 'file') return { ...NO_FACTS, kind: 'directory' };
    return { ...NO_FACTS, kind: 'file', size: bytesOf(standing).length };
  };
  /** The place of a path in the index, links followed on the way to it, where a link stands there itself. */
  const isLink = (path: string): boolean => {
    const relative = paths.relative(repository.top, path);
    if (relative === '' || isElsewhere(relative) || settled(path, 'what')) return false;
    const folder = standingAt(paths.folderOf(path), 'what');
    if (folder?.kind !== 'folder') return false;
    const name = paths.nameOf(path);
    return isLinkEntry(listed().entries.get(folder.relative === '' ? name : `${folder.relative}/${name}`));
  };
  const readBytes = (path: string, limit = Number.POSITIVE_INFINITY): Uint8Array => {
    const standing = standingAt(path, 'what');
    if (standing?.kind === 'disk') return files.readBytes(standing.path, limit);
    if (standing?.kind !== 'file') throw new HostError('ENOENT', path, 'is not in the index');
    const bytes = bytesOf(standing);
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
        if (standing?.kind === 'disk') return files.readText(standing.path, limit);
        const bytes = readBytes(path);
        return limit !== undefined && bytes.length > limit
          ? { kind: 'too-large', size: bytes.length }
          : disk.decodeText(bytes);
      },
      stat: (path) => factsAt(path, files.stat),
      lstat: (path) => (isLink(path) ? { ...NO_FACTS, kind: 'symlink' } : factsAt(path, files.lstat)),
      exists: (path) => {
        const standing = standingAt(path, 'what');
        return standing?.kind === 'disk' ? files.exists(standing.path) : standing !== undefined;
      },
      list(folder) {
        const standing = standingAt(folder, 'list');
        if (standing?.kind === 'disk') return files.list(standing.path);
        const relative = standing?.kind === 'folder' ? standing.relative : undefined;
        const names = relative === undefined ? undefined : listed().folders.get(relative);
        if (relative === undefined || names === undefined) throw new HostError('ENOENT', folder, 'is not in the index');
        return [...names]
          .toSorted()
          .map((name) => ({ name, kind: kindAt(listed(), relative === '' ? name : `${relative}/${name}`) }));
      },
      realpath(path) {
        const standing = standingAt(path, 'what');
        if (standing === undefined) return path;
        if (standing.kind === 'disk')
          return files.exists(standing.path) ? files.realpath(standing.path) : standing.path;
        return paths.resolve(files.realpath(repository.top), standing.relative);
      },
    },
  };
}

const NO_FACTS = { size: 0, mtimeMs: 0, ctimeMs: 0, inode: 0, mode: 0o644, links: 1, uid: 0, gid: 0 };

function kindAt({ entries }: IndexListing, relative: string): FileKind {
  const entry = entries.get(relative);
  if (entry === undefined || entry.mode === SUBMODULE) return 'directory';
  return isRegular(entry) ? 'file' : 'symlink';
}

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
