import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { documentWith, recordOf } from '../record-of.ts';

function told(statement: string, old: string, now: string) {
  const table = ['| Run | Seed | Old LL | LL |', '| --- | --- | --- | --- |', `| a | 1 | ${old} | ${now} |`];
  const record = recordOf(documentWith([`- LL: \`expect: ${statement}\``], table));
  const { outcomes, notes } = decide(record, { runRecords: new Map() });
  return [outcomes[0]?.kind, ...notes.filter((note) => note.startsWith('LL: '))];
}

const DOUBTED = [
  'met',
  'LL: a: -110 is negative, so a larger share of it is a smaller number; `a > b by 5%` takes 5% of its size',
];

describe('a share of a negative number', () => {
  it.each(['ll / old_ll > 1.01', '(ll - old_ll) / old_ll >= 0.01', 'll >= 1.05 * old_ll', 'old_ll * 1.05 <= ll'])(
    'is said beside the verdict, for it holds for the worse one: %s',
    (statement) => {
      expect(told(statement, '-110', '-112')).toEqual(DOUBTED);
    },
  );

  it.each([
    ['ll > old_ll by 5%', 'unmet'],
    ['ll / abs(old_ll) > -1.05', 'met'],
    ['ll - old_ll > -5', 'met'],
    ['100 * ll > -20000', 'met'],
    ['-1 * ll > 100', 'met'],
    ['ll / 2 > -60', 'met'],
  ])('is not spoken of where none is taken: %s', (statement, kind) => {
    expect(told(statement, '-110', '-112')).toEqual([kind]);
  });

  it('is not spoken of above zero', () => {
    expect(told('ll >= 1.05 * old_ll', '100', '106')).toEqual(['met']);
    expect(told('(ll - old_ll) / old_ll >= 0.05', '100', '90')).toEqual(['unmet']);
  });
});
