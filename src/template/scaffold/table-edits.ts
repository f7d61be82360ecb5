import { cellsOf } from '../../document/cells-of.ts';
import { replacement } from '../../text/edit.ts';
import { sliceOf } from '../../text/span.ts';
import { isOpenCell } from '../samples/open-cell.ts';
import { wholeLines } from './line-spans.ts';
import type { Edit } from '../../text/edit.ts';
import type { TableSpec } from '../kind.ts';
import type { PlacedTable, TemplateView } from '../reading/template-view.ts';

/**
 * Drops the sample rows of a table, or blanks the values of its fixed rows except what is kept; cells keep their width.
 */
export function tableEdits(view: TemplateView, { place }: PlacedTable, spec: TableSpec): readonly Edit[] {
  if (spec.role === 'fields') return [];
  if (spec.rows === 'sample')
    return place.table.rows.map((row) => replacement(wholeLines(view.document, row.span), ''));
  return place.table.rows.flatMap((row) =>
    cellsOf(view.text, row)
      .slice(1)
      .filter(({ span }, index) => spec.columns[index + 1]?.kept !== true || isOpenCell(sliceOf(view.text, span)))
      .map(({ span }) => replacement(span, ' '.repeat(span.end - span.start))),
  );
}
