import { describe, expect, it } from 'vitest';
import { isLooseWord, isPartName, partOfWord } from '../../src/values/data-parts.ts';

describe('a word for a part of the data', () => {
  it.each([
    ['training', 'train'],
    ['valset', 'val'],
    ['dev', 'val'],
    ['heldout', 'test'],
    ['ponds', undefined],
    ['evaluation', undefined],
  ])('%s is %s', (word, part) => {
    expect(partOfWord(word)).toBe(part);
  });

  it('is loose where another part may be meant', () => {
    expect(['eval', 'holdout', 'unseen', 'val', 'test'].filter(isLooseWord)).toEqual(['eval', 'holdout', 'unseen']);
  });

  it('names a part alone, in any case', () => {
    expect(['Val', ' TEST ', 'evaluation', 'val loss', ''].map(isPartName)).toEqual([true, true, true, false, false]);
  });
});
