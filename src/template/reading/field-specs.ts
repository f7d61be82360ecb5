import { sliceOf } from '../../text/span.ts';
import { joinKey, numbering } from '../section-keys.ts';
import { optionOf, says } from '../statements/annotations.ts';
import { withoutComments } from '../fold-line.ts';
import { readAlternatives } from './alternatives.ts';
import { choiceSpec } from '../samples/choices.ts';
import { blockOf, fieldSource, isOutcomeLabel, labelType } from '../words/field-words.ts';
import { frontMatterSpecs } from './front-matter-specs.ts';
import { isOptional, never, statedDue } from '../statements/due.ts';
import { documentFields } from './document-fields.ts';
import { isTemplateFact } from '../words/guidance-words.ts';
import { readSample } from '../samples/sample.ts';
import { STATUS_NAMES, statusWord } from '../words/status-words.ts';
import { typeNamed } from '../samples/typed-text.ts';
import { unitOfHeader } from '../../values/header-unit.ts';
import type { Span } from '../../text/span.ts';
import type { Ambiguity, ChoiceSpec, Due, FieldSpec } from '../kind.ts';
import type { Statement } from '../statements/annotations.ts';
import type { Sample } from '../samples/sample.ts';
import type { ReadSection, Sections } from './section-specs.ts';
import type { PlacedField, TemplateView } from './template-view.ts';
import type { ValueType } from '../../values/value.ts';

const VERSION = /^v?\d+(?:\.\d+)+$/u;

/** A field's spec with the spans of the template that it covers: its line and the blocks that are its value. */
export type ReadField = { readonly spec: FieldSpec; readonly spans: readonly Span[]; readonly repeated: boolean };

/** Spans that already belong to something else: lists that are checklists, tables. */
export type Taken = { readonly spans: readonly Span[]; readonly sections: Sections; readonly doubts: Ambiguity[] };

/** The specs of all fields, in document order, front matter first. */
export function readFields(view: TemplateView, taken: Taken): readonly ReadField[] {
  const number = numbering();
  const alternatives = readAlternatives(view);
  const names = new Set(view.fields.map(({ field }) => field.name));
  const front = frontMatterSpecs(view.document, names).map((spec) => ({
    spec: { ...spec, key: number(spec.key) },
    spans: [],
    repeated: false,
  }));
  const claimed = [...taken.spans, ...alternatives.flatMap(({ spans }) => spans)];
  const body = documentFields(view, claimed).map((placed) => fieldAt(view, placed, { taken, number }));
  const chosen = alternatives.map(({ placed, written, spans }) => {
    const section = sectionAt(taken.sections, placed);
    return { spec: alternativesSpec(section, { written, line: placed.line, number }), spans, repeated: false };
  });
  return [...front, ...[...body, ...chosen].toSorted((a, b) => a.spec.line - b.spec.line)];
}

type Making = { readonly taken: Taken; readonly number: (key: string) => string };

function fieldAt(view: TemplateView, placed: PlacedField, { taken, number }: Making): ReadField {
  const { field, line } = placed;
  const section = sectionAt(taken.sections, placed);
  const statements = view.annotations.get(line) ?? [];
  const written = sliceOf(view.text, field.value);
  const value = withoutComments(written);
  const block = value === '' ? blockOf(field.blocks[0]) : undefined;
  const sample = value === '' && block === undefined ? commentSample(written) : readSample(value);
  if (sample.kind === 'choice' && sample.doubt !== undefined) taken.doubts.push({ line, message: sample.doubt });
  const isFree = sample.kind === 'words' && fieldSource(field.name) === undefined && !isTemplateFact(field.name);
  if (isFree && statusWord(value) === undefined && !VERSION.test(value))
    taken.doubts.push({ line, message: `"${value}" is read as a sample of free text, which \`new\` leaves blank` });
  const spec: FieldSpec = {
    key: number(joinKey(section.spec.key, ...field.group, field.name)),
    section: section.spec.key,
    group: field.group,
    name: field.name,
    label: field.label,
    line,
    due: dueOf(placed, section, statements),
    type: typeOf(placed, sample, statements),
    choices: choicesOf(sample, statements),
    alternatives: undefined,
    unit: optionOf(statements, 'unit') ?? (sample.kind === 'typed' ? sample.unit : undefined) ?? labelUnit(placed),
    sample: block === undefined ? value : field.blocks.map(({ span }) => sliceOf(view.text, span)).join('\n'),
    placeholder:
      block !== undefined || sample.kind === 'placeholder' || sample.kind === 'sentence' || isTemplateFact(field.name),
    block,
    source: sample.kind === 'choice' ? undefined : fieldSource(field.name),
  };
  const blocks = block === undefined ? [] : field.blocks.map(({ span }) => span);
  return { spec, spans: [field.span, ...blocks], repeated: section.spec.repeated };
}

