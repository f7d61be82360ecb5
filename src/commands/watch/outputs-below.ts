import { HostError } from '../../host.ts';
import { datedRunId, isPlainName, placeRunId } from '../../runs/default-run-id.ts';
import { pickReader } from '../../runs/readers/pick-reader.ts';
import { isLookedThrough } from '../../project/find-documents.ts';
import { isOutputName } from '../run/find-outputs.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Host } from '../../host.ts';
import type { WatchedPath } from './watched-path.ts';

/** One run's output, or one store of many: files that are read together, or a folder that belongs to some tool. */
export type Output = {
  /** As shown to people: the file, or the folder of its files. */
  readonly shown: string;
  /** Absolute. */
  readonly paths: readonly string[];
  readonly isFolder: boolean;
  /** Named by a person, or with the name of an output; otherwise it counts only if it names its own run. */
  readonly isSure: boolean;
  /** The name for a run without one of its own. */
  readonly runId: string | undefined;
  /** Whether one of its files is still empty. */
  readonly isBlank: boolean;
  /** Changes whenever one of its files does. */
  readonly stamp: string;
  /** When the last of it was written (milliseconds since 1970). */
  readonly newest: number;
};

const DEEPEST = 8;
const MOST_ENTRIES = 50_000;
/** A file without the name of an output is read only if it is as small as one, in bytes. */
const LARGEST_UNSURE = 1024 * 1024;
const MAY_BE_OUTPUT = /\.(?:jsonl?|csv|tsv|db|sqlite3?)$/iu;

type Search = {
  readonly host: Host;
  /** Called with a folder that contains more than is searched. */
  readonly onCut: (folder: string) => void;
};

/** The message about a folder that contains more than is searched. */
export const CUT = {
  reason: `more than ${String(MOST_ENTRIES)} files and folders lie below it`,
  hint: 'watch a folder further down, or name the files by a pattern',
} as const;

/** Every output now below the watched paths, in the order of names; links are skipped. */
export function outputsBelow(host: Host, watched: readonly WatchedPath[], onCut: Search['onCut']): readonly Output[] {
  const found = new Map<string, Output>();
  for (const one of watched)
    for (const output of outputsOf({ host, onCut }, one)) found.set(output.paths.join('\n'), output);
  return [...found.values()];
}

/** Whether the named path exists, or anything that matches a pattern, whether or not it is an output. */
export function isThere(host: Host, { path, isMeant }: WatchedPath): boolean {
  const kind = host.files.stat(path)?.kind;
  if (isMeant === undefined) return kind !== undefined;
  if (kind !== 'directory') return false;
  for (const entry of below({ host, onCut: () => undefined }, path)) if (isMeant(entry.path)) return true;
  return false;
}

function* outputsOf(search: Search, watched: WatchedPath): Generator<Output> {
  const { host } = search;
  const { path, isMeant } = watched;
  const kind = host.files.stat(path)?.kind;
  if (kind === 'file') yield* fileOutputs(host, host.paths.folderOf(path), [{ path, isSure: true }]);
  if (kind === 'directory') yield* isMeant === undefined ? inFolder(search, path) : meantIn(search, path, isMeant);
}

/** The files and folders that match a pattern. */
function* meantIn(search: Search, top: string, isMeant: (path: string) => boolean): Generator<Output> {
  const { host } = search;
  const files: File[] = [];
  for (const { path, kind } of below(search, top)) {
    if (!isMeant(path)) continue;
    if (kind === 'file') files.push({ path, isSure: true });
    else if (isToolFolder(host, path)) yield folderOutput(search, top, path);
    else yield* inFolder(search, path);
  }
  yield* fileOutputs(host, top, files);
}

function* inFolder(search: Search, top: string): Generator<Output> {
  const { host } = search;
  const files: File[] = [];
  const within = (folder: string): boolean => isToolFolder(host, folder);
  if (within(top)) return yield folderOutput(search, top, top);
  for (const { path, kind } of below(search, top, within)) {
    const name = host.paths.nameOf(path);
    if (kind === 'directory') yield* within(path) ? [folderOutput(search, top, path)] : [];
    else if (isOutputName(name)) files.push({ path, isSure: true });
    else if (MAY_BE_OUTPUT.test(name)) files.push({ path, isSure: false });
  }
  yield* fileOutputs(host, top, files);
}

