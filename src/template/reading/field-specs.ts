import { contains, sliceOf } from '../../text/span.ts';
import { joinKey, numbering } from '../section-keys.ts';
import { lineOf } from './template-view.ts';
import { optionOf, says } from './annotations.ts';
import { withoutComments } from '../fold-line.ts';
import { readAlternatives } from './alternatives.ts';
import { choiceSpec } from './choices.ts';
import { blockOf, fieldSource, labelType } from './field-words.ts';
import { frontMatterSpecs } from './front-matter-specs.ts';
import { isOptional, never, statedDue } from './due.ts';
import { isGuidanceLabel, isTemplateFact } from './guidance-words.ts';
import { isStandIn, readSample } from './sample.ts';
import { statusWord } from './status-words.ts';
import { headerUnit } from './typed-text.ts';
import type { Span } from '../../text/span.ts';
import type { Ambiguity, ChoiceSpec, Due, FieldSpec } from '../kind.ts';
import type { Statement } from './annotations.ts';
import type { Sample } from './sample.ts';
import type { ReadSection } from './section-specs.ts';
import type { PlacedField, TemplateView } from './template-view.ts';
import type { ValueType } from '../../values/value.ts';

const VERSION = /^v?\d+(?:\.\d+)+$/u;

/** A field's spec with the stretches of the template that it covers: its line and the blocks that are its value. */
export type ReadField = { readonly spec: FieldSpec; readonly spans: readonly Span[]; readonly repeated: boolean };

/** What is already something else: lists that are checklists, tables. */
export type Taken = {
  readonly spans: readonly Span[];
  readonly sections: readonly ReadSection[];
  readonly doubts: Ambiguity[];
};

/** The specs of all fields, in document order, front matter first. */
export function readFields(view: TemplateView, taken: Taken): readonly ReadField[] {
  const number = numbering();
  const alternatives = readAlternatives(view);
  const front = frontMatterSpecs(view.document).map((spec) => ({
    spec: { ...spec, key: number(spec.key) },
    spans: [],
    repeated: false,
  }));
  const claimed = [...taken.spans, ...alternatives.flatMap(({ spans }) => spans)];
  const body = view.fields
    .filter((placed) => isField(view, placed, claimed))
    .map((placed) => fieldAt(view, placed, { taken, number }));
  const chosen = alternatives.map(({ placed, written, spans }) => {
    const section = sectionAt(taken.sections, placed);
    return { spec: alternativesSpec(section, { written, line: placed.line, number }), spans, repeated: false };
  });
  return [...front, ...[...body, ...chosen].toSorted((a, b) => a.spec.line - b.spec.line)];
}

function isField(view: TemplateView, placed: PlacedField, claimed: readonly Span[]): boolean {
  const { field } = placed;
  if (claimed.some((span) => contains(span, field.labelSpan))) return false;
  if (isGuidanceLabel(field.name) || isMarkedGuidance(view, placed)) return false;
  if (isStandIn(field.label) || field.name === '' || isLegend(view, placed)) return false;
  if (isEnumerated(view, placed)) return false;
  return !isHeadOfOthers(view, placed, claimed);
}

const isMarkedGuidance = (view: TemplateView, { line }: PlacedField): boolean =>
  says(view.annotations.get(line) ?? [], 'guidance');

/** A bullet that explains one of the choices of a field: `` - `!p0`: … ``. */
function isLegend(view: TemplateView, { field }: PlacedField): boolean {
  return (
    field.form === 'bullet' &&
    view.text[field.labelSpan.start - 1] === '`' &&
    field.value.end > field.value.start &&
    /^\W/u.test(field.label)
  );
}

/** `- Finding 1: [What worked]` under a label is one sample of the label's list. */
function isEnumerated(view: TemplateView, { field }: PlacedField): boolean {
  if (field.form !== 'bullet' && field.form !== 'numbered') return false;
  const sample = readSample(sliceOf(view.text, field.value)).kind;
  return field.group.length > 0 && /\s\d{1,2}$/u.test(field.label) && (sample === 'placeholder' || sample === 'blank');
}

