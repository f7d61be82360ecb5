import { titleSection } from '../section-keys.ts';
import { isIssueTemplate } from './front-matter-specs.ts';
import { fixedId, numberedId } from './numbered-id.ts';
import { lineOf } from './template-view.ts';
import { isTitleTag, isTitleWord, TITLE_PLACES } from '../title-places.ts';
import { readChoices } from '../samples/choices.ts';
import { isStandIn } from '../samples/sample.ts';
import { hasLetter } from '../../text/letters.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { Section } from '../../document/section.ts';
import type { Ambiguity, FieldSpec, KindIdentity } from '../kind.ts';
import type { NumberedId } from './numbered-id.ts';
import type { TemplateSettings } from '../statements/template-settings.ts';

/** What a template's identity is read from; `record` is the heading that is one record of a ledger. */
export type IdentityFacts = {
  readonly settings: TemplateSettings;
  readonly fields: readonly FieldSpec[];
  readonly record: Section | undefined;
  readonly doubts: Ambiguity[];
};

/** How documents made from a template are named and recognised: from its `expctl:` settings, title and heading. */
export function readIdentity(
  document: MarkdownDocument,
  { settings, fields, record, doubts }: IdentityFacts,
): KindIdentity {
  const title = record ?? titleSection(document.root);
  const front = document.frontMatter?.entries.find(({ key }) => key === 'title')?.text;
  const inFront =
    record === undefined && front !== undefined && (isIssueTemplate(document.frontMatter) || title === undefined);
  const written = inFront ? front : (title?.title ?? '');
  const idPattern =
    settings.id ??
    numberedId(written)?.pattern ??
    numberedId(fields.find(({ source }) => source === 'id')?.sample ?? '')?.pattern;
  const literal = idPattern === undefined ? fixedId(written) : undefined;
  if (literal !== undefined)
    doubts.push({
      line: title?.heading === undefined || inFront ? 1 : lineOf(document, title.heading.span),
      message: `"${literal}" in the title is read as words of every title: leave the number open, such as \`EXP-XXX\`, for ids`,
    });
  return {
    idPattern,
    directory: settings.directory ?? 'experiments',
    fileName: settings.file ?? (idPattern === undefined ? '{slug}.md' : '{id}-{slug}.md'),
    titlePattern: settings.title ?? titlePatternOf(written, inFront),
    titlePlace: inFront ? 'front-matter' : 'heading',
    recordDepth:
      settings.depth ?? record?.depth ?? (numberedId(title?.title ?? '') === undefined ? 1 : (title?.depth ?? 1)),
  };
}

/** The title with `{id}` and `{title}` where the template has something to be replaced; undefined: it stays as it is. */
function titlePatternOf(written: string, issue: boolean): string | undefined {
  const id = numberedId(written);
  const open = id === undefined ? written : spliced(written, id, '{id}');
  const numbered = open.replace(/\{{1,2}\s*(title|id)\s*\}{1,2}/giu, namedPlace);
  if (numbered.includes('{title}')) return numbered;
  const places = [...numbered.matchAll(TITLE_PLACES)].filter(([text]) => !text.includes('{id}') && isStandIn(text));
  // A choice says how it stands with the experiment, not what it is about.
  const last = places.findLast(([text]) => readChoices(text) === undefined) ?? places.at(-1);
  if (last !== undefined && !isTitleTag(numbered, last.index, last[0]))
    return spliced(numbered, { index: last.index, text: last[0] }, '{title}');
  if (issue && /[\]:]\s*$/u.test(written)) return `${numbered.trimEnd()} {title}`;
  const colon = numbered.indexOf(': ');
  if (issue && colon > 0) return `${numbered.slice(0, colon)}: {title}`;
  if (numbered === written) return isTitleWord(written) ? '{title}' : undefined;
  return withTitle(numbered);
}

const spliced = (whole: string, { index, text }: Pick<NumberedId, 'index' | 'text'>, by: string): string =>
  whole.slice(0, index) + by + whole.slice(index + text.length);

/** `{title}` and `{{ Title }}` say themselves what goes there. */
const namedPlace = (_: string, name: string): string => `{${name.toLowerCase()}}`;

/** What stands behind the id is the title, whatever it says (`EXP-000: Title`); what stands before one at the end, too. */
function withTitle(numbered: string): string {
  const [before = '', after = ''] = numbered.split('{id}');
  const words = after.replace(SEPARATOR, '');
  if (hasLetter(words) || BLANK_TITLE.test(words))
    return `${before}{id}${after.slice(0, after.length - words.length)}{title}`;
  const lead = before.replace(/[\s([（【–—|:：-]+$/u, '');
  if (after.trim() !== '' && hasLetter(lead)) return `{title}${numbered.slice(lead.length)}`;
  return `${numbered.trim()}: {title}`;
}

const SEPARATOR = /^[)\]）】]*\s*(?:[;,.|·•–—-]\s+|[:：]\s*)?/u;
const BLANK_TITLE = /^[\s_.…*?]+$/u;
