import type { Field } from '../../document/field.ts';
import { fillingOf, standingAlternatives } from '../../template/filling.ts';
import type { FieldSpec } from '../../template/kind.ts';
import { readValue } from '../../values/read-value.ts';
import type { Span } from '../../text/span.ts';
import { sliceOf } from '../../text/span.ts';
import type { FieldRecord } from '../record.ts';
import { specKeyOf } from './section-records.ts';
import type { MatchedSection } from './section-records.ts';

type AlternativeFacts = {
  readonly text: string;
  readonly sections: readonly MatchedSection[];
  readonly specs: readonly FieldSpec[];
};

/**
 * The fields without a label of their own: choices written one per line, of which the author keeps one (`✅ **GO**: …`).
 * The value is the span from the first to the last line that remains.
 */
export function alternativeFields({ text, sections, specs }: AlternativeFacts): readonly FieldRecord[] {
  return specs.flatMap((spec) => {
    if (spec.alternatives === undefined) return [];
    const section = sections.find((it) => specKeyOf(it) === spec.section);
    return section === undefined ? [] : alternativeField(text, section, spec);
  });
}

function alternativeField(text: string, section: MatchedSection, spec: FieldSpec): readonly FieldRecord[] {
  const lines = linesOf(text, section).filter((line) => standingAlternatives(spec, sliceOf(text, line)).length > 0);
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return [];
  const span = { start: first.start, end: last.end };
  const written = lines.map((line) => sliceOf(text, line)).join('\n');
  const standing = standingAlternatives(spec, written);
  return [
    {
      key: spec.key,
      field: fieldAt(span, spec),
      spec,
      section: section.key,
      value: readValue(standing.length === 1 ? (standing[0] ?? '') : written, 'text'),
      filling: fillingOf(spec, written),
      chosen: standing.length === 1 ? standing : undefined,
    },
  ];
}

const fieldAt = (span: Span, { label, name, group }: FieldSpec): Field => ({
  form: 'section',
  label,
  name,
  remark: undefined,
  mark: undefined,
  span,
  labelSpan: { start: span.start, end: span.start },
  value: span,
  blocks: [],
  group,
});

/** The lines of the section without its sub-sections. */
function linesOf(text: string, { section }: MatchedSection): readonly Span[] {
  const start = section.heading?.span.end ?? section.span.start;
  const end = section.sections[0]?.span.start ?? section.span.end;
  const lines: Span[] = [];
  for (let at = start; at < end;) {
    const next = text.indexOf('\n', at);
    const stop = next < 0 || next > end ? end : next;
    const line = text.slice(at, stop).trimEnd();
    if (line.trim() !== '') lines.push({ start: at + (line.length - line.trimStart().length), end: at + line.length });
    at = stop + 1;
  }
  return lines;
}
