import { foldText } from '../../template/fold-line.ts';
import { insertion, replacement } from '../../text/edit.ts';
import type { TableRecord } from '../../records/record.ts';
import type { Edit } from '../../text/edit.ts';
import type { IssueTable } from './issue-rows.ts';

/**
 * Puts the rows of an issue's table into the new document's: over the row with the same label if the labels are the
 * template's, otherwise after the existing rows; a table with other columns replaces the whole table.
 */
export function rowEdits({ spec, place, rows }: TableRecord, given: IssueTable | undefined): readonly Edit[] {
  if (spec === undefined || given === undefined || given.rows.length === 0) return [];
  if (place.header.map(foldText).join('\n') !== given.header.join('\n'))
    return [replacement(place.table.span, given.text)];
  const left = new Set(rows);
  return given.rows.flatMap(({ text, head }) => {
    const own =
      spec.rows === 'fixed' ? [...left].find(({ cells }) => foldText(cells[0]?.text ?? '') === head) : undefined;
    if (own === undefined) return [insertion(place.table.span.end, `\n${text}`)];
    left.delete(own);
    // The rows of such a table are fields, which are already filled in.
    return spec.role === 'fields' ? [] : [replacement(own.row.span, text)];
  });
}
