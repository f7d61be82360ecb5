import { recordPath } from '../../runs/record-path.ts';
import type { Host } from '../../host.ts';
import type { RunRecord } from '../../runs/run-record.ts';

/** The record of a run beside a document; a broken one counts as none. */
export async function existingRecord(host: Host, documentPath: string, runId: string): Promise<RunRecord | undefined> {
  const path = recordPath(documentPath, runId);
  if (host.files.stat(path)?.kind !== 'file') return undefined;
  const read = host.files.readText(path);
  if (read.kind !== 'text') return undefined;
  const { readRunRecord } = await import('../../runs/read-run-record.ts');
  const { record } = readRunRecord(read.text);
  return record?.run === runId ? record : undefined;
}
