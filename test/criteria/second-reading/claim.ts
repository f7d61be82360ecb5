import type { Fraction } from './fraction.ts';

/**
 * The part of the language that is evaluated a second time here, as a separate tree: nothing of the tool's parser is
 * used.
 */
export type Claim = {
  readonly condition: Condition;
  readonly quantifier: Quantifier | undefined;
  readonly where: Condition | undefined;
  readonly per: Per | undefined;
};

export type Quantifier =
  | { readonly kind: 'every' }
  | { readonly kind: 'some' }
  | { readonly kind: 'latest' }
  | { readonly kind: 'best' }
  | { readonly kind: 'at least'; readonly count: number; readonly of: 'runs' | 'seeds' }
  | { readonly kind: 'share'; readonly percent: number; readonly of: 'runs' | 'seeds' };

export type Per = { readonly columns: readonly Column[]; readonly groups: number | undefined };

export type Column = 'leaf' | 'seed' | 'bitter' | 'plain' | 'time' | 'score';

export type Operator = '<' | '<=' | '>' | '>=' | '==' | '!=';

/** A number as it is written, and converted into the unit of what it is compared with. */
export type Written = { readonly text: string; readonly value: Fraction };

export type Expression =
  /** `row`: of the first run, `row("cup-1")`. */
  | { readonly kind: 'column' | 'baseline' | 'row'; readonly column: Column }
  | ({ readonly kind: 'number' } & Written)
  | { readonly kind: '+' | '-' | '*' | '/'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'least' | 'most'; readonly of: readonly Expression[] }
  | { readonly kind: 'mean' | 'median' | 'min' | 'max' | 'count'; readonly column: Column };

export type Amount = Written & { readonly kind: 'relative' | 'absolute' };

export type Condition =
  | {
      readonly kind: 'compare';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
      readonly by: Amount | undefined;
    }
  | { readonly kind: 'within'; readonly left: Expression; readonly right: Expression; readonly amount: Amount }
  | {
      readonly kind: 'between';
      readonly of: Expression;
      readonly low: Written;
      readonly high: Written;
      readonly isLowOpen: boolean;
      readonly isHighOpen: boolean;
    }
  | { readonly kind: 'word'; readonly operator: '==' | '!=' | 'in' | 'not in'; readonly words: readonly string[] }
  | { readonly kind: 'like'; readonly start: string }
  | { readonly kind: 'constant'; readonly column: Column }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'at least'; readonly count: number; readonly of: readonly Condition[] };

/** The claim in its written form. */
export function printClaim({ condition, quantifier, where, per }: Claim): string {
  return [
    printCondition(condition),
    ...(quantifier === undefined ? [] : [`, ${printQuantifier(quantifier)}`]),
    ...(where === undefined ? [] : [` where ${printCondition(where)}`]),
    ...(per === undefined ? [] : [` per ${per.columns.join(', ')}`]),
    ...(per?.groups === undefined ? [] : [` in at least ${String(per.groups)} groups`]),
  ].join('');
}

function printQuantifier(quantifier: Quantifier): string {
  if (quantifier.kind === 'latest') return 'the latest run';
  if (quantifier.kind === 'best') return 'the best run by bitter';
  if (quantifier.kind === 'at least') return `at least ${String(quantifier.count)} ${quantifier.of}`;
  return quantifier.kind === 'share'
    ? `at least ${String(quantifier.percent)}% of ${quantifier.of}`
    : `${quantifier.kind} run`;
}

function printCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'compare': {
      const by = condition.by === undefined ? '' : ` by ${condition.by.text}`;
      return `${print(condition.left)} ${condition.operator} ${print(condition.right)}${by}`;
    }
    case 'within':
      return `${print(condition.left)} within ${condition.amount.text} of ${print(condition.right)}`;
    case 'between': {
      const { of, low, high, isLowOpen, isHighOpen } = condition;
      return `${print(of)} in ${isLowOpen ? '(' : '['}${low.text}, ${high.text}${isHighOpen ? ')' : ']'}`;
    }
    case 'word': {
      const words = condition.words.map((word) => `"${word}"`).join(', ');
      const { operator } = condition;
      return `leaf ${operator} ${operator === 'in' || operator === 'not in' ? `{${words}}` : words}`;
    }
    case 'like':
      return `leaf ~ "${condition.start}*"`;
    case 'constant':
      return `constant(${condition.column})`;
    case 'not':
      return `not (${printCondition(condition.of)})`;
    case 'at least':
      return `at least ${String(condition.count)} of (${condition.of.map(printCondition).join(', ')})`;
    case 'and':
    case 'or':
      return `(${condition.of.map(printCondition).join(` ${condition.kind} `)})`;
  }
}

function print(expression: Expression): string {
  switch (expression.kind) {
    case 'column':
      return expression.column;
    case 'baseline':
      return `baseline.${expression.column}`;
    case 'row':
      return `row("cup-1").${expression.column}`;
    case 'number':
      return expression.text;
    case 'least':
    case 'most':
      return `${expression.kind === 'least' ? 'min' : 'max'}(${expression.of.map(print).join(', ')})`;
    case 'mean':
    case 'median':
    case 'min':
    case 'max':
    case 'count':
      return `${expression.kind}(${expression.column})`;
    default:
      return `(${print(expression.left)} ${expression.kind} ${print(expression.right)})`;
  }
}
