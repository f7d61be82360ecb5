import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { documentWith, recordOf } from '../record-of.ts';

const TABLE = [
  '| Run | Leaf | Bitter |',
  '| --- | --- | --- |',
  '| a-1 | assam | 2.0 |',
  '| a-2 | assam | 2.4 |',
  '| o-1 | oolong | 3.1 |',
  '| o-2 | oolong | 2.9 |',
];

function told(statement: string) {
  const { outcomes } = decide(recordOf(documentWith([`- Less bitter \`expect: ${statement}\``], TABLE)), {
    runRecords: new Map(),
  });
  return [outcomes[0]?.kind, outcomes[0]?.because];
}

describe('a statement that takes all its values from rows that it picks', () => {
  it('needs no other runs', () => {
    expect(told('mean(row(where leaf == "assam").bitter) < mean(row(where leaf == "oolong").bitter)')).toEqual([
      'met',
      '2.2 < 3 is true',
    ]);
    expect(told('mean(row("a-1").bitter) < mean(row("o-1").bitter)')).toEqual(['met', '2 < 3.1 is true']);
  });

  it('is undetermined if it picks none', () => {
    expect(told('mean(row(where leaf == "assam").bitter) < mean(row(where leaf == "mint").bitter)')[0]).toBe(
      'undetermined',
    );
  });

  it('is about the other runs if it counts them', () => {
    const mean = 'mean(row(where leaf == "assam").bitter) < 3';
    expect(told(`count() == 2 and ${mean}`)[0]).toBe('met');
    expect(told(`count() == 4 and ${mean}`)[0]).toBe('unmet');
  });

  it.each([
    'row("a").wer < row("b").wer',
    'mean(row("a").wer) < mean(row("b").wer)',
    'mean(row(where model == "x").wer) < mean(row(where model == "y").wer)',
  ])('says that different data are compared: %s', (statement) => {
    const notesWith = (manifest: string): readonly string[] => {
      const rows = ['| a | x | clean.jsonl | 0.4 |', `| b | y | ${manifest} | 0.5 |`];
      const table = ['| Run | Model | Manifest | WER |', '| --- | --- | --- | --- |', ...rows];
      const { outcomes, notes } = decide(recordOf(documentWith([`- Better \`expect: ${statement}\``], table)), {
        runRecords: new Map(),
      });
      expect(outcomes[0]?.kind).toBe('met');
      return notes.filter((note) => note.includes('different data'));
    };
    expect(notesWith('noisy.jsonl')).toEqual([
      'Better: different data are compared: Manifest is clean.jsonl in a and noisy.jsonl in b',
    ]);
    expect(notesWith('clean.jsonl')).toEqual([]);
  });
});
