import { dimensionOf } from '../../values/units.ts';
import { lacking } from '../numbers/operand.ts';
import type { Lacking, Misfit, Quantity } from '../numbers/operand.ts';
import { inUnit } from '../numbers/units-of.ts';

/** Whether a unit comes in one size only, so that a number means the same without it. */
export const hasOneSize = (unit: string): boolean =>
  unit === 'ratio' || unit === 'count' || ['name', 'factor', 'points'].includes(dimensionOf(unit));

/**
 * All values in the unit of the first that has one, so that their numbers can be compared. Beside percentages, a bare
 * number is a rate if it is at most 1; beside a unit that comes in other sizes (`ms`, `GB`) it is ambiguous.
 */
export function commonUnit(values: readonly Quantity[]): readonly Quantity[] | Lacking | Misfit {
  const leading = values.find(({ unit }) => unit !== undefined);
  if (leading?.unit === undefined) return values;
  const told: Quantity[] = [];
  for (const value of values) {
    const same = value.unit === undefined ? withUnit(value, leading, leading.unit) : inTold(value, leading.unit);
    if (same.kind !== 'quantity') return same;
    told.push(same);
  }
  return told;
}

const inTold = (value: Quantity, unit: string): Quantity | Misfit =>
  inUnit(value, value.unit ?? unit, unit) ?? {
    kind: 'misfit',
    message: `${value.unit ?? ''} cannot be converted to ${unit}`,
    hint: undefined,
  };

function withUnit(bare: Quantity, leading: Quantity, unit: string): Quantity | Lacking {
  const isRate = Math.abs(bare.low) <= 1 && Math.abs(bare.high) <= 1;
  const asRate = dimensionOf(unit) === 'ratio' && isRate ? inUnit(bare, 'ratio', unit) : undefined;
  if (asRate !== undefined) return asRate;
  if (hasOneSize(unit)) return { ...bare, unit };
  return lacking(
    `${leading.text} has a unit and ${bare.text} has none`,
    `one way to write them, or a unit in the column's header: \`(${unit})\``,
  );
}
