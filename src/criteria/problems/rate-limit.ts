import type { StatementProblem } from '../language/statement-problem.ts';
import type { Expression, Node, PlainReference } from '../language/syntax.ts';
import { isPlain, isReference, memberOf } from '../language/syntax.ts';
import { isShareName } from '../../values/rate-name.ts';
import type { Operand, Quantity } from '../numbers/operand.ts';
import { printNumber } from '../numbers/operand.ts';
import { meaningOf } from '../world/resolve.ts';
import { fieldValue, runValue, wordsOf } from '../holding/run-value.ts';
import type { World } from '../world/world.ts';

/** A limit of 12 beside rates of 0.14: a percentage or not, nobody can tell. */
export type RateLimit = { readonly because: string; readonly settle: string; readonly hint: string };

/** Why a bare number above one limits nothing that is known: all values of what it limits are rates of at most one. */
export function rateLimit(world: World, limit: number, against: Expression): RateLimit | undefined {
  if (Math.abs(limit) <= 1) return undefined;
  for (const reference of ratesIn(against)) {
    const shown = rateShown(valuesOf(world, reference));
    if (shown === undefined) continue;
    const number = printNumber(limit);
    return {
      because: `${number} is no limit of a rate: ${wordsOf(reference)} is told as ${shown.text}`,
      settle: `\`${number}%\`, or a declared unit: \`unit=%\` or \`unit=ratio\``,
      hint: `write \`${number}%\`, or declare \`unit=%\` or \`unit=ratio\``,
    };
  }
  return undefined;
}

/** The first of some values that is not zero, where all of them are rates of at most one; the first that is none ends the look. */
function rateShown(values: Iterable<Operand>): Quantity | undefined {
  let shown: Quantity | undefined;
  for (const value of values) {
    if (value.kind !== 'quantity') continue;
    if (value.unit !== undefined || Math.abs(value.low) > 1 || Math.abs(value.high) > 1) return undefined;
    if (value.low !== 0 || value.high !== 0) shown ??= value;
  }
  return shown;
}

/** The same as warnings, for every number that stands in a condition. */
export const rateLimits = (world: World, node: Node): readonly StatementProblem[] =>
  limitsIn(node).flatMap(({ limit, against }) => limitsRate(world, limit, against));

/** The same as a warning, of one limit that may be a number. */
export function limitsRate(world: World, limit: Expression, against: Expression): readonly StatementProblem[] {
  const number = literalIn(limit);
  const found = number === undefined ? undefined : rateLimit(world, number, against);
  if (found === undefined) return [];
  return [{ severity: 'warning', message: found.because, span: limit.span, hint: found.hint }];
}

type Limit = { readonly limit: Expression; readonly against: Expression };

function limitsIn(node: Node): readonly Limit[] {
  switch (node.kind) {
    case 'compare':
    case 'no-worse':
    case 'within':
      return [
        { limit: node.left, against: node.right },
        { limit: node.right, against: node.left },
      ];
    case 'between':
      return [node.low, node.high].map((limit) => ({ limit, against: node.of }));
    case 'one-of':
      return node.options.map((limit) => ({ limit, against: node.of }));
    default:
      return [];
  }
}

/** The size of a bare number; its sign says nothing here. */
function literalIn(side: Expression): number | undefined {
  if (side.kind === 'negative') return literalIn(side.of);
  return side.kind === 'number' && side.unit === undefined ? side.number : undefined;
}

/** The rates of which an expression has the size: of a count, a product or a quotient none. */
function ratesIn(side: Expression): readonly PlainReference[] {
  if (isReference(side)) {
    // Another document may tell its own in another unit.
    const plain = side.kind === 'document' ? side : memberOf(side);
    return isPlain(plain) && isShareName(wordsOf(plain)) ? [plain] : [];
  }
  if (side.kind === 'negative') return ratesIn(side.of);
  if (side.kind === 'call') return side.name === 'count' ? [] : side.arguments.flatMap(ratesIn);
  const adds = side.kind === 'arithmetic' && (side.operator === '+' || side.operator === '-');
  return adds ? [side.left, side.right].flatMap(ratesIn) : [];
}

/** A long table shows in its first rows how it tells a rate. */
const MOST_ROWS = 10_000;

function* valuesOf(world: World, reference: PlainReference): Generator<Operand> {
  const meaning = meaningOf(world, reference);
  if (meaning?.kind === 'field' || meaning?.kind === 'labelled') return yield fieldValue(meaning);
  for (const run of [...world.runs.slice(0, MOST_ROWS), ...world.references]) yield runValue(world, run, reference);
}
