import { runsFolderOf } from '../runs/record-path.ts';
import type { Host } from '../host.ts';
import type { RunRecord } from '../runs/run-record.ts';

/** The run records kept beside a document, by run id, and what is wrong with those that could not be read. */
export type RunRecordsBeside = {
  readonly runRecords: ReadonlyMap<string, RunRecord>;
  readonly brokenRunRecords: readonly string[];
};

/** What stands for run records that are not there, or were not looked at. */
export const NO_RUN_RECORDS: RunRecordsBeside = { runRecords: new Map(), brokenRunRecords: [] };

/** Reads the run records beside a document (absolute path). */
export async function runRecordsBeside(host: Host, documentPath: string): Promise<RunRecordsBeside> {
  const folder = runsFolderOf(documentPath);
  if (host.files.stat(folder)?.kind !== 'directory') return NO_RUN_RECORDS;
  const { readRunRecord } = await import('../runs/read-run-record.ts');
  const runRecords = new Map<string, RunRecord>();
  const brokenRunRecords: string[] = [];
  for (const { name, kind } of host.files.list(folder)) {
    if (kind !== 'file' || !name.endsWith('.json')) continue;
    const path = `${folder}/${name}`;
    const read = host.files.readText(path);
    const reading = read.kind === 'text' ? readRunRecord(read.text) : undefined;
    if (reading?.record !== undefined) runRecords.set(reading.record.run, reading.record);
    else brokenRunRecords.push(`${host.paths.relative(host.cwd, path)}: ${reading?.problems[0] ?? 'not UTF-8 text'}`);
  }
  return { runRecords, brokenRunRecords };
}
