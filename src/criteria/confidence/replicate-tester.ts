import { statisticOf } from '../holding/aggregate.ts';
import { mixedSides } from '../holding/rate-mistake.ts';
import { isCalledBaseline } from '../world/called.ts';
import { unknown } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import type { RunRow } from '../world/run-row.ts';
import { wordsOf } from '../holding/run-value.ts';
import type { World } from '../world/world.ts';
import { printExpression } from '../language/print-statement.ts';
import { isReference } from '../language/syntax.ts';
import type { Node } from '../language/syntax.ts';
import type { Quantity } from '../numbers/operand.ts';
import { turned } from './asked.ts';
import type { Asked } from './asked.ts';
import { heldAgainstNumber } from './held-against-number.ts';
import { inCommonUnit, movedLeft, movedRight, shiftOf } from './in-common-unit.ts';
import type { Tester, Test } from './judge-tested.ts';
import { distinctReplicates, isSeeded, pairSamples } from './pair-samples.ts';
import { unlikeData } from './unlike-data.ts';
import { testBlocks } from './test-blocks.ts';
import { testHeaps } from './test-heaps.ts';
import { sampleOf } from './sample-of.ts';
import type { Sample } from './sample-of.ts';
import { sideOf } from './side-of.ts';
import type { Measured } from './side-of.ts';

/** The inputs of a test of replicates. */
export type Replicates = {
  readonly world: World;
  readonly selection: readonly RunRow[];
  /** The conditions by which the runs are selected. */
  readonly selects: readonly Node[];
  readonly alpha: number;
  /** A text as seed, for arrangements that have to be drawn. */
  readonly seed: string;
};

/** Answers questions about aggregates of runs, with one permutation test each. */
export const replicateTester =
  (about: Replicates): Tester =>
  (asked) => {
    const left = sideOf({ ...about, run: undefined }, asked.left);
    if ('truth' in left) return left;
    const right = sideOf({ ...about, run: undefined }, asked.right);
    if ('truth' in right) return right;
    if (left.kind === 'measured' && right.kind === 'measured') return twoSamples(about, asked, left, right);
    if (left.kind === 'measured' && right.kind === 'number') return againstNumber(about, asked, left, right.value);
    if (left.kind === 'number' && right.kind === 'measured') {
      const test = againstNumber(about, turned(asked), right, left.value);
      return 'truth' in test ? test : { ...test, left: test.right, right: test.left };
    }
    return unknown('two known numbers need no confidence');
  };

function againstNumber(about: Replicates, asked: Asked, side: Measured, number: Quantity): Test | Judgement {
  const measured = sampleOf(about.world, about.selection, side);
  if ('truth' in measured) return measured;
  const sample = scaled(measured, side.factor);
  const hasSeeds = isSeeded(sample.values);
  const alike = hasSeeds ? distinctReplicates(sample.values) : undefined;
  if (alike !== undefined) return alike;
  const quantities = sample.values.map(({ value }) => value);
  const told = inCommonUnit(quantities, [number]);
  if ('truth' in told) return told;
  const [first] = quantities;
  const shift = first === undefined ? unknown('no run is selected') : shiftOf(asked, { left: first, right: number });
  if ('truth' in shift) return shift;
  const notes = hasSeeds ? [] : ['no seeds are known: the runs are taken for independent ones'];
  const { alternative, orEqual } = asked;
  const { name, share, text: left } = side;
  const options = { alternative, orEqual, alpha: about.alpha, name, share, left, right: number.text, notes };
  const values = { measured: told.left, moved: told.left.map((value) => movedLeft(value, shift)) };
  return heldAgainstNumber(values, movedRight(told.right[0] ?? NaN, shift), options);
}

/** Both samples, multiplied as in the statement; the values as measured show whether one is in per cent. */
function samplesOf(about: Replicates, left: Measured, right: Measured): readonly [Sample, Sample] | Judgement {
  const first = sampleOf(about.world, about.selection, left);
  if ('truth' in first) return first;
  const second = sampleOf(about.world, about.selection, right);
  if ('truth' in second) return second;
  const [ones, others] = [first, second].map(({ values }) => values.map(({ value }) => value));
  const mistake =
    left.name === 'sd' ? undefined : mixedSides({ left: left.of, right: right.of }, ones ?? [], others ?? []);
  return mistake ?? [scaled(first, left.factor), scaled(second, right.factor)];
}

/** The sample multiplied by the factor in the statement. */
function scaled(sample: Sample, factor: number): Sample {
  if (factor === 1) return sample;
  const scale = (value: Quantity): Quantity => ({ ...value, low: value.low * factor, high: value.high * factor });
  return { ...sample, values: sample.values.map((each) => ({ ...each, value: scale(each.value) })) };
}

function twoSamples(about: Replicates, asked: Asked, left: Measured, right: Measured): Test | Judgement {
  if (left.name !== right.name || left.share !== right.share)
    return unknown(`${left.name} and ${right.name} are two statistics`, 'one statistic on both sides');
  const samples = samplesOf(about, left, right);
  if ('truth' in samples) return samples;
  const [first, second] = samples;
  const [one, other] = [first.values[0]?.value, second.values[0]?.value];
  if (one === undefined || other === undefined) return unknown('no run is selected', 'a run that is selected');
  const shift = shiftOf(asked, { left: one, right: other });
  if ('truth' in shift) return shift;
  const pairing = pairSamples(first, second);
  if ('truth' in pairing) return pairing;
  const unlike = unlikeData(pairing, { left: left.of, right: right.of, selects: about.selects });
  if ('truth' in unlike) return unlike;
  const of = statisticOf(left.name, left.share);
  const options = {
    alternative: asked.alternative,
    alpha: about.alpha,
    seed: about.seed,
    name: left.name,
    share: left.share,
    statistic: of,
    left: left.text,
    right: right.text,
    sides: [
      { name: printExpression(asked.left), runs: first.values.length },
      { name: printExpression(asked.right), runs: second.values.length },
    ] as const,
  };
  if (pairing.kind === 'unpaired') {
    const told = inCommonUnit(pairing.left.map(({ value }) => value), pairing.right.map(({ value }) => value)); // prettier-ignore
    if ('truth' in told) return told;
    const heaps = testHeaps(
      told.left,
      { measured: told.right, moved: told.right.map((value) => movedRight(value, shift)) },
      { ...options, notes: [...pairing.notes, ...unlike.notes] },
    );
    return 'truth' in heaps ? heaps : { ...heaps, doubts: unlike.doubts };
  }
  const told = inCommonUnit(
    pairing.pairs.map(([value]) => value.value),
    pairing.pairs.map(([, value]) => value.value),
  );
  if ('truth' in told) return told;
  const pairs = told.left.map((value, at) => ({
    left: value,
    right: told.right[at] ?? NaN,
    moved: movedRight(told.right[at] ?? NaN, shift),
  }));
  const shared = pairing.byRow ? (isBaselineLeft(left, right) ? 'left' : 'right') : undefined;
  const blocks = testBlocks(pairs, { ...options, shared, notes: [...pairing.notes, ...unlike.notes] });
  return 'truth' in blocks ? blocks : { ...blocks, doubts: unlike.doubts };
}

/** Which column is measured once for several rows: the one named baseline, else the right one. */
function isBaselineLeft(left: Measured, right: Measured): boolean {
  const isCalled = ({ of }: Measured): boolean => isReference(of) && isCalledBaseline(wordsOf(of));
  return isCalled(left) && !isCalled(right);
}
