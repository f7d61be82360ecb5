import { fileStemOf } from '../records/ids/file-stem.ts';

/** The folder beside a document (a path with `/`) that holds its run records: `experiments/EXP-007.runs`. */
export function runsFolderOf(documentPath: string): string {
  const slash = documentPath.lastIndexOf('/') + 1;
  const name = documentPath.slice(slash);
  const dot = name.lastIndexOf('.');
  return `${documentPath.slice(0, slash)}${dot > 0 ? name.slice(0, dot) : name}.runs`;
}

/** The path of one run's record. */
export const recordPath = (documentPath: string, runId: string): string =>
  `${runsFolderOf(documentPath)}/${fileStemOf(runId)}.json`;
