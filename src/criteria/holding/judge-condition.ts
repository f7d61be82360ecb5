import type { Amount, Between, Compare, Condition, Expression, NoWorse, Operator } from '../language/syntax.ts';
import { matchesGlob } from '../language/glob.ts';
import { printAmount } from '../language/print-statement.ts';
import { amountOf } from '../numbers/amount.ts';
import { calculate } from '../numbers/arithmetic.ts';
import { unlessAlike, unlessMatchedAlike } from './alike-sides.ts';
import { compareOperands } from './compare.ts';
import { judgeConstant } from './constant.ts';
import { expressionValue } from './expression-value.ts';
import { judgeDecrease } from './history.ts';
import { comparisonWords, conjunction, countOf, decided, disjunction, negated, unknown } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import { withNegativeShare } from './negative-share.ts';
import { isPoint } from '../numbers/operand.ts';
import type { Operand } from '../numbers/operand.ts';
import { sideText } from '../numbers/side-text.ts';
import { directionOf } from './direction.ts';
import { rateMistake } from './rate-mistake.ts';
import type { Scope } from './scope.ts';

/** Judges a condition in a run (or over the selection), in Kleene's three-valued logic. */
export function judgeCondition(scope: Scope, condition: Condition): Judgement {
  const judge = (item: Condition) => judgeCondition(scope, item);
  switch (condition.kind) {
    case 'and':
      return conjunction(condition.items.map(judge));
    case 'or':
      return disjunction(condition.items.map(judge));
    case 'not':
      return negated(judge(condition.of));
    case 'count-of':
      return countOf(condition.count, condition.items.map(judge));
    case 'compare':
      return judgeCompare(scope, condition);
    case 'between':
      return judgeBetween(scope, condition);
    case 'one-of':
      return judgeOneOf(scope, condition);
    case 'within':
      return judgeNear(scope, condition.left, condition.right, condition.amount);
    case 'no-worse':
      return judgeNoWorse(scope, condition);
    case 'glob':
      return judgeGlob(scope, condition);
    case 'constant':
      return judgeConstant(scope, condition.of);
    case 'decreases':
      return scope.run === undefined
        ? unknown('no run has a history', 'a run')
        : judgeDecrease(scope.run, condition.metric);
  }
}

function judgeCompare(scope: Scope, { operator, left, right, by, tolerance }: Compare): Judgement {
  if (tolerance !== undefined) return judgeNear(scope, left, right, tolerance);
  const [a, b] = [expressionValue(scope, left), expressionValue(scope, right)];
  const mistake = rateMistake({ left, right }, a, b);
  if (mistake !== undefined) return mistake;
  if (by !== undefined) return judgeBy(operator, { a, b }, by);
  const judgement = unlessAlike(scope, compareOperands(operator, a, b), { a, b });
  const shown = withRatio(scope, judgement, { a, right });
  return operator === '==' || operator === '!=' ? shown : withNegativeShare(scope, shown, { left, right });
}

/** `a <= 2 * b` is best shown as the ratio of a to b. */
function withRatio(
  scope: Scope,
  judgement: Judgement,
  { a, right }: { readonly a: Operand; readonly right: Expression },
): Judgement {
  if (judgement.sides === undefined || right.kind !== 'arithmetic' || right.operator !== '*') return judgement;
  const [of, factor] = right.left.kind === 'number' ? [right.right, right.left] : [right.left, right.right];
  if (factor.kind !== 'number' || of.kind === 'number') return judgement;
  const b = expressionValue(scope, of);
  const ratio = calculate('/', a, b);
  const sides = {
    ...judgement.sides,
    left: sideText(a, b),
    right: b.kind === 'quantity' ? sideText(b, a) : judgement.sides.right,
  };
  if (ratio.kind !== 'quantity' || !isPoint(ratio)) return { ...judgement, sides };
  return { ...judgement, sides: { ...sides, ratio: { value: ratio.low, of: sides.right, factor: factor.number } } };
}

type Pair = { readonly a: Operand; readonly b: Operand };

