import { unknown } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import type { Sample, Sampled } from './sample-of.ts';

/** Two samples to be compared: pair by pair, or as two unpaired groups. */
export type Pairing =
  | {
      readonly kind: 'paired';
      readonly pairs: readonly (readonly [Sampled, Sampled])[];
      /** Pairs within a row may share a baseline that was measured once. */
      readonly byRow: boolean;
      readonly notes: readonly string[];
    }
  | {
      readonly kind: 'unpaired';
      readonly left: readonly Sampled[];
      readonly right: readonly Sampled[];
      readonly notes: readonly string[];
    };

/**
 * Two columns of one row are paired by row, and the rows must have distinct seeds; other sources are paired by seed,
 * then by the declared key; they are unpaired only if one side has no seeds.
 */
export function pairSamples(left: Sample, right: Sample): Pairing | Judgement {
  if (left.own && right.own) {
    const apart = distinctReplicates(left.values);
    if (apart !== undefined) return apart;
    const pairs = left.values.flatMap((value, at) => {
      const other = right.values[at];
      return other === undefined ? [] : [[value, other] as const];
    });
    return { kind: 'paired', pairs, byRow: true, notes: [] };
  }
  const noSeeds = [left, right].some(({ values }) => !isSeeded(values));
  const bySeed = noSeeds ? undefined : matched(left, right, 'seed');
  if (bySeed !== undefined) return bySeed;
  const byKey = matched(left, right, 'key');
  if (byKey !== undefined) return byKey;
  if (noSeeds) return asHeaps(left.values, right.values);
  return unknown(
    'the seeds of both sides do not match one by one',
    'the same seeds on both sides, each once, or `<!-- expctl: runs key=NAME -->`',
  );
}

/**
 * Two unpaired groups: runs of a side with seeds must have distinct ones; those of the other are taken as independent.
 */
function asHeaps(left: readonly Sampled[], right: readonly Sampled[]): Pairing | Judgement {
  const alike = [left, right].map((values) => (isSeeded(values) ? distinctReplicates(values) : undefined));
  const found = alike.find((each) => each !== undefined);
  if (found !== undefined) return found;
  const unseeded = [...(isSeeded(left) ? [] : ['left']), ...(isSeeded(right) ? [] : ['right'])];
  const notes = unseeded.map(
    (side) => `no seeds are known on the ${side} side: its runs are taken for independent ones`,
  );
  return { kind: 'unpaired', left, right, notes };
}

/** Whether any run has a seed: then only seeds identify replicates. */
export const isSeeded = (values: readonly Sampled[]): boolean => values.some(({ seed }) => seed !== undefined);

/** Why rows are not replicates of one another: a seed occurs twice, or is missing in one of them. */
export function distinctReplicates(values: readonly Sampled[]): Judgement | undefined {
  const by = isSeeded(values) ? 'seed' : 'key';
  const seen = new Map<string, string>();
  for (const value of values) {
    const mark = value[by];
    if (mark === undefined) return unknown(`no seed of ${value.label} is known`, 'a seed for each run');
    const before = seen.get(mark);
    if (before !== undefined)
      return unknown(`${before} and ${value.label} have one ${by}, ${mark}`, 'one run for each seed');
    seen.set(mark, value.label);
  }
  return undefined;
}

/** Pairs by a seed or key that each side has once; undefined if it does not identify them or none is on both sides. */
function matched(left: Sample, right: Sample, by: 'seed' | 'key'): Pairing | undefined {
  const [first, second] = [markedBy(left, by), markedBy(right, by)];
  if (first === undefined || second === undefined) return undefined;
  const pairs = [...first].flatMap(([mark, value]) => {
    const other = second.get(mark);
    return other === undefined ? [] : [[value, other] as const];
  });
  if (pairs.length === 0) return undefined;
  const alone = [...first, ...second].filter(([mark]) => !(first.has(mark) && second.has(mark)));
  const notes =
    alone.length === 0
      ? []
      : [`left out, for no run of the other side has its ${by}: ${names(alone.map(([, v]) => v))}`];
  return { kind: 'paired', pairs, byRow: false, notes };
}

const names = (values: readonly Sampled[]): string => values.map(({ label }) => label).join(', ');

function markedBy({ values }: Sample, by: 'seed' | 'key'): ReadonlyMap<string, Sampled> | undefined {
  const marked = new Map<string, Sampled>();
  for (const value of values) {
    const mark = value[by];
    if (mark === undefined || marked.has(mark)) return undefined;
    marked.set(mark, value);
  }
  return marked;
}
