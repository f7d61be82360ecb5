import { printCondition, printExpression } from './language/print-statement.ts';
import { isCondition } from './language/syntax.ts';
import type { Compare, Condition, Expression, Operator, Statement } from './language/syntax.ts';
import type { Span } from '../text/span.ts';

/** A statement whose outcome is certain before any run: it can never be met, or can never fail. */
export type Foregone = { readonly kind: 'never met' | 'never fails'; readonly because: string; readonly span: Span };

/**
 * Whether a statement's outcome is certain whatever is measured; undefined if the runs decide. A missing value always
 * leaves it open.
 */
export function foregoneOf(statement: Statement): Foregone | undefined {
  if (statement.kind === 'bands') return undefined;
  const { where, condition, confidence } = statement;
  const selection = where === undefined ? undefined : ofCondition(where, false);
  if (selection?.kind === 'never met') return { ...selection, because: `no run can be selected: ${selection.because}` };
  return ofCondition(condition, confidence !== undefined);
}

/** A note for the reader of an outcome that was certain before any run, in the direction that lets an experiment pass. */
export function foregoneNote(statement: Statement, isStop: boolean): string | undefined {
  const foregone = foregoneOf(statement);
  if (foregone?.kind !== (isStop ? 'never met' : 'never fails')) return undefined;
  return `it can never ${isStop ? 'be triggered' : 'fail'}: ${foregone.because}`;
}

function ofCondition(condition: Condition, confident: boolean): Foregone | undefined {
  switch (condition.kind) {
    case 'and':
      return confident ? ofAllTested(condition) : ofAll(condition);
    case 'or':
      return confident ? ofAnyTested(condition) : turned(ofAll({ ...condition, items: condition.items.map(opposite) }));
    case 'not':
      return confident ? untestable(condition) : turned(ofCondition(condition.of, false));
    case 'count-of': {
      const open = condition.items.filter((item) => ofCondition(item, confident)?.kind !== 'never met').length;
      const because = `${condition.count} conditions are asked for, ${open} can hold`;
      return open < condition.count ? { kind: 'never met', because, span: condition.span } : undefined;
    }
    case 'compare':
      return confident ? ofTested(condition) : ofCompare(condition);
    case 'between': {
      const [low, high] = [literalOf(condition.low), literalOf(condition.high)];
      if (confident) return untestable(condition);
      if (low === undefined || high === undefined || !isSameUnit(low, high)) return undefined;
      const isEmpty = low.number > high.number || (low.number === high.number && (condition.lowOpen || condition.highOpen)); // prettier-ignore
      return isEmpty ? never(condition, 'the interval is empty') : undefined;
    }
    case 'one-of':
    case 'glob':
    case 'constant':
    case 'decreases':
      return confident ? untestable(condition) : undefined;
    default:
      return undefined;
  }
}

const never = ({ span }: { readonly span: Span }, because: string): Foregone => ({ kind: 'never met', because, span });

const untestable = (condition: Condition): Foregone =>
  never(condition, `\`${printCondition(condition)}\` is never evaluated with confidence`);

function turned(foregone: Foregone | undefined): Foregone | undefined {
  if (foregone === undefined) return undefined;
  return { ...foregone, kind: foregone.kind === 'never met' ? 'never fails' : 'never met' };
}

type Items = { readonly items: readonly Condition[]; readonly span: Span };

/** No test can show what is certain for two equal systems. */
function ofTested(compare: Compare): Foregone | undefined {
  if (compare.operator === '==' || compare.operator === '!=') return untestable(compare);
  const foregone = ofCompare(compare);
  return foregone && never(compare, foregone.because);
}

const ofAllTested = ({ items, span }: Items): Foregone | undefined =>
  items.map((item) => ofCondition(item, true)).find((each) => each !== undefined) ?? excluded(items, span);

function ofAnyTested({ items }: Items): Foregone | undefined {
  const found = items.map((item) => ofCondition(item, true));
  return found.every((each) => each !== undefined) ? found[0] : undefined;
}

/**
 * For an `and`, one part that can never be met decides, or two that exclude each other; it is certain to hold only if
 * all parts are.
 */
function ofAll({ items, span }: Items): Foregone | undefined {
  const found = items.map((item) => ofCondition(item, false));
  const [first] = found;
  const impossible = found.find((each) => each?.kind === 'never met');
  if (impossible !== undefined) return impossible;
  if (first !== undefined && found.every((each) => each?.kind === 'never fails')) return first;
  return excluded(items, span);
}

/** `a or b` fails if both opposites hold. */
function opposite(condition: Condition): Condition {
  if (condition.kind === 'compare' && condition.by === undefined && condition.tolerance === undefined)
    return { ...condition, operator: OPPOSITES[condition.operator] };
  return { kind: 'not', span: condition.span, of: condition };
}

