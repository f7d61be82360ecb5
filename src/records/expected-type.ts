import type { ValueType } from '../values/value.ts';

/**
 * The type that a value is read as. A template that shows no sample calls a column text: that is no reason to take the
 * numbers that people write there for words.
 */
export const expectedType = (type: ValueType | undefined): ValueType | undefined =>
  type === 'text' ? undefined : type;
