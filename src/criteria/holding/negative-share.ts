import type { Expression } from '../language/syntax.ts';
import { isReference } from '../language/syntax.ts';
import { walk } from '../language/walk.ts';
import { expressionValue } from './expression-value.ts';
import type { Judgement } from './judgement.ts';
import type { Scope } from './scope.ts';

type Sides = { readonly left: Expression; readonly right: Expression };

/**
 * The judgement with a doubt if a side is a share of a measured value that is negative: `ll / base_ll > 1.05` and `ll >=
 * 1.05 * base_ll` hold for the worse of two log-likelihoods.
 */
export function withNegativeShare(scope: Scope, judgement: Judgement, { left, right }: Sides): Judgement {
  if (judgement.truth === 'unknown') return judgement;
  for (const base of [...basesOf(left, right), ...basesOf(right, left)]) {
    const value = expressionValue(scope, base);
    if (value.kind !== 'quantity' || value.high >= 0) continue;
    const doubt = `${value.text} is negative, so a larger share of it is a smaller number; \`a > b by 5%\` takes 5% of its size`;
    return { ...judgement, notes: [...judgement.notes, doubt], doubts: [...judgement.doubts, doubt] };
  }
  return judgement;
}

/** Divisors of measured values, and what a side that is compared with another value is a multiple of. */
function basesOf(side: Expression, other: Expression): readonly Expression[] {
  const bases: Expression[] = [];
  if (side.kind === 'arithmetic' && side.operator === '*' && isMeasured(other)) {
    if (side.left.kind === 'number' && isMeasured(side.right)) bases.push(side.right);
    if (side.right.kind === 'number' && isMeasured(side.left)) bases.push(side.left);
  }
  for (const node of walk(side))
    if (node.kind === 'arithmetic' && node.operator === '/' && isMeasured(node.left) && isMeasured(node.right))
      bases.push(node.right);
  return bases;
}

const isMeasured = (expression: Expression): boolean => [...walk(expression)].some(isReference);
