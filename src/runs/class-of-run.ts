import type { RowClass, RowRecord } from '../records/record.ts';

/** The class of a row: one labelled best or mean is still a run if a run was logged under that name. */
export const classOfRun = (row: RowRecord, runRecords: ReadonlyMap<string, unknown>): RowClass =>
  row.class === 'summary' && row.id !== undefined && runRecords.has(row.id) ? 'data' : row.class;
