import { toldApart } from '../numbers/told-apart.ts';
import { shortNumber } from '../numbers/operand.ts';
import type { Goal } from './goal.ts';

/** What the planned seeds, items or clusters can show, in standard deviations of a single difference. */
export type Gaps = {
  /** `7 seeds`. */
  readonly who: string;
  /** `a seed's difference`. */
  readonly of: string;
  readonly sd: number | undefined;
  /** How it is computed. */
  readonly how: string;
  /** The difference that is detected with 80% power. */
  readonly gap: () => number | undefined;
  /** The smallest margin within which no difference is shown with 80% power. */
  readonly leastMargin: () => number | undefined;
  /** The probability of showing that there is no difference beyond a margin. */
  readonly withinPower: (margin: number) => number | undefined;
};

/** What is detected with 80% power, as one sentence. */
export function gapWords(goal: Goal, gaps: Gaps): string {
  const { who, of, sd, how } = gaps;
  const found = goal.kind === 'within' ? gaps.leastMargin() : gaps.gap();
  if (found === undefined) return 'no difference is large enough';
  const beside = goal.kind === 'within' && goal.size !== undefined ? [goal.size] : [];
  const size =
    sd === undefined ? `${shortNumber(found)} standard deviations of ${of}` : toldApart(found * sd, beside, 2);
  const scale = sd === undefined ? '' : ` (sd of ${of}: ${shortNumber(sd)})`;
  const end = `${scale} with 80% power`;
  const gap = sd === undefined ? undefined : found * sd;
  switch (goal.kind) {
    case 'difference':
      return `${who} show a difference of ${size}${end} (${how})`;
    case 'more':
      return `${who} show a difference of ${sumWords(goal, gap)}${size} beyond the margin of ${goal.margin}${end} (${how})`;
    case 'less':
      return `${who} show it where it is ${worseWords(goal, size, gap)}${end} (${how})`;
    case 'within':
      return `${who} show no difference to be within ${size}${end}${oftenWords(goal, gaps)} (${how})`;
  }
}

type Margin = Exclude<Goal, { kind: 'difference' }>;

const sumWords = ({ size }: Margin, gap: number | undefined): string =>
  size === undefined || gap === undefined ? '' : `${toldApart(size + gap, [size], 2)}, `;

/**
 * The true value needed to show that something is no worse by the margin: how much worse it may be, or how much better
 * it must be.
 */
function worseWords({ margin, size }: Margin, words: string, gap: number | undefined): string {
  if (size === undefined || gap === undefined) return `truly worse by at most ${margin} less ${words}`;
  const room = size - gap;
  return room >= 0
    ? `truly worse by at most ${toldApart(room, [size], 2)}`
    : `truly better by at least ${shortNumber(-room)}`;
}

function oftenWords({ margin, size }: Margin, { sd, withinPower }: Gaps): string {
  const power = size === undefined || sd === undefined ? undefined : withinPower(size / sd);
  if (power === undefined) return '';
  return `, and to be within ${margin} ${power < 0.01 ? 'less than 1%' : `${shortNumber(100 * power)}%`} of the time`;
}
