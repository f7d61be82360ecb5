import { isElsewhere, isLinkEntry, placeInIndex } from './index-place.ts';
import type { HostPaths } from '../host.ts';
import type { IndexEntry, IndexListing } from './index-listing.ts';
import type { IndexPlace } from './index-place.ts';

/** The question about a path: what it is, or what it contains. */
export type Question = 'what' | 'list';

/**
 * What the index has at a path (`relative`: the path with every link resolved); `disk`: look it up at this path on the
 * disk.
 */
export type Standing = Exclude<IndexPlace, { kind: 'elsewhere' }> | { readonly kind: 'disk'; readonly path: string };

/**
 * What is needed to ask the index: its work tree, its listing, its links, and for which paths the disk is known to be
 * the same.
 */
export type Standpoint = {
  readonly top: string;
  readonly paths: HostPaths;
  readonly listed: () => IndexListing;
  readonly linkAt: (entry: IndexEntry) => string;
  readonly settled: (path: string, question: Question) => boolean;
};

/** What is at a path, with links resolved; undefined if there is nothing. */
export function standingAt(from: Standpoint, path: string, question: Question): Standing | undefined {
  const { top, paths, listed, linkAt, settled } = from;
  const relative = paths.relative(top, path);
  if (isElsewhere(relative) || settled(path, question)) return { kind: 'disk', path };
  if (relative === '' && question === 'what') return { kind: 'folder', relative };
  const place = placeInIndex(listed(), relative, linkAt);
  return place?.kind === 'elsewhere' ? { kind: 'disk', path: paths.resolve(top, place.target) } : place;
}

/** Whether there is a link at a path itself; links on the way to it are resolved. */
export function isLinkAt(from: Standpoint, path: string): boolean {
  const { top, paths, listed, settled } = from;
  const relative = paths.relative(top, path);
  if (relative === '' || isElsewhere(relative) || settled(path, 'what')) return false;
  const folder = standingAt(from, paths.folderOf(path), 'what');
  if (folder?.kind !== 'folder') return false;
  const name = paths.nameOf(path);
  return isLinkEntry(listed().entries.get(folder.relative === '' ? name : `${folder.relative}/${name}`));
}
