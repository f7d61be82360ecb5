import { decided, unknown } from '../holding/judgement.ts';
import { toldApart } from '../numbers/told-apart.ts';
import { difference } from '../../values/difference.ts';
import { reaches } from '../../stats/reaches.ts';
import { askedOf } from './asked.ts';
import { shortNumber } from '../numbers/operand.ts';
import type { Judgement } from '../holding/judgement.ts';
import type { World } from '../world/world.ts';
import type { Condition } from '../language/syntax.ts';
import type { Asked } from './asked.ts';

/** The result of testing one question. */
export type Test = {
  readonly p: number;
  /** `exact sign-flip permutation of 5 differences`. */
  readonly how: string;
  readonly left: string;
  readonly right: string;
  readonly notes: readonly string[];
  /** What even a reader of the verdict alone should know about it. */
  readonly doubts?: readonly string[];
};

/** Answers one question by a test, or says why there is none. */
export type Tester = (asked: Asked) => Test | Judgement;

/** The level of a claim, and why it differs from the written one, if there were several chances. */
export type Level = { readonly alpha: number; readonly because: string | undefined };

type Shown = Test & { readonly operator: string };

/**
 * A part of a condition: the range of its p (0 to 1 if it could not be tested), corrected for `comparisons` of which
 * one was enough.
 */
type Tested = {
  readonly low: number;
  readonly high: number;
  readonly test: Shown | undefined;
  readonly open: Judgement | undefined;
  readonly comparisons: number;
};

/**
 * Judges a condition by tests. For an `and` the greatest p counts, which needs no correction (Berger, Technometrics 24,
 * 1982). For an `or` the least p counts, corrected by Bonferroni; for `at least k of` the partial conjunction of
 * Benjamini and Heller (Biometrics 64, 2008), of which `or` is the case of one. A part that cannot be tested leaves the
 * result open only if it could change it.
 */
export function judgeTested(world: World, condition: Condition, options: { test: Tester; level: Level }): Judgement {
  const { level, test } = options;
  const tested = testedOf(world, condition, test);
  const isMet = reaches(tested.high, level.alpha);
  if (!isMet && reaches(tested.low, level.alpha)) return tested.open ?? unknown('nothing is tested');
  const { test: shown } = tested;
  if (shown === undefined) return tested.open ?? unknown('nothing is tested');
  const p = isMet ? tested.high : tested.low;
  const because = `${shown.how}, ${pWords(shown, p, { comparisons: tested.comparisons, alpha: level.alpha })} against ${levelWords(level)}`;
  const { left, right, operator, notes, doubts = [] } = shown;
  return decided(isMet, {
    because,
    sides: { left, right, operator, shortfall: difference(p, level.alpha), ratio: undefined },
    notes: [...notes, ...doubts],
    doubts,
  });
}

/** A p with the level that it is compared with. */
function pWords({ p: own }: Test, p: number, { comparisons, alpha }: { comparisons: number; alpha: number }): string {
  const told = toldApart(p, [alpha], 4);
  return comparisons > 1
    ? `p = ${shortNumber(own, 4)}, corrected for ${comparisons} comparisons ${told}`
    : `p = ${told}`;
}

const levelWords = ({ alpha, because }: Level): string =>
  because === undefined ? shortNumber(alpha, 4) : `${shortNumber(alpha, 4)} (${because})`;

function testedOf(world: World, condition: Condition, test: Tester): Tested {
  if (condition.kind === 'and') return all(condition.items.map((item) => testedOf(world, item, test)));
  if (condition.kind === 'or')
    return some(
      condition.items.map((item) => testedOf(world, item, test)),
      1,
    );
  if (condition.kind === 'count-of')
    return some(
      condition.items.map((item) => testedOf(world, item, test)),
      condition.count,
    );
  const asked = askedOf(world, condition);
  if ('truth' in asked) return openPart(asked);
  return all(asked.map((each) => leafOf(each, test(each))));
}

const openPart = (open: Judgement): Tested => ({ low: 0, high: 1, test: undefined, open, comparisons: 1 });

function leafOf({ operator }: Asked, tested: Test | Judgement): Tested {
  if ('truth' in tested) return openPart(tested);
  return { low: tested.p, high: tested.p, test: { ...tested, operator }, open: undefined, comparisons: 1 };
}

function all(parts: readonly Tested[]): Tested {
  const known = parts.filter(({ test }) => test !== undefined).toSorted((a, b) => b.low - a.low)[0];
  return {
    low: Math.max(...parts.map(({ low }) => low)),
    high: Math.max(...parts.map(({ high }) => high)),
    test: known?.test,
    open: parts.find(({ open }) => open !== undefined)?.open,
    comparisons: known?.comparisons ?? 1,
  };
}

/** At least `count` of the parts: the count-th smallest p, corrected for those that could have taken its place. */
function some(parts: readonly Tested[], count: number): Tested {
  const corrected = (ends: readonly number[]): number =>
    Math.min(1, (ends.length - count + 1) * (ends.toSorted((a, b) => a - b)[count - 1] ?? 1));
  const ordered = parts.filter(({ test }) => test !== undefined).toSorted((a, b) => a.high - b.high);
  const shown = ordered[Math.min(count, ordered.length) - 1];
  return {
    low: corrected(parts.map(({ low }) => low)),
    high: corrected(parts.map(({ high }) => high)),
    test: shown?.test,
    open: parts.find(({ open }) => open !== undefined)?.open,
    comparisons: (parts.length - count + 1) * (shown?.comparisons ?? 1),
  };
}
