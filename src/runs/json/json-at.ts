import { isJsonArray, isJsonNumber, isJsonObject } from './json-value.ts';
import { scalarText } from './scalar-text.ts';
import type { JsonObject, JsonValue } from './json-value.ts';

/** The value under nested keys. */
export function valueUnder(value: JsonValue | undefined, ...keys: readonly string[]): JsonValue | undefined {
  let inner = value;
  for (const key of keys) inner = inner !== undefined && isJsonObject(inner) ? inner.get(key) : undefined;
  return inner;
}

/** The object under nested keys; an empty one if there is none. */
export function objectUnder(value: JsonValue | undefined, ...keys: readonly string[]): JsonObject {
  const found = valueUnder(value, ...keys);
  return found !== undefined && isJsonObject(found) ? found : NOTHING;
}

/** The list under nested keys; an empty one if there is none. */
export function listUnder(value: JsonValue | undefined, ...keys: readonly string[]): readonly JsonValue[] {
  const found = valueUnder(value, ...keys);
  return found !== undefined && isJsonArray(found) ? found : [];
}

/** The objects in the list under nested keys. */
export const objectsUnder = (value: JsonValue | undefined, ...keys: readonly string[]): readonly JsonObject[] =>
  listUnder(value, ...keys).filter(isJsonObject);

/** The text of the scalar under nested keys; undefined if it is blank. */
export function textUnder(value: JsonValue | undefined, ...keys: readonly string[]): string | undefined {
  const text = scalarText(valueUnder(value, ...keys));
  return text === undefined || text.trim() === '' ? undefined : text;
}

/** The finite number under nested keys. */
export function numberUnder(value: JsonValue | undefined, ...keys: readonly string[]): number | undefined {
  const found = valueUnder(value, ...keys);
  return isJsonNumber(found) && Number.isFinite(found.number) ? found.number : undefined;
}

const NOTHING: JsonObject = new Map();
