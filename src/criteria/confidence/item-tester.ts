import { clusterPortions, ratioOfSums } from '../../stats/ratio-of-sums.ts';
import { quantile } from '../../stats/descriptive.ts';
import { expressionValue } from '../holding/expression-value.ts';
import { judgeCondition } from '../holding/judge-condition.ts';
import { unknown } from '../holding/judgement.ts';
import { rateMistake } from '../holding/rate-mistake.ts';
import type { Judgement } from '../holding/judgement.ts';
import { isPoint, printNumber, quantityOf } from '../numbers/operand.ts';
import type { Quantity } from '../numbers/operand.ts';
import type { RunRow } from '../world/run-row.ts';
import type { World } from '../world/world.ts';
import type { Expression } from '../language/syntax.ts';
import { turned } from './asked.ts';
import type { Asked } from './asked.ts';
import { valuesOf } from './exact-item-tests.ts';
import { agreement } from './items-agree.ts';
import { inCommonUnit, shiftOf } from './in-common-unit.ts';
import { itemSide } from './item-side.ts';
import type { ItemSide } from './item-side.ts';
import type { Test, Tester } from './judge-tested.ts';
import { pairItems } from './pair-items.ts';
import { sideOf } from './side-of.ts';
import type { Measured } from './side-of.ts';
import { testItems } from './test-items.ts';

/** The inputs of a test of one run's items. */
export type Items = {
  readonly world: World;
  readonly run: RunRow;
  readonly alpha: number;
  /** A text that seeds the resamples. */
  readonly seed: string;
};

/** A side with the mean of its items, in the unit of its column. */
type Read = {
  readonly side: Measured;
  readonly items: ItemSide;
  readonly value: Quantity;
  /** Items multiplied by this are the column's numbers: 100 if items are rates and the column is in per cent. */
  readonly scale: number;
  readonly notes: readonly string[];
};

/** Answers questions about the metrics of one run by its items, paired by id. */
export const itemTester =
  (about: Items): Tester =>
  (asked) => {
    const left = readSide(about, asked.left);
    if ('truth' in left) return left;
    const right = readSide(about, asked.right);
    if ('truth' in right) return right;
    if ('side' in left) return tested(about, asked, { left, right });
    if ('side' in right) {
      const test = tested(about, turned(asked), { left: right, right: left });
      return 'truth' in test ? test : { ...test, left: test.right, right: test.left };
    }
    return unknown('two known numbers need no confidence');
  };

type Known = { readonly value: Quantity };

function readSide(about: Items, expression: Expression): Read | Known | Judgement {
  const { world, run } = about;
  const side = sideOf({ world, run, selection: [run] }, expression);
  if ('truth' in side) return side;
  if (side.kind === 'number') return { value: side.value };
  const items = itemSide(world, run, side);
  if ('truth' in items) return items;
  if (side.name !== 'mean' && side.share === undefined)
    return unknown(`the ${side.name} of items has no test`, 'a mean, a median or a quantile');
  const mean = meanOfItems(items);
  const named = side.share === undefined ? mean : quantile(valuesOf(items.measure), side.share);
  if (mean === undefined || named === undefined)
    return unknown(`${items.path} comes to no number`, 'items with a length above zero');
  const cell = expressionValue({ world, run, selection: [run], judge: judgeCondition }, expression);
  const known = cell.kind === 'quantity' && isPoint(cell) ? cell : undefined;
  const agreed = agreement({
    mean: mean * side.factor,
    named: side.share === undefined ? undefined : { name: side.name, value: named * side.factor },
    cell: known,
    path: items.path,
  });
  if ('truth' in agreed) return agreed;
  const number = named * side.factor * agreed.scale;
  const text = known === undefined || !agreed.isNamed ? printNumber(number) : known.text;
  const value = { ...(known ?? quantityOf(number)), low: number, high: number, text };
  return { side, items, value, scale: side.factor * agreed.scale, notes: agreed.notes };
}

/** The average of the items: their weighted mean, or the ratio of their sums. */
function meanOfItems({ table, measure }: ItemSide): number | undefined {
  const { above, below } = measure;
  const items = Array.from(above, (value, at) => ({ above: value, below: below[at] ?? NaN, cluster: '' }));
  const known = items.filter((item) => Number.isFinite(item.above) && Number.isFinite(item.below));
  return table.ids.length === 0 ? undefined : ratioOfSums(clusterPortions(known))([0]);
}

function tested(
  about: Items,
  asked: Asked,
  { left, right }: { readonly left: Read; readonly right: Read | Known },
): Test | Judgement {
  const other = 'side' in right ? right : undefined;
  if (other !== undefined && (other.side.name !== left.side.name || other.side.share !== left.side.share))
    return unknown(`${left.side.name} and ${other.side.name} are two statistics`, 'one statistic on both sides');
  const mistake = other && rateMistake({ left: left.side.of, right: other.side.of }, left.value, right.value);
  if (mistake !== undefined) return mistake;
  const pairs = pairItems(left.items, other?.items);
  if ('truth' in pairs) return pairs;
  const shift = shiftOf(asked, { left: left.value, right: right.value });
  if ('truth' in shift) return shift;
  const told = inCommonUnit([orOne(left.value)], [orOne(right.value)]);
  if ('truth' in told) return told;
  const factors = {
    left: (left.scale * (told.left[0] ?? NaN)) / orOne(left.value).low,
    right: ((other?.scale ?? 1) * (told.right[0] ?? NaN)) / orOne(right.value).low,
  };
  const test = testItems(pairs, {
    alternative: asked.alternative,
    orEqual: asked.orEqual,
    alpha: about.alpha,
    seed: `${about.seed}/${about.run.id}`,
    name: left.side.name,
    share: left.side.share,
    shift,
    factors,
    number: right.value.low,
  });
  if ('truth' in test) return test;
  return {
    ...test,
    left: left.value.text,
    right: right.value.text,
    notes: [...left.notes, ...(other?.notes ?? []), ...test.notes],
  };
}

/** A zero shows nothing about the factor between units. */
const orOne = (value: Quantity): Quantity => (value.low === 0 ? { ...value, low: 1, high: 1 } : value);
