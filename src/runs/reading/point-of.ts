import { isJsonNumber } from '../json/json-value.ts';
import { runValueOf } from './run-value.ts';
import type { JsonValue } from '../json/json-value.ts';

/**
 * A point of a history. A missing value, an empty cell and `N/A` are not points; NaN and the infinities are points
 * without a number.
 */
export function pointOf(value: JsonValue): number | null | undefined {
  if (isJsonNumber(value)) return Number.isFinite(value.number) ? value.number : null;
  const read = typeof value === 'string' ? runValueOf(value) : undefined;
  if (read?.kind === 'number') return Number(read.text);
  return read?.kind === 'missing' && read.text !== '' ? null : undefined;
}

/** Whether a value is in the place of a number: a number, or a word for NaN or an infinity (`NaN`, `"inf"`). */
export const isPoint = (value: JsonValue): boolean =>
  isJsonNumber(value) || (typeof value === 'string' && pointOf(value) === null);
