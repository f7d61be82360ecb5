import type { Host } from '../../host.ts';
import type { RunTree } from '../../runs/readers/reader.ts';

const HEAD_BYTES = 4096;
const MOST_BYTES = 256 * 1024 * 1024;

/** A run output on disk as readers see it: read-only, and nothing above it can be reached. */
export function runTreeOf(host: Host, path: string): RunTree {
  const shown = host.paths.relative(host.cwd, path);
  const isFolder = host.files.stat(path)?.kind === 'directory';
  const placeOf = (within: string): string | undefined => {
    const place = within === '' ? path : host.paths.resolve(path, within);
    return place === path || !host.paths.relative(path, place).startsWith('..') ? place : undefined;
  };
  const list = (folder: string): readonly string[] => {
    const place = placeOf(folder);
    return place === undefined || host.files.stat(place)?.kind !== 'directory'
      ? []
      : host.files.list(place).map(({ name }) => name);
  };
  return {
    path: shown,
    entry: isFolder
      ? { kind: 'folder', name: host.paths.nameOf(path), names: list('') }
      : { kind: 'file', name: host.paths.nameOf(path), head: headOf(host, path) },
    list,
    readFile(within) {
      const place = placeOf(within);
      if (place === undefined || host.files.stat(place)?.kind !== 'file') return undefined;
      const bytes = host.files.readBytes(place, MOST_BYTES);
      const read = host.decodeText(bytes);
      if (read.kind !== 'text') return undefined;
      return { path: host.paths.relative(host.cwd, place), text: read.text, sha256: host.sha256(bytes) };
    },
  };
}

function headOf(host: Host, path: string): string {
  const read = host.files.readText(path, MOST_BYTES);
  return read.kind === 'text' ? read.text.slice(0, HEAD_BYTES) : '';
}
