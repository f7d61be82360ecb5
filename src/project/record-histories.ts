import { PARTIAL } from '../history/git-refusal.ts';
import { NOT_STORED, changesOfFiles } from '../history/changes-of-files.ts';
import { readBlobs } from '../history/read-blobs.ts';
import { readRunRecord } from '../runs/read-run-record.ts';
import { RUNS_ENDING } from '../runs/record-path.ts';
import { recordTrails } from '../runs/record-trails.ts';
import type { CommitChanges, FileChange } from '../history/changes-of-files.ts';
import type { GitRefusal } from '../history/git-refusal.ts';
import type { Repository } from '../history/repository-of.ts';
import type { Host } from '../host.ts';
import type { RecordTrail } from '../runs/record-trails.ts';
import type { RunRecord } from '../runs/run-record.ts';

/** The histories of a repository's run records, without unchanged ones; or why git cannot tell. */
export type RecordHistories =
  | {
      readonly kind: 'known';
      readonly trails: readonly RecordTrail[];
      readonly read: (content: string) => RunRecord | undefined;
    }
  | ({ readonly kind: 'unseen' } & GitRefusal);

/** Gets the histories of all run records of a repository, committed and in the work tree, with one call of git. */
export function recordHistories(host: Host, repository: Repository): RecordHistories {
  const seen = changesOfFiles(host, repository, `**/*${RUNS_ENDING}/*.json`);
  if (seen.kind === 'unseen') return seen;
  const commits = seen.commits.map(({ commit, changes }) => ({ commit, changes: changes.map(namedContent) }));
  const blobs = readBlobs(host, repository, new Set(asked(seen.commits)));
  if (blobs === undefined) return { kind: 'unseen', ...PARTIAL };
  const known = new Map<string, RunRecord | undefined>();
  const read = (content: string): RunRecord | undefined => {
    if (!known.has(content)) known.set(content, recordIn(textOf(content)));
    return known.get(content);
  };
  const textOf = (content: string): string | undefined => {
    const isUnstored = content.startsWith(`${NOT_STORED} `);
    const path = content.slice(NOT_STORED.length + 1);
    const bytes = isUnstored ? undefined : blobs.get(content);
    const text = isUnstored
      ? host.files.readText(host.paths.resolve(repository.top, path))
      : bytes === undefined
        ? undefined
        : host.decodeText(bytes);
    return text?.kind === 'text' ? text.text : undefined;
  };
  const trails = recordTrails(commits, read).filter(hasHappened);
  return { kind: 'known', trails, read };
}

const hasHappened = ({ steps, deleted, folders }: RecordTrail): boolean =>
  steps.length > 0 || deleted !== undefined || folders.size > 1;

const recordIn = (text: string | undefined): RunRecord | undefined =>
  text === undefined ? undefined : readRunRecord(text).record;

/** A content in the work tree is named by its path. */
const namedContent = (change: FileChange): FileChange =>
  change.after === NOT_STORED ? { ...change, after: `${NOT_STORED} ${change.path}` } : change;

/**
 * The blobs to read: of commits that change or delete something, and of what is added at a path that had something
 * before.
 */
function asked(commits: readonly CommitChanges[]): readonly string[] {
  const seen = new Set<string>();
  return commits.flatMap(({ changes }) => {
    const isEdit = changes.some(({ before }) => before !== undefined);
    const wanted = changes.filter(({ path }) => isEdit || seen.has(path));
    for (const { path } of changes) seen.add(path);
    return wanted.flatMap(({ before, after }) =>
      [before, after].filter((hash) => hash !== undefined && hash !== NOT_STORED),
    ) as readonly string[];
  });
}
