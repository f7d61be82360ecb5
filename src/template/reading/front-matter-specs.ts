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
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { Span } from '../../text/span.ts';
import type { ChoiceSpec, FieldSpec } from '../kind.ts';
import type { Sample } from '../samples/sample.ts';

/** Keys of an issue template's front matter: they tell of the template, not of the document. */
export const TEMPLATE_KEYS: ReadonlySet<string> = new Set([
  'name',
  'about',
  'description',
  'assignees',
  'projects',
  'type',
  'body',
]);

/** Keys that a new document takes over from its template as they are, or that are read elsewhere. */
const CARRIED = new Set(['labels', 'tags', 'expctl']);

/** Whether front matter is that of an issue template: it has a name, and says what it is about. */
export function isIssueTemplate(data: FrontMatterData | undefined): boolean {
  const keys = new Set(data?.entries.map(({ key }) => key));
  return keys.has('name') && (keys.has('about') || keys.has('description'));
}

/** The front matter keys that are fields of the document. */
export function frontMatterSpecs(document: MarkdownDocument): readonly FieldSpec[] {
  const data = document.frontMatter;
  if (data === undefined) return [];
  const issue = isIssueTemplate(data);
  const isTitle = issue || titleSection(document.root) === undefined;
  const fields = frontMatterFields(data).filter(
    ({ label }) => !CARRIED.has(label) && !(label === 'title' && isTitle) && !(issue && TEMPLATE_KEYS.has(label)),
  );
  return fields.map((field): FieldSpec => {
    const written = sliceOf(document.source.text, field.value);
    const value = data.entries.find(({ key }) => key === field.label)?.value;
    const sample = sampleOf(written, value);
    const listed = listedChoices(document, field.value);
    const isList = sample.kind === 'words' && Array.isArray(value);
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
      type:
        sample.kind === 'typed'
          ? sample.type
          : isList
            ? 'list'
            : ((sample.kind === 'placeholder' ? sample.type : undefined) ?? labelType(field.name) ?? 'text'),
      choices: sample.kind === 'choice' ? sample.choices : listed,
      alternatives: undefined,
      unit: undefined,
      sample: frontMatterText(written),
      placeholder:
        listed === undefined && sample.kind !== 'blank' && sample.kind !== 'typed' && sample.kind !== 'choice',
      block: undefined,
      source: fieldSource(field.name),
    };
  });
}

/** `topics: [nlp, speech]` is a list of words to YAML, and no phrase in brackets unless it asks for something. */
function sampleOf(written: string, value: unknown): Sample {
  const sample = readSample(frontMatterText(written));
  const isList = sample.kind === 'placeholder' && Array.isArray(value) && value.length > 1;
  if (!isList || isPrompt(written) || value.some((item) => typeof item !== 'string' || isStandIn(item))) return sample;
  return { kind: 'words' };
}

/** `status: planned # planned, running, done`: the comment behind a value lists what it may be. */
function listedChoices({ source: { text } }: MarkdownDocument, { start, end }: Span): ChoiceSpec | undefined {
  const comment = /^[ \t]+#[ \t]*([^\r\n]*)/u.exec(text.slice(end, end + 400))?.[1]?.trim();
  const words = (comment ?? '').split(/\s*[|,/]\s*/u).map((word) => word.trim());
  const value = text.slice(start, end).replace(/^(["'])(.*)\1$/u, '$2');
  const isList = words.length > 1 && words.every((word) => /^[\p{L}\p{N}_-]+(?: [\p{L}\p{N}_-]+){0,2}$/u.test(word));
  return isList && words.includes(value) ? choiceSpec(words) : undefined;
}
