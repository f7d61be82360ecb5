import { isJsonArray, isJsonObject } from '../json/json-value.ts';
import { pathOf } from '../key-path.ts';
import type { JsonObject } from '../json/json-value.ts';

const DEEPEST = 3;

/** A list of objects inside another object, with its path and the keys beside it. */
export type Ledger = {
  readonly path: string;
  readonly rows: readonly JsonObject[];
  readonly beside: readonly string[];
};

/** The only list of two objects or more in an object; undefined if there is none, or several. */
export function ledgerIn(object: JsonObject): Ledger | undefined {
  const [found, ...others] = listsIn(object, []);
  return others.length === 0 ? found : undefined;
}

function listsIn(object: JsonObject, keys: readonly string[]): readonly Ledger[] {
  return [...object].flatMap(([key, value]): readonly Ledger[] => {
    const path = [...keys, key];
    if (isJsonObject(value)) return path.length < DEEPEST ? listsIn(value, path) : [];
    if (!isJsonArray(value) || value.length < 2 || !value.every(isJsonObject)) return [];
    const beside = [...object.keys()].filter((other) => other !== key);
    return [{ path: pathOf(path), rows: value, beside: beside.map((other) => pathOf([...keys, other])) }];
  });
}
