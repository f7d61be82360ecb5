import { isJsonNumber } from '../json/json-value.ts';
import { runValueOf } from './run-value.ts';
import type { JsonValue } from '../json/json-value.ts';

/** A point of a history. Nothing, an empty cell and `N/A` are no point; NaN and the infinities are one without a number. */
export function pointOf(value: JsonValue): number | null | undefined {
  if (isJsonNumber(value)) return Number.isFinite(value.number) ? value.number : null;
  const read = typeof value === 'string' ? runValueOf(value) : undefined;
  if (read?.kind === 'number') return Number(read.text);
  return read?.kind === 'missing' && read.text !== '' ? null : undefined;
}

/** Whether a value stands where a number does: a number, or the word for one that is none (`NaN`, `"inf"`). */
export const isPoint = (value: JsonValue): boolean =>
  isJsonNumber(value) || (typeof value === 'string' && pointOf(value) === null);
