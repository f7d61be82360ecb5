import { addToGroup } from '../text/group-by.ts';

/** The keys of the three sides, each once, in their order. */
export type Orders = {
  readonly base: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
};

/**
 * All keys in one order, including deleted ones: the base's order, or that of the one side that moved some. What a side
 * added stays after the key that preceded it; if both added at one place, the group with the lower first key (numbers
 * compared by value) comes first. The result does not depend on which side is which. Undefined if both sides moved keys
 * in different ways.
 */
export function mergeOrder({ base, ours, theirs }: Orders): readonly string[] | undefined {
  const known = new Set(base);
  const frame = frameOf(base, known, [ours, theirs]);
  if (frame === undefined) return undefined;
  const stretches = new Map<string, string[][]>();
  for (const side of [ours, theirs]) noteStretches(side, anchorsFor(side, frame), stretches);
  const order = new Set<string>();
  for (const anchor of ['', ...frame]) {
    if (anchor !== '') order.add(anchor);
    for (const stretch of (stretches.get(anchor) ?? []).toSorted(compareStretches))
      for (const key of stretch) order.add(key);
  }
  return [...order];
}

function frameOf(
  base: readonly string[],
  known: ReadonlySet<string>,
  sides: readonly (readonly string[])[],
): readonly string[] | undefined {
  const moved = sides.filter((side) => {
    const own = side.filter((key) => known.has(key));
    const present = new Set(own);
    return base.filter((key) => present.has(key)).some((key, index) => key !== own[index]);
  });
  const [first, second] = moved.map((side) => side.filter((key) => known.has(key))).toSorted(fullerFirst);
  if (first === undefined) return base;
  if (second === undefined) return withMissing(first, base);
  return sameOrder(first, second) ? withMissing(withMissing(first, second), base) : undefined;
}

/** An order of two lists that does not depend on whose they are. */
const fullerFirst = (a: readonly string[], b: readonly string[]): number =>
  b.length - a.length || (a.join('\n') < b.join('\n') ? -1 : 1);

function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  const [inA, inB] = [new Set(a), new Set(b)];
  const ofB = b.filter((key) => inA.has(key));
  return a.filter((key) => inB.has(key)).every((key, index) => key === ofB[index]);
}

/** Adds the keys that a side deleted, each after the key that preceded it. */
function withMissing(own: readonly string[], base: readonly string[]): readonly string[] {
  const present = new Set(own);
  const behind = new Map<string, string[]>();
  let anchor = '';
  for (const key of base) {
    if (present.has(key)) anchor = key;
    else addToGroup(behind, anchor, key);
  }
  return [...(behind.get('') ?? []), ...own.flatMap((key) => [key, ...(behind.get(key) ?? [])])];
}

/**
 * The key after which each group of added keys is placed: the preceding key of the frame, or the last of those
 * following it that the side deleted.
 */
function anchorsFor(side: readonly string[], frame: readonly string[]): ReadonlyMap<string, string> {
  const own = new Set(side);
  const anchors = new Map([['', '']]);
  let key = '';
  for (const next of frame) {
    if (own.has(next)) key = next;
    anchors.set(key, next);
  }
  return anchors;
}

function noteStretches(
  side: readonly string[],
  anchors: ReadonlyMap<string, string>,
  into: Map<string, string[][]>,
): void {
  let anchor = anchors.get('') ?? '';
  let stretch: string[] | undefined;
  for (const key of side) {
    const next = anchors.get(key);
    if (next !== undefined) {
      [anchor, stretch] = [next, undefined];
      continue;
    }
    if (stretch === undefined) {
      stretch = [];
      addToGroup(into, anchor, stretch);
    }
    stretch.push(key);
  }
}

function compareStretches(a: readonly string[], b: readonly string[]): number {
  for (const [index, key] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    const order = compareKeys(key, other);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** `run-2` before `run-10`. */
function compareKeys(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (part === other) continue;
    const byNumber = isFigures(part) && isFigures(other) ? byFigures(part, other) : 0;
    return byNumber !== 0 ? byNumber : part < other ? -1 : 1;
  }
  return left.length - right.length;
}

const partsOf = (key: string): readonly string[] => key.match(/\d+|\D+/gu) ?? [];

const isFigures = (part: string): boolean => /^\d/u.test(part);

/** Compares by length first: for numbers of any size. */
function byFigures(a: string, b: string): number {
  const [left, right] = [a.replace(/^0+/u, ''), b.replace(/^0+/u, '')];
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}