const OPPOSITES = { '<': '>=', '<=': '>', '>': '<=', '>=': '<', '==': '!=', '!=': '==' } as const satisfies Record<
  Operator,
  Operator
>;

type Literal = { readonly number: number; readonly unit: string | undefined };

/** The value of an expression that is a number, with its sign. */
function literalOf(expression: Expression): Literal | undefined {
  if (expression.kind === 'number') return expression;
  const inner = expression.kind === 'negative' ? literalOf(expression.of) : undefined;
  return inner && { ...inner, number: -inner.number };
}

const isSameUnit = (a: Literal, b: Literal): boolean => a.unit === b.unit;

function ofCompare(compare: Compare): Foregone | undefined {
  const { left, right, operator, by, tolerance } = compare;
  if (tolerance !== undefined) return undefined;
  const [a, b] = [literalOf(left), literalOf(right)];
  if (a !== undefined && b !== undefined && by === undefined && isSameUnit(a, b))
    return settled(compare, holds(operator, a.number - b.number), 'two numbers are compared');
  if (a === undefined && printExpression(left) === printExpression(right))
    return settled(
      compare,
      by === undefined && holds(operator, 0),
      `\`${printExpression(left)}\` is compared with itself`,
    );
  if (by !== undefined) return undefined;
  if (b !== undefined && isNeverNegative(left)) return againstZero(compare, operator, { of: left, number: b.number });
  if (a !== undefined && isNeverNegative(right))
    return againstZero(compare, MIRRORED[operator], { of: right, number: a.number });
  return undefined;
}

const MIRRORED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==', '!=': '!=' } as const satisfies Record<
  Operator,
  Operator
>;

const settled = ({ span }: Compare, holding: boolean, because: string): Foregone => ({
  kind: holding ? 'never fails' : 'never met',
  because,
  span,
});

const holds = (operator: Operator, difference: number): boolean =>
  ({
    '<': difference < 0,
    '<=': difference <= 0,
    '>': difference > 0,
    '>=': difference >= 0,
    '==': difference === 0,
    '!=': difference !== 0,
  })[operator];

const isNeverNegative = (expression: Expression): boolean =>
  expression.kind === 'call' && ['sd', 'count', 'abs'].includes(expression.name);

function againstZero(
  compare: Compare,
  operator: Operator,
  { of, number }: { readonly of: Expression; readonly number: number },
): Foregone | undefined {
  const because = `\`${printExpression(of)}\` is never below zero`;
  const below = { '<': number <= 0, '<=': number < 0, '==': number < 0, '>': false, '>=': false, '!=': false };
  const above = { '>=': number <= 0, '>': number < 0, '!=': number < 0, '<': false, '<=': false, '==': false };
  if (below[operator]) return settled(compare, false, because);
  return above[operator] ? settled(compare, true, because) : undefined;
}

type Bound = { readonly at: number; readonly open: boolean };

/** Two comparisons of one expression with numbers that no value can satisfy: `x > 5 and x < 3`. */
function excluded(items: readonly Condition[], span: Span): Foregone | undefined {
  const bounds = new Map<string, { low: Bound; high: Bound }>();
  for (const item of items) {
    const limit = limitOf(item);
    if (limit === undefined) continue;
    const known = bounds.get(limit.of) ?? { low: { at: -Infinity, open: false }, high: { at: Infinity, open: false } };
    if (limit.operator.startsWith('>') && isTighter(limit, known.low, 1)) known.low = limit;
    if (limit.operator.startsWith('<') && isTighter(limit, known.high, -1)) known.high = limit;
    bounds.set(limit.of, known);
    const { low, high } = known;
    if (low.at > high.at || (low.at === high.at && (low.open || high.open)))
      return { kind: 'never met', because: `no value of \`${limit.name}\` satisfies both`, span };
  }
  return undefined;
}

const isTighter = (limit: Bound, known: Bound, sign: 1 | -1): boolean =>
  sign * limit.at > sign * known.at || (limit.at === known.at && limit.open);

function limitOf(item: Condition): (Bound & { operator: Operator; of: string; name: string }) | undefined {
  if (item.kind !== 'compare' || item.by !== undefined || item.tolerance !== undefined) return undefined;
  const number = literalOf(item.right);
  if (number === undefined || isCondition(item.left) || item.operator === '==' || item.operator === '!=')
    return undefined;
  const name = printExpression(item.left);
  const open = item.operator === '<' || item.operator === '>';
  return { at: number.number, open, operator: item.operator, of: `${name} ${number.unit ?? ''}`, name };
}