/** `a < b by 2%` means `a <= b - 0.02 * abs(b)`. */
function judgeBy(operator: Operator, { a, b }: Pair, by: Amount): Judgement {
  const amount = amountOf(by, a, b);
  if (amount.kind === 'lacking') return unknown(amount.because, amount.settle);
  const isLess = operator === '<' || operator === '<=';
  const limit = calculate(isLess ? '-' : '+', b, amount);
  return told(compareOperands(isLess ? '<=' : '>=', a, limit), { a, b }, `${operator} … by ${printAmount(by)}`);
}

/** `a within 10% of b`, `a == b ± 0.01`: two-sided. */
function judgeNear(scope: Scope, left: Expression, right: Expression, by: Amount): Judgement {
  const [a, b] = [expressionValue(scope, left), expressionValue(scope, right)];
  const mistake = rateMistake({ left, right }, a, b);
  if (mistake !== undefined) return mistake;
  const amount = amountOf(by, a, b);
  if (amount.kind === 'lacking') return unknown(amount.because, amount.settle);
  const above = compareOperands('<=', a, calculate('+', b, amount));
  const below = compareOperands('>=', a, calculate('-', b, amount));
  return conjunction([above, below].map((judged) => told(judged, { a, b }, `within ${printAmount(by)} of`)));
}

function judgeNoWorse(scope: Scope, { left, right, by }: NoWorse): Judgement {
  const direction = directionOf(scope.world, left) ?? directionOf(scope.world, right);
  if (direction === undefined)
    return unknown(
      'no direction is declared, so nothing is called worse',
      '`<!-- expctl: metrics NAME better=lower -->` (or higher)',
    );
  const [a, b] = [expressionValue(scope, left), expressionValue(scope, right)];
  const mistake = rateMistake({ left, right }, a, b);
  if (mistake !== undefined) return mistake;
  const operator = direction === 'lower' ? '<=' : '>=';
  if (by === undefined) return compareOperands(operator, a, b);
  const amount = amountOf(by, a, b);
  if (amount.kind === 'lacking') return unknown(amount.because, amount.settle);
  const limit = calculate(direction === 'lower' ? '+' : '-', b, amount);
  return told(compareOperands(operator, a, limit), { a, b }, `no worse than … by ${printAmount(by)}`);
}

/** Shows the sides as written, without the amount subtracted. */
function told(judgement: Judgement, { a, b }: Pair, operator: string): Judgement {
  const { sides, because } = judgement;
  if (sides === undefined || !('text' in a) || !('text' in b)) return judgement;
  const asWritten = { ...sides, left: sideText(a, b), right: sideText(b, a), operator };
  return {
    ...judgement,
    sides: asWritten,
    because: because?.replace(comparisonWords(sides), () => comparisonWords(asWritten)),
  };
}

function judgeBetween(scope: Scope, { of, low, high, lowOpen, highOpen }: Between): Judgement {
  const value = expressionValue(scope, of);
  const above = compareOperands(lowOpen ? '>' : '>=', value, expressionValue(scope, low));
  const below = compareOperands(highOpen ? '<' : '<=', value, expressionValue(scope, high));
  return conjunction([above, below]);
}

function judgeOneOf(scope: Scope, { of, options }: Extract<Condition, { kind: 'one-of' }>): Judgement {
  const value = expressionValue(scope, of);
  const isOption = (option: Expression): Judgement => {
    const b = expressionValue(scope, option);
    return unlessAlike(scope, compareOperands('==', value, b), { a: value, b });
  };
  return disjunction(options.map(isOption));
}

function judgeGlob(scope: Scope, { of, pattern }: Extract<Condition, { kind: 'glob' }>): Judgement {
  const value = expressionValue(scope, of);
  if (value.kind === 'lacking') return unknown(value.because, value.settle);
  if (value.kind === 'misfit') return unknown(value.message, value.hint);
  const sides = { left: value.text, right: `"${pattern}"`, operator: '~', shortfall: undefined, ratio: undefined };
  return unlessMatchedAlike(scope, decided(matchesGlob(pattern, value.plain), { sides }), { value, pattern });
}
