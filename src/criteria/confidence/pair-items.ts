import { firstFew } from '../../text/first-few.ts';
import type { ItemTable } from '../../runs/items/item-table.ts';
import { unknown } from '../holding/judgement.ts';
import type { Judgement } from '../holding/judgement.ts';
import type { ItemSide } from './item-side.ts';

/** The numerators and denominators of one side, in the order of the pairs. */
export type Numbers = { readonly above: Float64Array; readonly below: Float64Array };

/** Items of one side or of two, paired by id. */
export type ItemPairs = {
  readonly count: number;
  readonly left: Numbers;
  readonly right: Numbers | undefined;
  /** One for each item; undefined if no file has clusters. */
  readonly clusters: readonly string[] | undefined;
  /** Every item has a score of weight 1 that is right or wrong. */
  readonly isRightOrWrong: boolean;
};

/** Pairs the items of two sides by id. An item that only one side has, or that has no value, leaves the result open. */
export function pairItems(left: ItemSide, right: ItemSide | undefined): ItemPairs | Judgement {
  const missing = [left, right].find((side) => side !== undefined && withoutValue(side).length > 0);
  if (missing !== undefined)
    return unknown(
      `${items(withoutValue(missing))} of ${missing.path} without a value: ${firstFew(withoutValue(missing))}`,
      'a value for each item',
    );
  const count = left.table.ids.length;
  if (right === undefined)
    return {
      count,
      left: left.measure,
      right: undefined,
      clusters: left.table.clusters,
      isRightOrWrong: isRightOrWrong(left),
    };
  if (left.path === right.path && left.named === right.named)
    return unknown(`both sides are given by ${left.path}`, 'items of each system, `--items baseline=FILE`');
  const places = new Map(right.table.ids.map((id, at) => [id, at]));
  const order = left.table.ids.map((id) => places.get(id));
  const alone = unmatched(left, right, order);
  if (alone !== undefined) return alone;
  const clusters = clustersOf(left.table, right.table, order);
  if (clusters !== undefined && 'truth' in clusters) return clusters;
  const ordered = (values: Float64Array) => Float64Array.from(order, (place) => values[place ?? -1] ?? NaN);
  return {
    count,
    left: left.measure,
    right: { above: ordered(right.measure.above), below: ordered(right.measure.below) },
    clusters,
    isRightOrWrong: isRightOrWrong(left) && isRightOrWrong(right),
  };
}

const items = ({ length }: readonly string[]): string => `${length} ${length === 1 ? 'item' : 'items'}`;

const withoutValue = ({ table, measure }: ItemSide): readonly string[] =>
  table.ids.filter((_, at) => !Number.isFinite(measure.above[at]) || !Number.isFinite(measure.below[at]));

function unmatched(left: ItemSide, right: ItemSide, order: readonly (number | undefined)[]): Judgement | undefined {
  const known = new Set(left.table.ids);
  const only = [
    { side: left, ids: left.table.ids.filter((_, at) => order[at] === undefined) },
    { side: right, ids: right.table.ids.filter((id) => !known.has(id)) },
  ].filter(({ ids }) => ids.length > 0);
  if (only.length === 0) return undefined;
  const words = only.map(({ side, ids }) => `${items(ids)} only in ${side.path}: ${firstFew(ids)}`);
  return unknown(words.join('; '), 'results of both systems for the same items');
}

/** The clusters from whichever side has them; two that disagree leave the result open. */
function clustersOf(
  left: ItemTable,
  right: ItemTable,
  order: readonly (number | undefined)[],
): readonly string[] | Judgement | undefined {
  const other = right.clusters && order.map((place) => right.clusters?.[place ?? -1] ?? '');
  if (left.clusters === undefined || other === undefined) return left.clusters ?? other;
  const differing = left.ids.filter((_, at) => left.clusters?.[at] !== other[at]);
  if (differing.length === 0) return other;
  return unknown(
    `${items(differing)} in two clusters: ${firstFew(differing)}`,
    'one speaker or document for each item',
  );
}

function isRightOrWrong({ measure }: ItemSide): boolean {
  return (
    measure.kind === 'score' &&
    measure.above.every((value) => value === 0 || value === 1) &&
    measure.below.every((weight) => weight === 1)
  );
}
