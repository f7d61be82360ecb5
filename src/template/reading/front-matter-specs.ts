import { frontMatterFields } from '../../document/front-matter-fields.ts';
import { sliceOf } from '../../text/span.ts';
import { titleSection } from '../section-keys.ts';
import { never } from '../statements/due.ts';
import { fieldSource, labelType } from '../words/field-words.ts';
import { choiceSpec } from '../samples/choices.ts';
import { isStandIn, readSample } from '../samples/sample.ts';
import { isPrompt } from '../prompt.ts';
import { frontMatterText } from '../../document/front-matter-text.ts';
import { lineOf } from './template-view.ts';
import type { FrontMatterData } from '../../document/front-matter-data.ts';
import type { Field } from '../../document/field.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { Span } from '../../text/span.ts';
import type { ChoiceSpec, FieldSpec } from '../kind.ts';
import type { Sample } from '../samples/sample.ts';
import type { ValueType } from '../../values/value.ts';

/** Keys of an issue template's front matter: they describe the template, not the document. */
export const TEMPLATE_KEYS: ReadonlySet<string> = new Set([
  'name',
  'about',
  'description',
  'assignees',
  'projects',
  'type',
  'body',
]);

/** Keys that a new document copies unchanged from its template, and that are always lists. */
const CARRIED = new Set(['labels', 'tags']);

/** Whether front matter is that of an issue template: it has a name, and a text about its purpose. */
export function isIssueTemplate(data: FrontMatterData | undefined): boolean {
  const keys = new Set(data?.entries.map(({ key }) => key));
  return keys.has('name') && (keys.has('about') || keys.has('description'));
}

/** The front matter keys that are fields of the document; `bodyNames` are the names of the labels in the body. */
export function frontMatterSpecs(document: MarkdownDocument, bodyNames: ReadonlySet<string>): readonly FieldSpec[] {
  const data = document.frontMatter;
  if (data === undefined) return [];
  const issue = isIssueTemplate(data);
  const isTitle = issue || titleSection(document.root) === undefined;
  const isField = ({ label, isMap }: Field): boolean =>
    isMap !== true && label !== 'expctl' && !(label === 'title' && isTitle) && !(issue && isOfTemplate(label));
  const fields = frontMatterFields(data).filter(isField);
  const isTwice = ({ label, name }: Field): boolean => CARRIED.has(label) && bodyNames.has(name);
  return fields.flatMap((field) =>
    isTwice(field) || (issue && CARRIED.has(field.label)) ? [] : [specOf(document, field)],
  );
}

const isOfTemplate = (label: string): boolean => TEMPLATE_KEYS.has(label.split('.')[0] ?? label);

function specOf(document: MarkdownDocument, field: Field): FieldSpec {
  const written = sliceOf(document.source.text, field.value);
  const isCarried = CARRIED.has(field.label);
  const sample: Sample = isCarried ? { kind: 'words' } : sampleOf(written, field.items);
  const listed = isCarried ? undefined : listedChoices(document, field.value);
  const choices = sample.kind === 'choice' ? sample.choices : listed;
  const isListed = choices === undefined && isList(field, written);
  const source = fieldSource(field.name);
  const isConstant = sample.kind === 'words' && source === undefined && !isNull(written);
  return {
    key: field.name,
    section: '',
    group: [],
    name: field.name,
    label: field.label,
    line: lineOf(document, field.labelSpan),
    due:
      sample.kind === 'words' && listed === undefined
        ? never('a constant of the template')
        : { stage: 'planned', severity: 'warning', because: 'front matter' },
    type: isListed ? 'list' : typeOf(field, sample),
    choices,
    alternatives: undefined,
    unit: undefined,
    sample: frontMatterText(written),
    placeholder: choices === undefined && !isConstant && sample.kind !== 'blank' && sample.kind !== 'typed',
    block: undefined,
    source,
  };
}

const isNull = (written: string): boolean => written === 'null' || written === '~';

function typeOf({ name }: Field, sample: Sample): ValueType {
  if (sample.kind === 'typed') return sample.type;
  return (sample.kind === 'placeholder' ? sample.type : undefined) ?? labelType(name) ?? 'text';
}

/** Names that are singular although they end in `s`. */
const SINGULAR = /(?:ss|us|is)$/u;

/**
 * Whether a value is a list. A single bare item in brackets is often a phrase to be replaced (`owner: [name]`): then a
 * plural name of the key decides.
 */
function isList({ label, name, items }: Field, written: string): boolean {
  if (items === undefined) return CARRIED.has(label) && /^(?:\[\s*\])?$/u.test(written);
  const isOneBare = items.length === 1 && /^\[[^"']*\]$/u.test(written);
  return !isOneBare || (name.endsWith('s') && !SINGULAR.test(name));
}

/** `topics: [nlp, speech]` is a list of words in YAML, not a phrase in brackets, unless it asks for something. */
function sampleOf(written: string, items: readonly string[] | undefined): Sample {
  const sample = readSample(frontMatterText(written));
  if (sample.kind !== 'placeholder' || items === undefined || items.length < 2 || isPrompt(written)) return sample;
  return items.some((item) => isStandIn(frontMatterText(item))) ? sample : { kind: 'words' };
}

/** `status: planned # planned, running, done`: the comment after a value lists its possible values. */
function listedChoices({ source: { text } }: MarkdownDocument, { start, end }: Span): ChoiceSpec | undefined {
  const comment = /^[ \t]+#[ \t]*([^\r\n]*)/u.exec(text.slice(end, end + 400))?.[1]?.trim();
  const words = (comment ?? '').split(/\s*[|,/]\s*/u).map((word) => word.trim());
  const value = text.slice(start, end).replace(/^(["'])(.*)\1$/u, '$2');
  const isList = words.length > 1 && words.every((word) => /^[\p{L}\p{N}_-]+(?: [\p{L}\p{N}_-]+){0,2}$/u.test(word));
  return isList && words.includes(value) ? choiceSpec(words) : undefined;
}
