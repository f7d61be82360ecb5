import { walkBlocks } from '../../document/walk-blocks.ts';
import { isGluedLine } from '../../rules/glued-line.ts';
import type { DocumentSubject } from '../../lint/rule.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Edit } from '../../text/edit.ts';

/** A document and the findings in it. */
export type Judgement = { readonly subject: DocumentSubject; readonly found: readonly Diagnostic[] };

/** Some fixes: their findings, and all their edits. */
export type Fixes = { readonly made: readonly Diagnostic[]; readonly edits: readonly Edit[] };

/**
 * Whether some fixes improve a document: each of their findings is gone, there are no more errors than before, and
 * nothing that was read from the document is lost.
 */
export function isBetter(was: Judgement, is: Judgement, { made, edits }: Fixes): boolean {
  if (errors(is.found) > errors(was.found)) return false;
  if (!made.every((finding) => isGone(finding, is.found, edits))) return false;
  const before = holdings(was.subject);
  return holdings(is.subject).every((count, at) => count >= (before[at] ?? 0));
}

const errors = (found: readonly Diagnostic[]): number => found.filter(({ severity }) => severity === 'error').length;

/** Whether there is no finding with the same message at the place to which this one has moved. */
function isGone({ rule, message, span }: Diagnostic, found: readonly Diagnostic[], edits: readonly Edit[]): boolean {
  const words = withoutLines(message);
  const places = placesNow(span.start, edits);
  return !found.some(
    (other) => other.rule === rule && places.includes(other.span.start) && withoutLines(other.message) === words,
  );
}

/** Edits above change the line numbers in a message. */
const withoutLines = (message: string): string => message.replace(/\bline \d+/gu, 'line');

/** Where an offset is after edits: text inserted exactly there may come before or after it. */
function placesNow(offset: number, edits: readonly Edit[]): readonly number[] {
  const moved = (isBefore: (edit: Edit) => boolean): number =>
    edits.filter(isBefore).reduce((at, { span, text }) => at + text.length - (span.end - span.start), offset);
  return [moved(({ span }) => span.start < offset), moved(({ span }) => span.end <= offset)];
}

/**
 * What a document contains, as counts: records, runs, rows, tables, headings, items. A line of prose below a table does
 * not count as a row.
 */
function holdings({ document, records }: DocumentSubject): readonly number[] {
  const { text } = document.source;
  const counts = { rows: 0, tables: 0, headings: 0, items: 0 };
  walkBlocks(document.blocks, (block) => {
    if (block.kind === 'heading') counts.headings++;
    if (block.kind === 'item') counts.items++;
    if (block.kind !== 'table') return;
    counts.tables++;
    for (const row of block.rows) if (!isGluedLine(text, block, row)) counts.rows++;
  });
  const runs = records.flatMap(({ tables }) =>
    tables.flatMap(({ role, place, rows }) =>
      role === 'runs' ? rows.filter(({ row }) => !isGluedLine(text, place.table, row)) : [],
    ),
  );
  return [records.length, runs.length, ...Object.values(counts)];
}
