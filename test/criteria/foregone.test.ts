import { describe, expect, it } from 'vitest';
import { foregoneOf } from '../../src/criteria/foregone.ts';
import { parseStatement } from '../../src/criteria/language/parse-statement.ts';

function kindOf(text: string): string {
  const { statement } = parseStatement(text);
  if (statement === undefined) throw new Error(`${text} is no statement`);
  return foregoneOf(statement)?.kind ?? 'open';
}

describe('a statement', () => {
  it.each([
    'froth in (5, 3)',
    'froth in [3, 3)',
    'froth < froth',
    'froth < froth by 2%',
    'sd(froth) < 0',
    '-1 >= count()',
    '3 < 2',
    'froth > 5 and froth < 3',
    'froth > 3 and froth <= 3 and heat > 1',
    'froth < 1 and (heat > 2 and heat < 1)',
    'not (froth < 3 or froth >= 3)',
    'at least 2 of (froth < 1, 3 < 2)',
    'heat > 1 where froth > 5 and froth < 3',
    'froth == 3 with 95% confidence',
    'mean(froth) <= mean(froth) with 95% confidence',
    'froth in [1, 2] with 95% confidence',
    'not froth < 3 with 95% confidence',
  ])('that can never be met: %s', (text) => {
    expect(kindOf(text)).toBe('never met');
  });

  it.each(['froth <= froth', 'sd(froth) >= 0', '0 <= count()', '2 < 3', 'froth < 3 or froth >= 3', 'not 3 < 2'])(
    'that can never fail: %s',
    (text) => {
      expect(kindOf(text)).toBe('never fails');
    },
  );

  it.each([
    'froth in [3, 3]',
    'froth < old_froth',
    'sd(froth) < 1',
    'count() >= 1',
    'froth > 3 and froth < 5',
    'froth > 5 and heat < 3',
    'froth < 3 or froth > 3',
    'froth > 5 ms and froth < 3 s',
    'at least 1 of (froth < 1, 3 < 2)',
    'bands(froth): < 3 GO, else NO-GO',
    'mean(froth) < mean(old_froth) with 95% confidence',
    '(froth < 3 or froth == 3) with 95% confidence',
  ])('that the runs decide: %s', (text) => {
    expect(kindOf(text)).toBe('open');
  });
});
