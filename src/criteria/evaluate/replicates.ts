import { pairsFor, smallestPermutationP } from '../../stats/attainable.ts';
import { holm } from '../../stats/holm.ts';
import { permutation } from '../../stats/permutation.ts';
import { signFlip } from '../../stats/sign-flip.ts';
import { welchT } from '../../stats/welch.ts';
import type { AggregateName, Call, Claim, Condition, Expression } from '../language/syntax.ts';
import { isAggregate } from '../language/walk.ts';
import { statisticOf } from './aggregate.ts';
import { directionOf } from './direction.ts';
import { expressionValue } from './expression-value.ts';
import { amountOf } from './amount.ts';
import { conjunction, decided, unknown } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import { judgeCondition } from './judge-condition.ts';
import { printNumber } from './operand.ts';
import type { RunRow } from './run-row.ts';
import { seedOf } from './seed-of.ts';
import type { World } from './world.ts';

type Sample = { readonly selection: readonly RunRow[]; readonly percent: number };

/**
 * Judges `mean(a) < mean(b) with 95% confidence` by one one-sided test. Two columns of one row are paired by row (the rows
 * must have distinct seeds): exact sign-flip permutation. A single number on one side: the same test of the differences from it.
 */
export function judgeWithConfidence(world: World, claim: Claim, sample: Sample): Judgement {
  return judgePart(world, claim.condition, sample);
}

function judgePart(world: World, condition: Condition, sample: Sample): Judgement {
  if (condition.kind === 'and') return conjunction(condition.items.map((item) => judgePart(world, item, sample)));
  if (condition.kind === 'or') return judgeAny(world, condition.items, sample);
  const tested = testOf(world, condition, sample);
  return 'truth' in tested ? tested : told(tested, tested.p, sample.percent);
}

/** Several metrics of which one must hold: their p values are corrected by Holm. */
function judgeAny(world: World, items: readonly Condition[], sample: Sample): Judgement {
  const tests = items.map((item) => testOf(world, item, sample));
  const failed = tests.find((test) => 'truth' in test);
  if (failed !== undefined && 'truth' in failed) return failed;
  const done = tests.filter(isTest);
  const corrected = holm(done.map(({ p }) => p));
  const judged = done.map((test, at) => told(test, corrected[at] ?? 1, sample.percent));
  return judged.find(({ truth }) => truth === 'yes') ?? judged[0] ?? unknown('nothing is tested');
}

const isTest = (tested: Test | Judgement): tested is Test => !('truth' in tested);

type Test = {
  readonly p: number;
  readonly how: string;
  readonly left: string;
  readonly right: string;
  readonly operator: string;
};

function told({ how, left, right, operator }: Test, p: number, percent: number): Judgement {
  const alpha = 1 - percent / 100;
  const because = `${how}, p = ${printNumber(Number(p.toPrecision(4)))} against ${printNumber(Number(alpha.toPrecision(4)))}`;
  const sides = { left, right, operator, shortfall: p - alpha, ratio: undefined };
  return decided(p <= alpha + 1e-12, { because, sides });
}

function testOf(world: World, condition: Condition, sample: Sample): Test | Judgement {
  const asked = askedOf(world, condition);
  if ('truth' in asked) return asked;
  const { selection, percent } = sample;
  const left = valuesOf(world, asked.left, selection);
  const right = valuesOf(world, asked.right, selection);
  if ('truth' in left) return left;
  if ('truth' in right) return right;
  const margin = marginOf(world, condition, selection);
  if (typeof margin !== 'number') return margin;
  const shift = asked.alternative === 'less' ? -margin : margin;
  const words = { operator: asked.operator, left: left.text, right: right.text };
  const options = { alternative: asked.alternative, margin: shift } as const;
  if (left.isNumber || right.isNumber) return paired(left, right, { ...options, words, percent });
  const seeds = selection.map((run) => seedOf(world, run));
  const distinct = new Set(seeds).size === seeds.length && !seeds.includes(undefined);
  if (distinct) return paired(left, right, { ...options, words, percent });
  if (seeds.every((seed) => seed === undefined)) return unpaired(left, right, { ...options, words, percent });
  return unknown('paired runs want distinct seeds', 'one run for each seed');
}

type Asked = {
  readonly left: Expression;
  readonly right: Expression;
  readonly alternative: 'less' | 'greater';
  readonly operator: string;
};

function askedOf(world: World, condition: Condition): Asked | Judgement {
  if (condition.kind === 'no-worse') {
    const direction = directionOf(world, condition.left) ?? directionOf(world, condition.right);
    if (direction === undefined)
      return unknown('no direction is declared', '`<!-- expctl: metrics NAME better=lower -->`');
    return {
      left: condition.left,
      right: condition.right,
      alternative: direction === 'lower' ? 'less' : 'greater',
      operator: 'no worse than',
    };
  }
  if (
    condition.kind !== 'compare' ||
    condition.tolerance !== undefined ||
    condition.operator === '==' ||
    condition.operator === '!='
  )
    return unknown(
      'confidence is told for `<`, `<=`, `>`, `>=` and `no worse than` between aggregates',
      'such a comparison',
    );
  const { left, right, operator } = condition;
  return { left, right, operator, alternative: operator.startsWith('<') ? 'less' : 'greater' };
}

