import type { MarkdownDocument } from '../document/markdown-document.ts';
import { plainText } from '../document/plain-text.ts';
import type { Section } from '../document/section.ts';
import type { Kind } from '../template/kind.ts';
import { titleSection } from '../template/section-keys.ts';
import type { Span } from '../text/span.ts';
import { sliceOf } from '../text/span.ts';
import { titleId } from './ids/title-id.ts';
import type { RecordTitle } from './record.ts';

export type TitleFacts = {
  readonly document: MarkdownDocument;
  readonly root: Section;
  readonly kind: Kind | undefined;
};

/** What may separate an id from the title after it, apart from emphasis and code ticks. */
const SEPARATORS = /[\s:：;,.|·•–—\-)\]）】/]/u;
const MARKS = /[*_`]/u;

/**
 * A record's title without its id: the words of the heading, or `title` in the front matter if the kind says so or
 * there is no heading.
 */
export function recordTitle(facts: TitleFacts): RecordTitle | undefined {
  const { document, root, kind } = facts;
  const front = document.frontMatter?.entries.find((entry) => entry.key === 'title');
  const titled: RecordTitle | undefined =
    root.heading === undefined && front !== undefined && front.text.trim() !== ''
      ? { text: plainText(front.text), span: front.valueSpan }
      : undefined;
  if (titled !== undefined && kind?.identity.titlePlace === 'front-matter') return titled;
  const section = root.heading === undefined ? titleSection(root) : root;
  return (section?.heading && titleOf(document.source.text, section.heading.content, kind)) ?? titled;
}

function titleOf(text: string, content: Span, kind: Kind | undefined): RecordTitle | undefined {
  const written = sliceOf(text, content);
  const id = titleId(written, kind?.identity);
  const behind = id === undefined ? { at: 0, open: '' } : afterSeparators(written, id.span);
  const isLast = behind.at >= written.length;
  const start = id === undefined || isLast ? content.start : content.start + behind.at;
  const end =
    id !== undefined && isLast && id.span.start > 0
      ? content.start + beforeSeparators(written, id.span.start)
      : content.end;
  const span = end > start ? { start, end } : content;
  const words = plainText((isLast ? '' : behind.open) + sliceOf(text, span));
  return words === '' ? undefined : { text: words, span };
}

type Beginning = {
  readonly at: number;
  /** The markers before the id that are closed in the title. */
  readonly open: string;
};

/**
 * Where the title begins after an id: skips markers that close one opened before the id, but not those that the title
 * opens.
 */
function afterSeparators(text: string, { start, end }: Span): Beginning {
  const open = openMarks(text.slice(0, start));
  let at = end;
  for (; at < text.length; at++) {
    const char = text[at] ?? '';
    const mark = MARKS.test(char) ? open.lastIndexOf(char) : -1;
    if (mark >= 0) open.splice(mark, 1);
    else if (!SEPARATORS.test(char) || isSign(text, at)) break;
  }
  return { at, open: open.join('') };
}

/** The minus or point of a number: `EXP-001: -5 °C`. */
const isSign = (text: string, at: number): boolean => /^\s[-–.]\d/u.test(text.slice(at - 1, at + 2));

/** The markers before an id that are still open, one by one. */
function openMarks(before: string): string[] {
  const runs: readonly string[] = before.match(/\*+|_+|`+/gu) ?? [];
  return runs.filter((run) => runs.indexOf(run) === runs.lastIndexOf(run)).flatMap((run) => [...run]);
}

/** An id in brackets at the end is not part of the title, and neither is its bracket. */
function beforeSeparators(text: string, from: number): number {
  let at = from;
  while (at > 0 && /[\s([（【]/u.test(text[at - 1] ?? '')) at--;
  return at;
}
