import type { ValueType } from '../values/value.ts';

/**
 * The type that a value is read as. A column is of type text if its template shows no sample: then numbers that people
 * write there are still read as numbers.
 */
export const expectedType = (type: ValueType | undefined): ValueType | undefined =>
  type === 'text' ? undefined : type;
