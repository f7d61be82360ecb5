import type { Amount, Condition, Expression } from '../language/syntax.ts';
import { printAmount } from '../language/print-statement.ts';
import { directionOf } from '../holding/direction.ts';
import { unknown } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import type { World } from '../world/world.ts';

/** One one-sided question: whether the left side is less (greater) than the right one, by a margin. */
export type Asked = {
  readonly left: Expression;
  readonly right: Expression;
  readonly alternative: 'less' | 'greater';
  readonly orEqual: boolean;
  /** For people: `<`, `< … by 2%`, `no worse than … by 1%`. */
  readonly operator: string;
  readonly margin: Margin | undefined;
};

/**
 * `more`: superiority by the amount; `less`: non-inferiority, worse by no more than the amount. `of`: the side that a
 * percentage is relative to, which is the right one in the statement as written.
 */
export type Margin = { readonly amount: Amount; readonly asks: 'more' | 'less'; readonly of: 'left' | 'right' };

/** `0.5 > mean(a) by 2%` is the same question as `mean(a) < 0.5` by 2% of mean(a). */
export const turned = ({ left, right, alternative, margin, ...asked }: Asked): Asked => ({
  ...asked,
  left: right,
  right: left,
  alternative: alternative === 'less' ? 'greater' : 'less',
  margin: margin && { ...margin, of: margin.of === 'left' ? 'right' : 'left' },
});

/** The questions that a comparison with confidence poses (two for `within`), or why it poses none. */
export function askedOf(world: World, condition: Condition): readonly Asked[] | Judgement {
  if (condition.kind === 'no-worse') return askedNoWorse(world, condition);
  if (condition.kind === 'within') return askedWithin(condition.left, condition.right, condition.amount);
  if (condition.kind === 'compare') {
    const { left, right, operator, by, tolerance } = condition;
    if (tolerance !== undefined) return askedWithin(left, right, tolerance);
    if (operator !== '==' && operator !== '!=') {
      const about = { left, right, alternative: operator.startsWith('<') ? 'less' : 'greater' } as const;
      const margin = by === undefined ? undefined : ({ amount: by, asks: 'more', of: 'right' } as const);
      const shown = by === undefined ? operator : `${operator} … by ${printAmount(by)}`;
      return [{ ...about, orEqual: operator.endsWith('='), operator: shown, margin }];
    }
  }
  return unknown(
    'confidence is evaluated for `<`, `<=`, `>`, `>=`, `no worse than` and `within`',
    'such a comparison, or the same condition in a span of its own',
  );
}

function askedNoWorse(
  world: World,
  { left, right, by }: Extract<Condition, { kind: 'no-worse' }>,
): readonly Asked[] | Judgement {
  const direction = directionOf(world, left) ?? directionOf(world, right);
  if (direction === undefined)
    return unknown('no direction is declared', '`<!-- expctl: metrics NAME better=lower -->`');
  const margin = by === undefined ? undefined : ({ amount: by, asks: 'less', of: 'right' } as const);
  const operator = by === undefined ? 'no worse than' : `no worse than … by ${printAmount(by)}`;
  return [{ left, right, alternative: direction === 'lower' ? 'less' : 'greater', orEqual: true, operator, margin }];
}

/** Two one-sided tests (Schuirmann 1987): both must hold, so neither needs a correction. */
function askedWithin(left: Expression, right: Expression, amount: Amount): readonly Asked[] {
  const about = { left, right, orEqual: true, operator: `within ${printAmount(amount)} of` } as const;
  const margin = { amount, asks: 'less', of: 'right' } as const;
  return [
    { ...about, alternative: 'less', margin },
    { ...about, alternative: 'greater', margin },
  ];
}
