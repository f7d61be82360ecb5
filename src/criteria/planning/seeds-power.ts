import { binomialAtLeast } from '../../stats/binomial.ts';
import { detectableBySignFlip } from '../../stats/detectable.ts';
import { randomFrom } from '../../stats/random.ts';
import { percentOf, valuesWanted } from '../confidence/attainable.ts';
import { printNumber } from '../evaluate/operand.ts';
import type { Planned, Power } from './claim-power.ts';

/** The power that differences are looked for with. */
export const POWER = 0.8;

const short = (number: number): string => printNumber(Number(number.toPrecision(2)));

/** What replicates can tell: how many are wanted at all, and which difference the planned ones show. */
export function seedsPower({ left, right, alpha, planned }: Planned): Power {
  const measured = left.kind === 'measured' ? left : right.kind === 'measured' ? right : undefined;
  if (measured === undefined) return { canBeMet: false, says: ['two known numbers need no confidence'] };
  const { name, share } = measured;
  const isOneSided = left.kind === 'number' || right.kind === 'number';
  if (isOneSided && name !== 'mean' && share === undefined)
    return { canBeMet: false, says: [`no sample tells the ${name} of all runs there could be`] };
  const wanted = valuesWanted(name, share, alpha);
  const wants = `it wants ${wanted} seeds at ${percentOf(alpha)} confidence${isOneSided ? '' : ', each with a baseline of its own'}`;
  const { seeds } = planned;
  if (seeds === undefined) return { canBeMet: undefined, says: [`${wants}; \`--seeds N\` tells what they detect`] };
  if (seeds < wanted) return { canBeMet: false, says: [`${wants}: needs ${wanted - seeds} more seeds`] };
  if (share !== undefined && isOneSided) return { canBeMet: true, says: [wants, beyondWords(seeds, share, alpha)] };
  if (name !== 'mean') return { canBeMet: true, says: [wants, `what a difference of the ${name} takes is not told`] };
  const gap = detectableBySignFlip(seeds, { alpha, power: POWER }, randomFrom(`power ${seeds} ${alpha}`));
  return { canBeMet: true, says: [wants, gapWords(gap, { seeds, sd: planned.sd, isOneSided })] };
}

function gapWords(
  gap: number | undefined,
  { seeds, sd, isOneSided }: { readonly seeds: number; readonly sd: number | undefined; readonly isOneSided: boolean },
): string {
  if (gap === undefined) return 'no difference is large enough';
  const of = isOneSided ? 'a run' : "a seed's difference";
  const size =
    sd === undefined ? `${short(gap)} standard deviations of ${of}` : `${short(gap * sd)} (sd of ${of}: ${short(sd)})`;
  return `${seeds} seeds show a difference of ${size} with 80% power (exact sign-flip permutation)`;
}

function beyondWords(seeds: number, share: number, alpha: number): string {
  let beyond = 0;
  while ((binomialAtLeast(seeds - beyond - 1, seeds, Math.max(share, 1 - share)) ?? 1) <= alpha + 1e-12) beyond += 1;
  return `of ${seeds} values ${beyond === 0 ? 'none' : `at most ${beyond}`} may lie on the wrong side (exact binomial test)`;
}
