import type { ExperimentRecord } from '../../records/record.ts';
import { amendWay } from './amend-way.ts';
import { movedWords } from './moved-criteria.ts';
import type { MovedCriterion } from './moved-criteria.ts';
import type { InvalidReason } from '../outcome.ts';

/**
 * Why no run may be judged by a criterion that changed or was removed without an amendment, and what to do about it.
 */
export const movedReason = (
  record: ExperimentRecord,
  moved: MovedCriterion,
): InvalidReason & { readonly wayOut: string } => ({
  kind: 'moved-criterion',
  key: moved.key,
  because: movedWords(moved),
  wayOut: amendWay(record),
});
