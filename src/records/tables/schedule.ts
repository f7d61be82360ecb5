import { cellsOf } from '../../document/cells-of.ts';
import type { TablePlace } from '../../document/table-place.ts';
import { sliceOf } from '../../text/span.ts';
import { isCompared } from '../../values/compared.ts';
import { isMissing } from '../../values/missing.ts';
import { plainText } from '../../values/plain-text.ts';
import { readDate } from '../../values/read-date.ts';
import type { ColumnRecord } from '../record.ts';
import type { AskingColumns } from './asking-columns.ts';

type Facts = { readonly text: string; readonly place: TablePlace; readonly columns: readonly ColumnRecord[] };

/** Columns of steps that are due by a date. */
const STEPS: ReadonlySet<string> = new Set(
  'milestone milestones deliverable deliverables meilenstein meilensteine jalon hito 里程碑'.split(' '),
);

/** Whether the limits of a table are dates (`Milestone | Target | Actual`): a schedule, which decides nothing. */
export function isSchedule({ text, place, columns }: Facts, { limits, naming }: AskingColumns): boolean {
  const targets = place.table.rows.flatMap((row) => {
    const cells = cellsOf(text, row);
    return limits.map(({ at }) => sliceOf(text, cells[at]?.span ?? { start: 0, end: 0 }));
  });
  const told = targets.filter((cell) => !isMissing(plainText(cell)));
  if (told.some(isCompared)) return false;
  if (STEPS.has(columns[naming]?.name ?? '')) return true;
  return told.length > 0 && told.every((cell) => readDate(cell, plainText(cell).trim()) !== undefined);
}
