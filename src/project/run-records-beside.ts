import { BOTH_SIDES, TWICE } from '../runs/broken-record.ts';
import { idKey } from '../records/ids/id-key.ts';
import { recordPath, RUNS_ENDING, runsFolderOf } from '../runs/record-path.ts';
import { ifStillThere } from '../errors.ts';
import type { Host } from '../host.ts';
import type { ItemsResolver } from '../runs/items/items-resolver.ts';
import type { RunRecord } from '../runs/run-record.ts';
import type { Project } from './project.ts';

/** The run records beside a document, and what is wrong with those that could not be read. */
export type RunRecordsBeside = {
  readonly runRecords: ReadonlyMap<string, RunRecord>;
  readonly brokenRunRecords: readonly string[];
  /** The items that the records name; undefined if there are no records. */
  readonly items?: ItemsResolver;
};

/** The line (from 1) of the first conflict marker; undefined if there is none. */
function conflictLine(text: string): number | undefined {
  const at = /^<{7}(?: |$)/mu.exec(text)?.index;
  return at === undefined ? undefined : text.slice(0, at).split('\n').length;
}

type Kept = { readonly path: string; readonly record: RunRecord };

/** The run's id; if another experiment has a run of the same name, together with the experiment's id. */
function keyIn(kept: ReadonlyMap<string, Kept>, { run, experiment }: RunRecord): string {
  const first = kept.get(run)?.record.experiment;
  return first === undefined || idKey(first) === idKey(experiment) ? run : `${run}\n${idKey(experiment)}`;
}

const secondRecord = (host: Host, other: string, { path, record }: Kept): string =>
  `${host.paths.relative(host.cwd, other)} ${TWICE} ${record.run}, beside ${host.paths.relative(host.cwd, path)}`;

/** The value if there are no run records, or they were not read. */
export const NO_RUN_RECORDS: RunRecordsBeside = { runRecords: new Map(), brokenRunRecords: [] };

/**
 * How often a folder was accessed: its first documents are looked up one by one, then it is listed once for all others.
 */
type Asked = { times: number; folders: ReadonlySet<string> | undefined };

const ONE_BY_ONE = 3;
const asked = new WeakMap<Project, Map<string, Asked>>();

function holdsFolder(project: Project, path: string): boolean {
  const { host } = project;
  const parents = asked.get(project) ?? new Map<string, Asked>();
  asked.set(project, parents);
  const parent = host.paths.folderOf(path);
  const known = parents.get(parent) ?? { times: 0, folders: undefined };
  parents.set(parent, known);
  if (++known.times <= ONE_BY_ONE) return host.files.stat(path)?.kind === 'directory';
  known.folders ??= runsFoldersIn(host, parent);
  return known.folders.has(path);
}

/** The folders of run records in a folder; a link to a folder counts as the folder. */
export function runsFoldersIn(host: Host, parent: string): ReadonlySet<string> {
  const named = host.files.list(parent).filter(({ name }) => name.endsWith(RUNS_ENDING));
  const paths = named.map(({ name }) => host.paths.resolve(parent, name));
  return new Set(paths.filter((path) => host.files.stat(path)?.kind === 'directory'));
}

/**
 * Reads the run records beside a document (absolute path). In a ledger, runs of two experiments may have the same name.
 */
export async function runRecordsBeside(
  project: Project,
  documentPath: string,
  { isLedger }: { readonly isLedger: boolean },
): Promise<RunRecordsBeside> {
  const { host } = project;
  const folder = runsFolderOf(documentPath);
  if (!holdsFolder(project, folder)) return NO_RUN_RECORDS;
  const { readRunRecord } = await import('../runs/read-run-record.ts');
  const kept = new Map<string, Kept>();
  const brokenRunRecords: string[] = [];
  // A writer removes its record again if another process writes the document at that moment.
  for (const { name, kind } of ifStillThere(() => host.files.list(folder)) ?? []) {
    if (kind !== 'file' || !name.endsWith('.json')) continue;
    const path = `${folder}/${name}`;
    const read = ifStillThere(() => host.files.readText(path));
    if (read === undefined) continue;
    const reading = read.kind === 'text' ? readRunRecord(read.text) : undefined;
    const shown = host.paths.relative(host.cwd, path);
    const record = reading?.record;
    if (record === undefined) {
      const line = read.kind === 'text' ? conflictLine(read.text) : undefined;
      const problem = reading?.problems[0] ?? 'not UTF-8 text';
      brokenRunRecords.push(line === undefined ? `${shown}: ${problem}` : `${shown}:${String(line)}: ${BOTH_SIDES}`);
      continue;
    }
    const key = isLedger ? keyIn(kept, record) : record.run;
    const first = kept.get(key);
    const isOwn = recordPath(documentPath, record.run, isLedger ? record.experiment : undefined) === path;
    const [stays, other] = first === undefined || isOwn ? [{ path, record }, first?.path] : [first, path];
    kept.set(key, stays);
    if (other !== undefined) brokenRunRecords.push(secondRecord(host, other, stays));
  }
  const runRecords = new Map([...kept].map(([key, { record }]) => [key, record]));
  const { itemFiles } = await import('./item-files.ts');
  return { runRecords, brokenRunRecords, items: itemFiles(project.disk ?? host, project.root) };
}
