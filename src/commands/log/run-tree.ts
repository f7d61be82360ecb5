import { isBelow } from '../../project/is-file-inside.ts';
import type { Host } from '../../host.ts';
import type { RunBytes, RunTree } from '../../runs/readers/reader.ts';

/** Larger files are not read: a run's numbers are small. */
export const MOST_BYTES = 256 * 1024 * 1024;

const HEAD_BYTES = 4096;
const MOST_NAMES = 20_000;

/** A run output on disk as readers see it: read-only, and nothing above it can be reached. */
export function runTreeOf(host: Host, path: string): RunTree {
  const shown = host.paths.relative(host.cwd, path);
  const isFolder = host.files.stat(path)?.kind === 'directory';
  const placeOf = (within: string, kind: 'file' | 'directory'): string | undefined => {
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
    if (place === undefined || (host.files.stat(place)?.size ?? 0) > MOST_BYTES) return undefined;
    const bytes = host.files.readBytes(place, MOST_BYTES);
    return { path: host.paths.relative(host.cwd, place), bytes, sha256: host.sha256(bytes) };
  };
  return {
    path: shown === '' ? '.' : shown,
    entry: isFolder
      ? { kind: 'folder', name: host.paths.nameOf(path), names: list('') }
      : { kind: 'file', name: host.paths.nameOf(path), head: headOf(host, path) },
    list,
    readBytes,
    readFile(within) {
      const read = readBytes(within);
      const decoded = read === undefined ? undefined : host.decodeText(read.bytes);
      if (read === undefined || decoded?.kind !== 'text') return undefined;
      return { path: read.path, text: decoded.text, sha256: read.sha256 };
    },
  };
}

/** Links that lead out of the output are not followed. */
function isWithin(host: Host, root: string, place: string): boolean {
  if (!host.paths.isWithin(root, place)) return false;
  return place === root || !host.files.exists(place) || isBelow(host, root, place);
}

/** The first 4 KiB: of text, else of the bytes one by one. */
function headOf(host: Host, path: string): string {
  if ((host.files.stat(path)?.size ?? 0) > MOST_BYTES) return '';
  const bytes = host.files.readBytes(path, MOST_BYTES);
  const read = host.decodeText(bytes);
  return read.kind === 'text' ? read.text.slice(0, HEAD_BYTES) : String.fromCharCode(...bytes.subarray(0, HEAD_BYTES));
}
