import { criteriaHashes } from '../../criteria/freezing/criteria-hashes.ts';
import { UserError } from '../../errors.ts';
import { isDirty } from '../../history/is-dirty.ts';
import { treeName } from '../../history/tree-name.ts';
import { tableFor } from '../../runs/filling/find-runs-table.ts';
import { noIdProblem } from '../../runs/filling/log-problem.ts';
import { runIdIn } from '../../runs/filling/run-id-in.ts';
import { runKeyIn, severalKeys } from '../../runs/filling/run-key.ts';
import { localDay } from '../local-day.ts';
import { manifestFacts } from './manifest-facts.ts';
import { savedColumns } from './saved-columns.ts';
import type { DocumentPlace } from '../../history/document-place.ts';
import type { Host } from '../../host.ts';
import type { FoundRecord } from '../../project/find-record.ts';
import type { Project } from '../../project/project.ts';
import type { TableRecord } from '../../records/record.ts';
import type { LogRequest } from '../../runs/log-request.ts';
import type { KeyWords } from '../../runs/filling/run-key.ts';
import type { Run } from '../../runs/run.ts';
import type { Asked, SpoolEntry } from '../../runs/spooling/spool-entry.ts';

/**
 * Runs as read, the options, and the state of the code if it is known better than by asking now. Named runs have the
 * ids under which they are logged, whatever the key of the table.
 */
export type Entering = {
  readonly runs: readonly Run[];
  readonly asked: Asked;
  readonly git?: LogRequest['git'];
  readonly areNamed?: boolean;
  /** The runs' names are temporary: what identifies them in the table is not known before they end. */
  readonly isOpen?: boolean;
};

/**
 * Makes the spool entries of runs: everything that a plan needs, and where it belongs. Throws `UserError` for a run
 * without an id.
 */
export function makeEntries(
  project: Project,
  { found, place }: { readonly found: FoundRecord; readonly place: DocumentPlace },
  { runs, asked, git, areNamed = false, isOpen = false }: Entering,
): readonly SpoolEntry[] {
  const { host } = project;
  const { record, loaded } = found;
  const facts = {
    written: host.now().toISOString(),
    place: { workTree: place.tree && treeName(host, place.tree), branch: place.branch, document: place.document },
    record: loaded.subject.records.length > 1 ? record.id?.text : undefined,
    asked,
    date: localDay(host.now()),
    criteria: criteriaHashes(record, (text) => host.sha256(text)),
  };
  const target = tableFor(record, asked.table);
  const table = target.kind === 'table' ? target.table : undefined;
  const isKeyed = !isOpen && severalKeys(table) !== undefined;
  const words = { ...asked, saved: savedColumns(project, record) };
  const code = git ?? (runs.every((run) => run.git !== undefined) ? undefined : codeState(host, place));
  return runs.map((run) => ({
    ...facts,
    run,
    runId:
      table !== undefined && isKeyed
        ? keyIn(table, run, words)
        : (asked.runId ?? idIn(areNamed ? undefined : table, run)),
    git: runGit(run) ?? code,
    data: manifestFacts(project, loaded.path, run),
  }));
}

/** The commit and whether tracked files differ from it; undefined outside git and before the first commit. */
export function codeState(host: Host, { tree }: DocumentPlace): LogRequest['git'] {
  if (tree?.commit === undefined) return undefined;
  return { commit: tree.commit, dirty: isDirty(host, tree) ?? false };
}

/** The commit in the output takes precedence over the repository's current one. */
const runGit = ({ git }: Run): LogRequest['git'] =>
  git === undefined ? undefined : { commit: git.commit, ...(git.dirty === undefined ? {} : { dirty: git.dirty }) };

/** The id of a run if several columns identify runs together. Throws `UserError` if one of them is not given. */
export function keyIn(table: TableRecord, run: Run, words: KeyWords): string {
  const key = runKeyIn(table, run, words);
  if (key.kind === 'key') return key.id;
  throw new UserError(key.problem.message, { hint: key.problem.hint });
}

function idIn(table: TableRecord | undefined, run: Run): string {
  const said = runIdIn(table, run);
  if (said !== undefined && said !== '') return said;
  const { message, hint } = noIdProblem(table);
  throw new UserError(message, { hint });
}
