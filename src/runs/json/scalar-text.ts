import { isJsonNumber } from './json-value.ts';
import type { JsonValue } from './json-value.ts';

/** A scalar's text, used to compare steps, seeds and ids. */
export function scalarText(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return isJsonNumber(value) && Number.isFinite(value.number) ? value.text : undefined;
}
