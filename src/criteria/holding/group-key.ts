import { oneSpelling } from '../../values/alike-words.ts';
import type { Operand } from '../numbers/operand.ts';

/** The key for a missing value: an absent flag, an empty cell. */
export const NO_KEY = 'none';

/** By what values make a group: equal numbers, dates and words are one, however they are written. */
export function groupKey(value: Operand): string {
  if (value.kind === 'quantity') return `number ${value.low} ${value.high} ${value.unit ?? ''}`;
  if (value.kind === 'date') return `date ${value.iso}`;
  return value.kind === 'lacking' || value.kind === 'misfit' ? NO_KEY : `word ${oneSpelling(value.plain)}`;
}
