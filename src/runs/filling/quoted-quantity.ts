import { parseDecimal, printDecimal, shiftDecimal } from '../../values/decimal-text.ts';
import { scanQuantity } from '../../values/quantity.ts';
import { dimensionOf } from '../../values/units.ts';
import { numbersAbove } from './numbers-above.ts';
import { mayBeShare } from './share-names.ts';
import { scaleOf } from './share-scale.ts';
import { unitIn } from './unit-check.ts';
import type { ColumnRecord } from '../../records/record.ts';
import type { RowCell } from '../row/row-cells.ts';
import type { UnitContext } from './unit-check.ts';

const LONGEST = 60;

/**
 * A text in an output that is one number with its unit (`"20.1%"`, `"0.04 s"`, `"7.1M"`), as that number, if its column
 * has a unit, or is of shares by its name and its rows; any other text unchanged, since it says itself what its unit
 * is.
 */
export function quotedQuantity(cell: RowCell, column: ColumnRecord, context: UnitContext): RowCell {
  const told = cell.text.length > LONGEST ? undefined : quantityIn(cell.text.trim());
  if (told === undefined) return cell;
  const own = unitIn(column, context);
  const isMeasured = own === undefined ? told.unit === '%' && isOfShares(column, context) : dimensionOf(own) !== 'name';
  return isMeasured ? { text: told.text, form: 'metric', unit: told.unit } : cell;
}

/** Whether the rows show the unit of a column of shares. */
const isOfShares = (column: ColumnRecord, { above, path }: UnitContext): boolean =>
  mayBeShare(column.header, path) && scaleOf(numbersAbove(above, column)) !== undefined;

type Told = { readonly text: string; readonly unit: string };

/** The number that the whole text is, without thousands separators and currency; a multiple is a count. */
function quantityIn(text: string): Told | undefined {
  const quantity = /^[-+−]?[\d.]/u.test(text) ? scanQuantity(text, 0) : undefined;
  if (quantity === undefined || quantity.end !== text.length || quantity.duration !== undefined) return undefined;
  const { token, scale, unit = scale === 0 ? undefined : 'count' } = quantity;
  const decimal = parseDecimal(`${token.negative ? '-' : ''}${token.digits}`);
  if (unit === undefined || decimal === undefined || token.separator !== '' || dimensionOf(unit) === 'name')
    return undefined;
  return { text: printDecimal(shiftDecimal(decimal, token.exponent + scale)), unit };
}
