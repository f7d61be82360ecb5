import { NUMBER_KINDS } from '../../values/number-kinds.ts';
import type { ValueKind, ValueType } from '../../values/value.ts';
import type { JsonSchema } from './json-schema.ts';

const NUMBER: JsonSchema = { type: 'number' };
const STRING: JsonSchema = { type: 'string' };
/** Infinity is null in JSON. */
const BOUND: JsonSchema = { type: ['number', 'null'] };

const PARTS: Readonly<Record<ValueKind, Readonly<Record<string, JsonSchema>>>> = {
  missing: {},
  text: { plain: STRING },
  number: { number: NUMBER, precision: NUMBER, signed: { type: 'boolean' } },
  uncertain: { halfWidth: NUMBER },
  range: { low: BOUND, high: BOUND, lowOpen: { type: 'boolean' }, highOpen: { type: 'boolean' } },
  change: { from: NUMBER, number: NUMBER },
  pair: { first: NUMBER, second: NUMBER },
  list: { items: { type: 'array', items: { $ref: '#/$defs/value' } } },
  mark: { mark: { enum: ['pass', 'fail', 'partial'] } },
  boolean: { value: { type: 'boolean' } },
  date: { iso: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}' } },
  commit: { sha: { type: 'string', pattern: '^[0-9a-f]{7,40}$' } },
  uri: { uri: STRING },
};

const NUMERIC = [...NUMBER_KINDS, 'pair'] as const satisfies readonly ValueKind[];

const KINDS = {
  number: NUMERIC,
  integer: NUMERIC,
  percent: NUMERIC,
  interval: NUMERIC,
  list: ['list', ...NUMERIC],
  mark: ['mark', 'boolean'],
  boolean: ['boolean', 'mark'],
  date: ['date'],
  commit: ['commit', 'number'],
  uri: ['uri'],
} as const satisfies Readonly<Record<Exclude<ValueType, 'text'>, readonly ValueKind[]>>;

/** The kinds of values by name, for `$defs`; `value` is any of them. */
export function valueDefinitions(): Readonly<Record<string, JsonSchema>> {
  const kinds = Object.entries(PARTS).map(([kind, parts]): [string, JsonSchema] => [
    kind,
    {
      type: 'object',
      properties: { kind: { const: kind }, text: STRING, ...parts },
      required: ['kind', 'text', ...Object.keys(parts)],
    },
  ]);
  return { ...Object.fromEntries(kinds), value: { anyOf: kinds.map(([kind]) => reference(kind)) } };
}

/**
 * What a place of this type may hold: a value of the type, text that is not such a value, or nothing; a text may be
 * read as any kind of value.
 */
export const valueSchema = (type: ValueType): JsonSchema =>
  type === 'text' ? reference('value') : { anyOf: [...KINDS[type], 'text', 'missing'].map(reference) };

const reference = (kind: string): JsonSchema => ({ $ref: `#/$defs/${kind}` });
