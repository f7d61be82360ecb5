import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import {
  isDoubtful,
  isOfOtherPart,
  signsBeside,
  spreadBeside,
  wordsBeside,
} from '../../../src/criteria/numbers/beside-number.ts';
import { documentWith, recordOf } from '../record-of.ts';

const decided = (criteria: readonly string[], table: readonly string[]) =>
  decide(recordOf(documentWith(criteria, table)), { runRecords: new Map() });
const answered = (...rows: readonly string[]) =>
  decided(['', '| Metric | Target | Actual |', '| --- | --- | --- |', ...rows], []);
const kinds = (outcomes: ReturnType<typeof decided>['outcomes']): readonly string[] => outcomes.map(({ kind }) => kind);

describe('words beside a number', () => {
  it.each([
    ['92% (train)', 'train', '92%'],
    ['0.93 [best of 5]', 'best of 5', '0.93'],
    ['80 ms (p50)', 'p50', '80 ms'],
    ['31 ± 0.1 (train)', 'train', '31 ± 0.1'],
  ])('are read in %s', (text, words, number) => {
    expect(wordsBeside(text)).toEqual({ words, number });
  });

  it.each(['92%', '6 (5.0%)', '(train)', '[0.85, 0.88]', '0.9 (+1.2)', '0.91 ✅'])('are not found in %s', (text) => {
    expect(wordsBeside(text)).toBeUndefined();
  });

  it.each([
    ['test_accuracy', 'train', true],
    ['F1 (test)', 'train', true],
    ['holdout_f1', 'training', true],
    ['dev_wer', 'test set', true],
    ['train_accuracy', 'val', true],
    ['test_accuracy', 'holdout', false],
    ['eval_accuracy', 'test', false],
    ['dev_wer', 'validation', false],
    ['accuracy', 'train', false],
    ['test_accuracy', '3 seeds', false],
  ])('%s beside "%s" is of another part: %s', (asked, words, expected) => {
    expect(isOfOtherPart(asked, { words, number: '1' })).toBe(expected);
  });

  it('are noted beside the verdict if they weaken the number, and in the evidence if they only add to it', () => {
    const { verdict, notes, outcomes } = answered(
      '| Accuracy | >= 90% | 92% (train) |',
      '| Recall | >= 0.9 | 0.93 (best of 5) |',
      '| Latency | < 90 ms | 80 ms (p50) |',
      '| Train loss | < 1 | 0.8 (train) |',
      '| Best loss | < 1 | 0.8 (best) |',
    );
    expect(verdict).toBe('GO');
    expect(notes).toEqual(['Accuracy: beside 92% stands "train"', 'Recall: beside 0.93 stands "best of 5"']);
    expect(outcomes.map(({ statements }) => statements[0]?.evidence.notes)).toEqual([
      ['beside 92% stands "train"'],
      ['beside 0.93 stands "best of 5"'],
      ['beside 80 ms stands "p50"'],
      ['beside 0.8 stands "train"'],
      ['beside 0.8 stands "best"'],
    ]);
  });

  it('leave undetermined what is about another part of the data', () => {
    const { verdict, outcomes } = answered(
      '| Test accuracy | >= 90% | 92% (train) |',
      '| F1 (test) | >= 0.9 | 0.93 (train) |',
    );
    expect([verdict, kinds(outcomes)]).toEqual(['INCONCLUSIVE', ['undetermined', 'undetermined']]);
    expect(outcomes[0]?.because).toBe('Test accuracy says `92% (train)`, which is of another part of the data');
  });

  it('are noted for single runs, for a mean, and for a column that is only about the training data', () => {
    const { notes } = decided(
      ['- A `expect: accuracy >= 90%`', '- B `expect: mean(accuracy) >= 90%`', '- C `expect: f1 >= 0.9`', '- D `expect: col("F1 (train)") >= 0.9`'], // prettier-ignore
      ['| Run | Accuracy | F1 (train) |', '| --- | --- | --- |', '| r1 | 92% (train) | 0.95 |', '| r2 | 93% | 0.96 |'],
    );
    expect(notes.slice(0, -1)).toEqual([
      'A: r1: beside 92% stands "train"',
      'B: beside 92% stands "train"',
      'C: r1: beside 0.95 stands "F1 (train)"',
      'C: r2: beside 0.96 stands "F1 (train)"',
    ]);
  });
});

describe('signs beside a number', () => {
  it.each([
    ['0.95*', '*', '0.95', false],
    ['0.95\\*', '*', '0.95', false],
    ['0.95†‡', '†‡', '0.95', false],
    ['**0.95**†', '†', '**0.95**', false],
    ['95%[^1]', '[^1]', '95%', false],
    ['0.95 (*)', '(*)', '0.95', false],
    ['0.95 (?)', '(?)', '0.95', true],
    ['0.95 ❌', '❌', '0.95', true],
    ['0.95 ⚠️', '⚠️', '0.95', true],
  ])('are read in %s', (text, words, number, doubtful) => {
    const signs = signsBeside(text);
    expect(signs === undefined ? undefined : { words: signs.words, isDoubtful: isDoubtful('ice', signs) }).toEqual({
      words,
      isDoubtful: doubtful,
    });
    expect(signs?.number.replaceAll('*', '')).toBe(number.replaceAll('*', ''));
  });

  it.each(['0.95', '**0.95**', '*0.95*', '`0.95`', '0.95 ✅', '6 (5.0%)', '[0.85, 0.88]', '❌', '❌ 0.95'])(
    'are not found in %s',
    (text) => {
      expect(signsBeside(text)).toBeUndefined();
    },
  );
});

describe('an interval in brackets beside a number', () => {
  it.each([
    ['0.5 [0.25, 0.75]', 0.5, [-0.25, 0.25]],
    ['0.5 (0.25–1)', 0.5, [-0.25, 0.5]],
    ['50% (95% CI 45% to 55%)', 50, [-5, 5]],
    ['-1 [-2, 0]', -1, [-1, 1]],
  ])('is read in %s', (text, number, spread) => {
    expect(spreadBeside(text, number)).toEqual(spread);
  });

  it.each([
    ['0.5 (0.25)', 0.5],
    ['0.5 [0.6, 0.7]', 0.5],
    ['0.5 (3, 4)', 0.5],
    ['0.5 (n=3)', 0.5],
    ['0.5', 0.5],
  ])('is none in %s', (text, number) => {
    expect(spreadBeside(text, number)).toBeUndefined();
  });

  it('is noted beside the verdict where it is on both sides of the limit', () => {
    const { notes } = answered('| Ice | >= 0.9 | 0.95 [0.85, 0.99] |', '| Snow | >= 0.9 | 0.95 [0.92, 0.97] |');
    expect(notes).toEqual(['Ice: 0.95 [0.85, 0.99] lies on both sides of 0.9: it may as well be the other way']);
  });
});
