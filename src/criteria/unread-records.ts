import { idKey } from '../records/ids/id-key.ts';
import { unreadableRecord } from '../runs/broken-record.ts';
import { experimentIn } from '../runs/record-path.ts';
import { fileStemOf } from '../records/ids/file-stem.ts';
import type { ExperimentRecord } from '../records/record.ts';

/**
 * One sentence for each run record that cannot be read; in a ledger, a record under another experiment's id is not this
 * one's.
 */
export const unreadRecords = ({ id, root, document }: ExperimentRecord, broken: readonly string[]): readonly string[] =>
  broken.flatMap((message) => {
    const unreadable = unreadableRecord(message);
    if (unreadable === undefined) return [];
    const { path, because } = unreadable;
    const experiment = root === document.root ? undefined : experimentIn(path);
    const isAnothers = experiment !== undefined && id !== undefined && idKey(experiment) !== idKey(fileStemOf(id.text));
    return isAnothers
      ? []
      : [`the run record ${path} cannot be read (${because}), and nobody knows what it holds (row-record)`];
  });
