import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstList } from '../../../src/template/words/first-list.ts';

const LISTS = [
  ['stop_rules', 'critères_d_arrêt'],
  ['stop', '結果', '-ergebnisse'],
  ['rules', 'ergebnisse', '결과'],
];

describe('the first list with a word that a name contains', () => {
  it.each([
    ['stop_rules', 0],
    ['our_stop_rules_again', 0],
    ['rules_to_stop', 1],
    ['house_rules', 2],
    ['versuchsergebnisse_roh', 1],
    ['ergebnisse', 1],
    ['ergebnissen', undefined],
    ['実験結果表', 1],
    ['실험결과', 2],
    ['critères_d_arrêt', 0],
    ['stoprules', undefined],
    ['', undefined],
  ])('is that of %s: %s', (name, place) => {
    expect(firstList(LISTS)(name)).toBe(place);
  });

  it('is the same as found by a search word by word', () => {
    const isIn = (name: string, word: string) => {
      if (word.startsWith('-')) return `${name}_`.includes(`${word.slice(1)}_`);
      return /[a-zà-ÿ]/.test(word) ? `_${name}_`.includes(`_${word}_`) : name.includes(word);
    };
    const part = fc.constantFrom('stop', 'rules', 'critères', 'd', 'arrêt', 'xergebnisse', '結果', 'x', '', '결과y');
    const place = firstList(LISTS);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 7 }), (parts) => {
        const name = parts.join('_');
        const slow = LISTS.findIndex((words) => words.some((word) => isIn(name, word)));
        expect(place(name)).toBe(slow < 0 ? undefined : slow);
      }),
    );
  });
});
