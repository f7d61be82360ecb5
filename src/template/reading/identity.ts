import { titleSection } from '../section-keys.ts';
import { isIssueTemplate } from './front-matter-specs.ts';
import { fixedId, numberedId } from './numbered-id.ts';
import { lineOf } from './template-view.ts';
import { dayPlace, isTitleTag, isTitleWord, TITLE_PLACES } from '../title-places.ts';
import { readChoices } from '../samples/choices.ts';
import { isStandIn } from '../samples/sample.ts';
import { hasLetter } from '../../text/letters.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { Section } from '../../document/section.ts';
import type { Ambiguity, FieldSpec, KindIdentity } from '../kind.ts';
import type { NumberedId } from './numbered-id.ts';
import type { TemplateSettings } from '../statements/template-settings.ts';

/** What a template's identity is read from; `record` is the heading of one record of a ledger. */
export type IdentityFacts = {
  readonly settings: TemplateSettings;
  readonly fields: readonly FieldSpec[];
  readonly record: Section | undefined;
  readonly doubts: Ambiguity[];
};

/** How documents made from a template are named and recognised, read from its `expctl:` settings, title and heading. */
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

/**
 * The title with `{id}`, `{title}` and `{date}` where the template has something to be replaced; undefined if it has
 * nothing.
 */
function titlePatternOf(written: string, issue: boolean): string | undefined {
  const id = numberedId(written);
  const open = id === undefined ? written : spliced(written, id, '{id}');
  const named = open.replace(/\{{1,2}\s*(title|id)\s*\}{1,2}/giu, namedPlace);
  const dated = named.replace(dayPlace(), '{date}');
  if (dated.includes('{title}')) return dated;
  const place = titlePlaceIn(dated);
  if (place !== undefined) return spliced(dated, place, '{title}');
  if (issue && /[\]:]\s*$/u.test(written)) return `${dated.trimEnd()} {title}`;
  const colon = dated.indexOf(': ');
  if (issue && colon > 0) return `${dated.slice(0, colon)}: {title}`;
  if (dated.includes('{id}')) return withTitle(dated);
  if (dated === written) return isTitleWord(written) ? '{title}' : undefined;
  return wordedTitle(dated) ?? dated;
}

/** Of all the places to be replaced, the one that names the title; otherwise the first one with no other meaning. */
function titlePlaceIn(title: string): Pick<NumberedId, 'index' | 'text'> | undefined {
  const places = [...title.matchAll(TITLE_PLACES)]
    .map(({ 0: text, index }) => ({ text, index }))
    .filter(({ text }) => !/\{(?:id|date)\}/u.test(text) && isStandIn(text))
    .filter(({ text, index }) => !isTitleTag(title, index, text));
  // A choice gives the experiment's state, not its subject.
  const open = places.filter(({ text }) => readChoices(text) === undefined);
  const main = open.filter(({ text }) => !BESIDE_TITLE.test(text));
  const said = main.find(({ text }) => SAYS_TITLE.test(text)) ?? main.find(({ text }) => SAYS_NAME.test(text));
  return said ?? main[0] ?? open.at(-1) ?? places.at(-1);
}

const SAYS_TITLE = /(?<!\p{L})(?:title|what|titel|titre|titolo|título|titulo)(?!\p{L})|标题|タイトル|제목/iu;
const SAYS_NAME = /(?<!\p{L})(?:name|nombre|nom|nome)(?!\p{L})|名称|名前|이름/iu;
const BESIDE_TITLE =
  /(?<!\p{L})(?:date|day|time|owner|authors?|assignee|who|person|initials|team|id|number|version|datum|autor|autorin)(?!\p{L})|日期|日付|作者|负责人|担当/iu;

const spliced = (whole: string, { index, text }: Pick<NumberedId, 'index' | 'text'>, by: string): string =>
  whole.slice(0, index) + by + whole.slice(index + text.length);

/** `{title}` and `{{ Title }}` name what goes there. */
const namedPlace = (_: string, name: string): string => `{${name.toLowerCase()}}`;

/**
 * The text after the id is the title, whatever it says (`EXP-000: Title`); and so is the text before an id at the end.
 */
function withTitle(numbered: string): string {
  const [before = '', after = ''] = numbered.split('{id}');
  const [head = '', tail] = after.split('{date}');
  if (tail !== undefined) return `${before}{id}${besideDay(head, tail)}`;
  const words = after.replace(SEPARATOR, '');
  if (hasLetter(words) || BLANK_TITLE.test(words)) return `${before}{id}${withoutEnd(after, words)}{title}`;
  const lead = before.replace(END, '');
  if (after.trim() !== '' && hasLetter(lead)) return `{title}${numbered.slice(lead.length)}`;
  return `${numbered.trim()}: {title}`;
}

/**
 * The text after the id, if it contains a date: the words after the date are the title; else those before it; else
 * there is no title yet.
 */
function besideDay(head: string, tail: string): string {
  const behind = tail.replace(SEPARATOR, '');
  if (hasLetter(behind)) return `${head}{date}${withoutEnd(tail, behind)}{title}`;
  const words = head.replace(SEPARATOR, '').replace(END, '');
  if (hasLetter(words)) return `${head.replace(words, '{title}')}{date}${tail}`;
  const close = /^[)\]）】]*/u.exec(head)?.[0] ?? '';
  return `${close}: {title} ${head.slice(close.length).trimStart()}{date}${tail}`;
}

const withoutEnd = (text: string, end: string): string => text.slice(0, text.length - end.length);

/** A heading that only says that a title goes there, perhaps beside a date. */
function wordedTitle(dated: string): string | undefined {
  const rest = dated.replace('{date}', '');
  return isTitleWord(rest) ? dated.replace(rest.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''), '{title}') : undefined;
}

/** Brackets and separators before an id or a date. */
const END = /[\s([（【–—|:：-]+$/u;
const SEPARATOR = /^[)\]）】]*\s*(?:[;,.|·•–—-]\s+|[:：]\s*)?/u;
const BLANK_TITLE = /^[\s_.…*?]+$/u;
