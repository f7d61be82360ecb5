import { idKey } from './id-key.ts';
import type { ExperimentRecord } from '../record.ts';

type HasId = Pick<ExperimentRecord, 'id'>;

/** The ids of the records that have one, in the form for comparison. */
export const idKeysOf = (records: readonly HasId[]): readonly string[] =>
  records.flatMap(({ id }) => (id === undefined ? [] : [idKey(id.text)]));

/** Whether one of the records has this id. */
export const haveId = (records: readonly HasId[], id: string): boolean => idKeysOf(records).includes(idKey(id));
