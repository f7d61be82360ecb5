import type { StatementProblem } from '../language/statement-problem.ts';
import type { Expression, Node, PlainReference, Reference } from '../language/syntax.ts';
import { isPlain, isReference, memberOf } from '../language/syntax.ts';
import { isShareName, maybePercentages, scaleKind } from '../../values/rate-name.ts';
import type { Operand, Quantity } from '../numbers/operand.ts';
import { printNumber } from '../numbers/operand.ts';
import { meaningOf } from '../world/resolve.ts';
import { DECLARE, mistakeWords } from '../holding/rate-mistake.ts';
import { fieldValue, runValue, wordsOf } from '../holding/run-value.ts';
import type { World } from '../world/world.ts';

/** A limit of 12 beside rates of 0.14, or of 0.9 beside 91.2: it cannot be determined whether they are percentages. */
export type RateLimit = { readonly because: string; readonly settle: string; readonly hint: string };

/** A bare number that is a limit. */
export type BareNumber = {
  readonly number: number;
  /**
   * All bare numbers compared with the same thing, as in `[0.5, 12]`; empty for a number added to it or subtracted from
   * it.
   */
  readonly levels: readonly number[];
};

/**
 * Why a bare number cannot be used as a limit: it is a percentage while the values are rates, or the other way round.
 */
export function rateLimit(world: World, { number, levels }: BareNumber, against: Expression): RateLimit | undefined {
  if (Math.abs(number) > 1) return percentageLimit(world, number, against);
  const isLevel = levels.length > 0 && levels.every((level) => Math.abs(level) <= 1);
  return number !== 0 && isLevel ? fractionLimit(world, number, against) : undefined;
}

/** A number above one, if all values that it limits are rates of at most one. */
function percentageLimit(world: World, limit: number, against: Expression): RateLimit | undefined {
  for (const reference of ratesIn(against)) {
    const shown = rateShown(valuesOf(world, reference));
    if (shown === undefined) continue;
    const number = printNumber(limit);
    return {
      because: `${number} cannot be the limit of a rate: ${wordsOf(reference)} is given as ${shown.text}`,
      settle: `\`${number}%\`, or ${DECLARE}`,
      hint: `write \`${number}%\`, or declare \`unit=%\` or \`unit=ratio\``,
    };
  }
  return undefined;
}

/**
 * A number of at most one, where most values of what it limits are above one: 0.9 may be 90% of them or 0.9%. One such value is
 * enough of what is never above one as a ratio.
 */
function fractionLimit(world: World, limit: number, against: Expression): RateLimit | undefined {
  for (const reference of levelsIn(against)) {
    const isLevel = scaleKind(wordsOf(reference)) === 'level';
    const shown = percentageShown(valuesOf(world, reference), isLevel);
    if (shown === undefined) continue;
    const number = printNumber(limit);
    return {
      because: mistakeWords(`${wordsOf(reference)} ${shown.text}`, number),
      settle: DECLARE,
      hint: `declare \`unit=%\` or \`unit=ratio\`; a limit of percentages is written \`${printNumber(limit * 100)}%\` or \`${number}%\``,
    };
  }
  return undefined;
}

/** The first non-zero value, if all values are rates of at most one; stops at the first one that is not. */
function rateShown(values: Iterable<Operand>): Quantity | undefined {
  let shown: Quantity | undefined;
  for (const value of values) {
    if (value.kind !== 'quantity') continue;
    if (value.unit !== undefined || !isWithin(value, 1)) return undefined;
    if (value.low !== 0 || value.high !== 0) shown ??= value;
  }
  return shown;
}

/** A few values show whether they are percentages. */
const MOST_VALUES = 50;

/**
 * The first value above one, if most are, and none has a unit or exceeds a hundred. A single one is not enough: an
 * error rate may be 1.3.
 */
