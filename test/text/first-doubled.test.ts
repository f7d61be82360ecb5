import { describe, expect, it } from 'vitest';
import { firstDoubled } from '../../src/text/first-doubled.ts';

describe('firstDoubled', () => {
  it.each([
    [['pond', 'newt', 'newt', 'pond'], 'newt'],
    [['pond', 'newt', '', ''], undefined],
    [[], undefined],
  ])('in %j is %s', (names, doubled) => {
    expect(firstDoubled(names)).toBe(doubled);
  });
});
