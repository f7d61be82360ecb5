import type { Criterion } from './outcome.ts';

/** Whether a criterion has a statement for the machine, rather than a threshold that nobody could read. */
export const hasStatement = ({ statements }: Pick<Criterion, 'statements'>): boolean =>
  statements.some(({ unread }) => unread !== true);
