import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { recordOf } from '../record-of.ts';
import { fraction, order } from './fraction.ts';
import type { Fraction } from './fraction.ts';

const HOLDS: Readonly<Record<string, (order: number) => boolean>> = {
  '<': (order) => order < 0,
  '≤': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

type Measure = { readonly text: string; readonly value: Fraction };

/** A duration as people write it, in milliseconds or seconds, exactly; few values, so that they often coincide. */
const duration: fc.Arbitrary<Measure> = fc
  .record({ tenths: fc.integer({ min: 1, max: 40 }), isSeconds: fc.boolean(), isBold: fc.boolean() })
  .map(({ tenths, isSeconds, isBold }) => {
    const text = isSeconds ? `${(tenths / 10).toFixed(1)} s` : `${String(tenths * 100)} ms`;
    return { text: isBold ? `**${text}**` : text, value: fraction(tenths, 10) };
  });

const row = fc.record({
  limit: duration.map(({ text, value }) => ({ text: text.replaceAll('*', ''), value })),
  operator: fc.constantFrom(...Object.keys(HOLDS)),
  actual: fc.option(duration, { nil: undefined }),
  mark: fc.constantFrom('', '✅', '❌'),
});

describe('the rows of a table that sets limits', () => {
  it('follow their own numbers, or their mark if there is none', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), fc.boolean(), (rows, isResults) => {
        const lines = rows.map(
          ({ limit, operator, actual, mark }, at) =>
            `| Stage ${String(at + 1)} time | ${operator} ${limit.text} | ${actual?.text ?? ''} | ${mark} |`,
        );
        const heading = isResults ? 'Results' : 'Acceptance criteria';
        const table = ['| Metric | Target | Actual | Status |', '| --- | --- | --- | --- |', ...lines];
        const { outcomes } = decide(recordOf(['# Kettle', '', `## ${heading}`, '', ...table, ''].join('\n')), {
          runRecords: new Map(),
        });
        const expected = rows.map(({ limit, operator, actual, mark }) => {
          if (actual !== undefined)
            return HOLDS[operator]?.(order(actual.value, limit.value)) === true ? 'met' : 'unmet';
          return mark === '' ? 'undetermined' : mark === '✅' ? 'met' : 'unmet';
        });
        expect({ lines, kinds: outcomes.map(({ kind }) => kind) }).toEqual({ lines, kinds: expected });
      }),
      { numRuns: 500 },
    );
  });
});
