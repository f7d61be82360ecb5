import type { DocumentSubject } from '../lint/rule.ts';

/**
 * The places where a statement for the machine stands: a code span or a fence that begins with the word, one that lost a
 * backtick, a column of thresholds.
 */
const WRITTEN =
  /[`~]\s*expect|\bexpects?\s*:[^\n`]*[^\s`]`(?![\w`])|\|[\s*_]*(?:threshold|target|require[ds]?|requirement|condition|limit|goal|bar|pass[ _]if|success[ _]threshold)[\s*_]*\|/i;

/** Whether a text has criteria in a machine's form: a quick no for all that only expect things in prose. */
export const hasMachineForm = (text: string): boolean => WRITTEN.test(text);

/** Whether the rules about criteria and run records have anything to say of a document: they are loaded when the first one comes. */
export const needsEvidence = ({ document, surroundings: { runRecords, brokenRunRecords } }: DocumentSubject): boolean =>
  runRecords.size > 0 || brokenRunRecords.length > 0 || hasMachineForm(document.source.text);
