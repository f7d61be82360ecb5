import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeOrder, timeStretch } from '../../src/values/time-stretch.ts';
import type { TimeOrder } from '../../src/values/time-stretch.ts';

function order(a: string, b: string): TimeOrder {
  const [one, other] = [timeStretch(a), timeStretch(b)];
  if (one === undefined || other === undefined) throw new Error(`${a} or ${b} is no time`);
  return timeOrder(one, other);
}

describe('two times as written', () => {
  it.each<[string, TimeOrder, string]>([
    ['2026-03-01', 'before', '2026-03-02'],
    ['2026-03-01', 'same', '2026-03-01'],
    ['2026-03-01', 'open', '2026-03-01T10:00'],
    ['2026-03-01T23:59', 'before', '2026-03-02'],
    ['2026-03-01T10:00Z', 'open', '2026-03-01T10:00:30Z'],
    ['2026-03-01T10:00Z', 'before', '2026-03-01T10:01:00Z'],
    ['2026-03-01T10:00:30Z', 'open', '2026-03-01T10:00:30.5Z'],
    ['2026-03-01T10:00:30.500Z', 'before', '2026-03-01T10:00:31Z'],
    ['2026-03-01T10:00:30.5Z', 'open', '2026-03-01T10:00:30.500Z'],
    ['2026-03-01T10:00:30.000000001Z', 'before', '2026-03-01T10:00:30.000000002Z'],
    ['2026-03-01T18:30+09:00', 'before', '2026-03-01T10:00Z'],
    ['2026-03-01T19:00+0900', 'same', '2026-03-01T10:00Z'],
    ['2026-03-01T10:00-05:30', 'after', '2026-03-01T15:29Z'],
    ['2026-03-01T10:00:60Z', 'same', '2026-03-01T10:01:00Z'],
    // Zones: UTC+14 is the first to have a new day, UTC-12 the last.
    ['2026-03-01T10:00', 'open', '2026-03-01T10:00Z'],
    ['2026-03-02', 'open', '2026-03-01T10:00Z'],
    ['2026-03-02', 'after', '2026-03-01T09:59Z'],
    ['2026-03-01', 'before', '2026-03-02T12:00Z'],
    ['2026-03-01', 'open', '2026-03-02T11:59Z'],
    ['0026-03-01', 'before', '1926-03-01'],
  ])('%s is %s: %s', (a, expected, b) => {
    expect(order(a, b)).toBe(expected);
    const turned = { before: 'after', after: 'before', same: 'same', open: 'open' } as const;
    expect(order(b, a)).toBe(turned[expected]);
  });

  it.each(['2026-03', '2026-13-01', '2026-03-01 10:00', '2026-03-01T10', 'soon', ''])('are not found in %s', (text) => {
    expect(timeStretch(text)).toBeUndefined();
  });

  it('are never ordered differently from the instants that they were cut from', () => {
    const cut = (time: number, to: number, zone: number): string => {
      const local = new Date(time + zone * 3_600_000).toISOString().slice(0, to);
      const sign = `${zone < 0 ? '-' : '+'}${String(Math.abs(zone)).padStart(2, '0')}:00`;
      return to === 10 ? local : `${local}${zone === 0 ? 'Z' : sign}`;
    };
    const time = fc.integer({ min: 1_770_000_000_000, max: 1_770_000_400_000 });
    const told = fc.record({ time, to: fc.constantFrom(10, 16, 19, 21, 23), zone: fc.integer({ min: -12, max: 14 }) });
    fc.assert(
      fc.property(told, told, (a, b) => {
        const found = order(cut(a.time, a.to, a.zone), cut(b.time, b.to, b.zone));
        const wrong = a.time < b.time ? 'after' : a.time > b.time ? 'before' : undefined;
        // Two days without a zone are days of one calendar.
        if (a.to === 10 && b.to === 10) return;
        expect(found).not.toBe(wrong);
      }),
      { numRuns: 1000 },
    );
  });
});
