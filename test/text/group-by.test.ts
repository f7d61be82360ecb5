import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addToGroup, groupBy } from '../../src/text/group-by.ts';

describe('groupBy', () => {
  it('keeps keys and items in the order of their first occurrence', () => {
    expect([...groupBy(['reef', 'tide', 'rain', 'ebb'], (word) => word[0])]).toEqual([
      ['r', ['reef', 'rain']],
      ['t', ['tide']],
      ['e', ['ebb']],
    ]);
  });

  it('leaves out items without a key, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (numbers) => {
        const groups = groupBy(numbers, (number) => (number % 3 === 0 ? undefined : number % 3));
        expect([...groups.values()].flat().toSorted()).toEqual(numbers.filter((number) => number % 3 !== 0).toSorted());
      }),
    );
  });
});

describe('addToGroup', () => {
  it('creates a missing group', () => {
    const groups = new Map<string, number[]>();
    addToGroup(groups, 'a', 1);
    addToGroup(groups, 'a', 2);
    expect([...groups]).toEqual([['a', [1, 2]]]);
  });
});
