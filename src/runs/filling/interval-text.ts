import { styleOf } from '../../values/column-style.ts';
import { difference } from '../../values/difference.ts';
import { formatValue } from '../../values/format-value.ts';
import { valueAt } from '../run.ts';
import type { Assignment } from './mapping.ts';
import type { Run } from '../run.ts';

export type IntervalContext = {
  /** The value's own cell: the interval gets as many digits. */
  readonly source: string;
  /** Cells of the interval's column, as written. */
  readonly above: readonly string[];
  /** The unit of the output's number, which is also that of its interval. */
  readonly unit?: string | undefined;
  /** The unit in which the value is written, if its cell has none. */
  readonly columnUnit?: string | undefined;
};

const HALF_WIDTHS = ['_ci', '_ci95', '_ci_95', '_95ci', '_ci_half_width'] as const;
const ENDS = [
  ['_lower', '_upper'],
  ['_ci_lower', '_ci_upper'],
  ['_ci_low', '_ci_high'],
  ['_ci95_low', '_ci95_high'],
] as const;

/**
 * The 95% interval that an output gives with a metric (`wer_ci95`, a half-width or two ends; `wer_ci_low` and
 * `wer_ci_high`), in the style of its column: `±0.012`, or `[0.85, 0.88]` if it is not symmetric.
 */
export function intervalText(
  run: Run,
  { path, value }: Assignment,
  { source, above, unit, columnUnit }: IntervalContext,
): string | undefined {
  const found = intervalOf(run, path);
  if (found === undefined || value.kind !== 'number') return undefined;
  const own = styleOf([source]);
  const style = { ...own, unit: own.unit ?? columnUnit };
  const print = (number: number): string => formatValue(String(number), style, { unit });
  if (typeof found === 'number') return `±${print(found)}`;
  const [low, high] = found;
  const middle = Number(value.text);
  const [below, beyond] = [print(difference(middle, low)), print(difference(high, middle))];
  const wantsEnds = above.some((text) => /^[[(]?-?[\d.]+\s*[,–-]/.test(text));
  return below === beyond && !wantsEnds ? `±${below}` : `[${print(low)}, ${print(high)}]`;
}

function intervalOf(run: Run, path: string): number | readonly [number, number] | undefined {
  for (const ending of HALF_WIDTHS) {
    const value = valueAt(run, path + ending);
    if (value?.kind === 'number') return Number(value.text);
    const [low, high, ...others] = value?.kind === 'list' ? value.items.map(Number) : [];
    if (low !== undefined && high !== undefined && low <= high && others.length === 0) return [low, high];
  }
  for (const [lower, upper] of ENDS) {
    const [low, high] = [valueAt(run, path + lower), valueAt(run, path + upper)];
    if (low?.kind === 'number' && high?.kind === 'number') return [Number(low.text), Number(high.text)];
  }
  return undefined;
}
