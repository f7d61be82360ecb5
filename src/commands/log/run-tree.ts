import { LARGEST_FILE } from '../../host.ts';
import { isBelow } from '../../project/is-file-inside.ts';
import { HEAD_BYTES, headText } from '../../runs/outputs/head-text.ts';
import { outputText } from '../../runs/outputs/output-text.ts';
import type { Host } from '../../host.ts';
import type { RunBytes, RunTree } from '../../runs/outputs/run-tree.ts';

const MOST_NAMES = 20_000;

/** A run output on disk as readers see it: read-only, and without access to anything above it. */
export function runTreeOf(host: Host, path: string): RunTree {
  const shown = host.paths.relative(host.cwd, path);
  const isFolder = host.files.stat(path)?.kind === 'directory';
  const placeOf = (within: string, kind: 'file' | 'directory'): string | undefined => {
    // A file contains no other files.
    if (within !== '' && !isFolder) return undefined;
    const place = within === '' ? path : host.paths.resolve(path, within);
    return isWithin(host, path, place) && host.files.stat(place)?.kind === kind ? place : undefined;
  };
  const list = (folder: string): readonly string[] => {
    const place = placeOf(folder, 'directory');
    return place === undefined
      ? []
      : host.files
          .list(place)
          .slice(0, MOST_NAMES)
          .map(({ name }) => name);
  };
  const readBytes = (within: string): RunBytes | undefined => {
    const place = placeOf(within, 'file');
    if (place === undefined || (host.files.stat(place)?.size ?? 0) > LARGEST_FILE) return undefined;
    const bytes = host.files.readBytes(place, LARGEST_FILE);
    return { path: host.paths.relative(host.cwd, place), bytes, sha256: host.sha256(bytes) };
  };
  const readHead = (within: string): string | undefined => {
    const place = placeOf(within, 'file');
    return place === undefined ? undefined : headText(host, host.files.readHead(place, HEAD_BYTES));
  };
  return {
    path: shown === '' ? '.' : shown,
    entry: isFolder
      ? { kind: 'folder', name: host.paths.nameOf(path), names: list('') }
      : { kind: 'file', name: host.paths.nameOf(path), head: readHead('') ?? '' },
    list,
    readBytes,
    readHead,
    readFile(within) {
      const read = readBytes(within);
      const text = read === undefined ? undefined : outputText(host, read.bytes);
      return read === undefined || text === undefined ? undefined : { path: read.path, text, sha256: read.sha256 };
    },
  };
}

/** Links that lead out of the output are not followed. */
function isWithin(host: Host, root: string, place: string): boolean {
  if (!host.paths.isWithin(root, place)) return false;
  return place === root || !host.files.exists(place) || isBelow(host, root, place);
}
