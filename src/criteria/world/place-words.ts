import { lineAt } from '../../text/line-index.ts';
import { contains } from '../../text/span.ts';
import type { ExperimentRecord, SectionRecord, TableRecord } from '../../records/record.ts';
import type { Span } from '../../text/span.ts';

/** A place in the terms in which people look for it: the heading above it (empty before the first) and the line. */
export type Standing = { readonly heading: string; readonly line: number };

/** The sections with a heading that a place of a record is in, the innermost first. */
export const sectionsAround = ({ sections }: ExperimentRecord, span: Span): readonly SectionRecord[] =>
  sections
    .filter(({ section }) => section.heading !== undefined && contains(section.span, span))
    .toSorted((a, b) => b.section.span.start - a.section.span.start);

/** The heading and the line of a place in a record. */
export const standingOf = (record: ExperimentRecord, span: Span): Standing => ({
  heading: sectionsAround(record, span)[0]?.section.title ?? '',
  line: lineAt(record.document.lines, span.start),
});

/** The heading of a table and the line of its header. */
export const standingOfTable = ({ document }: ExperimentRecord, { place }: TableRecord): Standing => ({
  heading: place.section.title,
  line: lineAt(document.lines, place.table.span.start),
});

/** `"Holdout" (line 17)`, `line 3`. */
export const standingWords = ({ heading, line }: Standing): string =>
  heading === '' ? `line ${line}` : `"${heading}" (line ${line})`;
