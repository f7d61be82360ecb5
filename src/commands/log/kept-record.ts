import { idKey } from '../../records/ids/id-key.ts';
import { recordPath } from '../../runs/record-path.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { Host } from '../../host.ts';
import type { LogProblem } from '../../runs/log-problem.ts';
import type { RunRecord } from '../../runs/run-record.ts';

/** A run of a document: `records` are the document's, `experiment` is the run's, in a ledger. */
export type RunPlace = {
  readonly documentPath: string;
  readonly records: readonly ExperimentRecord[];
  readonly experiment: string | undefined;
  readonly runId: string;
};

/** The path of a run's record, existing or new, and its content; a broken one counts as none, and is overwritten. */
export type KeptRecord = {
  readonly path: string;
  readonly record: RunRecord | undefined;
  /** A file at the path of the record that must not be overwritten: it is not text. */
  readonly obstacle?: LogProblem;
};

/**
 * The record of a run. In a ledger its file name includes its experiment's id, so that two experiments may use the same
 * run name; a record from before that stays where it is, if it belongs to this experiment.
 */
export async function keptRecord(host: Host, place: RunPlace): Promise<KeptRecord> {
  const { documentPath, records, experiment, runId } = place;
  const inLedger = records.length > 1 ? experiment : undefined;
  const own = recordPath(documentPath, runId, inLedger);
  const once = recordPath(documentPath, runId, inLedger === undefined ? records[0]?.id?.text : undefined);
  for (const path of new Set([own, once])) {
    const record = await readRecord(host, path);
    if (record?.run === runId && (inLedger === undefined || !isOfAnother(record, records, inLedger)))
      return { path, record };
  }
  const obstacle = obstacleAt(host, own);
  return { path: own, record: undefined, ...(obstacle === undefined ? {} : { obstacle }) };
}

function obstacleAt(host: Host, path: string): LogProblem | undefined {
  if (host.files.stat(path)?.kind !== 'file' || host.files.readText(path).kind === 'text') return undefined;
  return {
    message: `${host.paths.relative(host.cwd, path)} is to be the record of this run, and is not UTF-8 text`,
    hint: 'take it back from git, or move it away, and log the run again',
  };
}

async function readRecord(host: Host, path: string): Promise<RunRecord | undefined> {
  if (host.files.stat(path)?.kind !== 'file') return undefined;
  const read = host.files.readText(path);
  if (read.kind !== 'text') return undefined;
  const { readRunRecord } = await import('../../runs/read-run-record.ts');
  return readRunRecord(read.text).record;
}

/** Whether a record names another experiment of the ledger; if the name no longer exists, it may belong to any. */
function isOfAnother(record: RunRecord, records: readonly ExperimentRecord[], experiment: string): boolean {
  const said = idKey(record.experiment);
  return said !== idKey(experiment) && records.some(({ id }) => id !== undefined && idKey(id.text) === said);
}