/** A label whose blocks are only other fields, checklists and tables is their group, and none itself. */
function isHeadOfOthers(view: TemplateView, { field, section }: PlacedField, claimed: readonly Span[]): boolean {
  if (field.value.end > field.value.start || field.blocks.length === 0) return false;
  const rest = field.blocks.filter((block) => !claimed.some((span) => contains(span, block.span)));
  const path = [...field.group, field.name].join('/');
  const below = view.fields.filter((other) => other.section === section && other.field.group.join('/') === path);
  const named = below.filter((other) => !isEnumerated(view, other) && !isStandIn(other.field.label));
  return (
    rest.length === 0 ||
    (named.length > 0 &&
      rest.every((block) => block.kind === 'list' || named.some((other) => contains(block.span, other.field.span))))
  );
}

type Making = { readonly taken: Taken; readonly number: (key: string) => string };

function fieldAt(view: TemplateView, placed: PlacedField, { taken, number }: Making): ReadField {
  const { field, line } = placed;
  const section = sectionAt(taken.sections, placed);
  const statements = view.annotations.get(line) ?? [];
  const value = withoutComments(sliceOf(view.text, field.value));
  const block = value === '' ? blockOf(field.blocks[0]) : undefined;
  const sample = readSample(value);
  if (sample.kind === 'choice' && sample.doubt !== undefined) taken.doubts.push({ line, message: sample.doubt });
  if (sample.kind === 'words' && !isTemplateFact(field.name) && statusWord(value) === undefined && !VERSION.test(value))
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

function sectionAt(sections: readonly ReadSection[], { section }: PlacedField): ReadSection {
  const found = sections.find(({ at }) => at === section);
  if (found === undefined) throw new Error('a field stands in no section of its template');
  return found;
}

function dueOf({ field }: PlacedField, section: ReadSection, statements: readonly Statement[]): Due {
  const stated = statedDue(field.remark === undefined ? [] : [field.remark], statements);
  if (stated !== undefined) return stated;
  if (isTemplateFact(field.name)) return never('it tells of the template');
  if (isOptional(field.label)) return never(field.label);
  return { ...section.fieldsDue, severity: section.explicit ? section.fieldsDue.severity : 'warning' };
}

function typeOf({ field }: PlacedField, sample: Sample, statements: readonly Statement[]): ValueType {
  const stated = optionOf(statements, 'type');
  if (stated !== undefined) return stated as ValueType;
  if (sample.kind === 'typed') return sample.type;
  if (sample.kind === 'choice') return sample.boolean ? 'boolean' : 'text';
  return (
    (sample.kind === 'placeholder' ? sample.type : undefined) ??
    labelType(field.name) ??
    (sample.kind === 'blank' && unitOfRemark(field.remark) ? 'number' : 'text')
  );
}

const unitOfRemark = (remark: string | undefined): string | undefined =>
  remark === undefined || remark.includes(' / ') ? undefined : headerUnit(`x (${remark})`);

const labelUnit = ({ field }: PlacedField): string | undefined => unitOfRemark(field.remark);

function choicesOf(sample: Sample, statements: readonly Statement[]): ChoiceSpec | undefined {
  if (sample.kind !== 'choice') return undefined;
  return says(statements, 'open') ? { ...sample.choices, open: true } : sample.choices;
}

type Alternatives = Pick<Making, 'number'> & { readonly written: readonly string[]; readonly line: number };

function alternativesSpec({ spec }: ReadSection, { written, line, number }: Alternatives): FieldSpec {
  const heads = written.map((text) =>
    text
      .replace(/(?:\*\*)?\s*:.*$/u, '')
      .replaceAll('*', '')
      .trim(),
  );
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
