import { isLookedThrough } from '../../project/find-documents.ts';
import { fixedFolderOf, parseGlob } from '../../text/glob.ts';
import type { Host } from '../../host.ts';

/** The outputs of a run (absolute paths), with remarks for people on the search. */
export type FoundOutputs = { readonly paths: readonly string[]; readonly remarks: readonly string[] };

/** A file's time comes from a clock that may be one tick behind ours, in milliseconds. */
const TICK_MS = 50;
const DEEPEST = 8;
const MOST_FILES = 50_000;
/** Usual names of run outputs. */
const OUTPUT =
  /^(?:[\w.-]{0,40}[_.-])?(?:metrics|results?|summary|scores?|evaluation|eval)(?:[_.-][\w.-]{0,40})?\.(?:jsonl?|csv|tsv)$/iu;

/** Whether a file's name is a usual one for run outputs. */
export const isOutputName = (name: string): boolean => OUTPUT.test(name);

/** A search through the host; `cut` are the folders in which it ended before everything was seen. */
type Search = { readonly host: Host; readonly cut: Set<string> };

/** The outputs that match patterns, else the only file that looks like one; only files newer than the start. */
export function findOutputs(host: Host, patterns: readonly string[], start: Date): FoundOutputs {
  const since = start.getTime() - TICK_MS;
  const search: Search = { host, cut: new Set() };
  const { paths, remarks } = patterns.length === 0 ? lookAround(search, since) : named(search, patterns, since);
  return { paths, remarks: [...remarks, ...[...search.cut].map((folder) => cutWords(host, folder))] };
}

const cutWords = (host: Host, folder: string): string =>
  `more than ${String(MOST_FILES)} files and folders lie below ${host.paths.relative(host.cwd, folder) || '.'}, and not all of them were looked at: name the outputs more closely with --output`;

function named(search: Search, patterns: readonly string[], since: number): FoundOutputs {
  const { host } = search;
  const paths = new Set<string>();
  const remarks: string[] = [];
  for (const pattern of patterns) {
    const plain = host.paths.resolve(pattern);
    const candidates = host.files.exists(plain) ? [plain] : matching(search, pattern);
    const fresh = candidates.filter((path) => isNewer(search, path, since));
    for (const path of fresh) paths.add(path);
    if (candidates.length === 0) remarks.push(`there is no output ${pattern}`);
    else if (fresh.length === 0) remarks.push(`${pattern} is older than the start of the run, and was left alone`);
  }
  return { paths: [...paths], remarks };
}

function matching(search: Search, pattern: string): readonly string[] {
  const { host } = search;
  const glob = parseGlob(pattern);
  const folder = host.paths.resolve(fixedFolderOf(pattern));
  if (host.files.stat(folder)?.kind !== 'directory') return [];
  return [...filesBelow(search, folder)].filter((path) => glob.matches(host.paths.relative(host.cwd, path)));
}

function lookAround(search: Search, since: number): FoundOutputs {
  const { host } = search;
  const found = [...filesBelow(search, host.cwd)].filter(
    (path) => isOutputName(host.paths.nameOf(path)) && isNewer(search, path, since),
  );
  if (found.length < 2) return { paths: found, remarks: [] };
  const names = found.slice(0, 5).map((path) => host.paths.relative(host.cwd, path));
  return { paths: [], remarks: [`several files look like outputs (${names.join(', ')}): say which with --output`] };
}

function isNewer(search: Search, path: string, since: number): boolean {
  const { host } = search;
  const facts = host.files.stat(path);
  if (facts?.kind !== 'directory') return facts !== undefined && facts.mtimeMs >= since;
  return [...filesBelow(search, path)].some((below) => (host.files.stat(below)?.mtimeMs ?? 0) >= since);
}

/** Files below a folder, the nearest first; hidden folders, packages and run records are skipped. */
function* filesBelow({ host, cut }: Search, top: string): Generator<string> {
  let folders = [top];
  let seen = 0;
  for (let depth = 0; depth < DEEPEST && folders.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of folders) {
      for (const { name, kind } of host.files.list(folder)) {
        if (++seen > MOST_FILES) {
          cut.add(top);
          return;
        }
        const path = host.paths.resolve(folder, name);
        if (kind === 'file') yield path;
        else if (kind === 'directory' && isLookedThrough(name)) next.push(path);
      }
    }
    folders = next;
  }
}
