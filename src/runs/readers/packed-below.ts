import { inside } from '../outputs/sub-tree.ts';
import type { FileSearch } from './nearest-files.ts';
import type { RunTree } from '../outputs/run-tree.ts';

const PACKED = /^(?!\.gz$|.*\.tar\.gz$).*\.gz$/i;

/** The gzip files with one file each that are nearest in a folder: they are read only if given by name. */
export function packedBelow(
  tree: RunTree,
  { deepest, isPassedOver }: Pick<FileSearch, 'deepest' | 'isPassedOver'>,
): readonly string[] {
  let folders: readonly string[] = [''];
  for (let depth = 0; depth <= deepest && folders.length > 0; depth++) {
    const places = folders.flatMap((folder) =>
      tree.list(folder).flatMap((name) => (isPassedOver(name) ? [] : [inside(folder, name)])),
    );
    const packed = places.filter((place) => PACKED.test(place.split('/').at(-1) ?? ''));
    if (packed.length > 0) return packed;
    folders = places.filter((place) => tree.list(place).length > 0);
  }
  return [];
}
