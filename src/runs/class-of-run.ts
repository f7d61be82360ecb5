import type { RowClass, RowRecord } from '../records/record.ts';

/** What a row is: one that calls itself a best or a mean is a run all the same where a run was logged under that name. */
export const classOfRun = (row: RowRecord, runRecords: ReadonlyMap<string, unknown>): RowClass =>
  row.class === 'summary' && row.id !== undefined && runRecords.has(row.id) ? 'data' : row.class;
