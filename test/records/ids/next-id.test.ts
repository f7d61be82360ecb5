import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextId } from '../../../src/records/ids/next-id.ts';

describe('nextId', () => {
  it.each([
    ['EXP-{number:3}', [], 'EXP-001'],
    ['EXP-{number:3}', ['EXP-001', 'EXP-002'], 'EXP-003'],
    ['EXP-{number:3}', ['EXP-001', 'EXP-0027', 'EXP-002b', 'OTHER-900'], 'EXP-028'],
    ['EXP-{number:3}', ['exp-041'], 'EXP-042'],
    ['EXP-{number:3}', ['EXP-999'], 'EXP-1000'],
    ['E{number:3}', ['E007', 'EXP-100'], 'E008'],
    ['EXP-{number:3}', ['EXP_005', 'exp 6'], 'EXP-007'],
    ['Run {number}', ['Run 9', 'Run 11'], 'Run 12'],
    ['{number:2}-ice', ['07-ice', '90-snow'], '08-ice'],
  ])('%s after %j is %s', (pattern, taken, id) => {
    expect(nextId(pattern, taken)).toBe(id);
  });

  it('fills date and slug, and numbers what is taken', () => {
    const words = new Map([
      ['date', '2026-03-31'],
      ['slug', 'cold-start'],
    ]);
    expect(nextId('{date}_{slug}', [], words)).toBe('2026-03-31_cold-start');
    expect(nextId('{date}_{slug}', ['2026-03-31_Cold-Start'], words)).toBe('2026-03-31_cold-start-2');
    expect(nextId('{date}_{slug}', ['2026-03-31_cold-start', '2026-03-31_cold-start-7'], words)).toBe(
      '2026-03-31_cold-start-8',
    );
    expect(nextId('{date}_{slug}', ['2026-03-31-cold_start', '2026-03-31-cold-start_3'], words)).toBe(
      '2026-03-31_cold-start-4',
    );
    expect(nextId('{date}-{number:2}', ['2026-03-31-04', '2026-03-30-09'], words)).toBe('2026-03-31-05');
    expect(nextId('{number:3}-{slug}', ['004-other'], words)).toBe('005-cold-start');
  });

  it('never gives an id that is taken', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2000).map((n) => `EXP-${String(n).padStart(3, '0')}`)), (taken) => {
        expect(taken).not.toContain(nextId('EXP-{number:3}', taken));
      }),
    );
  });
});
