import { titleSection } from '../section-keys.ts';
import { isIssueTemplate } from './front-matter-specs.ts';
import { isStandIn } from '../samples/sample.ts';
import type { MarkdownDocument } from '../../document/markdown-document.ts';
import type { FieldSpec, KindIdentity } from '../kind.ts';
import type { TemplateSettings } from '../statements/template-settings.ts';

/** An id with its number left open, as templates write it: `EXP-XXX`, `EXP-[XXX]`, `EXP-001`. */
export const NUMBERED_ID =
  /(?<![A-Za-z0-9_-])((?:[A-Za-z][A-Za-z0-9]{0,20}[-_]){1,4}|[A-WYZ])\[?(X{2,9}|N{2,9}|#{2,9}|0{1,8}1?)\]?(?![A-Za-z0-9])/u;
const BRACKETS = /\[[^[\]]*\](?!\()|<[^<>]*>|\{[^{}]*\}/gu;

/** How documents made from a template are named and recognised: from its `expctl:` settings, title and heading. */
export function readIdentity(
  document: MarkdownDocument,
  settings: TemplateSettings,
  fields: readonly FieldSpec[],
): KindIdentity {
  const title = titleSection(document.root);
  const front = document.frontMatter?.entries.find(({ key }) => key === 'title')?.text;
  const inFront = front !== undefined && (isIssueTemplate(document.frontMatter) || title === undefined);
  const written = inFront ? front : (title?.title ?? '');
  const idPattern =
    settings.id ?? idPatternOf(written) ?? idPatternOf(fields.find(({ source }) => source === 'id')?.sample ?? '');
  return {
    idPattern,
    directory: settings.directory ?? 'experiments',
    fileName: settings.file ?? (idPattern === undefined ? '{slug}.md' : '{id}-{slug}.md'),
    titlePattern: settings.title ?? titlePatternOf(written, inFront),
    titlePlace: inFront ? 'front-matter' : 'heading',
    recordDepth: settings.depth ?? (NUMBERED_ID.test(title?.title ?? '') ? (title?.depth ?? 1) : 1),
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
  const places = [...numbered.matchAll(BRACKETS)].filter(([text]) => text !== '{id}' && isStandIn(text));
  const last = places.at(-1);
  if (last !== undefined && !isTag(numbered, last.index, last[0]))
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

/** `[ML-EXP]:` and `[EXP] ` are tags that stay; `[Experiment Title]` is there to be replaced. */
const isTag = (title: string, index: number, text: string): boolean =>
  index === 0 && /^\[[\p{L}\p{N} _-]{1,20}\][:\s]/u.test(title) && title.length > text.length;
