import { parseDecimal, printDecimal, shiftDecimal, trimDecimal } from '../../values/decimal-text.ts';
import type { LogProblem } from '../log-problem.ts';
import type { RowCell } from '../row/row-cells.ts';

type Column = {
  /** The unit that the cell would be written in. */
  readonly own: string | undefined;
  /** Whether its header names a rate. */
  readonly isRate: boolean;
};

/**
 * Whether a number without a unit could be a ratio as well as a percentage in its column: at most 1 among percentages,
 * or a rate above 1 among ratios. 0 is the same in both.
 */
export function isOpenShare({ text, unit }: RowCell, { own, isRate }: Column): boolean {
  const size = Math.abs(Number(text));
  if (unit !== undefined || !(size > 0) || !Number.isFinite(size)) return false;
  return own === '%' ? size <= 1 : own === 'ratio' && isRate && size > 1;
}

type Place = { readonly header: string; readonly path: string; readonly own: string };

/** Explains why such a number is not written, and what either answer would write. */
export function openShare({ text }: RowCell, { header, path, own }: Place): LogProblem & { readonly kind: 'mistake' } {
  const other = own === '%' ? 'ratio' : '%';
  return {
    kind: 'mistake',
    message: `${header} is ${own === '%' ? 'in %' : 'a ratio'}, and ${text} could be a ratio as well as a percentage`,
    hint: `say which: --unit "${path}=${other}" writes ${shiftedDecimal(text, own === '%' ? 2 : -2)}, --unit "${path}=${own}" writes ${text}`,
  };
}

/** A decimal text with its point shifted. */
export function shiftedDecimal(text: string, places: number): string {
  const decimal = parseDecimal(text.trim());
  return decimal === undefined ? text : printDecimal(trimDecimal(shiftDecimal(decimal, places)));
}