function percentageShown(values: Iterable<Operand>, isLevel: boolean): Quantity | undefined {
  const looked: Quantity[] = [];
  for (const value of values) {
    if (value.kind !== 'quantity' || (value.low === 0 && value.high === 0)) continue;
    if (value.unit !== undefined || !isWithin(value, 100)) return undefined;
    if (looked.push(value) === MOST_VALUES) break;
  }
  const above = looked.filter((value) => !isWithin(value, 1));
  return isLevel || 2 * above.length > looked.length ? above[0] : undefined;
}

const isWithin = ({ low, high }: Quantity, most: number): boolean => Math.abs(low) <= most && Math.abs(high) <= most;

/** The same as warnings, for every number in a condition. */
export const rateLimits = (world: World, node: Node): readonly StatementProblem[] =>
  limitsIn(node).flatMap(({ limits, against }) => limitsRate(world, limits, against));

/** The same as warnings, for limits that may be numbers. */
export function limitsRate(
  world: World,
  limits: readonly Expression[],
  against: Expression,
): readonly StatementProblem[] {
  const numbers = limits.flatMap((limit) => {
    const number = literalIn(limit);
    return number === undefined ? [] : [{ number, span: limit.span }];
  });
  const levels = numbers.map(({ number }) => number);
  return numbers.flatMap(({ number, span }) => {
    const found = rateLimit(world, { number, levels }, against);
    return found === undefined ? [] : [{ severity: 'warning', message: found.because, span, hint: found.hint }];
  });
}

type Limits = { readonly limits: readonly Expression[]; readonly against: Expression };

function limitsIn(node: Node): readonly Limits[] {
  switch (node.kind) {
    case 'compare':
    case 'no-worse':
    case 'within':
      return [
        { limits: [node.left], against: node.right },
        { limits: [node.right], against: node.left },
      ];
    case 'between':
      return [{ limits: [node.low, node.high], against: node.of }];
    case 'one-of':
      return [{ limits: node.options, against: node.of }];
    default:
      return [];
  }
}

/** The absolute value of a bare number; its sign does not matter here. */
function literalIn(side: Expression): number | undefined {
  if (side.kind === 'negative') return literalIn(side.of);
  return side.kind === 'number' && side.unit === undefined ? side.number : undefined;
}

/** The rates that give an expression its scale: none in a count, a product or a quotient. */
function ratesIn(side: Expression): readonly PlainReference[] {
  if (isReference(side)) return plainIn(side, isShareName);
  if (side.kind === 'negative') return ratesIn(side.of);
  if (side.kind === 'call') return side.name === 'count' ? [] : side.arguments.flatMap(ratesIn);
  const adds = side.kind === 'arithmetic' && (side.operator === '+' || side.operator === '-');
  return adds ? [side.left, side.right].flatMap(ratesIn) : [];
}

/** The names whose level an expression shows: a difference or a spread of percentages may well be below one. */
function levelsIn(side: Expression): readonly PlainReference[] {
  if (isReference(side)) return plainIn(side, maybePercentages);
  return side.kind === 'call' && !SIZES_OF_OTHERS.has(side.name) ? side.arguments.flatMap(levelsIn) : [];
}

const SIZES_OF_OTHERS: ReadonlySet<string> = new Set(['count', 'sd', 'slope', 'abs']);

/** Another document may have its own values in another unit. */
function plainIn(side: Reference, isMeant: (name: string) => boolean): readonly PlainReference[] {
  const plain = side.kind === 'document' ? side : memberOf(side);
  return isPlain(plain) && isMeant(wordsOf(plain)) ? [plain] : [];
}

/** A long table shows in its first rows how it writes a rate. */
const MOST_ROWS = 10_000;

function* valuesOf(world: World, reference: PlainReference): Generator<Operand> {
  const meaning = meaningOf(world, reference);
  if (meaning?.kind === 'field' || meaning?.kind === 'labelled') return yield fieldValue(world, meaning);
  for (const run of [...world.runs.slice(0, MOST_ROWS), ...world.references]) yield runValue(world, run, reference);
}
