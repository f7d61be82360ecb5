import { UserError } from '../../errors.ts';
import { DATASET_TABLES } from '../../dataset/dataset.ts';
import type { DatasetPart, DatasetTableName } from '../../dataset/dataset.ts';
import type { Host } from '../../host.ts';

/** The format of a dataset's files, which is also their extension. */
export type DatasetFormat = 'csv' | 'jsonl' | 'parquet';

/** Where a dataset goes: a folder with a file for each part, one file, or standard output. */
export type DatasetPlace =
  | { readonly kind: 'folder'; readonly path: string; readonly shown: string }
  | { readonly kind: 'file'; readonly path: string; readonly shown: string; readonly table: DatasetTableName }
  | { readonly kind: 'stdout'; readonly table: DatasetTableName };

/** The file in a folder that marks it as an export, and says of what. */
export const MANIFEST = '_expctl.json';

/** The options that say where the dataset goes. */
export type PlaceWords = {
  readonly output: string | undefined;
  readonly format: DatasetFormat;
  readonly tables: readonly DatasetTableName[];
};

/** File extensions of tables, and their formats; nothing writes `tsv`. */
const ENDINGS: ReadonlyMap<string, DatasetFormat | 'tsv'> = new Map([
  ['csv', 'csv'],
  ['tsv', 'tsv'],
  ['jsonl', 'jsonl'],
  ['ndjson', 'jsonl'],
  ['parquet', 'parquet'],
]);

/** The format in a file's extension; undefined if it has none of these. */
export const endingFormat = (name: string): DatasetFormat | 'tsv' | undefined =>
  ENDINGS.get(/\.([a-z]+)$/iu.exec(name)?.[1]?.toLowerCase() ?? '');

/**
 * Checks a file's extension, because programs that read it rely on that. A folder may have any name. Throws
 * `UserError`.
 */
export function holdEnding(host: Host, output: string, format: DatasetFormat | 'model-index'): void {
  const ending = endingFormat(output);
  if (ending === undefined || ending === format || host.files.stat(host.paths.resolve(output))?.kind === 'directory')
    return;
  throw new UserError(`${output} is called like ${ending}, and --format is ${format}`, {
    hint: `let one follow the other: ${ending === 'tsv' ? '' : `leave --format out, or `}call the file otherwise`,
  });
}

/**
 * Interprets `--output`: a name with the extension of a format is a file, `-` (or nothing) standard output, anything
 * else a folder.
 */
export function datasetPlace(host: Host, { output, format, tables }: PlaceWords): DatasetPlace {
  const only = (): DatasetTableName => {
    if (tables.length > 1)
      throw new UserError(`one file holds one table, not ${tables.join(', ')}`, { hint: 'give a folder as --output' });
    return tables[0] ?? 'runs';
  };
  if (output === undefined || output === '-') {
    if (format === 'parquet')
      throw new UserError('Parquet is bytes and goes into files', { hint: 'give a folder: --output out' });
    return { kind: 'stdout', table: only() };
  }
  const path = host.paths.resolve(output);
  const there = host.files.stat(path)?.kind;
  if (there === 'file' || (there === undefined && endingFormat(output) !== undefined))
    return { kind: 'file', path, shown: output, table: only() };
  if (there === 'directory') refuseForeign(host, path, output);
  return { kind: 'folder', path, shown: output };
}

/** Other files in the folder of an export would be read as a part of it. */
function refuseForeign(host: Host, path: string, shown: string): void {
  const names = host.files.list(path).map(({ name }) => name);
  if (names.length === 0 || names.includes(MANIFEST)) return;
  throw new UserError(`${shown} is not empty, and holds no export of expctl`, {
    hint: 'give a new or an empty folder',
  });
}

const NO_KIND = '__HIVE_DEFAULT_PARTITION__';

/** `runs/kind=exp/part-0.parquet`: query engines read the kind from the folder's name, if it is URL-encoded. */
export function partPath({ table, kind }: DatasetPart, index: number, format: DatasetFormat): string {
  const value = kind === undefined ? NO_KIND : encodeURIComponent(wellFormed(kind));
  return `${table}/kind=${value}/part-${String(index)}.${format}`;
}

const wellFormed = (text: string): string =>
  text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');

/** The part files in an export's folder that are not among these: they are from an earlier export. */
export function strayParts(host: Host, folder: string, written: ReadonlySet<string>): readonly string[] {
  return DATASET_TABLES.flatMap((table) =>
    foldersIn(host, host.paths.resolve(folder, table))
      .filter((name) => name.startsWith('kind='))
      .flatMap((name) =>
        host.files
          .list(host.paths.resolve(folder, table, name))
          .filter((entry) => entry.kind === 'file' && /^part-\d+\.(?:csv|jsonl|parquet)$/.test(entry.name))
          .map((entry) => `${table}/${name}/${entry.name}`),
      ),
  ).filter((path) => !written.has(path));
}

const foldersIn = (host: Host, path: string): readonly string[] =>
  host.files.lstat(path)?.kind === 'directory'
    ? host.files
        .list(path)
        .filter(({ kind }) => kind === 'directory')
        .map(({ name }) => name)
    : [];
