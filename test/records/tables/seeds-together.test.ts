import { describe, expect, it } from 'vitest';
import { recordIn } from '../reading.ts';

const classesIn = (head: string, rows: readonly string[]): readonly string[] => {
  const [only] = recordIn(`# EXP-1\n\n${head}${rows.map((row) => `| ${row} |`).join('\n')}\n`).tables;
  return only?.rows.map((row) => row.class) ?? [];
};

const HEAD = '| Model | Seed | Ice |\n|---|---|---|\n';
const SEEDS = ['drill | 1 | 0.3', 'drill | 2 | 0.4', 'drill | 3 | 0.5'];

describe('a row whose seed is no single one', () => {
  it.each([
    'mean',
    '(mean)',
    'seed avg',
    'μ ± σ',
    'σ',
    'std err',
    '95% CI',
    'CI95',
    'p-value',
    'Δ',
    'all',
    'n=3',
    '3 seeds',
    '1-3',
    '1–3',
    '1, 2, 3',
    '{1,2,3}',
    '1..3',
    '1 to 3',
  ])('sums up those of the same model: %s', (seed) => {
    expect(classesIn(HEAD, [...SEEDS, `drill | ${seed} | 0.4`])).toEqual(['data', 'data', 'data', 'summary']);
  });

  it.each(['4', '42 (again)', '4 (failed)', '2nd', '', '—', 'n/a', 'ensemble', '1b', 'α'])(
    'is a row of its own with the seed %j',
    (seed) => {
      expect(classesIn(HEAD, [...SEEDS, `drill | ${seed} | 0.4`])).toEqual(['data', 'data', 'data', 'data']);
    },
  );

  it('is what was measured where no row of its model has a single seed', () => {
    expect(classesIn(HEAD, ['drill | 1–3 | 0.3', 'auger | 1–3 | 0.4', 'auger | 1 | 0.5'])).toEqual([
      'data',
      'summary',
      'data',
    ]);
    expect(classesIn(HEAD, ['drill | all | 0.3', 'auger | all | 0.4'])).toEqual(['data', 'data']);
  });

  it('knows a single seed by its letter, too', () => {
    const named = SEEDS.map((row) => row.replace('| ', '| s'));
    expect(classesIn(HEAD, [...named, 'drill | s1–s3 | 0.4', 'drill | seeds 1-3 | 0.4', 'drill | s4 | 0.2'])).toEqual([
      'data',
      'data',
      'data',
      'summary',
      'summary',
      'data',
    ]);
  });

  it('is told apart where the seed alone names the rows', () => {
    const head = '| Seed | WER |\n|---|---|\n';
    expect(classesIn(head, ['1 | 0.3', '2 | 0.4', '1-2 | 0.35', 'σ | 0.05'])).toEqual([
      'data',
      'data',
      'summary',
      'summary',
    ]);
  });
});

describe('the name of a row beside runs', () => {
  it.each(['σ', 'μ', 'μ ± σ', 'Std. err.', 'Standard error', 'CI95', 'Seed avg', 'Geometric mean', 'CV mean'])(
    'tells a statistic: %s',
    (name) => {
      expect(classesIn('| Run | Seed | Ice |\n|---|---|---|\n', ['r1 | 1 | 0.3', `${name} | | 0.4`])).toEqual([
        'data',
        'summary',
      ]);
    },
  );

  it('tells the best of before', () => {
    expect(classesIn('| Run | Seed | Ice |\n|---|---|---|\n', ['r1 | 1 | 0.3', 'Prev. best | | 0.4'])).toEqual([
      'data',
      'reference',
    ]);
  });
});
