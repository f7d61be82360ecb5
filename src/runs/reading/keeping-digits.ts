import { isIdentifierName } from '../../values/identifier-names.ts';
import { isJsonNumber } from '../json/json-value.ts';
import { runValueOf } from './run-value.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { RunValue } from '../run.ts';

/** A zero at the end that no program prints for a number (except in `1.0`). */
const ENDS_IN_ZERO = /^[-+]?\d{1,400}\.(?!0$)\d{0,400}0$/;

/** The place of a value: its key, and whether it is a setting rather than a measurement. */
export type ValuePlace = { readonly key: string; readonly isGiven: boolean };

/**
 * Decides by its key how a value is read: one in quotes is text if it is an identifier, or a parameter that would not
 * print the same as a number (`"2.10"`); a bare number (in a table) is text only if it is an identifier that would not
 * print the same.
 */
export function valueKeepingDigits(value: JsonValue, { key, isGiven }: ValuePlace): RunValue | undefined {
  const read = runValueOf(value);
  if (read?.kind !== 'number') return read;
  const isText = isJsonNumber(value)
    ? String(value.number) !== value.text && isIdentifierName(key)
    : isIdentifierName(key) || (isGiven && ENDS_IN_ZERO.test(read.text));
  return isText ? { kind: 'text', text: typeof value === 'string' ? value.trim() : read.text } : read;
}