type Entry = { readonly path: string; readonly kind: 'file' | 'directory' };

/**
 * Files and folders below one, depth first in the order of names; nothing is searched inside those for which `isWhole`
 * is true.
 */
function* below(
  { host, onCut }: Search,
  top: string,
  isWhole: (folder: string) => boolean = () => false,
): Generator<Entry> {
  const folders: { readonly path: string; readonly depth: number }[] = [{ path: top, depth: 0 }];
  let seen = 0;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const { path: parent, depth } = folder;
    const inner: { readonly path: string; readonly depth: number }[] = [];
    for (const { name, kind } of listed(host, parent)) {
      if (++seen > MOST_ENTRIES) return onCut(top);
      const path = host.paths.resolve(parent, name);
      if (kind === 'file') yield { path, kind };
      if (kind !== 'directory' || !isLookedThrough(name)) continue;
      yield { path, kind };
      if (depth < DEEPEST && !isWhole(path)) inner.push({ path, depth: depth + 1 });
    }
    folders.push(...inner.toReversed());
  }
}

/** Whether a folder is one that a reader for some tool's outputs can read. */
function isToolFolder(host: Host, folder: string): boolean {
  const names = listed(host, folder).map(({ name }) => name);
  const picked = pickReader({ kind: 'folder', name: host.paths.nameOf(folder), names });
  return picked.kind === 'reader' && picked.likeness !== 'maybe';
}

/** A folder may be removed while it is searched. */
function listed(host: Host, folder: string): ReturnType<Host['files']['list']> {
  try {
    return host.files.list(folder);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return [];
  }
}

type File = { readonly path: string; readonly isSure: boolean };

/** Files whose names say nothing about their run are together the run of their folder. */
function* fileOutputs(host: Host, top: string, files: readonly File[]): Generator<Output> {
  const groups = groupBy(files, ({ path, isSure }) =>
    isSure && isPlainName(host.paths.nameOf(path)) ? host.paths.folderOf(path) : path,
  );
  for (const group of groups.values()) {
    const [first] = group;
    const stamped = stampOf(
      host,
      group.map(({ path }) => path),
    );
    if (first === undefined || stamped === undefined) continue;
    if (!first.isSure && stamped.size > LARGEST_UNSURE) continue;
    const place = group.length === 1 ? first.path : host.paths.folderOf(first.path);
    yield {
      shown: host.paths.relative(host.cwd, place) || '.',
      paths: group.map(({ path }) => path),
      isFolder: false,
      isSure: first.isSure,
      runId:
        datedRunId(host.paths.relative(host.cwd, host.paths.folderOf(first.path))) ??
        placeRunId(host.paths.relative(top, first.path)),
      ...stamped,
    };
  }
}

function folderOutput(search: Search, top: string, path: string): Output {
  const { host } = search;
  const files = [...below(search, path)].flatMap((entry) => (entry.kind === 'file' ? [entry.path] : []));
  return {
    shown: host.paths.relative(host.cwd, path) || '.',
    paths: [path],
    isFolder: true,
    isSure: true,
    runId:
      datedRunId(host.paths.relative(host.cwd, path)) ?? placeRunId(`${host.paths.relative(top, path)}/metrics.json`),
    ...(stampOf(host, files) ?? { stamp: '', newest: 0, size: 0 }),
    // Some tools create files that stay empty.
    isBlank: files.length === 0,
  };
}

/** Whether a file of an output has changed since it was found. */
export const hasChanged = (host: Host, { paths, stamp }: Output): boolean => stampOf(host, paths)?.stamp !== stamp;

type Stamped = Pick<Output, 'stamp' | 'newest' | 'isBlank'> & { readonly size: number };

/** Undefined if a file was removed meanwhile. */
function stampOf(host: Host, paths: readonly string[]): Stamped | undefined {
  let newest = 0;
  let size = 0;
  let isBlank = false;
  const parts: string[] = [];
  for (const path of paths) {
    const facts = host.files.stat(path);
    if (facts === undefined) return undefined;
    newest = Math.max(newest, facts.mtimeMs);
    size += facts.size;
    isBlank ||= facts.size === 0;
    parts.push(`${path} ${facts.inode} ${facts.size} ${facts.mtimeMs}`);
  }
  return { stamp: host.sha256(parts.join('\n')), newest, size, isBlank };
}
