import { forTerminal } from '../escape/for-terminal.ts';
import { readValue } from '../values/read-value.ts';
import { widthOf } from './width-of.ts';
import { holdsNumber } from '../values/number-kinds.ts';

/** The width of the longest number among cells: `3.05175781…` could be any number, so none is cut. */
export const numberWidth = (cells: readonly string[]): number =>
  Math.max(0, ...cells.filter(isNumber).map((cell) => widthOf(forTerminal(cell))));

const isNumber = (cell: string): boolean => {
  const { kind } = readValue(cell);
  return holdsNumber(kind) || kind === 'date';
};
