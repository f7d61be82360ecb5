import { isIdentifierName } from '../../values/identifier-names.ts';
import { isJsonNumber } from '../json/json-value.ts';
import { runValueOf } from './run-value.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { RunValue } from '../run.ts';

/** A zero at the end that nobody writes who prints a number (but `1.0`). */
const ENDS_IN_ZERO = /^[-+]?\d{1,400}\.(?!0$)\d{0,400}0$/;

/** Where a value stands: its own key, and whether it was given to the run and not measured by it. */
export type ValuePlace = { readonly key: string; readonly isGiven: boolean };

/**
 * A value by what its key says: one in quotes is a text where it is an identifier, or a parameter that a number would not
 * print again (`"2.10"`); a bare number (a field of a table) only where it is an identifier that one would not print again.
 */
export function valueKeepingDigits(value: JsonValue, { key, isGiven }: ValuePlace): RunValue | undefined {
  const read = runValueOf(value);
  if (read?.kind !== 'number') return read;
  const isText = isJsonNumber(value)
    ? String(value.number) !== value.text && isIdentifierName(key)
    : isIdentifierName(key) || (isGiven && ENDS_IN_ZERO.test(read.text));
  return isText ? { kind: 'text', text: typeof value === 'string' ? value.trim() : read.text } : read;
}
