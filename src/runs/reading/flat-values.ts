import { isJsonArray, isJsonObject } from '../json/json-value.ts';
import { pathOf } from '../key-path.ts';
import { valueKeepingDigits } from './keeping-digits.ts';
import { textOf } from '../run.ts';
import { seedAmong } from '../seed-among.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { RunValue } from '../run.ts';

const DEEPEST = 32;
const MOST_VALUES = 5000;

/** Every scalar and short list of a value by its path, unchanged: for the settings of a run. At most 5,000. */
export function flatValues(value: JsonValue): ReadonlyMap<string, RunValue> {
  const values = new Map<string, RunValue>();
  add(value, [], values);
  return values;
}

function add(value: JsonValue, keys: readonly string[], into: Map<string, RunValue>): void {
  if (into.size >= MOST_VALUES) return;
  if (isJsonObject(value)) {
    if (keys.length < DEEPEST) for (const [key, inner] of value) add(inner, [...keys, key], into);
    return;
  }
  const place = { key: keys.at(-1) ?? '', isGiven: true };
  const read = isJsonArray(value) && value.length === 0 ? undefined : valueKeepingDigits(value, place);
  if (read !== undefined && keys.length > 0) into.set(pathOf(keys), read);
}

/** The seed among parameters. */
export const seedOfParameters = (parameters: ReadonlyMap<string, RunValue>): string | undefined =>
  seedAmong([...parameters].map(([path, value]) => [path, seedText(value)]));

const seedText = (value: RunValue): string | undefined =>
  value.kind === 'number' || value.kind === 'text' ? textOf(value) : undefined;
