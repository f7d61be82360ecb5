import type { CellRecord, ColumnRecord } from '../../records/record.ts';
import type { RunRecord } from '../../runs/run-record.ts';
import { foldName } from '../../text/fold-name.ts';
import { asInterval, unitOf } from '../../values/as-interval.ts';
import { untyped } from '../numbers/operand.ts';
import { plainText } from '../../values/plain-text.ts';
import { readValue } from '../../values/read-value.ts';
import { sameWithinPrint } from '../../values/same-within-print.ts';
import { convert } from '../../values/units.ts';
import type { Value } from '../../values/value.ts';

type Cells = ReadonlyMap<string, { readonly cell: CellRecord; readonly column: ColumnRecord }>;

/**
 * The columns in which a row no longer says what was logged: a number that is another one or is gone, and a parameter
 * that reads differently. Notes may be edited, and bold is a winner's mark.
 */
export function factsContradicted(cells: Cells, record: RunRecord): readonly string[] {
  const parameters = new Set([...record.parameters.keys()].map(foldName));
  const contradicted: string[] = [];
  for (const [name, written] of record.row) {
    const found = cells.get(foldName(name));
    if (found === undefined) continue;
    const logged = readValue(written, found.column.type, found.cell.marks);
    if (differs(untyped(found.cell.value), untyped(logged), parameters.has(found.column.name)))
      contradicted.push(found.column.name);
  }
  return contradicted;
}

function differs(now: Value, logged: Value, isParameter: boolean): boolean {
  const before = asInterval(logged);
  if (before === undefined)
    return isParameter && logged.kind !== 'missing' && plainText(now.text) !== plainText(logged.text);
  const after = asInterval(now);
  return after === undefined || after.low !== before.low || after.high !== before.high;
}

/**
 * The full-precision number behind a cell, where the run record has one that prints as the cell does. Its text names the
 * record's unit where the cell is in another: `0.08 ratio` behind `8.00` of `WER (%)`.
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
