/** A JSON number with its original digits; `NaN`, `Infinity` and `-Infinity`, which Python writes, are also numbers. */
export type JsonNumber = { readonly text: string; readonly number: number };

/** A JSON value without loss: objects are maps (so that any key is safe), numbers keep their text. */
export type JsonValue = string | boolean | null | JsonNumber | readonly JsonValue[] | JsonObject;

export type JsonObject = ReadonlyMap<string, JsonValue>;

/** Whether a value is an object. */
export const isJsonObject = (value: JsonValue): value is JsonObject => value instanceof Map;

/** Whether a value is an array. */
export const isJsonArray = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

/** Whether a value is a number (NaN and the infinities count). */
export const isJsonNumber = (value: JsonValue | undefined): value is JsonNumber =>
  typeof value === 'object' && value !== null && 'text' in value;
