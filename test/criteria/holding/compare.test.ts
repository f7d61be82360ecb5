import { describe, expect, it } from 'vitest';
import { calculate } from '../../../src/criteria/numbers/arithmetic.ts';
import { compareOperands } from '../../../src/criteria/holding/compare.ts';
import { operandOf, quantityOf } from '../../../src/criteria/numbers/operand.ts';
import type { Operand } from '../../../src/criteria/numbers/operand.ts';
import { readValue } from '../../../src/values/read-value.ts';

const cell = (text: string, unit?: string): Operand => operandOf(readValue(text), { name: 'a cell', unit });
const literal = (number: number, unit?: string): Operand => quantityOf(number, { literal: true, unit });

describe('cells compared with cells', () => {
  it.each([
    ['0.0449', '<', '0.0462', 'yes'],
    ['0.0462', '<', '0.0462', 'no'],
    ['0.0462', '<=', '0.0462', 'yes'],
    ['0.0462', '==', '0.04620', 'yes'],
    ['0.0462', '!=', '0.0462', 'no'],
    ['< 0.01', '<', '0.02', 'yes'],
    ['< 0.01', '<', '0.01', 'yes'],
    ['< 0.01', '<=', '0.005', 'unknown'],
    ['< 0.01', '>', '0.01', 'no'],
    ['< 0.01', '>=', '0.01', 'no'],
    ['> 0.9', '>', '0.9', 'yes'],
    ['> 0.9', '<', '0.9', 'no'],
    ['0.2–0.4', '<', '0.5', 'yes'],
    ['0.2–0.4', '<', '0.3', 'unknown'],
    ['0.2–0.4', '==', '0.3', 'unknown'],
    ['0.2–0.4', '==', '0.5', 'no'],
    ['0.869 ± 0.012', '>', '0.86', 'yes'],
    ['0.62 → 0.71', '>', '0.7', 'yes'],
    ['85 ms', '<', '0.1 s', 'yes'],
    ['1 GiB', '>', '1 GB', 'yes'],
    ['70%', '==', '0.7', 'yes'],
    ['85 ms', '<', '1 GB', 'unknown'],
    ['—', '<', '1', 'unknown'],
    ['NaN', '!=', '1', 'unknown'],
    ['3/4', '<', '1', 'unknown'],
    ['oolong', '==', 'oolong', 'yes'],
    ['`oolong`', '==', 'oolong', 'yes'],
    ['**0.71**', '>', '0.7', 'yes'],
    ['oolong', '!=', 'assam', 'yes'],
    ['oolong', '<', 'sencha', 'unknown'],
    ['2026-02-18', '<', '2026-03-01', 'yes'],
    ['2026-02-18', '>=', '2026-03-01', 'no'],
    ['2026-03-01 10:00Z', '>=', '2026-03-01T10:00:10Z', 'unknown'],
    ['2026-03-01 10:00Z', '<', '2026-03-01T18:30+09:00', 'no'],
    ['2026-03-01 10:00Z', '==', '2026-03-01T19:00+09:00', 'yes'],
    ['2026-03-01 10:00', '<', '2026-03-01T10:30Z', 'unknown'],
    ['2026-03-01 10:00:30.2Z', '!=', '2026-03-01 10:00:30.7Z', 'yes'],
    ['2026-03-01 10:00', '!=', '2026-03-01', 'unknown'],
    ['2026-03-01', '==', '1 March 2026', 'yes'],
    ['2026-03-01', '==', 'soon', 'no'],
    ['✅', '==', 'PASS', 'yes'],
    ['❌', '==', 'pass', 'no'],
  ] as const)('%s %s %s is %s', (left, operator, right, truth) => {
    expect(compareOperands(operator, cell(left), cell(right)).truth).toBe(truth);
  });

  it('notes that two cells are a tie to the printed precision', () => {
    expect(compareOperands('<=', cell('0.0449'), cell('0.0449')).notes).toEqual([
      '0.0449 and 0.0449 are a tie as printed',
    ]);
    expect(compareOperands('<', cell('0.45'), cell('0.4512')).notes).toEqual(['0.45 and 0.4512 are a tie as printed']);
    expect(compareOperands('<', cell('0.44'), cell('0.4512')).notes).toEqual([]);
  });
});

