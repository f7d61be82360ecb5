import { UserError } from '../errors.ts';
import { PARTIAL } from './git-refusal.ts';
import type { StagedChange } from './staged-changes.ts';

const REGULAR = new Set(['100644', '100755']);

/** Whether a change leaves a regular file in the index. */
export const isStagedFile = ({ mode, status }: StagedChange): boolean => REGULAR.has(mode) && /^[AMT]$/u.test(status);

/** The error if a partial clone lacks staged contents. */
export const unfetched = (): UserError =>
  new UserError(`the staged files cannot be read: ${PARTIAL.because}`, { hint: PARTIAL.hint });
