import type { DocumentSubject } from '../lint/rule.ts';

/** A code span or a fence that begins with the word: the only two places where a statement for the machine stands. */
const WRITTEN = /[`~]\s*expect/i;

/** Whether a text has criteria in a machine's form: a quick no for all that only expect things in prose. */
export const hasMachineForm = (text: string): boolean => WRITTEN.test(text);

/** Whether the rules about criteria have anything to say of a document: they are loaded when the first one comes. */
export const needsCriteria = ({ document, surroundings }: DocumentSubject): boolean =>
  surroundings.runRecords.size > 0 || hasMachineForm(document.source.text);
