import { standardDeviation } from '../../stats/descriptive.ts';
import { welchT } from '../../stats/welch.ts';
import { reaches } from '../../stats/reaches.ts';
import { unknown } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import { printNumber } from '../numbers/operand.ts';
import type { Test } from './judge-tested.ts';
import type { SampleOptions } from './test-blocks.ts';

type Heaps = { readonly first: readonly number[]; readonly second: readonly number[] };

/** So many times the scatter of the other side is no luck of few runs. */
const FAR = 2;

/**
 * A permutation takes both sides to scatter alike. Where the smaller side scatters more it finds differences that are none
 * (Boik, British Journal of Mathematical and Statistical Psychology 40, 1987; the project's own simulation of 10 and 3 runs,
 * ten times the scatter: 21% at 5%). Of two means Welch's test must then reach the level, too; of other statistics it is open.
 */
export function withScatter(heaps: Heaps, test: Test, options: SampleOptions): Test | Judgement {
  const { name, share, alternative, alpha } = options;
  const few = Math.min(heaps.first.length, heaps.second.length);
  const many = Math.max(heaps.first.length, heaps.second.length);
  if ((name !== 'mean' && share === undefined) || few === many) return test;
  if (few === 1) return { ...test, notes: [...test.notes, `1 run does not show how its side scatters: it is assumed to scatter as the ${many} of the other`] }; // prettier-ignore
  const times = scatterOfFewer(heaps);
  if (!(times > 1)) return test;
  const more = Number.isFinite(times) ? `${short(times)} times as much as the ${many}` : `and the ${many} do not`;
  const words = `the ${few} runs scatter ${more}`;
  if (name !== 'mean')
    return times > FAR && reaches(test.p, alpha)
      ? unknown(`${words}: a permutation gives no ${name}`, 'as many runs on both sides, or seeds that pair them')
      : test;
  const welch = welchT(heaps.first, heaps.second, { alternative });
  if (welch === undefined || welch.p <= test.p) return test;
  const note = `${words}: the permutation, p = ${short(test.p, 4)}, takes both sides to scatter alike`;
  return { ...test, p: welch.p, how: `Welch's test of ${heaps.first.length} and ${heaps.second.length} runs`, notes: [...test.notes, note] }; // prettier-ignore
}

/** The scatter of the side with fewer runs, in that of the other. */
function scatterOfFewer({ first, second }: Heaps): number {
  const [few, many] = first.length < second.length ? [first, second] : [second, first];
  return (standardDeviation(few) ?? NaN) / (standardDeviation(many) ?? NaN);
}

const short = (number: number, digits = 2): string => printNumber(Number(number.toPrecision(digits)));
