import type { MarkdownDocument } from '../document/markdown-document.ts';
import { plainText } from '../document/plain-text.ts';
import type { Section } from '../document/section.ts';
import type { Kind } from '../template/kind.ts';
import { titleSection } from '../template/section-keys.ts';
import type { Span } from '../text/span.ts';
import { sliceOf } from '../text/span.ts';
import { headingId } from './ids/id-in.ts';
import type { RecordTitle } from './record.ts';

export type TitleFacts = {
  readonly document: MarkdownDocument;
  readonly root: Section;
  readonly kind: Kind | undefined;
};

const SEPARATORS = /[\s:：;,.|·•–—\-*_`)\]）】/]/u;

/** A record's title without its id: the words of the heading, or `title` of the front matter where the kind or the lack of a heading says so. */
export function recordTitle(facts: TitleFacts): RecordTitle | undefined {
  const { document, root, kind } = facts;
  const front = document.frontMatter?.entries.find((entry) => entry.key === 'title');
  const titled: RecordTitle | undefined =
    root.heading === undefined && front !== undefined && front.text.trim() !== ''
      ? { text: front.text.trim(), span: front.valueSpan }
      : undefined;
  if (titled !== undefined && kind?.identity.titlePlace === 'front-matter') return titled;
  const section = root.heading === undefined ? titleSection(root) : root;
  return (section?.heading && titleOf(document.source.text, section.heading.content, kind)) ?? titled;
}

function titleOf(text: string, content: Span, kind: Kind | undefined): RecordTitle | undefined {
  const written = sliceOf(text, content);
  const id = headingId(written, { pattern: kind?.identity.idPattern });
  const behind = id === undefined ? 0 : afterSeparators(written, id.span.end);
  const isLast = behind >= written.length;
  const start = id === undefined || isLast ? content.start : content.start + behind;
  const end =
    id !== undefined && isLast && id.span.start > 0
      ? content.start + beforeSeparators(written, id.span.start)
      : content.end;
  const span = end > start ? { start, end } : content;
  const words = plainText(sliceOf(text, span));
  return words === '' ? undefined : { text: words, span };
}

function afterSeparators(text: string, from: number): number {
  let at = from;
  while (at < text.length && SEPARATORS.test(text[at] ?? '')) at++;
  return at;
}

/** An id in brackets at the end is no part of the title, nor is its bracket. */
function beforeSeparators(text: string, from: number): number {
  let at = from;
  while (at > 0 && /[\s([（【]/u.test(text[at - 1] ?? '')) at--;
  return at;
}
