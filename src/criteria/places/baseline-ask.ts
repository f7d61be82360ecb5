import { lazy } from '../../text/lazy.ts';

/** What a limit requires relative to a baseline. */
export type BaselineAsk =
  | { readonly kind: 'level'; readonly operator: string; readonly factor: number; readonly change: Change | undefined }
  | { readonly kind: 'change'; readonly operator: string | undefined; readonly change: Change }
  | { readonly kind: 'better' | 'no-worse' };

/** `-10%`, `+0.02`, `+2 pp`. `isRelative`: whether the words say that it is, or is not, relative. */
export type Change = {
  readonly sign: 1 | -1;
  /** Without its sign. */
  readonly amount: number;
  readonly unit: string | undefined;
  readonly isRelative: boolean | undefined;
};

const OPERATOR = '(<=|>=|==|[<>=≤≥])';
const AMOUNT = String.raw`(\d+(?:\.\d+)?|\.\d+)\s*(%|\p{L}[\p{L}/]{0,11})?`;
const MODE = String.raw`(?:\s+(relative|rel\.?|absolute|abs\.?))?`;
const BASELINE = '(?:the )?baseline';
const level = lazy(
  () =>
    new RegExp(
      `^${OPERATOR}\\s*(?:(\\d+(?:\\.\\d+)?)\\s*[×x*]\\s*)?${BASELINE}(?:\\s*[×x*]\\s*(\\d+(?:\\.\\d+)?)|\\s*([-+−])\\s*${AMOUNT}${MODE})?$`,
      'iu',
    ),
);
const signed = lazy(
  () =>
    new RegExp(
      `^${OPERATOR}?\\s*([-+−])\\s*${AMOUNT}${MODE}(?:\\s+(?:vs\\.?|versus|over|from|than|compared (?:to|with)|relative to|against)\\s+${BASELINE})?$`,
      'iu',
    ),
);
const beside = lazy(
  () =>
    new RegExp(
      `^${OPERATOR}?\\s*${AMOUNT}\\s+(?:(above|over|higher than|more than)|below|under|lower than|less than)\\s+${BASELINE}$`,
      'iu',
    ),
);
const better = lazy(
  () => new RegExp(`^(?:better than|beats?|outperforms?|improves? (?:on|upon|over))\\s+${BASELINE}$`, 'iu'),
);
const noWorse = lazy(() => new RegExp(`^(?:no worse than|not worse than|at least as good as)\\s+${BASELINE}$`, 'iu'));
const BEGINS = /^(?:[<>=≤≥]{1,2}\s*)?[-+−]\s?\.?\d/u;

/** Whether a limit may be relative to a baseline: it says so, or has a sign. */
export const mayAskBaseline = (words: string): boolean => /baseline/i.test(words) || BEGINS.test(words);

/** What a limit's words require; undefined if they give a number of their own. */
export function baselineAsk(words: string): BaselineAsk | undefined {
  if (!mayAskBaseline(words)) return undefined;
  if (better().test(words)) return { kind: 'better' };
  if (noWorse().test(words)) return { kind: 'no-worse' };
  return levelAsk(words) ?? changeAsk(words) ?? besideAsk(words);
}

function levelAsk(words: string): BaselineAsk | undefined {
  const [, operator, before = '1', behind = '1', sign, amount, unit, mode] = level().exec(words) ?? [];
  if (operator === undefined) return undefined;
  const change = amount === undefined ? undefined : changeOf(sign, { amount, unit, mode });
  return { kind: 'level', operator, factor: Number(before) * Number(behind), change };
}

function changeAsk(words: string): BaselineAsk | undefined {
  const [, operator, sign, amount, unit, mode] = signed().exec(words) ?? [];
  return amount === undefined
    ? undefined
    : { kind: 'change', operator, change: changeOf(sign, { amount, unit, mode }) };
}

/** `at least 10% below baseline` means at most nine tenths of it. */
function besideAsk(words: string): BaselineAsk | undefined {
  const [, operator = '>=', amount, unit, above] = beside().exec(words) ?? [];
  if (amount === undefined) return undefined;
  const change = changeOf(above === undefined ? '-' : '+', { amount, unit, mode: undefined });
  return { kind: 'change', operator: above === undefined ? (TURNED.get(operator) ?? operator) : operator, change };
}

const TURNED: ReadonlyMap<string, string> = new Map([
  ['<=', '>='],
  ['≤', '>='],
  ['<', '>'],
  ['>=', '<='],
  ['≥', '<='],
  ['>', '<'],
]);

type Written = { readonly amount: string; readonly unit: string | undefined; readonly mode: string | undefined };

const changeOf = (sign: string | undefined, { amount, unit, mode }: Written): Change => ({
  sign: sign === '+' ? 1 : -1,
  amount: Number(amount),
  unit,
  isRelative: mode === undefined ? undefined : /^rel/iu.test(mode),
});
