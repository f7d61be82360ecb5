import { dataOutput } from '../../print/guarded-output.ts';
import { UserError, quietly } from '../../errors.ts';
import { WHATEVER, removeLeftovers, writeAtomically } from '../../journal/write-atomically.ts';
import { MANIFEST, partPath, strayParts } from './dataset-place.ts';
import type { DatasetPart } from '../../dataset/dataset.ts';
import type { Host } from '../../host.ts';
import type { DatasetFormat, DatasetPlace } from './dataset-place.ts';

/** A file of an export; its path is relative to the folder. */
export type WrittenPart = {
  readonly path: string;
  readonly table: string;
  readonly documentKind: string | null;
  readonly rows: number;
  readonly sha256: string;
};

/** Takes parts as they come; `end` removes what an earlier export left, and returns what was written. */
export type DatasetSink = {
  take(part: DatasetPart): void;
  end(): { readonly written: readonly WrittenPart[]; readonly removed: readonly string[] };
};

type SinkOptions = {
  readonly format: DatasetFormat;
  readonly dry: boolean;
  readonly render: (part: DatasetPart) => string | Uint8Array;
};

/** Every file is either complete or missing; the list of them is written last. Nothing is written if `dry`. */
export function datasetSink(host: Host, place: DatasetPlace, { format, dry, render }: SinkOptions): DatasetSink {
  const written: WrittenPart[] = [];
  const counts = new Map<string, number>();
  const folder = place.kind === 'folder' ? place.path : undefined;
  const manifest = (): string =>
    `${JSON.stringify({ schemaVersion: 1, kind: 'export', format, files: written }, null, 2)}\n`;
  const put = (path: string, content: string | Uint8Array): void => {
    if (!dry) replaceFile(host, path, content);
  };
  if (folder !== undefined && !dry) {
    host.files.makeFolder(folder);
    // From the first file on the folder is marked as an export, whatever happens to the others.
    if (!host.files.exists(host.paths.resolve(folder, MANIFEST))) put(host.paths.resolve(folder, MANIFEST), manifest());
  }
  return {
    take(part) {
      const content = render(part);
      const facts = {
        table: part.table,
        documentKind: part.kind ?? null,
        rows: part.rowCount,
        sha256: host.sha256(content),
      };
      if (place.kind === 'stdout') {
        if (typeof content === 'string') dataOutput(host.stdout).write(content);
        return;
      }
      if (place.kind === 'file') {
        put(place.path, content);
        written.push({ path: place.shown, ...facts });
        return;
      }
      const key = JSON.stringify([part.table, part.kind]);
      const index = counts.get(key) ?? 0;
      counts.set(key, index + 1);
      const path = partPath(part, index, format);
      const target = host.paths.resolve(place.path, path);
      if (!dry) host.files.makeFolder(host.paths.folderOf(target));
      put(target, content);
      written.push({ path, ...facts });
    },
    end() {
      if (folder === undefined) return { written, removed: [] };
      const removed = strayParts(host, folder, new Set(written.map(({ path }) => path)));
      if (!dry) for (const path of removed) removePart(host, folder, path);
      put(host.paths.resolve(folder, MANIFEST), manifest());
      return { written, removed };
    },
  };
}

const MOST_TRIES = 3;

function replaceFile(host: Host, path: string, text: string | Uint8Array): void {
  removeLeftovers(host, path);
  for (let tries = 0; tries < MOST_TRIES; tries++)
    if (writeAtomically(host, path, { text, expectedBefore: WHATEVER }).kind === 'written') return;
  throw new UserError(`${path} keeps changing`, { hint: 'let one export at a time write there' });
}

/** A folder that becomes empty is removed with its last file. */
function removePart(host: Host, folder: string, path: string): void {
  const file = host.paths.resolve(folder, path);
  host.files.remove(file);
  const parent = host.paths.folderOf(file);
  for (const empty of [parent, host.paths.folderOf(parent)]) {
    if (host.files.list(empty).length > 0) return;
    quietly(() => host.files.removeFolder(empty));
  }
}
