import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeOrder } from '../../src/merge/merge-order.ts';

/** Keys as one word each, for reading. */
const merged = (base: string, ours: string, theirs: string): string | undefined => {
  const words = (text: string): readonly string[] => text.split(' ').filter((word) => word !== '');
  return mergeOrder({ base: words(base), ours: words(ours), theirs: words(theirs) })?.join(' ');
};

describe('mergeOrder', () => {
  it.each([
    ['both added at the end', 'a', 'a n-10', 'a n-9', 'a n-9 n-10'],
    ['both added at the beginning', 'a', 'y z a', 'x a', 'x y z a'],
    ['one added between', 'a b', 'a n b', 'a b', 'a n b'],
    ['both added the same', 'a', 'a n m', 'a n m', 'a n m'],
    ['both began with the same', 'a', 'a n p', 'a n o', 'a n o p'],
    ['one added more of the same', 'a', 'a n', 'a n o', 'a n o'],
    ['one deleted what the other stands behind', 'a b c', 'a c', 'a b n c', 'a b n c'],
    ['one deleted the last and added', 'a b', 'a n', 'a b m', 'a b m n'],
    ['one deleted the first and added', 'a b', 'n b', 'a b', 'a n b'],
    ['one moved', 'a b c', 'c a b', 'a b n c', 'c a b n'],
    ['one moved and deleted', 'a b c d', 'd a', 'a b c d n', 'd n a b c'],
    ['one moved and deleted the first', 'a b c', 'c b', 'a b c', 'a c b'],
    ['both moved alike', 'a b c', 'c a b m', 'c a b n', 'c a b m n'],
    ['both moved alike, and one deleted', 'a b c d', 'd c b a', 'd c a', 'd c b a'],
    ['both moved alike, and each deleted another', 'a b c d', 'd c b', 'd c a', 'd c b a'],
    ['both moved, each its own way', 'a b c', 'c a b', 'b a c', undefined],
  ])('%s', (_name, base, ours, theirs, expected) => {
    expect(merged(base, ours, theirs)).toBe(expected);
    expect(merged(base, theirs, ours)).toBe(expected);
  });

  it.each([
    ['run-2', 'run-10'],
    ['run-2-b', 'run-10-a'],
    ['run-02', 'run-2'],
    ['run-0009', 'run-10'],
    ['run-9007199254740992', 'run-9007199254740993'],
    ['run-99999999999999999999', 'run-100000000000000000000'],
    ['run-8', 'run-09'],
    ['run', 'run-1'],
    ['run', 'run1'],
    ['a', 'b'],
    ['1', 'a'],
    ['B', 'a'],
  ])('puts %s before %s', (first, second) => {
    expect(merged('', first, second)).toBe(`${first} ${second}`);
    expect(merged('', second, first)).toBe(`${first} ${second}`);
  });

  it('has every key once, in the order of each side that moved none, from either side', () => {
    const base = ['a', 'b', 'c', 'd', 'e'];
    /** A side that deleted some and added some anywhere. */
    const side = (prefix: string): fc.Arbitrary<readonly string[]> =>
      fc
        .tuple(fc.subarray(base), fc.array(fc.nat(5), { maxLength: 4 }))
        .map(([kept, places]) =>
          places.reduce<readonly string[]>((keys, at, index) => keys.toSpliced(at, 0, `${prefix}${index}`), kept),
        );
    fc.assert(
      fc.property(side('n'), side('m'), (ours, theirs) => {
        const order = mergeOrder({ base, ours, theirs }) ?? [];
        expect(order.toSorted()).toEqual([...new Set([...base, ...ours, ...theirs])].toSorted());
        for (const own of [base, ours, theirs]) expect(order.filter((key) => own.includes(key))).toEqual(own);
        expect(mergeOrder({ base, ours: theirs, theirs: ours })).toEqual(order);
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same from either side, whatever was moved', () => {
    const side = (prefix: string): fc.Arbitrary<readonly string[]> =>
      fc.shuffledSubarray(['a', 'b', 'c', 'd', `${prefix}1`, `${prefix}2`], { minLength: 2 });
    const base = ['a', 'b', 'c', 'd'];
    fc.assert(
      fc.property(side('n'), side('m'), (ours, theirs) => {
        const order = mergeOrder({ base, ours, theirs });
        expect(mergeOrder({ base, ours: theirs, theirs: ours })).toEqual(order);
        if (order !== undefined)
          expect(order.toSorted()).toEqual([...new Set([...base, ...ours, ...theirs])].toSorted());
      }),
      { numRuns: 1000 },
    );
  });
});