/** Superiority asks for more than nothing, `no worse than … by` for less. */
function marginOf(world: World, condition: Condition, selection: readonly RunRow[]): number | Judgement {
  if ((condition.kind !== 'compare' && condition.kind !== 'no-worse') || condition.by === undefined) return 0;
  const scope = { world, run: undefined, selection, judge: judgeCondition };
  const amount = amountOf(
    condition.by,
    expressionValue(scope, condition.left),
    expressionValue(scope, condition.right),
  );
  if (amount.kind === 'lacking') return unknown(amount.because, amount.settle);
  return condition.kind === 'no-worse' ? -amount.low : amount.low;
}

type Values = {
  readonly numbers: readonly number[];
  readonly name: AggregateName;
  readonly share: number | undefined;
  readonly text: string;
  readonly isNumber: boolean;
};

/** The values behind an aggregate, one for each run; a plain number stands for all of them. */
function valuesOf(world: World, side: Expression, selection: readonly RunRow[]): Values | Judgement {
  const scope = { world, run: undefined, selection, judge: judgeCondition };
  const whole = expressionValue(scope, side);
  const text = whole.kind === 'quantity' ? whole.text : '';
  if (side.kind !== 'call' || !isAggregate(side)) {
    if (whole.kind === 'lacking') return unknown(whole.because, whole.settle);
    if (whole.kind !== 'quantity' || whole.low !== whole.high)
      return unknown('confidence wants a number or an aggregate on each side');
    return { numbers: selection.map(() => whole.low), name: 'mean', share: undefined, text, isNumber: true };
  }
  return aggregatedValues(world, side as Call & { name: AggregateName }, { selection, text });
}

function aggregatedValues(
  world: World,
  call: Call & { name: AggregateName },
  about: { selection: readonly RunRow[]; text: string },
): Values | Judgement {
  const [of, share] = call.arguments;
  if (of === undefined) return unknown('a count has no confidence');
  const numbers: number[] = [];
  for (const run of about.selection) {
    const value = expressionValue({ world, run, selection: about.selection, judge: judgeCondition }, of);
    if (value.kind === 'lacking') return unknown(value.because, value.settle);
    if (value.kind !== 'quantity' || value.low !== value.high)
      return unknown(`a value of ${run.id} is not known exactly`, 'exact values');
    numbers.push(value.low);
  }
  return {
    numbers,
    name: call.name,
    share: share?.kind === 'number' ? share.number : undefined,
    text: about.text,
    isNumber: false,
  };
}

type TestOptions = {
  readonly alternative: 'less' | 'greater';
  readonly margin: number;
  readonly words: Pick<Test, 'left' | 'right' | 'operator'>;
  readonly percent: number;
};

function paired(left: Values, right: Values, { alternative, margin, words, percent }: TestOptions): Test | Judgement {
  const differences = left.numbers.map((value, at) => value - (right.numbers[at] ?? NaN));
  const needed = pairsFor(percent / 100) ?? Infinity;
  if (differences.length < needed)
    return unknown(
      `${differences.length} runs cannot reach ${percent}% confidence, ${needed} can`,
      `${needed - differences.length} more runs with seeds of their own`,
    );
  const { name, share } = left.isNumber ? right : left;
  const statistic = statisticOf(name, share);
  const test = signFlip(differences, {
    alternative,
    margin,
    ...(name === 'mean' ? {} : { statistic: (values) => statistic(values) ?? NaN }),
  });
  if (test === undefined)
    return unknown(
      `${differences.length} differences are too many for the exact test of ${name}`,
      'mean, or fewer runs',
    );
  return { ...words, p: test.p, how: `exact sign-flip permutation of ${differences.length} differences` };
}

function unpaired(left: Values, right: Values, { alternative, margin, words, percent }: TestOptions): Test | Judgement {
  const sizes = [left.numbers.length, right.numbers.length] as const;
  if (smallestPermutationP(...sizes) > 1 - percent / 100 + 1e-12)
    return unknown(`${sizes[0]} and ${sizes[1]} runs cannot reach ${percent}% confidence`, 'more runs');
  const statistic = statisticOf(left.name, left.share);
  const exact = permutation(left.numbers, right.numbers, { alternative, margin, statistic });
  if (exact !== undefined)
    return { ...words, p: exact.p, how: `exact permutation of ${sizes[0]} and ${sizes[1]} runs` };
  const welch = left.name === 'mean' ? welchT(left.numbers, right.numbers, { alternative, margin }) : undefined;
  if (welch === undefined) return unknown(`no test for ${left.name} of so many runs`, 'mean, or fewer runs');
  return { ...words, p: welch.p, how: `Welch's test of ${sizes[0]} and ${sizes[1]} runs` };
}
