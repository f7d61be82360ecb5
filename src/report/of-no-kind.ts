import { firstFew } from '../text/first-few.ts';
import { groupBy } from '../text/group-by.ts';

/** At most this many documents and folders are named in one sentence; the data contains all of them. */
const MOST_NAMED = 3;

/**
 * The sentence about documents of no known kind: `left out`, or read without a kind. It names a few of them, and says
 * how to fix it.
 */
export function kindlessWords(paths: readonly string[], what: 'left out' | 'read without a template'): string {
  if (paths.length === 1)
    return `1 document of no known kind is ${what}: ${String(paths[0])} (${kindHint('its path')})`;
  const { where, named } = placesOf(paths);
  const rest = paths.length - named.length;
  const more = rest > 0 ? ` and ${String(rest)} more` : '';
  return `${String(paths.length)} documents of no known kind${where} are ${what}: ${named.join(', ')}${more} (${kindHint('their paths')})`;
}

/** Folders in words, and the documents to name. Few documents need no folder. */
function placesOf(paths: readonly string[]): { readonly where: string; readonly named: readonly string[] } {
  if (paths.length <= MOST_NAMED) return { where: '', named: paths };
  const groups = [...groupBy(paths, topOf).values()];
  if (groups.length > 1) {
    const folders = groups.map((group) => commonFolder(group) || '.');
    return {
      where: ` in ${folderWords(folders)}`,
      named: groups.slice(0, MOST_NAMED).flatMap((group) => group.slice(0, 1)),
    };
  }
  const folder = commonFolder(paths);
  const below = folder === '' ? paths : paths.map((path) => path.slice(folder.length + 1));
  return { where: folder === '' ? '' : ` in ${folder}`, named: below.slice(0, MOST_NAMED) };
}

const folderWords = (folders: readonly string[]): string =>
  folders.length > MOST_NAMED
    ? `${firstFew(folders, MOST_NAMED)} folders`
    : `${folders.slice(0, -1).join(', ')} and ${folders.at(-1) ?? ''}`;

/** The first folder of a path, with all `..` before it; empty if it has none. */
const topOf = (path: string): string => /^(?:\.\.\/)*[^/]*\//u.exec(path)?.[0] ?? '';

/** The deepest folder that contains all of the paths; empty if there is none. */
function commonFolder(paths: readonly string[]): string {
  const [first = [], ...others] = paths.map((path) => path.split('/').slice(0, -1));
  const differs = first.findIndex((name, at) => others.some((folders) => folders[at] !== name));
  return first.slice(0, differs === -1 ? first.length : differs).join('/');
}

/** How to fix a document that no kind recognises. */
export const kindHint = (paths: 'its path' | 'their paths'): string =>
  `give ${paths} to a kind under \`kinds:\` in expctl.yaml, or put ${paths.split(' ')[0] ?? ''} template into templates/`;

/** The sentence shown with experiments about those of no known kind; undefined if there are none. */
export function withoutKindWords(
  experiments: readonly { readonly path: string; readonly documentKind: string | undefined }[],
): string | undefined {
  const paths = new Set(experiments.filter(({ documentKind }) => documentKind === undefined).map(({ path }) => path));
  return paths.size === 0 ? undefined : kindlessWords([...paths], 'read without a template');
}
