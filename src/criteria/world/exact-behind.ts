import type { ColumnRecord } from '../../records/record.ts';
import type { RunRecord } from '../../runs/run-record.ts';
import { foldName } from '../../text/fold-name.ts';
import { unitOf } from '../../values/as-interval.ts';
import { untyped } from '../numbers/operand.ts';
import { sameWithinPrint } from '../../values/same-within-print.ts';
import { convert } from '../../values/units.ts';
import type { Value } from '../../values/value.ts';

/**
 * The full-precision number behind a cell, if the run record has one that agrees with the cell. Its text includes the
 * record's unit if the cell is in another: `0.08 ratio` behind `8.00` in `WER (%)`.
 */
export function exactBehind(
  typed: Value,
  column: ColumnRecord,
  record: RunRecord,
): { readonly number: number; readonly text: string } | undefined {
  const value = untyped(typed);
  for (const key of [...(column.spec?.from ?? []), column.name]) {
    const name = record.metrics.has(key)
      ? key
      : [...record.metrics.keys()].find((metric) => foldName(metric) === foldName(key));
    const decimal = name === undefined ? undefined : record.metrics.get(name);
    if (name === undefined || decimal === undefined) continue;
    const number = Number(decimal);
    const unit = record.units.get(name);
    if (!Number.isFinite(number) || !sameWithinPrint(value, number, { cell: column.unit, exact: unit })) continue;
    const inCell = inCellUnit(number, unit, unitOf(value) ?? column.unit);
    return { number: inCell, text: inCell === number ? String(decimal) : `${String(decimal)} ${unit ?? ''}` };
  }
  return undefined;
}

const inCellUnit = (number: number, from: string | undefined, to: string | undefined): number =>
  from === undefined || to === undefined ? number : (convert(number, from, to) ?? number);
