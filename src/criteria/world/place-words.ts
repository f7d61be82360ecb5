import type { ExperimentRecord, TableRecord } from '../../records/record.ts';
import { lineAt } from '../../text/line-index.ts';
import { contains } from '../../text/span.ts';
import type { Span } from '../../text/span.ts';

/** A place in the terms in which people look for it: the heading above it (empty before the first) and the line. */
export type Standing = { readonly heading: string; readonly line: number };

/** The heading and the line of a place in a record. */
export function standingOf({ document, sections }: ExperimentRecord, span: Span): Standing {
  const around = sections.filter(({ section }) => section.heading !== undefined && contains(section.span, span));
  const innermost = around.toSorted((a, b) => b.section.span.start - a.section.span.start)[0];
  return { heading: innermost?.section.title ?? '', line: lineAt(document.lines, span.start) };
}

/** The heading of a table and the line of its header. */
export const standingOfTable = ({ document }: ExperimentRecord, { place }: TableRecord): Standing => ({
  heading: place.section.title,
  line: lineAt(document.lines, place.table.span.start),
});

/** `"Holdout" (line 17)`, `line 3`. */
export const standingWords = ({ heading, line }: Standing): string =>
  heading === '' ? `line ${line}` : `"${heading}" (line ${line})`;
