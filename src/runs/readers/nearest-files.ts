import { isPlainName } from '../default-run-id.ts';
import { fileTree, inside } from '../outputs/sub-tree.ts';
import type { RunTree } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

/** A file in a folder that a reader can read; `place` is its path in the folder. */
export type FoundFile = { readonly place: string; readonly tree: RunTree; readonly reader: RunReader };

/** How deeply to search, what to skip, and which reader a file is for. */
export type FileSearch = {
  readonly deepest: number;
  readonly isPassedOver: (name: string) => boolean;
  readonly readerOf: (file: RunTree) => RunReader | undefined;
};

const MOST_FILES = 200;
/** Known formats without runs: used only if there is nothing else. */
const NO_RUNS: ReadonlySet<string> = new Set(['items', 'not-read']);
/** Formats that usually accompany a run's metrics rather than contain them: used only if no other run is found. */
const SECOND: ReadonlySet<string> = new Set(['toml', 'logfmt']);

/**
 * The files of runs in a folder, from the first level that has any: `model/results_….json` if there is nothing above
 * it.
 */
export function nearestFiles(tree: RunTree, search: FileSearch): readonly FoundFile[] {
  const others: FoundFile[] = [];
  let second: readonly FoundFile[] = [];
  let folders: readonly string[] = [''];
  for (let depth = 0; depth <= search.deepest && folders.length > 0; depth++) {
    const { files, below } = levelOf(tree, folders, search);
    const runs = files.filter(isOfRun);
    const first = runs.filter(({ reader }) => !SECOND.has(reader.name));
    if (first.length > 0) return first;
    if (second.length === 0) second = runs;
    others.push(...files.filter(({ reader }) => reader.name !== 'not-read' && reader.name !== 'toml'));
    folders = below;
  }
  return second.length > 0 ? second : others;
}

/** Any TOML file may belong to some tool: in a folder only one named like metrics or settings belongs to a run. */
const isOfRun = ({ place, reader }: FoundFile): boolean =>
  !NO_RUNS.has(reader.name) && (reader.name !== 'toml' || isPlainName(place.split('/').at(-1) ?? ''));

type Level = { readonly files: readonly FoundFile[]; readonly below: readonly string[] };

function levelOf(tree: RunTree, folders: readonly string[], { isPassedOver, readerOf }: FileSearch): Level {
  const places = folders.flatMap((folder) => tree.list(folder).map((name) => ({ name, place: inside(folder, name) })));
  const shown = places.filter(({ name }) => !isPassedOver(name)).map(({ place }) => place);
  const below = shown.filter((place) => tree.list(place).length > 0);
  const isFolder = new Set(below);
  const files = shown
    .filter((place) => !isFolder.has(place))
    .slice(0, MOST_FILES)
    .filter((place) => tree.readBytes(place) !== undefined)
    .flatMap((place) => {
      const file = fileTree(tree, place);
      const reader = readerOf(file);
      return reader === undefined ? [] : [{ place, tree: file, reader }];
    });
  return { files: withoutCopies(files), below };
}

/** What Ray Tune writes of a trial beside its `result.json`, which says all of it. */
const COPIES: ReadonlySet<string> = new Set(['progress.csv', 'params.json']);

/** The files without those that say again what the `result.json` of their folder says: a trial's folder has all three. */
function withoutCopies(files: readonly FoundFile[]): readonly FoundFile[] {
  const places = new Set(files.map(({ place }) => place));
  return files.filter(({ place }) => {
    const at = place.lastIndexOf('/') + 1;
    const isTrial = ['result.json', 'progress.csv'].every((name) => places.has(place.slice(0, at) + name));
    return !isTrial || !COPIES.has(place.slice(at));
  });
}
