import { UserError } from '../../errors.ts';
import { idKey } from '../../records/ids/id-key.ts';
import { readRunRecord } from '../../runs/read-run-record.ts';
import type { Host } from '../../host.ts';
import type { IdChange, TextChange } from './plan-renumbering.ts';

/** The line with the experiment in a run record written by expctl. */
const EXPERIMENT = /^( {2}"experiment": ")([^"\\\n]*)(",?)$/mu;

/**
 * The run records of a folder with the old id replaced by the new one. Throws `UserError` for one that expctl did not
 * write in this form.
 */
export function renumberedRecords(host: Host, folder: string, { oldId, newId }: IdChange): readonly TextChange[] {
  if (host.files.stat(folder)?.kind !== 'directory') return [];
  return host.files.list(folder).flatMap(({ name, kind }) => {
    if (kind !== 'file' || !name.endsWith('.json')) return [];
    const path = host.paths.resolve(folder, name);
    const read = host.files.readText(path);
    const before = read.kind === 'text' ? read.text : '';
    const record = readRunRecord(before).record;
    const said = EXPERIMENT.exec(before)?.[2];
    if (record === undefined || said !== record.experiment)
      throw new UserError(`${host.paths.relative(host.cwd, path)} is not a run record that expctl wrote`, {
        hint: 'look at it with `expctl check`, then renumber again',
      });
    if (idKey(said) !== idKey(oldId)) return [];
    return [
      { path, before, after: before.replace(EXPERIMENT, (_, lead: string, __, end: string) => lead + newId + end) },
    ];
  });
}
