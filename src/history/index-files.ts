import { HostError } from '../host.ts';
import { indexContents } from './index-contents.ts';
import { indexListing } from './index-listing.ts';
import { isRegular, SUBMODULE } from './index-place.ts';
import { isLinkAt, standingAt } from './index-standing.ts';
import type { FileFacts, FileKind, Host, HostFiles } from '../host.ts';
import type { IndexListing } from './index-listing.ts';
import type { Question, Standing, Standpoint } from './index-standing.ts';
import type { Repository } from './repository-of.ts';

/** The files of a work tree as the index has them. */
export type IndexFiles = {
  readonly files: HostFiles;
  /** Every path in the index, from the top. */
  readonly paths: () => Iterable<string>;
};

/**
 * Answers for the paths in a work tree from the index, and for all others from the disk. For `settled` paths the disk
 * is known to be the same; the index is listed when any other path is first needed.
 */
export function indexFiles(
  disk: Host,
  repository: Repository,
  settled: (path: string, question: Question) => boolean,
): IndexFiles {
  const { files, paths } = disk;
  let listing: IndexListing | undefined;
  const listed = (): IndexListing => (listing ??= indexListing(disk, repository));
  const { bytesOf, linkAt } = indexContents(disk, repository, listed);
  const from: Standpoint = { top: repository.top, paths, listed, linkAt, settled };
  const at = (path: string): Standing | undefined => standingAt(from, path, 'what');

  const factsAt = (path: string, fromDisk: HostFiles['stat']): FileFacts | undefined => {
    const standing = at(path);
    if (standing?.kind === 'disk') return fromDisk(standing.path);
    if (standing === undefined) return undefined;
    if (standing.kind !== 'file') return { ...NO_FACTS, kind: 'directory' };
    return { ...NO_FACTS, kind: 'file', size: bytesOf(standing).length };
  };
  const readBytes = (path: string, limit = Number.POSITIVE_INFINITY): Uint8Array => {
    const standing = at(path);
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
      readHead(path, most) {
        const standing = at(path);
        return standing?.kind === 'disk' ? files.readHead(standing.path, most) : readBytes(path).slice(0, most);
      },
      readText(path, limit) {
        const standing = at(path);
        if (standing?.kind === 'disk') return files.readText(standing.path, limit);
        const bytes = readBytes(path);
        return limit !== undefined && bytes.length > limit
          ? { kind: 'too-large', size: bytes.length }
          : disk.decodeText(bytes);
      },
      stat: (path) => factsAt(path, files.stat),
      lstat: (path) => (isLinkAt(from, path) ? { ...NO_FACTS, kind: 'symlink' } : factsAt(path, files.lstat)),
      exists: (path) => {
        const standing = at(path);
        return standing?.kind === 'disk' ? files.exists(standing.path) : standing !== undefined;
      },
      list(folder) {
        const standing = standingAt(from, folder, 'list');
        if (standing?.kind === 'disk') return files.list(standing.path);
        const relative = standing?.kind === 'folder' ? standing.relative : undefined;
        const names = relative === undefined ? undefined : listed().folders.get(relative);
        if (relative === undefined || names === undefined) throw new HostError('ENOENT', folder, 'is not in the index');
        return [...names]
          .toSorted()
          .map((name) => ({ name, kind: kindAt(listed(), relative === '' ? name : `${relative}/${name}`) }));
      },
      realpath(path) {
        const standing = at(path);
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
