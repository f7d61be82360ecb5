import { isJsonNumber } from './json-value.ts';
import type { JsonValue } from './json-value.ts';

/** A scalar's text, by which steps, seeds and ids are compared. */
export function scalarText(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return isJsonNumber(value) && Number.isFinite(value.number) ? value.text : undefined;
}
