import { idKey } from '../../records/ids/id-key.ts';
import { recordPath } from '../../runs/record-path.ts';
import type { ExperimentRecord } from '../../records/record.ts';
import type { Host } from '../../host.ts';
import type { LogProblem } from '../../runs/log-problem.ts';
import type { RunRecord } from '../../runs/run-record.ts';

/** A run of a document: `records` are the document's, `experiment` is the one that the run is of, in a ledger. */
export type RunPlace = {
  readonly documentPath: string;
  readonly records: readonly ExperimentRecord[];
  readonly experiment: string | undefined;
  readonly runId: string;
};

/** Where a run's record lies, or is to lie, and what it holds; a broken one counts as none, and is written anew. */
export type KeptRecord = {
  readonly path: string;
  readonly record: RunRecord | undefined;
  /** What stands in the place of the record and cannot be written over: it is not text. */
  readonly obstacle?: LogProblem;
};

/**
 * The record of a run. In a ledger it bears its experiment's id in its name, so that two experiments may call a run alike; one
 * that was written before that stays where it is, as long as it is of this experiment.
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

/** Whether a record names another experiment of the ledger; one that is called otherwise by now may be anybody's. */
function isOfAnother(record: RunRecord, records: readonly ExperimentRecord[], experiment: string): boolean {
  const said = idKey(record.experiment);
  return said !== idKey(experiment) && records.some(({ id }) => id !== undefined && idKey(id.text) === said);
}
