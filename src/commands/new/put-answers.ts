import { readFrontMatter } from '../../document/front-matter.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { matchedSections } from '../../records/matching/section-records.ts';
import { readRecords } from '../../records/read-records.ts';
import { applyEdits, replacement } from '../../text/edit.ts';
import { outermost } from '../../template/scaffold/line-spans.ts';
import { isOnlyProse } from './issue-answers.ts';
import { listEdits } from './put-lists.ts';
import { extraEdits, restEdits, shapeEdits } from './put-rest.ts';
import { rowEdits } from './put-rows.ts';
import type { MatchedSection } from '../../records/matching/section-records.ts';
import type { Kind } from '../../template/kind.ts';
import type { Edit } from '../../text/edit.ts';
import type { IssueAnswers } from './issue-answers.ts';

/**
 * Puts what an issue contains beyond its fields into a new document: texts replace the template's own words in a
 * section that has nothing else, items and rows go into their lists and tables, and everything without a place in the
 * template goes to where it was.
 */
export function putAnswers(kind: Kind, text: string, issue: IssueAnswers): string {
  const document = parseDocument({ path: '', text }, { frontMatter: readFrontMatter });
  const [record] = readRecords(document, kind);
  if (record === undefined) return text;
  const sections = matchedSections(text, record.root, kind);
  const edits: readonly Edit[] = [
    ...sections.flatMap((section) => proseEdits(kind, section, issue.sections.get(section.key))),
    ...record.checklists.flatMap((list) => listEdits(text, list, issue.lists.get(list.spec?.key ?? ''))),
    ...record.tables.flatMap((table) => rowEdits(table, issue.tables.get(table.spec?.key ?? ''))),
    ...restEdits({ text, record, sections }, issue.rest),
    ...extraEdits({ text, record, sections }, issue.extras),
    ...shapeEdits({ text, record, sections }, issue.shapes),
  ];
  return applyEdits(text, outermost(edits));
}

function proseEdits(kind: Kind, { key, section }: MatchedSection, answer: string | undefined): readonly Edit[] {
  if (answer === undefined || section.heading === undefined || !isOnlyProse(kind, key)) return [];
  const own = section.body.filter((block) => block.kind !== 'thematic-break');
  const [first, last] = [own[0], own.at(-1)];
  const { end } = section.heading.span;
  if (first === undefined || last === undefined) return [{ span: { start: end, end }, text: `\n\n${answer}` }];
  return [replacement({ start: first.span.start, end: last.span.end }, answer)];
}
