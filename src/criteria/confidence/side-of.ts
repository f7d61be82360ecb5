import type { AggregateName, Expression, Reference } from '../language/syntax.ts';
import { isOther, isReference } from '../language/syntax.ts';
import { isAggregate } from '../language/walk.ts';
import type { RunRow } from '../world/run-row.ts';
import { expressionValue } from '../holding/expression-value.ts';
import { judgeCondition } from '../holding/judge-condition.ts';
import { unknown } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import { isPoint } from '../numbers/operand.ts';
import type { Quantity } from '../numbers/operand.ts';
import { isOfRun } from '../world/resolve.ts';
import type { World } from '../world/world.ts';

/** One side of a comparison with confidence: a known number, or a multiple of something that was measured. */
export type Side = { readonly kind: 'number'; readonly value: Quantity } | Measured;

/** What a statistic is computed from. */
export type Measured = {
  readonly kind: 'measured';
  readonly name: AggregateName;
  /** The level of `quantile`; 0.5 for a median. */
  readonly share: number | undefined;
  readonly of: Expression;
  /** The factor in `0.9 * mean(b)`: greater than zero. */
  readonly factor: number;
  readonly text: string;
};

type About = { readonly world: World; readonly selection: readonly RunRow[]; readonly run: RunRow | undefined };

/** Reads a side: a number, an aggregate, a bare metric, or a positive number times one of them. */
export function sideOf(about: About, side: Expression): Side | Judgement {
  const scope = { ...about, judge: judgeCondition };
  if (!isMeasured(about.world, side)) {
    const value = expressionValue(scope, side);
    if (value.kind === 'lacking') return unknown(value.because, value.settle);
    if (value.kind !== 'quantity' || !isPoint(value)) return refusal();
    return { kind: 'number', value };
  }
  const { base, factor } = factored(side);
  const whole = expressionValue(scope, side);
  const text = whole.kind === 'quantity' ? whole.text : '';
  const measured = { kind: 'measured', factor, text } as const;
  if (base === undefined || !(factor > 0)) return refusal();
  if (isReference(base)) return { ...measured, name: 'mean', share: undefined, of: base };
  const [of, level] = base.arguments;
  if (of === undefined || base.name === 'count' || base.name === 'abs') return refusal();
  const share = level?.kind === 'number' ? level.number : SHARES.get(base.name);
  return { ...measured, name: base.name, share, of };
}

const SHARES: ReadonlyMap<string, number> = new Map([
  ['median', 0.5],
  ['quantile', 0.5],
  ['p50', 0.5],
  ['p90', 0.9],
  ['p95', 0.95],
  ['p99', 0.99],
]);

const refusal = (): Judgement =>
  unknown(
    'confidence needs on each side a number, an aggregate, or a positive number times one',
    'such as `mean(a) < mean(b) by 0.5 with 95% confidence`',
  );

/** Whether a side was measured: numbers and fields are taken as exact. */
function isMeasured(world: World, side: Expression): boolean {
  if (isReference(side)) return isOfRun(world)(side) || isOther(side);
  if (side.kind === 'arithmetic') return isMeasured(world, side.left) || isMeasured(world, side.right);
  if (side.kind === 'negative' || side.kind === 'part') return isMeasured(world, side.of);
  return side.kind === 'call' || side.kind === 'history';
}

type Call = Extract<Expression, { kind: 'call' }>;

function factored(side: Expression): { readonly base: Reference | Call | undefined; readonly factor: number } {
  if (isReference(side)) return { base: side, factor: 1 };
  if (side.kind === 'call') return { base: isAggregate(side) ? side : undefined, factor: 1 };
  if (side.kind !== 'arithmetic') return { base: undefined, factor: 1 };
  const { operator, left, right } = side;
  if (operator === '*' && isBareNumber(left)) return times(factored(right), left.number);
  if (operator === '*' && isBareNumber(right)) return times(factored(left), right.number);
  if (operator === '/' && isBareNumber(right)) return times(factored(left), 1 / right.number);
  return { base: undefined, factor: 1 };
}

const isBareNumber = (side: Expression): side is Extract<Expression, { kind: 'number' }> =>
  side.kind === 'number' && side.unit === undefined;

const times = (found: ReturnType<typeof factored>, factor: number): ReturnType<typeof factored> => ({
  ...found,
  factor: found.factor * factor,
});
