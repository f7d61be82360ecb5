import { readValue } from '../../values/read-value.ts';
import type { Value, ValueKind, ValueType } from '../../values/value.ts';

/** A type together with its unit. */
export type TypedText = { readonly type: ValueType; readonly unit: string | undefined };

const TYPES: Readonly<Record<ValueKind, ValueType | undefined>> = {
  missing: undefined,
  text: undefined,
  pair: undefined,
  change: 'number',
  range: 'number',
  number: 'number',
  uncertain: 'interval',
  list: 'list',
  mark: 'mark',
  boolean: 'boolean',
  date: 'date',
  commit: 'commit',
  uri: 'uri',
};

/** The types that a comment may name. */
export const TYPE_NAMES: readonly ValueType[] = [
  'text',
  'number',
  'integer',
  'percent',
  'interval',
  'list',
  'mark',
  'boolean',
  'date',
  'commit',
  'uri',
];

/** The type of a sample value (`42` integer, `70%` percent, `±0.012` interval); undefined for words. */
export function typeOfText(text: string): TypedText | undefined {
  const value = readValue(text);
  const type = TYPES[value.kind];
  return type === undefined ? undefined : { type: type === 'number' ? numberType(value) : type, unit: unitOf(value) };
}

/**
 * The common type of all samples of a column: integers and decimals together are numbers, any other mixture is text.
 */
export function typeOfSamples(samples: readonly string[]): ValueType | undefined {
  const types = new Set(samples.map((sample) => typeOfText(sample)?.type ?? 'text'));
  if (types.size > 1 && [...types].every((type) => type === 'integer' || type === 'number')) return 'number';
  const [only] = types;
  return types.size === 1 ? only : types.size === 0 ? undefined : 'text';
}

/** The type that a word in a comment names: `type=number`. */
export const typeNamed = (word: string | undefined): ValueType | undefined => TYPE_NAMES.find((name) => name === word);

function numberType(value: Value): ValueType {
  if (value.kind !== 'number') return 'number';
  if (value.unit === '%') return 'percent';
  return Number.isInteger(value.number) && !/[.eE]/u.test(value.text) ? 'integer' : 'number';
}

const unitOf = (value: Value): string | undefined => ('unit' in value ? value.unit : undefined);
