import { describe, expect, it } from 'vitest';
import { compareOperands } from '../../../src/criteria/holding/compare.ts';
import { parseStatement } from '../../../src/criteria/language/parse-statement.ts';
import { operandOf } from '../../../src/criteria/numbers/operand.ts';
import { literalQuantity } from '../../../src/criteria/numbers/arithmetic.ts';
import type { Operand } from '../../../src/criteria/numbers/operand.ts';
import { readValue } from '../../../src/values/read-value.ts';

/** `200` of a column `Params (M)`. */
const cell = (text: string, unit?: string): Operand => operandOf(readValue(text), { name: 'params', unit });

/** A number as the language reads it. */
function literal(text: string): Operand {
  const { statement } = parseStatement(`params <= ${text}`);
  const right =
    statement?.kind === 'claim' && statement.condition.kind === 'compare' ? statement.condition.right : undefined;
  if (right?.kind !== 'number') throw new Error(`${text} is no number`);
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