describe('numbers in the statement', () => {
  it('take the unit of the column', () => {
    expect(compareOperands('<', cell('80', 'ms'), literal(85)).truth).toBe('yes');
    expect(compareOperands('<', cell('80', 'ms'), literal(0.085, 's')).truth).toBe('yes');
  });

  it('with a unit are not compared with a column that has none', () => {
    expect(compareOperands('<', cell('80'), literal(85, 'ms')).truth).toBe('unknown');
    expect(compareOperands('<', cell('80'), literal(85, 'tokens')).truth).toBe('yes');
  });

  it('are compared with a rate as hundredths if they are percentages, and with nothing else', () => {
    expect(compareOperands('>=', cell('0.96'), literal(95, '%')).truth).toBe('yes');
    expect(compareOperands('>=', cell('96'), literal(95, '%')).truth).toBe('unknown');
    expect(compareOperands('>=', cell('96%'), literal(95)).truth).toBe('yes');
    expect(compareOperands('>=', cell('0.6%'), literal(0.5)).truth).toBe('unknown');
    expect(compareOperands('>=', cell('96%'), literal(0.95)).truth).toBe('yes');
  });
});

describe('computed numbers', () => {
  it('are equal if they differ only by the error of binary arithmetic', () => {
    const sum = calculate('+', cell('0.1'), cell('0.2'));
    expect(compareOperands('<=', sum, cell('0.3')).truth).toBe('yes');
    expect(compareOperands('>', sum, cell('0.3')).truth).toBe('no');
    const limit = calculate('-', cell('0.0462'), literal(0.002));
    expect(compareOperands('<=', cell('0.0442'), limit).truth).toBe('yes');
    expect(compareOperands('<=', cell('0.04420001'), limit).truth).toBe('no');
  });

  it('keep intervals and units', () => {
    expect(compareOperands('<', calculate('*', literal(2), cell('< 0.01')), cell('0.02')).truth).toBe('yes');
    expect(compareOperands('==', calculate('/', cell('1 s'), cell('500 ms')), literal(2)).truth).toBe('yes');
    expect(compareOperands('==', calculate('/', cell('1'), cell('0')), literal(2)).truth).toBe('unknown');
    expect(calculate('*', cell('2 s'), cell('3 GB')).kind).toBe('misfit');
    expect(compareOperands('==', calculate('-', cell('1 s'), cell('200 ms')), literal(800, 'ms')).truth).toBe('yes');
  });
});

describe('text that may be one number or two', () => {
  it('is undetermined, with how to write a single one', () => {
    const settle = 'a decimal point, where `7,5` is one number: `7.5`';
    expect(compareOperands('<', cell('7,5'), literal(8))).toMatchObject({ truth: 'unknown', settle });
    expect(calculate('-', cell('7,5'), literal(1))).toMatchObject({ kind: 'lacking', settle });
    expect(compareOperands('<', cell('oolong'), literal(8))).toMatchObject({
      settle: 'numbers or dates on both sides',
    });
  });
});

describe('how far a comparison is from holding', () => {
  const shortfall = (left: Operand, right: Operand) => compareOperands('<=', left, right).sides?.shortfall;

  it('has as many digits as the operands, without the error of binary numbers', () => {
    expect(shortfall(cell('24.6'), cell('24.3'))).toBe(0.3);
    expect(shortfall(cell('24.3'), cell('24.6'))).toBe(-0.3);
    expect(shortfall(calculate('-', literal(24.6), literal(24.3)), literal(0.3))).toBe(0);
    expect(shortfall(calculate('-', literal(24.6), literal(24.3)), literal(0.1))).toBe(0.2);
  });
});
