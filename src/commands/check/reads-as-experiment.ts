import type { DocumentSubject } from '../../lint/rule.ts';

/**
 * Whether a document of no known kind is an experiment all the same: it bears an id. Where somebody said that here are
 * the experiments (`isMeant`), a status or a table of runs will do.
 */
export const readsAsExperiment = ({ records }: DocumentSubject, isMeant: boolean): boolean =>
  records.some(
    ({ id, status, tables }) =>
      (id !== undefined && id.from !== 'file-name') ||
      (isMeant && (status.stated || tables.some(({ role }) => role === 'runs'))),
  );
