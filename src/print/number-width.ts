import { forTerminal } from '../escape/for-terminal.ts';
import { readValue } from '../values/read-value.ts';
import { widthOf } from './width-of.ts';
import type { ValueKind } from '../values/value.ts';

const NUMBERS: ReadonlySet<ValueKind> = new Set<ValueKind>(['number', 'uncertain', 'range', 'change', 'pair', 'date']);

/** The width of the longest number among cells: `3.05175781…` could be any number, so none is cut. */
export const numberWidth = (cells: readonly string[]): number =>
  Math.max(0, ...cells.filter((cell) => NUMBERS.has(readValue(cell).kind)).map((cell) => widthOf(forTerminal(cell))));
