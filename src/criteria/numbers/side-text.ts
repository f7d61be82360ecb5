import { withUnit } from './operand.ts';
import type { Operand } from './operand.ts';

/**
 * A side of a comparison as text for people: as written, with its unit if the other side has a different one (`1.41 s`
 * beside `1500 ms`).
 */
export function sideText(side: Operand, other: Operand): string {
  if (!('text' in side)) return '';
  if (side.kind !== 'quantity' || other.kind !== 'quantity' || side.unit === undefined) return side.text;
  if (other.unit === undefined || other.unit === side.unit) return side.text;
  const [, number = side.text, behind = ''] = /^(\S+)( \(cell .*\))?$/u.exec(side.text) ?? [];
  return hasWord(number) || number.includes(' ') ? side.text : `${withUnit(number, side.unit)}${behind}`;
}

/** Whether a printed number already has a unit. */
const hasWord = (text: string): boolean => /[^\d.,\s)]$/u.test(text);
