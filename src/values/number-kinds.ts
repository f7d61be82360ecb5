import type { ValueKind, ValueType } from './value.ts';

/** The kinds of values that are a number, or one with what surrounds it. */
export const NUMBER_KINDS = ['number', 'uncertain', 'range', 'change'] as const satisfies readonly ValueKind[];

const KINDS: ReadonlySet<ValueKind> = new Set(NUMBER_KINDS);

/** Whether a value of this kind is a number; `4/5` is two of them. */
export const isNumberKind = (kind: ValueKind): boolean => KINDS.has(kind);

/** Whether it is a number or a pair of them. */
export const holdsNumber = (kind: ValueKind): boolean => KINDS.has(kind) || kind === 'pair';

const TYPES: ReadonlySet<ValueType | undefined> = new Set<ValueType>(['number', 'integer', 'percent', 'interval']);

/** Whether a declared type is one of numbers. */
export const isNumberType = (type: ValueType | undefined): boolean => TYPES.has(type);
