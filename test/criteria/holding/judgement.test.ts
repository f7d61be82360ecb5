import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  conjunction,
  countOf,
  decided,
  disjunction,
  negated,
  unknown,
} from '../../../src/criteria/holding/judgement.ts';
import type { Judgement, Truth } from '../../../src/criteria/holding/judgement.ts';

const of = (truth: Truth): Judgement => (truth === 'unknown' ? unknown('not known') : decided(truth === 'yes'));
const truths = fc.constantFrom<Truth[]>('yes', 'no', 'unknown');
const judgements = truths.map(of);
const rank = { no: 0, unknown: 1, yes: 2 } as const;

describe("Kleene's logic", () => {
  it('takes the minimum for and, the maximum for or', () => {
    fc.assert(
      fc.property(fc.array(truths, { minLength: 1, maxLength: 5 }), (items) => {
        const ordered = items.toSorted((a, b) => rank[a] - rank[b]);
        expect(conjunction(items.map(of)).truth).toBe(ordered[0]);
        expect(disjunction(items.map(of)).truth).toBe(ordered.at(-1));
      }),
    );
  });

  it('negates twice to the same, and obeys De Morgan', () => {
    fc.assert(
      fc.property(judgements, judgements, (a, b) => {
        expect(negated(negated(a)).truth).toBe(a.truth);
        expect(negated(conjunction([a, b])).truth).toBe(disjunction([negated(a), negated(b)]).truth);
      }),
    );
  });

  it('never reverses a decision when an unknown becomes known', () => {
    fc.assert(
      fc.property(fc.array(truths, { minLength: 1, maxLength: 5 }), fc.nat(4), fc.boolean(), (items, at, truth) => {
        const index = at % items.length;
        fc.pre(items[index] === 'unknown');
        const known = items.with(index, truth ? 'yes' : 'no');
        for (const join of [conjunction, disjunction, (each: readonly Judgement[]) => countOf(2, each)]) {
          const before = join(items.map(of)).truth;
          if (before !== 'unknown') expect(join(known.map(of)).truth).toBe(before);
        }
      }),
    );
  });

  it.each([
    [2, ['yes', 'yes', 'no'], 'yes'],
    [2, ['yes', 'unknown', 'no'], 'unknown'],
    [2, ['no', 'unknown', 'no'], 'no'],
    [1, ['unknown'], 'unknown'],
  ] as const)('at least %i of %j is %s', (count, items, truth) => {
    expect(countOf(count, items.map(of)).truth).toBe(truth);
  });
});