/** `<!-- BSL-1 | BSL-2 -->` after a label lists its possible values; any other comment is ignored. */
function commentSample(written: string): Sample {
  const sample = readSample(/^<!--(?!\s*expctl)([^<>]*\|[^<>]*)-->$/u.exec(written.trim())?.[1]?.trim() ?? '');
  return sample.kind === 'choice' ? sample : { kind: 'blank' };
}

function sectionAt(sections: Taken['sections'], { section }: PlacedField): ReadSection {
  const found = sections.get(section);
  if (found === undefined) throw new Error('a field stands in no section of its template');
  return found;
}

function dueOf({ field }: PlacedField, section: ReadSection, statements: readonly Statement[]): Due {
  const stated = statedDue(field.remark === undefined ? [] : [field.remark], statements);
  if (stated !== undefined) return stated;
  if (isTemplateFact(field.name)) return never('it tells of the template');
  if (isOptional(field.label)) return never(field.label);
  // A field that states the stage cannot wait for a stage.
  if (field.form === 'section' && STATUS_NAMES.has(field.name) && !section.explicit)
    return { stage: 'planned', severity: 'warning', because: 'a status section' };
  if (section.spec.key === '' && isOutcomeLabel(field.name))
    return { stage: 'concluded', severity: 'warning', because: 'an outcome' };
  return { ...section.fieldsDue, severity: section.explicit ? section.fieldsDue.severity : 'warning' };
}

function typeOf({ field }: PlacedField, sample: Sample, statements: readonly Statement[]): ValueType {
  const stated = typeNamed(optionOf(statements, 'type'));
  if (stated !== undefined) return stated;
  if (sample.kind === 'typed') return sample.type;
  if (sample.kind === 'choice') return sample.boolean ? 'boolean' : 'text';
  return (
    (sample.kind === 'placeholder' ? sample.type : undefined) ??
    labelType(field.name) ??
    (sample.kind === 'blank' && unitOfRemark(field.remark) ? 'number' : 'text')
  );
}

const unitOfRemark = (remark: string | undefined): string | undefined =>
  remark === undefined || remark.includes(' / ') ? undefined : unitOfHeader(`x (${remark})`);

const labelUnit = ({ field }: PlacedField): string | undefined => unitOfRemark(field.remark);

function choicesOf(sample: Sample, statements: readonly Statement[]): ChoiceSpec | undefined {
  if (sample.kind !== 'choice') return undefined;
  return says(statements, 'open') ? { ...sample.choices, open: true } : sample.choices;
}

type Alternatives = Pick<Making, 'number'> & { readonly written: readonly string[]; readonly line: number };

function alternativesSpec({ spec }: ReadSection, { written, line, number }: Alternatives): FieldSpec {
  const heads = written.map((text) => (text.split(':')[0] ?? '').replaceAll('*', '').trim());
  const last = spec.key.split('/').at(-1) ?? 'choice';
  return {
    key: number(joinKey(spec.key, last)),
    section: spec.key,
    group: [],
    name: last,
    label: spec.title,
    line,
    due: { ...spec.due, severity: 'error' },
    type: 'text',
    choices: choiceSpec(heads, { open: false }),
    alternatives: written,
    unit: undefined,
    sample: written.join('\n'),
    placeholder: true,
    block: 'paragraph',
    source: undefined,
  };
}
