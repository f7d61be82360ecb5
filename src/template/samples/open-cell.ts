import { readValue } from '../../values/read-value.ts';
import { isStandIn } from './sample.ts';

/** Whether a cell of a template is to be filled in: blank, a dash, brackets, `"..."`. */
export const isOpenCell = (cell: string): boolean =>
  readValue(cell).kind === 'missing' || isStandIn(cell) || /^"?\.{3}"?$/u.test(cell.trim());
