import type { CellRecord } from '../../records/record.ts';
import { plainText } from '../../values/plain-text.ts';
import { lineAt } from '../../text/line-index.ts';
import type { LineIndex } from '../../text/line-index.ts';
import { asDecimal, isMeasurable, plainOf, untyped } from '../numbers/operand.ts';
import type { RefusedCell } from '../outcome.ts';

/** The cell with the measured value of a row's own metric, and the header of its column. */
export type OwnCell = { readonly cell: CellRecord; readonly header: string; readonly lines: LineIndex };

/**
 * Why a row's measured value cannot be read: `see below`, `0.91 or 0.93`; undefined if there is a number, or nothing.
 */
export function unreadAnswer({ cell, header, lines }: OwnCell): RefusedCell | undefined {
  if (isMeasurable(cell.value)) return undefined;
  const value = untyped(cell.value);
  const text = plainOf(value);
  const at = `\`${text}\` (line ${lineAt(lines, cell.span.start)})`;
  if (value.kind === 'text' && value.readings !== undefined)
    return {
      what: plainText(header),
      message: `${at} is ${value.readings.join(' or ')}`,
      hint: `write one reading of ${text}`,
    };
  const isMark = value.kind === 'mark' || value.kind === 'boolean';
  const point = asDecimal(text);
  return {
    what: plainText(header),
    message: `${at} is not a ${/\d/.test(text) ? 'single number' : 'number'}`,
    hint: isMark
      ? 'write the number that was measured; a mark of a person goes into a column Result'
      : point === undefined
        ? 'write one number with its unit, and a remark in brackets behind it: `0.93 (dev)`'
        : `write ${point}`,
  };
}
