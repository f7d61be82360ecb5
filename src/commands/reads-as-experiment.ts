import { unclosedBlock } from '../document/unclosed-block.ts';
import { mayBeDecided } from '../rules/machine-forms.ts';
import { hasRunsTable } from '../records/runs-tables.ts';
import type { DocumentSubject } from '../lint/rule.ts';

/**
 * Whether a document of no known kind is still an experiment: it has an id. If the user said that the experiments are
 * here (`isMeant`), a status or a runs table is enough.
 */
export const readsAsExperiment = ({ records }: DocumentSubject, isMeant: boolean): boolean =>
  records.some(
    (record) =>
      (record.id !== undefined && record.id.from !== 'file-name') ||
      (isMeant && (record.status.stated || hasRunsTable(record))),
  );

/**
 * Whether the text that would show the kind of a document may be in a fence or a comment that is never closed. A
 * document that has an id, if only in its name, or is where the experiments are, is not skipped then.
 */
const isCutOff = ({ document, records }: DocumentSubject, isMeant: boolean): boolean =>
  (isMeant || records.some(({ id }) => id !== undefined)) &&
  unclosedBlock(document.source.text, document.blocks)?.swallowed !== undefined;

/** Whether a document of no known kind is checked: it is an experiment, or may be one that is cut off. */
export const isExperiment = (subject: DocumentSubject, isMeant: boolean): boolean =>
  readsAsExperiment(subject, isMeant) || isCutOff(subject, isMeant);

/**
 * Whether a document of no known kind appears in lists and reports. If nobody said where the experiments are, an id
 * alone is not enough, because tickets and decision records have one too: it must also have runs, or something to
 * decide.
 */
export const isListed = (subject: DocumentSubject, isMeant: boolean): boolean =>
  readsAsExperiment(subject, isMeant) && (isMeant || mayBeDecided(subject) || subject.records.some(hasRunsTable));
