import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idKey } from '../../../src/records/ids/id-key.ts';

describe('idKey', () => {
  it.each([
    ['EXP-007', 'exp_7'],
    ['EXP-007', 'Exp 007'],
    ['EXP-007', 'EXP–07'],
    ['E007', 'e07'],
    ['EXP-2026-007', 'EXP-2026-7'],
    ['2026-03-31_cold-start', '2026-03-31-Cold-Start'],
    ['caf\u00e9-1', 'cafe\u0301-1'],
  ])('treats %s and %s as one id', (one, other) => {
    expect(idKey(one)).toBe(idKey(other));
  });

  it.each([
    ['EXP-007', 'EXP-070'],
    ['EXP-007', 'EXP-7b'],
    ['EXP-000', 'EXP-'],
    ['lr-0-05', 'lr-0-5'],
    ['v0.05', 'v0.5'],
    ['EXP-007', 'RUN-007'],
  ])('treats %s and %s as two', (one, other) => {
    expect(idKey(one)).not.toBe(idKey(other));
  });

  it('is its own key', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0_.\- 0-9]{0,12}$/u), (text) => {
        expect(idKey(idKey(text))).toBe(idKey(text));
      }),
    );
  });
});
