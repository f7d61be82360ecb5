import { describe, expect, it } from 'vitest';
import { lazy } from '../../src/text/lazy.ts';

describe('lazy', () => {
  it('computes once, even if the result is undefined', () => {
    let times = 0;
    const value = lazy(() => void times++);
    expect([value(), value()]).toEqual([undefined, undefined]);
    expect(times).toBe(1);
  });
});
