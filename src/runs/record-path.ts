import { fileStemOf } from '../records/ids/file-stem.ts';
import { lastPart } from '../text/slash-path.ts';

/** The suffix of folders of run records. */
export const RUNS_ENDING = '.runs';

/** The folder beside a document (a path with `/`) that contains its run records: `experiments/EXP-007.runs`. */
export function runsFolderOf(documentPath: string): string {
  const slash = documentPath.lastIndexOf('/') + 1;
  const name = documentPath.slice(slash);
  const dot = name.lastIndexOf('.');
  return `${documentPath.slice(0, slash)}${dot > 0 ? name.slice(0, dot) : name}${RUNS_ENDING}`;
}

/** A character that is in no file stem of an id. */
const BETWEEN = '@';

/** The experiment in the file name of a ledger's record, as a file stem; undefined if there is none. */
export function experimentIn(path: string): string | undefined {
  const name = lastPart(path);
  const end = name.indexOf(BETWEEN);
  return end > 0 ? name.slice(0, end) : undefined;
}

/** The path of one run's record; in a ledger with the experiment's id before the run's. */
export function recordPath(documentPath: string, runId: string, experiment?: string): string {
  const before = experiment === undefined ? '' : `${fileStemOf(experiment)}${BETWEEN}`;
  return `${runsFolderOf(documentPath)}/${before}${fileStemOf(runId)}.json`;
}
