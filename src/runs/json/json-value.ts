/** A JSON number with the digits it came with; `NaN`, `Infinity` and `-Infinity`, which Python writes, are numbers too. */
export type JsonNumber = { readonly text: string; readonly number: number };

/** A JSON value without loss: objects are maps (any key is only a key), numbers keep their text. */
export type JsonValue = string | boolean | null | JsonNumber | readonly JsonValue[] | JsonObject;

export type JsonObject = ReadonlyMap<string, JsonValue>;

/** Whether a value is an object. */
export const isJsonObject = (value: JsonValue): value is JsonObject => value instanceof Map;

/** Whether a value is an array. */
export const isJsonArray = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

/** Whether a value is a number (NaN and the infinities count). */
export const isJsonNumber = (value: JsonValue | undefined): value is JsonNumber =>
  typeof value === 'object' && value !== null && 'text' in value;
