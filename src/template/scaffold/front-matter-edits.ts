import { lineAt, lineSpan } from '../../text/line-index.ts';
import { replacement } from '../../text/edit.ts';
import { TEMPLATE_KEYS } from '../reading/front-matter-specs.ts';
import { isBlankLine, wholeLines } from './line-spans.ts';
import { emptied, writtenYaml } from './written-yaml.ts';
import { filledTitle } from './title-edits.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import type { FieldSpec, Kind, TemplateEntry, TemplateFrontMatter } from '../kind.ts';
import type { TemplateView } from '../reading/template-view.ts';
import type { TemplateValues } from './template-values.ts';

/**
 * Removes what only describes the template from the front matter (all of it, if nothing else is there) and fills in the
 * rest.
 */
export function frontMatterEdits(view: TemplateView, kind: Kind, filling: FrontMatterFilling): readonly Edit[] {
  const front = kind.frontMatter;
  if (front === undefined) return [];
  const keys = new Set(front.entries.map(({ key }) => key));
  const issue = keys.has('name') && (keys.has('about') || keys.has('description'));
  const goes = ({ key }: TemplateEntry): boolean => key === 'expctl' || (issue && TEMPLATE_KEYS.has(key));
  if (front.entries.every(goes)) return [wholeFrontMatter(view, front.span)];
  return front.entries.flatMap((entry, index) => {
    if (goes(entry)) return [replacement(entryLines(view, front, index), '')];
    return leavesOf(entry).flatMap((leaf) => leafEdits(view, kind, { leaf, filling }));
  });
}

/** A key without nested keys, with its label: `model.name`. */
type Leaf = { readonly entry: TemplateEntry; readonly label: string };

function leavesOf(entry: TemplateEntry, above = ''): readonly Leaf[] {
  const label = above + entry.key;
  return entry.entries?.flatMap((each) => leavesOf(each, `${label}.`)) ?? [{ entry, label }];
}

type LeafFilling = { readonly leaf: Leaf; readonly filling: FrontMatterFilling };

function leafEdits({ text }: TemplateView, kind: Kind, { leaf, filling }: LeafFilling): readonly Edit[] {
  const value = valueOf(kind, leaf, filling);
  if (value === undefined) return [];
  const place = { ...leaf.entry, text };
  return [value === '' ? emptied(place) : writtenYaml(place, specOf(kind, leaf), value)];
}

/** The known texts by field key, with the values that they were made from. */
export type FrontMatterFilling = { readonly texts: ReadonlyMap<string, string>; readonly values: TemplateValues };

function valueOf(kind: Kind, leaf: Leaf, { texts, values }: FrontMatterFilling): string | undefined {
  if (leaf.label === 'title' && kind.identity.titlePlace === 'front-matter')
    return filledTitle(kind.identity, leaf.entry.text, values);
  const spec = specOf(kind, leaf);
  if (spec === undefined) return undefined;
  const isSample = !spec.placeholder && spec.choices === undefined && spec.sample !== '' && spec.due.stage !== 'never';
  return texts.get(spec.key) ?? (isSample ? '' : undefined);
}

const specOf = (kind: Kind, { label }: Leaf): FieldSpec | undefined =>
  kind.fields.find((spec) => spec.section === '' && spec.label === label && spec.line <= frontLines(kind));

const frontLines = ({ text, frontMatter }: Kind): number =>
  text.slice(0, frontMatter?.span.end ?? 0).split('\n').length;

/** An entry with the lines that belong to it, up to the next entry. */
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
