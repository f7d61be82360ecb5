import { idKey } from '../records/ids/id-key.ts';
import { contentOf } from './record-differences.ts';
import { above } from '../text/slash-path.ts';
import type { RunRecord } from './run-record.ts';

/** A change to the file of a run record; contents by name, undefined where the file did not exist. */
export type RecordFileChange = {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
};

/** The changes of one commit; undefined: not committed yet. */
export type RecordCommit = { readonly commit: string | undefined; readonly changes: readonly RecordFileChange[] };

/** A content of a run record that was replaced by another; `path` is the one before the change. */
export type RecordStep = {
  readonly commit: string | undefined;
  readonly path: string;
  readonly before: string;
  readonly after: string;
};

/** The history of a run record's file, wherever it was moved. */
export type RecordTrail = {
  /** Its last path, and all folders that it has been in. */
  readonly path: string;
  readonly folders: ReadonlySet<string>;
  /** Its contents by name, oldest first. */
  readonly contents: readonly string[];
  readonly steps: readonly RecordStep[];
  /** The commit that deleted it, if none restored it. */
  readonly deleted: { readonly commit: string | undefined } | undefined;
};

type Growing = {
  path: string;
  readonly folders: Set<string>;
  readonly contents: string[];
  readonly steps: RecordStep[];
  deleted: { readonly commit: string | undefined } | undefined;
};

type Reader = (content: string) => RunRecord | undefined;

/**
 * Follows the files of run records through commits, oldest first. A file that a commit removes in one place and adds in
 * another was moved.
 */
export function recordTrails(commits: readonly RecordCommit[], read: Reader): readonly RecordTrail[] {
  const trails: Growing[] = [];
  const at = new Map<string, Growing>();
  const begin = (path: string, content: string): Growing => {
    const trail: Growing = { path, folders: new Set([above(path)]), contents: [content], steps: [], deleted: undefined }; // prettier-ignore
    trails.push(trail);
    at.set(path, trail);
    return trail;
  };
  for (const { commit, changes } of commits) {
    const added = changes.filter(({ before }) => before === undefined);
    const gone: Growing[] = [];
    for (const { path, before, after } of changes) {
      if (before === undefined) continue;
      const trail = at.get(path) ?? begin(path, before);
      if (after !== undefined) step(trail, { commit, path, before, after });
      else {
        trail.deleted = { commit };
        gone.push(trail);
      }
    }
    const left = movedHere({ commit, gone, added, at }, read);
    for (const { path, after } of left) {
      const own = at.get(path);
      if (after === undefined || (own?.path === path && own.deleted === undefined)) continue;
      if (own?.deleted !== undefined && isOfSameExperiment(own, after, read)) bringBack(own, { commit, path, after });
      else begin(path, after);
    }
  }
  return trails;
}

type Moving = {
  readonly commit: string | undefined;
  readonly gone: readonly Growing[];
  readonly added: readonly RecordFileChange[];
  readonly at: Map<string, Growing>;
};

/**
 * Matches the files that a commit added with those it removed: the same bytes, else the same run, else the same
 * results. Returns the rest.
 */
function movedHere({ commit, gone, added, at }: Moving, read: Reader): readonly RecordFileChange[] {
  let left = added;
  if (gone.length === 0) return left;
  for (const nameOf of [(content: string) => content, runOf(read), resultsOf(read)]) {
    const known = new Map(
      gone.filter(({ deleted }) => deleted !== undefined).map((each) => [nameOf(last(each)), each]),
    );
    left = left.filter(({ path, after }) => {
      const name = after === undefined ? undefined : nameOf(after);
      const trail = name === undefined ? undefined : known.get(name);
      if (after === undefined || trail?.deleted === undefined) return true;
      bringBack(trail, { commit, path, after });
      at.set(path, trail);
      return false;
    });
  }
  return left;
}

const runOf =
  (read: Reader) =>
  (content: string): string | undefined => {
    const record = read(content);
    return record === undefined ? undefined : `${idKey(record.experiment)}\n${record.run}`;
  };

const resultsOf =
  (read: Reader) =>
  (content: string): string | undefined => {
    const record = read(content);
    return record === undefined ? undefined : contentOf(record);
  };

/** Another document may later use the same folder name. */
function isOfSameExperiment(trail: Growing, after: string, read: Reader): boolean {
  const [before, now] = [read(last(trail))?.experiment, read(after)?.experiment];
  return before === undefined || now === undefined || idKey(before) === idKey(now);
}

const last = ({ contents }: Growing): string => contents.at(-1) ?? '';

function step(trail: Growing, made: RecordStep): void {
  if (!trail.contents.includes(made.before)) trail.contents.push(made.before);
  trail.contents.push(made.after);
  trail.steps.push(made);
}

function bringBack(trail: Growing, { commit, path, after }: Omit<RecordStep, 'before'>): void {
  const before = last(trail);
  if (before !== after) step(trail, { commit, path: trail.path, before, after });
  trail.deleted = undefined;
  trail.path = path;
  trail.folders.add(above(path));
}
