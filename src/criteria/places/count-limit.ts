import { lazy } from '../../text/lazy.ts';
import { labelName } from '../../document/label-name.ts';
import { parseDecimal, printDecimal, shiftDecimal, trimDecimal } from '../../values/decimal-text.ts';
import type { Decimal } from '../../values/decimal-text.ts';
import type { PairValue, Value } from '../../values/value.ts';
import type { RefusedCell } from '../outcome.ts';
import { plainOf } from '../numbers/operand.ts';

/** What a limit requires of things that are counted: `3/3`, `≥ 4 of 5`, `all`. */
type CountLimit = {
  readonly operator: string | undefined;
  readonly first: number | undefined;
  /** Undefined: out of all there are. */
  readonly second: number | undefined;
};

/** The row's own count with its limit. `first` and `second` are the parts of a pair `4/5`. */
export type Counted = {
  readonly metric: string;
  readonly label: string;
  /** The limit in the notation of the criteria language. */
  readonly words: string;
  /** Undefined: the runs have it, or nothing does. */
  readonly value: Value | undefined;
};

export type CountStatement =
  { readonly kind: 'read'; readonly text: string } | { readonly kind: 'refused'; readonly refused: RefusedCell };

const ofSeveral = lazy(
  () => /^(<=|>=|==|[<>=≤≥])?\s*(\d{1,4})\s*(?:\/|(?:out )?of)\s*(?:all )?(\d{1,4})(?:\s+\p{L}{2,20}){0,2}$/u,
);
const ofAll = lazy(() => /^all(?:\s+(?:of\s+)?(\d{1,4}))?(?:\s+\p{L}{2,20}){0,2}$/iu);
const SHARE = /^(<=|>=|==|[<>=≤≥])\s*(\d{1,3}(?:\.\d{1,6})?)\s?%$/u;
const COMPARED = /^(?:<=|>=|==|!=|[<>=≤≥≠])/u;

function countLimit(words: string): CountLimit | undefined {
  const [, operator, first, second] = ofSeveral().exec(words) ?? [];
  if (second !== undefined) return { operator, first: Number(first), second: Number(second) };
  const all = ofAll().exec(words);
  if (all === null) return undefined;
  return { operator: '>=', first: undefined, second: all[1] === undefined ? undefined : Number(all[1]) };
}

/** Whether a limit gives a number out of a total: `all` by itself may be a word of a sentence. */
export const asksForCount = (words: string): boolean => ofSeveral().test(words);

/** How a count in its own row is compared with a limit; undefined if neither counts anything. */
export function countStatement(counted: Counted): CountStatement | undefined {
  const { words, value } = counted;
  if (value === undefined) return undefined;
  const limit = countLimit(words);
  if (limit === undefined) return value.kind === 'pair' ? shareStatement(counted, value) : undefined;
  if (value.kind === 'pair') return isCount(value) ? partsStatement(counted, limit, value) : undefined;
  if (limit.second === undefined) return wholeStatement(counted, value);
  if (value.kind === 'missing') return { kind: 'read', text: `${counted.metric}.first >= ${limit.second}` };
  return refuse(`\`${plainOf(value)}\` does not say of how many`, `write it as the target does, \`${words}\``);
}

function partsStatement({ metric, label, words }: Counted, limit: CountLimit, value: PairValue): CountStatement {
  const all = limit.second ?? value.second;
  if (all !== value.second)
    return refuse(`\`${plainOf(value)}\` is of ${value.second}, and \`${words}\` of ${all}`, 'say the same of both');
  const first = limit.first ?? all;
  const isBetween = first > 0 && first < all;
  if (limit.operator === undefined && isBetween && isUnwanted(label))
    return refuse(`\`${words}\` may be the least or the most`, `write \`≤ ${words}\` or \`≥ ${words}\``);
  return { kind: 'read', text: `${metric}.first ${limit.operator ?? (first === 0 ? '==' : '>=')} ${first}` };
}

/** `all` for a value that is a percentage. */
function wholeStatement({ metric }: Counted, value: Value): CountStatement | undefined {
  return value.kind === 'number' && value.unit === '%' ? { kind: 'read', text: `${metric} >= 100%` } : undefined;
}

/** `≥ 80%` for `4/5`. Any other number may mean that many, or that share. */
function shareStatement({ metric, words }: Counted, value: PairValue): CountStatement | undefined {
  const [, operator, percent] = SHARE.exec(words) ?? [];
  const share = parseDecimal(percent ?? '');
  if (operator !== undefined && share !== undefined && isCount(value))
    return { kind: 'read', text: `${metric}.first ${operator} ${percentOf(share, value.second)}` };
  if (!COMPARED.test(words)) return undefined;
  if (!isCount(value))
    return refuse(
      `\`${plainOf(value)}\` is two numbers`,
      'write the one that is meant, and the other in brackets behind it',
    );
  return refuse(
    `\`${plainOf(value)}\` is a part of ${value.second}, and \`${words}\` is none`,
    'write the limit as so many of all, such as `≥ 4/5`, or the measured value as one number',
  );
}

const isCount = ({ first, second, unit }: PairValue): boolean =>
  unit === undefined && [first, second].every((number) => Number.isInteger(number) && number >= 0) && first <= second;

/** That many percent of a count, exactly. */
const percentOf = (share: Decimal, count: number): string =>
  printDecimal(trimDecimal(shiftDecimal({ ...share, digits: String(BigInt(share.digits) * BigInt(count)) }, -2)));

const refuse = (message: string, hint: string): CountStatement => ({ kind: 'refused', refused: { message, hint } });

const UNWANTED: ReadonlySet<string> = new Set(
  'fail failed failing failure failures crash crashed crashes error errors regression regressions bug bugs violation violations miss misses missed defect defects diverged divergence divergences nan nans oom ooms timeout timeouts flaky lost losses worse hallucinations leaks'.split(
    ' ',
  ),
);

const isUnwanted = (label: string): boolean =>
  labelName(label)
    .split('_')
    .some((word) => UNWANTED.has(word));
