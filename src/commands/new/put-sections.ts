import { readFrontMatter } from '../../document/front-matter.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { readRecords } from '../../records/read-records.ts';
import { applyEdits } from '../../text/edit.ts';
import { sliceOf } from '../../text/span.ts';
import type { Edit } from '../../text/edit.ts';
import type { Kind } from '../../template/kind.ts';

/** Puts texts under the headings of their sections, over the template's own prose where that is all there is. */
export function putSections(kind: Kind, text: string, sections: ReadonlyMap<string, string>): string {
  const document = parseDocument({ path: '', text }, { frontMatter: readFrontMatter });
  const edits: Edit[] = [];
  for (const record of readRecords(document, kind))
    for (const { key, section } of record.sections) {
      const wanted = sections.get(key);
      if (wanted === undefined || section.heading === undefined) continue;
      const [first] = section.body;
      const replaced = first?.kind === 'paragraph' && !sliceOf(text, first.span).includes(':') ? first.span : undefined;
      const at = section.heading.span.end;
      edits.push(
        replaced === undefined
          ? { span: { start: at, end: at }, text: `\n\n${wanted}` }
          : { span: replaced, text: wanted },
      );
    }
  return applyEdits(text, edits);
}
