import { isElsewhere, isLinkEntry, placeInIndex } from './index-place.ts';
import type { HostPaths } from '../host.ts';
import type { IndexEntry, IndexListing } from './index-listing.ts';
import type { IndexPlace } from './index-place.ts';

/** What is asked of a path: what it is, or what lies in it. */
export type Question = 'what' | 'list';

/** What the index has at a path (`relative`: the place with every link followed); `disk`: that is looked up at this path of the disk. */
export type Standing = Exclude<IndexPlace, { kind: 'elsewhere' }> | { readonly kind: 'disk'; readonly path: string };

/** Where the index is asked from: its work tree, its listing, its links, and what the disk is known to say the same of. */
export type Standpoint = {
  readonly top: string;
  readonly paths: HostPaths;
  readonly listed: () => IndexListing;
  readonly linkAt: (entry: IndexEntry) => string;
  readonly settled: (path: string, question: Question) => boolean;
};

/** What stands at a path, links followed; undefined where nothing does. */
export function standingAt(from: Standpoint, path: string, question: Question): Standing | undefined {
  const { top, paths, listed, linkAt, settled } = from;
  const relative = paths.relative(top, path);
  if (isElsewhere(relative) || settled(path, question)) return { kind: 'disk', path };
  if (relative === '' && question === 'what') return { kind: 'folder', relative };
  const place = placeInIndex(listed(), relative, linkAt);
  return place?.kind === 'elsewhere' ? { kind: 'disk', path: paths.resolve(top, place.target) } : place;
}

/** Whether a link stands at a path itself; links on the way to it are followed. */
export function isLinkAt(from: Standpoint, path: string): boolean {
  const { top, paths, listed, settled } = from;
  const relative = paths.relative(top, path);
  if (relative === '' || isElsewhere(relative) || settled(path, 'what')) return false;
  const folder = standingAt(from, paths.folderOf(path), 'what');
  if (folder?.kind !== 'folder') return false;
  const name = paths.nameOf(path);
  return isLinkEntry(listed().entries.get(folder.relative === '' ? name : `${folder.relative}/${name}`));
}
