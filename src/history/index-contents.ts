import { isRegular } from './index-place.ts';
import { readBlobs } from './read-blobs.ts';
import { unfetched } from './staged-files.ts';
import type { Host } from '../host.ts';
import type { IndexEntry, IndexListing } from './index-listing.ts';
import type { IndexFile } from './index-place.ts';
import type { Repository } from './repository-of.ts';

/**
 * The contents of files and links in the index. Both functions throw a UserError if a partial clone has not fetched
 * them.
 */
export type IndexContents = {
  readonly bytesOf: (file: IndexFile) => Uint8Array;
  /** The path that a link refers to. */
  readonly linkAt: (entry: IndexEntry) => string;
};

/** Reads contents from git when they are needed, each once. */
export function indexContents(disk: Host, repository: Repository, listed: () => IndexListing): IndexContents {
  const contents = new Map<string, Uint8Array>();
  const fetch = (hashes: readonly string[]): void => {
    const read = readBlobs(disk, repository, new Set(hashes));
    if (read === undefined) throw unfetched();
    for (const [hash, bytes] of read) contents.set(hash, bytes);
  };
  return {
    // A file is read together with those beside it that have names of the same kind, which are usually needed next.
    bytesOf({ relative, entry: { hash } }) {
      if (!contents.has(hash)) fetch([hash, ...hashesBeside(listed(), relative)]);
      return contents.get(hash) ?? new Uint8Array();
    },
    linkAt({ hash }) {
      if (!contents.has(hash)) fetch([hash]);
      const bytes = contents.get(hash);
      if (bytes === undefined) throw unfetched();
      const read = disk.decodeText(bytes);
      return read.kind === 'text' ? read.text : '';
    },
  };
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
