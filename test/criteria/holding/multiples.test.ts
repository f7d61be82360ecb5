import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { compareOperands } from '../../../src/criteria/holding/compare.ts';
import { parseStatement } from '../../../src/criteria/language/parse-statement.ts';
import { operandOf } from '../../../src/criteria/numbers/operand.ts';
import { literalQuantity } from '../../../src/criteria/numbers/arithmetic.ts';
import type { Operand } from '../../../src/criteria/numbers/operand.ts';
import { askedRow } from '../asked-rows.ts';
import { documentWith, recordOf } from '../record-of.ts';
import { readValue } from '../../../src/values/read-value.ts';

/** `200` of a column `Params (M)`. */
const cell = (text: string, unit?: string): Operand => operandOf(readValue(text), { name: 'params', unit });

/** A number as the language reads it. */
function literal(text: string): Operand {
  const { statement } = parseStatement(`params <= ${text}`);
  const right =
    statement?.kind === 'claim' && statement.condition.kind === 'compare' ? statement.condition.right : undefined;
  if (right?.kind !== 'number') throw new Error(`${text} is not a number`);
  return literalQuantity(right.number, right.unit, right.text);
}

describe('numbers in thousands, millions and billions', () => {
  it.each([
    ['200', 'M', '<=', '150M', 'no'],
    ['120', 'M', '<=', '150M', 'yes'],
    ['120', 'M', '<=', '0.15bn', 'yes'],
    ['160', 'M', '<=', '0.15B', 'no'],
    ['0.12', 'bn', '<=', '150M', 'yes'],
    ['9', 'bn', '<=', '7B', 'no'],
    ['200', 'k', '<', '150k', 'no'],
    ['200', 'M', '<=', '150', 'no'],
    ['120', 'M', '<=', '150', 'yes'],
    ['200M', 'M', '<=', '150', 'no'],
    ['120M', 'M', '<=', '150M', 'yes'],
    ['200M', undefined, '<=', '150M', 'no'],
    ['120M', undefined, '<=', '150M', 'yes'],
    ['9000', 'tok/s', '>=', '10k', 'no'],
    ['12000', 'tok/s', '>=', '10k', 'yes'],
    ['12000', 'ms', '<', '10k', 'no'],
  ] as const)('%s in a column of %s %s %s: %s', (text, unit, operator, limit, truth) => {
    expect(compareOperands(operator, cell(text, unit), literal(limit)).truth).toBe(truth);
  });
});

describe('B beside counted things', () => {
  it.each([
    ['Params | <= 1B | 350M', 'met', '350M <= 1B is true'],
    ['Params | <= 1B | 1.2B', 'unmet', '1.2B <= 1B is false'],
    ['Params | <= 1 B | 350 M', 'met', '350 M <= 1 B is true'],
    ['Params | <= 1B | 350000000', 'met', '350000000 <= 1B is true'],
    ['Model size (parameters) | <= 1B | 1.2B', 'unmet', '1.2B <= 1B is false'],
    ['Parameters | < 1B | 350M params', 'met', '350M params < 1B is true'],
    ['Parameters | < 1B parameters | 1.2B params', 'unmet', '1.2B params < 1B parameters is false'],
    ['Params | <= 7B params | 6.7 B', 'met', '6.7 B <= 7B params is true'],
    ['Params | <= 500M | 6.7 B', 'unmet', '6.7 B <= 500M is false'],
    ['Params | <= 7 B | 6700M', 'met', '6700M <= 7 B is true'],
    ['Params | <= 7 B | 6.7 B', 'met', '6.7 B <= 7 B is true'],
    ['Tokens seen | >= 10B | 12B', 'met', '12B >= 10B is true'],
    ['Tokens seen | >= 10B tokens | 12B', 'met', '12B >= 10B tokens is true'],
    ['Tokens seen | at least 10B tokens | 8B tokens', 'unmet', '8B tokens >= 10B tokens is false'],
    ['Size | <= 1B | 350M', 'met', '350M <= 1B is true'],
    ['Size | <= 7B | 13B', 'unmet', '13B <= 7B is false'],
    ['Training samples | >= 1M samples | 900K', 'unmet', '900K >= 1M samples is false'],
    ['Throughput | >= 10k tokens/s | 12k tok/s', 'met', '12k tok/s >= 10k tokens/s is true'],
  ])('%s is %s', (row, kind, because) => {
    expect(askedRow(row)).toEqual([kind, because]);
  });

  it.each([
    ['Memory | <= 512 B | 300 B', 'met'],
    ['Memory | <= 1B | 350M', 'undetermined'],
    ['Packet | <= 512B | 2K', 'undetermined'],
    ['Size | <= 512B | 2K', 'undetermined'],
    ['Size | <= 512B | 300', 'undetermined'],
    ['Memory | <= 1 KB | 900 B', 'met'],
    ['Size | <= 512 B | 2 KB', 'unmet'],
  ])('may be bytes: %s is %s', (row, kind) => {
    expect(askedRow(row)[0]).toBe(kind);
  });

  it('is read in runs and in their means', () => {
    const table = ['| Run | Params | Loss |', '| --- | --- | --- |', '| a | 350M | 2.1 |', '| b | 0.8B | 2.0 |'];
    const kinds = (statement: string) =>
      decide(recordOf(documentWith([`- **Small** \`expect: ${statement}\``], table)), {
        runRecords: new Map(),
      }).outcomes.map(({ kind }) => kind);
    expect(kinds('params <= 1B')).toEqual(['met']);
    expect(kinds('params <= 0.5B')).toEqual(['unmet']);
    expect(kinds('mean(params) <= 0.5B')).toEqual(['unmet']);
    expect(kinds('max(params) <= 1B parameters')).toEqual(['met']);
  });
});
