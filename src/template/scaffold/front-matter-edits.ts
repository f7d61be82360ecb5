import { lineAt, lineSpan } from '../../text/line-index.ts';
import { replacement } from '../../text/edit.ts';
import { TEMPLATE_KEYS } from '../reading/front-matter-specs.ts';
import { isBlankLine, wholeLines } from './line-spans.ts';
import { typedScalar } from './typed-scalar.ts';
import { filledTitle } from './title-edits.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import type { FieldSpec, Kind, TemplateFrontMatter } from '../kind.ts';
import type { TemplateView } from '../reading/template-view.ts';
import type { TemplateValues } from './template-values.ts';

type Entry = TemplateFrontMatter['entries'][number];

/** Takes what only tells of the template out of the front matter (all of it, where nothing else is there) and fills the rest. */
export function frontMatterEdits(view: TemplateView, kind: Kind, filling: FrontMatterFilling): readonly Edit[] {
  const front = kind.frontMatter;
  if (front === undefined) return [];
  const keys = new Set(front.entries.map(({ key }) => key));
  const issue = keys.has('name') && (keys.has('about') || keys.has('description'));
  const goes = ({ key }: Entry): boolean => key === 'expctl' || (issue && TEMPLATE_KEYS.has(key));
  if (front.entries.every(goes)) return [wholeFrontMatter(view, front.span)];
  return front.entries.flatMap((entry, index) => {
    if (goes(entry)) return [replacement(entryLines(view, front, index), '')];
    const text = valueOf(kind, entry, filling);
    const spec = specOf(kind, entry);
    if (text === undefined) return [];
    // `key:` without a blank behind it has room for nothing.
    const gap = /[ \t]$/u.test(view.text.slice(entry.valueSpan.start - 1, entry.valueSpan.start)) ? '' : ' ';
    return [replacement(entry.valueSpan, text === '' ? '' : `${gap}${typedScalar(spec, text)}`)];
  });
}

/** The known texts by field key, with the values that they came from. */
export type FrontMatterFilling = { readonly texts: ReadonlyMap<string, string>; readonly values: TemplateValues };

function valueOf(kind: Kind, entry: Entry, { texts, values }: FrontMatterFilling): string | undefined {
  if (entry.key === 'title' && kind.identity.titlePlace === 'front-matter')
    return filledTitle(kind.identity, entry.text, values);
  const spec = specOf(kind, entry);
  if (spec === undefined) return undefined;
  const isSample = !spec.placeholder && spec.choices === undefined && spec.sample !== '';
  return texts.get(spec.key) ?? (isSample ? '' : undefined);
}

const specOf = (kind: Kind, { key }: Entry): FieldSpec | undefined =>
  kind.fields.find(({ label, line, section }) => section === '' && label === key && line <= frontLines(kind));

const frontLines = ({ text, frontMatter }: Kind): number =>
  text.slice(0, frontMatter?.span.end ?? 0).split('\n').length;

/** An entry with the lines that belong to it, up to the next one. */
function entryLines({ document }: TemplateView, { entries, span }: TemplateFrontMatter, index: number): Span {
  const start = lineStart(document.lines, entries[index]?.keySpan.start ?? span.start);
  const next = entries[index + 1];
  return { start, end: lineStart(document.lines, next ? next.keySpan.start : span.end - 1) };
}

const lineStart = (lines: Parameters<typeof lineSpan>[0], offset: number): number =>
  lineSpan(lines, lineAt(lines, offset)).start;

function wholeFrontMatter({ document }: TemplateView, span: Span): Edit {
  const { end } = wholeLines(document, span);
  let line = lineAt(document.lines, end);
  let last = end;
  while (last < document.source.text.length && isBlankLine(document, line)) last = lineSpan(document.lines, line++).end;
  return { span: { start: span.start, end: last }, text: '' };
}
