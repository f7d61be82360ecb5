import type { Block, Paragraph } from '../block.ts';
import { labelName } from '../label-name.ts';
import type { Field } from '../field.ts';
import type { Section } from '../section.ts';

const LONGEST_VALUE = 200;
const SILENT = new Set<Block['kind']>(['thematic-break', 'html']);

/** Reads a section that contains just one short paragraph as a field: `## Status`, then `Running since Monday`. */
export function sectionField(section: Section): Field | undefined {
  const paragraph = onlyParagraph(section);
  return paragraph === undefined || section.sections.length > 0 ? undefined : fieldOver(section, paragraph);
}

/** Reads a section whose first paragraph is known to be a field's value, whatever follows it. */
export function leadField(section: Section): Field | undefined {
  const first = section.body.find(({ kind }) => !SILENT.has(kind));
  return first?.kind === 'paragraph' ? fieldOver(section, first) : undefined;
}

function fieldOver(section: Section, paragraph: Paragraph): Field | undefined {
  const { heading, remarks } = section;
  if (heading === undefined) return undefined;
  return {
    form: 'section',
    label: section.title,
    name: section.name || labelName(section.title),
    remark: remarks[0],
    mark: undefined,
    span: { start: heading.span.start, end: paragraph.span.end },
    labelSpan: heading.content,
    value: paragraph.span,
    blocks: [],
    group: [],
  };
}

function onlyParagraph({ body }: Section): Paragraph | undefined {
  const [first, ...rest] = body.filter(({ kind }) => !SILENT.has(kind));
  if (first?.kind !== 'paragraph' || rest.length > 0) return undefined;
  return first.span.end - first.span.start <= LONGEST_VALUE ? first : undefined;
}
