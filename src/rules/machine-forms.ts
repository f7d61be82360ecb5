import { rememberFor } from '../text/remember.ts';
import { isLimitName } from '../template/words/limit-columns.ts';
import { asksUnder } from '../template/words/section-words.ts';
import { ROLE_OF_LABEL } from '../template/words/table-words.ts';
import { foldName } from '../text/fold-name.ts';
import type { DocumentSubject } from '../lint/rule.ts';
import type { ExperimentRecord } from '../records/record.ts';

/**
 * Places where a statement may be written: a code span or a fence that begins with the word, one that lost a backtick,
 * a column of thresholds.
 */
const WRITTEN =
  /[`~]\s*expect|\bexpects?\s*:[^\n`]*[^\s`]`(?![\w`])|\|[\s*_]*(?:threshold|target|require[ds]?|requirement|condition|limit|goal|bar|pass[ _]if|success[ _]threshold)[\s*_]*\|/i;

/** Whether a text may have statements to evaluate: a quick no for texts that only contain expectations in prose. */
export const hasMachineForm = (text: string): boolean => WRITTEN.test(text);

/** Whether a table may require a decision: it is among criteria, or sets limits in the section of the decision. */
export const mayAskInTables = ({ tables, sections, kind }: ExperimentRecord): boolean =>
  tables.some((table) => {
    const under = new Set(table.place.path.map((name) => asksUnder([name])));
    if (under.has('criteria') || under.has('kill') || under.has('go')) return true;
    if (under.has('decision') && table.place.header.some((title) => asksByName(foldName(title)))) return true;
    const spec = kind && sections.find(({ key }) => key === table.section)?.spec;
    return spec?.role === 'criteria' || spec?.role === 'kill';
  });

const asksByName = (name: string): boolean => isLimitName(name) || ROLE_OF_LABEL.get(name) === 'criteria';

/** Whether anything in a document may have to be decided by expctl: computed once for all rules. */
export const mayBeDecided = rememberFor(
  ({ document, records }: DocumentSubject): boolean =>
    hasMachineForm(document.source.text) || records.some(mayAskInTables),
);

/**
 * Whether the rules about criteria and run records may find anything in a document: they are loaded for the first one
 * where they may.
 */
export const needsEvidence = (subject: DocumentSubject): boolean => {
  const { runRecords, brokenRunRecords } = subject.surroundings;
  return runRecords.size > 0 || brokenRunRecords.length > 0 || mayBeDecided(subject);
};
