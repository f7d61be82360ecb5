import type { Criterion } from './outcome.ts';

/** Whether a criterion has a statement that can be evaluated, rather than just a threshold that cannot be read. */
export const hasStatement = ({ statements }: Pick<Criterion, 'statements'>): boolean =>
  statements.some(({ unread }) => unread !== true);
