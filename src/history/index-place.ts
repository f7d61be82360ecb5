import { above } from '../text/slash-path.ts';
import type { IndexEntry, IndexListing } from './index-listing.ts';

/** A file in the index, by its path from the top, with every link resolved. */
export type IndexFile = { readonly kind: 'file'; readonly relative: string; readonly entry: IndexEntry };

/**
 * What the index has at a path. `elsewhere`: the target of a link outside the work tree, or a path in a repository of
 * its own, of which the index has only a commit.
 */
export type IndexPlace =
  | IndexFile
  | { readonly kind: 'folder'; readonly relative: string }
  | { readonly kind: 'elsewhere'; readonly target: string };

/** The number of successive links that Linux would follow. */
const MOST_LINKS = 40;

/** Finds a path from the top in the index: a link is replaced by its target, which is also looked up there. */
export function placeInIndex(
  listing: IndexListing,
  relative: string,
  targetOf: (entry: IndexEntry) => string,
): IndexPlace | undefined {
  let path = relative;
  for (let links = 0; links <= MOST_LINKS; links++) {
    if (isElsewhere(path)) return { kind: 'elsewhere', target: path };
    const met = entryOnTheWay(listing, path);
    if (met === undefined)
      return path === '' || listing.folders.has(path) ? { kind: 'folder', relative: path } : undefined;
    const { entry, at } = met;
    const rest = path.slice(at.length + 1);
    if (entry.mode === SUBMODULE) return { kind: 'elsewhere', target: path };
    if (isRegular(entry)) return rest === '' ? { kind: 'file', relative: path, entry } : undefined;
    path = joined(above(at), targetOf(entry), rest);
  }
  return undefined;
}

type Met = { readonly entry: IndexEntry; readonly at: string };

/** The first entry of the index on the way down to a path, or at it. */
function entryOnTheWay({ entries }: IndexListing, path: string): Met | undefined {
  for (let slash = path.indexOf('/'); ; slash = path.indexOf('/', slash + 1)) {
    const at = slash === -1 ? path : path.slice(0, slash);
    const entry = entries.get(at);
    if (entry !== undefined) return { entry, at };
    if (slash === -1) return undefined;
  }
}

/**
 * A link's target relative to its folder, followed by the rest of the path; `..` out of the work tree stays at its
 * beginning.
 */
function joined(folder: string, target: string, rest: string): string {
  if (/^(?:\/|[A-Za-z]:)/u.test(target)) return rest === '' ? target : `${target}/${rest}`;
  const parts: string[] = [];
  for (const part of `${folder}/${target}/${rest}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** Whether a path is outside the work tree, or belongs to git. */
export const isElsewhere = (relative: string): boolean =>
  /^(?:\.\.(?:\/|$)|\/|[A-Za-z]:|\.git(?:\/|$))/u.test(relative);

/** Whether an entry is a regular file, not a link or a repository. */
export const isRegular = ({ mode }: IndexEntry): boolean => mode.startsWith('100');

/** Whether an entry is a symbolic link. */
export const isLinkEntry = (entry: IndexEntry | undefined): boolean => entry?.mode === '120000';

/** The mode of an entry that is a repository of its own. */
export const SUBMODULE = '160000';
