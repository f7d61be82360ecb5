import { readFrontMatter } from '../../document/front-matter.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { readRecords } from '../../records/read-records.ts';
import { foldLine } from '../../template/fold-line.ts';
import { applyEdits, replacement } from '../../text/edit.ts';
import { sliceOf } from '../../text/span.ts';
import { isOnlyProse, tickOf } from './issue-answers.ts';
import type { SectionRecord } from '../../records/record.ts';
import type { Kind } from '../../template/kind.ts';
import type { Edit } from '../../text/edit.ts';
import type { IssueAnswers } from './issue-answers.ts';

/**
 * Puts an issue's longer answers into a new document: over the template's own words in a section that has nothing else,
 * under the heading where fields, lists or tables stand there too; and ticks what was ticked.
 */
export function putAnswers(
  kind: Kind,
  text: string,
  { sections, ticks }: Pick<IssueAnswers, 'sections' | 'ticks'>,
): string {
  const document = parseDocument({ path: '', text }, { frontMatter: readFrontMatter });
  const edits: Edit[] = [];
  for (const record of readRecords(document, kind)) {
    for (const section of record.sections) {
      const answer = sections.get(section.key);
      if (answer !== undefined) edits.push(...sectionEdit(kind, section, answer));
    }
    for (const { spec, items } of record.checklists)
      for (const { markSpan, text: span } of items)
        if (spec !== undefined && markSpan !== undefined && ticks.has(tickOf(spec.key, foldLine(sliceOf(text, span)))))
          edits.push(replacement(markSpan, 'x'));
  }
  return applyEdits(text, edits);
}

function sectionEdit(kind: Kind, { key, section }: SectionRecord, answer: string): readonly Edit[] {
  if (section.heading === undefined) return [];
  const own = section.body.filter((block) => block.kind !== 'thematic-break');
  const [first, last] = [own[0], own.at(-1)];
  const end = section.heading.span.end;
  if (first === undefined || last === undefined || !isOnlyProse(kind, key))
    return [{ span: { start: end, end }, text: `\n\n${answer}` }];
  return [{ span: { start: first.span.start, end: last.span.end }, text: answer }];
}
