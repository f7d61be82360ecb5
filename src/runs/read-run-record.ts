import * as z from 'zod/mini';
import { decimalOf } from './keeping/decimal.ts';
import { isJsonArray, isJsonNumber, isJsonObject } from './json/json-value.ts';
import { readJson } from './json/read-json.ts';
import { runRecordSchema } from './keeping/run-record-schema.ts';
import type { JsonObject, JsonValue } from './json/json-value.ts';
import type { Decimal, History, RunItems, RunRecord, Scalar } from './run-record.ts';

/** A run record, or what is wrong with the text (one sentence each, without the path). */
export type RunRecordReading =
  | { readonly record: RunRecord; readonly problems: readonly [] }
  | { readonly record: undefined; readonly problems: readonly string[] };

/** Reads a run record's file. Nothing is guessed: what does not match the schema is a problem. */
export function readRunRecord(text: string): RunRecordReading {
  const reading = readJson(text);
  if (reading.kind === 'broken') {
    return refused([`${reading.message} (line ${String(reading.line)}, column ${String(reading.column)})`]);
  }
  const [doubled] = reading.duplicates;
  if (doubled !== undefined) return refused([`"${doubled.key}" is there twice (line ${String(doubled.line)})`]);
  if (!isJsonObject(reading.value)) return refused(['it holds no object']);
  const version = reading.value.get('schemaVersion');
  if (isJsonNumber(version) && version.number > 1) return refused(['it was written by a newer expctl']);
  const checked = z.safeParse(runRecordSchema, plainOf(reading.value));
  if (!checked.success) {
    return refused(
      checked.error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'it'}: ${message}`),
    );
  }
  return withEqualLengths({ ...checked.data, ...mapsOf(reading.value) });
}

const refused = (problems: readonly string[]): RunRecordReading => ({ record: undefined, problems });

type Read = z.infer<typeof runRecordSchema>;
type Maps = Required<Pick<RunRecord, 'parameters' | 'metrics' | 'units' | 'history' | 'criteria' | 'row' | 'columns'>>;

function withEqualLengths(read: Omit<Read, keyof Maps> & Maps): RunRecordReading {
  const uneven = [...read.history].filter(([, { steps, values }]) => steps.length !== values.length);
  if (uneven.length > 0) return refused(uneven.map(([name]) => `history.${name}: steps and values differ in length`));
  const { items: written, data, started, ended, source, alsoFrom, git, command, seed, ...rest } = read;
  const items = written === undefined ? undefined : Array.isArray(written) ? written : [written];
  const record: RunRecord = {
    ...rest,
    ...(items === undefined ? {} : { items: items.map(itemsOf) }),
    ...defined({ started, ended, source, alsoFrom, command, seed }),
    ...(git === undefined ? {} : { git: { commit: git.commit, ...defined({ dirty: git.dirty }) } }),
    ...(data === undefined ? {} : { data: defined(data) }),
  };
  return { record, problems: [] };
}

/** Items as they were read, without a side that is undefined. */
export const itemsOf = ({ side, ...file }: Omit<RunItems, 'side'> & { side?: string | undefined }): RunItems =>
  side === undefined ? file : { side, ...file };

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Drops the keys whose value is undefined. */
function defined<T extends object>(object: T): Defined<T> {
  const result: Defined<T> = {};
  for (const [key, value] of Object.entries(object)) if (value !== undefined) Object.assign(result, { [key]: value });
  return result;
}

/** The maps are read from the text's own values: their keys may be any text, and their numbers keep their digits. */
function mapsOf(object: JsonObject): Maps {
  return {
    parameters: mapAt(object, 'parameters', (value): Scalar => (isJsonNumber(value) ? value.number : scalarOf(value))),
    metrics: mapAt(object, 'metrics', (value): Decimal =>
      isJsonNumber(value) ? decimalOf(value.text) : stringOf(value),
    ),
    units: mapAt(object, 'units', stringOf),
    history: mapAt(object, 'history', historyOf),
    criteria: mapAt(object, 'criteria', stringOf),
    row: mapAt(object, 'row', stringOf),
    columns: mapAt(object, 'columns', stringOf),
  };
}

function mapAt<Value>(object: JsonObject, key: string, read: (value: JsonValue) => Value): ReadonlyMap<string, Value> {
  const value = object.get(key);
  return value === undefined || !isJsonObject(value)
    ? new Map()
    : new Map([...value].map(([name, inner]) => [name, read(inner)]));
}

const stringOf = (value: JsonValue): string => (typeof value === 'string' ? value : '');

const scalarOf = (value: JsonValue): Scalar => (typeof value === 'string' || typeof value === 'boolean' ? value : null);

function historyOf(value: JsonValue): History {
  if (!isJsonObject(value)) return { steps: [], values: [] };
  const list = (key: string): readonly JsonValue[] => {
    const items = value.get(key);
    return items !== undefined && isJsonArray(items) ? items : [];
  };
  const thinnedFrom = value.get('thinnedFrom');
  return {
    steps: list('steps').flatMap((step) => (isJsonNumber(step) ? [step.number] : [])),
    values: list('values').map((point) => (isJsonNumber(point) ? point.number : null)),
    ...(isJsonNumber(thinnedFrom) ? { thinnedFrom: thinnedFrom.number } : {}),
  };
}

/** Plain data for the schema, as objects without a prototype: `__proto__` is a key like any other. */
function plainOf(value: JsonValue): unknown {
  if (isJsonObject(value)) {
    const plain: Record<string, unknown> = Object.create(null);
    for (const [key, inner] of value) plain[key] = plainOf(inner);
    return plain;
  }
  if (isJsonArray(value)) return value.map(plainOf);
  return isJsonNumber(value) ? value.number : value;
}
