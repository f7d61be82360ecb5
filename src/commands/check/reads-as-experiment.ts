import type { DocumentSubject } from '../../lint/rule.ts';

/**
 * Whether a document of no known kind is an experiment all the same: it says its id or its status, or has a table of
 * runs. Only such ones are looked at among files that nobody named.
 */
export const readsAsExperiment = ({ records }: DocumentSubject): boolean =>
  records.some(
    ({ id, status, tables }) =>
      (id !== undefined && id.from !== 'file-name') || status.stated || tables.some(({ role }) => role === 'runs'),
  );
