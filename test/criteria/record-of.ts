import { parseDocument } from '../../src/document/parse-document.ts';
import { readRecords } from '../../src/records/read-records.ts';
import type { ExperimentRecord } from '../../src/records/record.ts';
import type { RunRecord } from '../../src/runs/run-record.ts';
import type { Kind } from '../../src/template/kind.ts';

/** The only record of a markdown text. */
export function recordOf(text: string, kind?: Kind): ExperimentRecord {
  const [record] = readRecords(parseDocument({ path: 'kettle.md', text }), kind);
  if (record === undefined) throw new Error('the text holds no record');
  return record;
}

/** A document with these lines under `## Success Criteria` and this table under `## Runs`. */
export const documentWith = (criteria: readonly string[], table: readonly string[], more = ''): string =>
  ['# Kettle', '', '## Success Criteria', ...criteria, '', '## Runs', '', ...table, '', more].join('\n');

/** A run record with only the given fields. */
export const runRecord = (run: string, given: Partial<RunRecord> = {}): RunRecord => ({
  schemaVersion: 1,
  run,
  experiment: 'kettle',
  status: 'finished',
  parameters: new Map(),
  metrics: new Map(),
  units: new Map(),
  history: new Map(),
  criteria: new Map(),
  row: new Map(),
  ...given,
});

export const recordsOf = (...records: readonly RunRecord[]): ReadonlyMap<string, RunRecord> =>
  new Map(records.map((record) => [record.run, record]));
