import { titleSection } from '../section-keys.ts';
import { isIssueTemplate } from './front-matter-specs.ts';
import { NUMBERED_ID } from './numbered-id.ts';
import { isTitleTag, TITLE_PLACES } from '../title-places.ts';
import { readChoices } from '../samples/choices.ts';
import { isStandIn } from '../samples/sample.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { Section } from '../../document/section.ts';
import type { FieldSpec, KindIdentity } from '../kind.ts';
import type { TemplateSettings } from '../statements/template-settings.ts';

/** What a template's identity is read from; `record` is the heading that is one record of a ledger. */
export type IdentityFacts = {
  readonly settings: TemplateSettings;
  readonly fields: readonly FieldSpec[];
  readonly record: Section | undefined;
};

/** How documents made from a template are named and recognised: from its `expctl:` settings, title and heading. */
export function readIdentity(document: MarkdownDocument, { settings, fields, record }: IdentityFacts): KindIdentity {
  const title = record ?? titleSection(document.root);
  const front = document.frontMatter?.entries.find(({ key }) => key === 'title')?.text;
  const inFront =
    record === undefined && front !== undefined && (isIssueTemplate(document.frontMatter) || title === undefined);
  const written = inFront ? front : (title?.title ?? '');
  const idPattern =
    settings.id ?? idPatternOf(written) ?? idPatternOf(fields.find(({ source }) => source === 'id')?.sample ?? '');
  return {
    idPattern,
    directory: settings.directory ?? 'experiments',
    fileName: settings.file ?? (idPattern === undefined ? '{slug}.md' : '{id}-{slug}.md'),
    titlePattern: settings.title ?? titlePatternOf(written, inFront),
    titlePlace: inFront ? 'front-matter' : 'heading',
    recordDepth: settings.depth ?? record?.depth ?? (NUMBERED_ID.test(title?.title ?? '') ? (title?.depth ?? 1) : 1),
  };
}

/** `EXP-XXX` (or `EXP-[XXX]`, `EXP-001`) says `EXP-{number:3}`. */
function idPatternOf(title: string): string | undefined {
  const found = NUMBERED_ID.exec(title);
  return found === null ? undefined : `${found[1] ?? ''}{number:${(found[2] ?? '').length}}`;
}

/** The title with `{id}` and `{title}` where the template has something to be replaced; undefined: it stays as it is. */
function titlePatternOf(written: string, issue: boolean): string | undefined {
  const numbered = written.replace(NUMBERED_ID, '{id}').replace(/\{{1,2}\s*(title|id)\s*\}{1,2}/giu, namedPlace);
  if (numbered.includes('{title}')) return numbered;
  const places = [...numbered.matchAll(TITLE_PLACES)].filter(([text]) => text !== '{id}' && isStandIn(text));
  // A choice says how it stands with the experiment, not what it is about.
  const last = places.findLast(([text]) => readChoices(text) === undefined) ?? places.at(-1);
  if (last !== undefined && !isTitleTag(numbered, last.index, last[0]))
    return `${numbered.slice(0, last.index)}{title}${numbered.slice(last.index + last[0].length)}`;
  if (issue && /[\]:]\s*$/u.test(written)) return `${numbered.trimEnd()} {title}`;
  const colon = numbered.indexOf(': ');
  if (issue && colon > 0) return `${numbered.slice(0, colon)}: {title}`;
  return numbered === written ? undefined : withTitle(numbered);
}

/** `{title}` and `{{ Title }}` say themselves what goes there. */
const namedPlace = (_: string, name: string): string => `{${name.toLowerCase()}}`;

const withTitle = (numbered: string): string =>
  numbered.trim().endsWith('{id}') ? `${numbered.trim()}: {title}` : numbered;
