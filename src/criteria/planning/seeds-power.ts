import { binomialAtLeast } from '../../stats/binomial.ts';
import { detectableBySignFlip } from '../../stats/detectable.ts';
import { leastMarginBySignFlip, withinPowerBySignFlip } from '../../stats/detectable-equivalence.ts';
import { randomFrom } from '../../stats/random.ts';
import { reaches } from '../../stats/reaches.ts';
import { percentOf, valuesWanted } from '../confidence/attainable.ts';
import type { Direction } from '../confidence/attainable.ts';
import { POWER } from '../confidence/interval-note.ts';
import type { Planned, Power } from './claim-power.ts';
import { gapWords } from './gap-words.ts';
import { againstNumber } from './goal.ts';

/** What replicates can show: how many are needed at all, and which difference the planned ones detect. */
export function seedsPower({ questions, goal, left, right, alpha, planned }: Planned): Power {
  const measured = left.kind === 'measured' ? left : right.kind === 'measured' ? right : undefined;
  if (measured === undefined) return { canBeMet: false, says: ['two known numbers need no confidence'] };
  const { name, share } = measured;
  const held = againstNumber(questions, left, right);
  if (held !== undefined && name !== 'mean' && share === undefined)
    return { canBeMet: false, says: [`no sample gives the ${name} of all runs there could be`] };
  const directions: readonly Direction[] = held?.alternatives ?? ['of two samples'];
  const wanted = Math.max(...directions.map((direction) => valuesWanted({ name, share, alpha }, direction)));
  const wants = `it needs ${count(wanted)} at ${percentOf(alpha)} confidence${held === undefined ? ', each with a baseline of its own' : ''}`;
  const { seeds, sd } = planned;
  if (seeds === undefined) return { canBeMet: undefined, says: [`${wants}; \`--seeds N\` shows what they detect`] };
  if (seeds < wanted) return { canBeMet: false, says: [`${wants}: needs ${count(wanted - seeds, 'more ')}`] };
  if (share !== undefined && held !== undefined)
    return { canBeMet: true, says: [wants, ...beyondWords(seeds, { share, alpha }, held.alternatives)] };
  if (name !== 'mean')
    return { canBeMet: true, says: [wants, `what a difference of the ${name} takes is not calculated`] };
  const random = () => randomFrom(`power ${seeds} ${alpha}`);
  const words = gapWords(goal, {
    who: count(seeds),
    of: held === undefined ? "a seed's difference" : 'a run',
    sd,
    how: 'exact sign-flip permutation',
    gap: () => detectableBySignFlip(seeds, { alpha, power: POWER }, random()),
    leastMargin: () => leastMarginBySignFlip(seeds, { alpha, power: POWER }, random()),
    withinPower: (margin) => withinPowerBySignFlip(seeds, { margin, alpha }, random()),
  });
  return { canBeMet: true, says: [wants, words] };
}

const count = (seeds: number, more = ''): string => `${seeds} ${more}${seeds === 1 ? 'seed' : 'seeds'}`;

/** How many values may be on the wrong side of the number; for both sides at once that is not a single number. */
function beyondWords(
  seeds: number,
  { share, alpha }: { readonly share: number; readonly alpha: number },
  [alternative, other]: readonly ('less' | 'greater')[],
): readonly string[] {
  if (other !== undefined) return [];
  const chance = alternative === 'less' ? share : 1 - share;
  let beyond = 0;
  while (reaches(binomialAtLeast(seeds - beyond - 1, seeds, chance) ?? 1, alpha)) beyond += 1;
  const most = beyond === 0 ? 'none' : `at most ${beyond}`;
  const values = `${seeds} ${seeds === 1 ? 'value' : 'values'}`;
  return [`of ${values} ${most} may lie on the wrong side (exact binomial test)`];
}
