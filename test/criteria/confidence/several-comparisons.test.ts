import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeTested } from '../../../src/criteria/confidence/judge-tested.ts';
import { chancesOf } from '../../../src/criteria/confidence/level-of.ts';
import type { Condition } from '../../../src/criteria/language/syntax.ts';
import { parseStatement } from '../../../src/criteria/language/parse-statement.ts';
import { worldsOf } from '../../../src/criteria/world/world.ts';
import { reaches } from '../../../src/stats/reaches.ts';
import { documentWith, recordOf } from '../record-of.ts';

const [world] = worldsOf(recordOf(documentWith([], ['| Run | Time |', '| --- | --- |'])), { runRecords: new Map() });

/** A condition over `t < 0`, `t < 1` and so on, each a comparison with the p of its number. */
function conditionOf(text: string): Condition {
  const { statement } = parseStatement(`${text} with 95% confidence`);
  if (statement?.kind !== 'claim') throw new Error(`${text} is no claim`);
  return statement.condition;
}

/** Whether a condition is shown at a level, where its comparisons have these p. */
function isShown(text: string, ps: readonly number[], alpha: number): boolean {
  if (world === undefined) throw new Error('there is no world');
  const judged = judgeTested(world, conditionOf(text), {
    level: { alpha, because: undefined },
    test: ({ right }) => {
      const p = right.kind === 'number' ? (ps[right.number] ?? NaN) : NaN;
      return { p, how: 'a test', left: '', right: '', notes: [] };
    },
  });
  return judged.truth === 'yes';
}

/** The least level at which a condition is shown. */
function correctedP(text: string, ps: readonly number[]): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (isShown(text, ps, middle)) high = middle;
    else low = middle;
  }
  return high;
}

const parts = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `t < ${at}`);
const P = [0.011, 0.02, 0.0004, 0.3, 0.047] as const;

/** All choices of that many items of a list. */
function choices(values: readonly number[], size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return values.flatMap((value, at) => choices(values.slice(at + 1), size - 1).map((rest) => [value, ...rest]));
}

/**
 * Benjamini and Heller (2008): the largest Bonferroni p of any n - u + 1 of the comparisons, each of which contains a
 * true one.
 */
const partialConjunction = (ps: readonly number[], wanted: number): number =>
  Math.max(...choices(ps, ps.length - wanted + 1).map((chosen) => Math.min(1, chosen.length * Math.min(...chosen))));

describe('several comparisons in one condition', () => {
  it('of which one is enough have the least p of p.adjust(…, "bonferroni") in R 4.2.2', () => {
    expect(correctedP(parts(5).join(' or '), P)).toBeCloseTo(0.002, 9);
    expect(correctedP(parts(2).join(' or '), [0.4, 0.7])).toBeCloseTo(0.8, 9);
    expect(correctedP(parts(2).join(' or '), [0.6, 0.7])).toBeCloseTo(1, 9);
  });

  it('that all must hold have the largest p, uncorrected', () => {
    expect(correctedP(parts(5).join(' and '), P)).toBeCloseTo(0.3, 9);
  });

  it('of which some are enough have the p of the partial conjunction', () => {
    // R 4.2.2: max(combn(n, n - u + 1, function(i) min(p.adjust(p[i], "bonferroni")))) for u = 1 to 5.
    [0.002, 0.044, 0.06, 0.094, 0.3].forEach((p, at) => {
      expect(correctedP(`at least ${at + 1} of (${parts(5).join(', ')})`, P)).toBeCloseTo(p, 9);
    });
  });

  it('have it whatever their p, and when nested', () => {
    const p = fc.double({ min: 1e-6, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(p, { minLength: 1, maxLength: 6 }), fc.nat(), (ps, more) => {
        const wanted = 1 + (more % ps.length);
        const found = correctedP(`at least ${wanted} of (${parts(ps.length).join(', ')})`, ps);
        expect(found).toBeCloseTo(partialConjunction(ps, wanted), 9);
      }),
      { numRuns: 60 },
    );
    // The larger of 2 * 0.011 and 0.0004, corrected because one of the two is enough.
    expect(correctedP('(t < 0 or t < 1) and t < 2 or t < 3', P)).toBeCloseTo(0.044, 9);
  });
});

describe('several runs, seeds or groups of which some are enough', () => {
  it('are shown if the partial conjunction of their p is', () => {
    const p = fc.double({ min: 1e-4, max: 0.2, noNaN: true });
    fc.assert(
      fc.property(fc.array(p, { minLength: 1, maxLength: 6 }), fc.nat(), (ps, more) => {
        const number = 1 + (more % ps.length);
        const quantifier = { kind: 'at-least', of: 'runs', count: { kind: 'number', number }, span: { start: 0, end: 0 } } as const; // prettier-ignore
        const level = 0.05 / chancesOf(quantifier, ps.length);
        const shown = ps.filter((each) => reaches(each, level)).length >= number;
        expect(shown).toBe(reaches(partialConjunction(ps, number), 0.05));
      }),
    );
  });
});
