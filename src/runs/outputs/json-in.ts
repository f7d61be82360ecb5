import { isJsonObject } from '../json/json-value.ts';
import { readJson } from '../json/read-json.ts';
import { problemAt } from './refused.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { RunProblem } from './run-reading.ts';
import type { RunFile, RunTree } from './run-tree.ts';

/** What was found at a path of a run output. */
export type Found<Value> =
  | { readonly kind: 'found'; readonly value: Value; readonly file: RunFile; readonly notes: readonly string[] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'refused'; readonly problem: RunProblem };

/** The JSON value at a path of a run output; a key with two different values is refused. */
export function jsonIn(tree: RunTree, path: string): Found<JsonValue> {
  const file = tree.readFile(path);
  if (file === undefined) return { kind: 'absent' };
  const reading = readJson(file.text);
  if (reading.kind === 'broken') {
    const { message, line, column } = reading;
    return { kind: 'refused', problem: { path: file.path, message, line, column, hint: MEND } };
  }
  const [doubled] = reading.duplicates.filter(({ differs }) => differs);
  if (doubled !== undefined) {
    const { key, line, column } = doubled;
    const message = `"${key}" is there twice in one object, with two values`;
    return { kind: 'refused', problem: { path: file.path, message, line, column, hint: 'keep the one that is meant' } };
  }
  return { kind: 'found', value: reading.value, file, notes: [] };
}

/** The same, if only an object is acceptable. */
export function objectIn(tree: RunTree, path: string): Found<JsonObject> {
  const found = jsonIn(tree, path);
  if (found.kind !== 'found') return found;
  if (isJsonObject(found.value)) return { ...found, value: found.value };
  return { kind: 'refused', problem: problemAt(found.file.path, 'an object was expected', MEND) };
}

const MEND = 'mend the file, or write it again; nothing was logged';
