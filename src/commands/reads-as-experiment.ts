import { unclosedBlock } from '../document/unclosed-block.ts';
import { mayBeDecided } from '../rules/machine-forms.ts';
import type { DocumentSubject } from '../lint/rule.ts';

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

/**
 * Whether what would tell the kind of a document may stand in a fence or a comment that is never closed. A document that
 * bears an id, if only in its name, or stands where the experiments are, is not passed over then.
 */
const isCutOff = ({ document, records }: DocumentSubject, isMeant: boolean): boolean =>
  (isMeant || records.some(({ id }) => id !== undefined)) &&
  unclosedBlock(document.source.text, document.blocks)?.swallowed !== undefined;

/** Whether a document of no known kind is looked at: it is an experiment, or may be one that is cut off. */
export const isExperiment = (subject: DocumentSubject, isMeant: boolean): boolean =>
  readsAsExperiment(subject, isMeant) || isCutOff(subject, isMeant);

/**
 * Whether a document of no known kind stands in lists and reports. Where nobody said where the experiments are, an id alone
 * will not do, for tickets and decisions of other people bear one: there it has runs as well, or something to decide.
 */
export const isListed = (subject: DocumentSubject, isMeant: boolean): boolean =>
  readsAsExperiment(subject, isMeant) &&
  (isMeant ||
    mayBeDecided(subject) ||
    subject.records.some(({ tables }) => tables.some(({ role }) => role === 'runs')));
