import { describe, expect, it } from 'vitest';
import { isReference, isSummary } from '../../../src/records/tables/row-words.ts';
import { fixture, recordIn, rowLines, tableAt } from '../reading.ts';

const table = tableAt(recordIn(fixture('rows.md')), 'results');

const classesIn = (markdown: string): readonly string[] => {
  const [only] = recordIn(`# EXP-1\n\n${markdown}\n`).tables;
  return only?.rows.map((row) => row.class) ?? [];
};

describe('the classes of rows', () => {
  it('distinguish measurements from everything that only looks like one', () => {
    expect(rowLines(table)).toEqual([
      'data r-1',
      'data r-2',
      'continuation ·',
      'excluded r-3',
      'excluded r-4',
      'data r-5',
      'data r-6',
      'repeated-header Run ID',
      'reference Baseline (v1)',
      'reference Previous best',
      'summary Mean',
      'summary Std (n=2)',
      'data r-7',
      'placeholder ·',
      'placeholder TBD',
      'data beats-baseline',
    ]);
  });

  it('exclude what is struck through: all present values, or the name of a run', () => {
    const head = '| Run ID | Steps | Ice (cm) |\n|---|---|---|\n';
    expect(
      classesIn(
        `${head}| ~~r-1~~ | ~~10~~ | — |\n| ~~r-2~~ | 10 | 4 |\n| r-3 | 10 | ~~4~~ |\n| ~~r-4~~ r-5 | 10 | 4 |\n| **~~r-6~~** | | |`,
      ),
    ).toEqual(['excluded', 'excluded', 'data', 'data', 'excluded']);
    expect(classesIn('| Metric | Value |\n|---|---|\n| ~~Ice~~ | 3 |\n| ~~Snow~~ | ~~9~~ |')).toEqual([
      'data',
      'excluded',
    ]);
  });

  it('keep the values of a row that is struck through, but none that is struck through in another row', () => {
    const head = '| Run ID | Steps | Ice (cm) |\n|---|---|---|\n';
    const [only] = recordIn(`# EXP-1\n\n${head}| ~~r-1~~ | ~~10~~ | ~~4~~ |\n| r-2 | 10 | ~~4~~ |\n`).tables;
    expect(only?.rows.map(({ cells }) => cells.map(({ value }) => value.kind))).toEqual([
      ['text', 'number', 'number'],
      ['text', 'number', 'missing'],
    ]);
  });

  it('keep the reason of an exclusion', () => {
    expect(table.rows.flatMap(({ id, reason }) => (reason === undefined ? [] : [`${id}: ${reason}`]))).toEqual([
      'r-4: broken auger',
    ]);
  });

  it('give a bold row the same values', () => {
    expect(table.rows[1]?.cells.map(({ value }) => value.kind)).toEqual(['text', 'text', 'number', 'text', 'text']);
    expect(table.rows[1]?.cells[2]?.value).toMatchObject({ number: 5.1, text: '**5.10**' });
  });

  it('treat the zero of a crashed run as missing, and no other zero', () => {
    const ice = table.rows.map(({ id, cells }) => `${id}: ${cells[2]?.value.kind}`);
    expect(ice).toContain('r-5: missing');
    expect(ice).toContain('r-6: number');
  });

  it.each(['OOM', 'failed (NaN)', 'aborted', 'timed out', 'Out of memory: 80 GB', 'preempted'])(
    'treat the zero beside the status %s as missing',
    (status) => {
      const [only] = recordIn(`# EXP-1\n\n| Run | Status | Ice |\n|---|---|---|\n| r-1 | ${status} | 0.000 |\n`).tables;
      expect(only?.rows[0]?.cells[2]?.value.kind).toBe('missing');
    },
  );

  it('do not apply to the labels of a metrics table', () => {
    expect(classesIn('| Metric | Value |\n|---|---|\n| Mean (s) | 3 |\n| Total | 9 |\n| Baseline WER | 0.1 |')).toEqual(
      ['data', 'data', 'data'],
    );
    expect(classesIn('| Parameter | Value |\n|---|---|\n| max | 3 |\n| min | 1 |')).toEqual(['data', 'data']);
  });

  it('treat Overall as a summary only at the end of a table that it sums up', () => {
    const head = '| Lake | Holes | Ice (cm) |\n|---|---|---|\n';
    const rows = '| north | 3 | 4 |\n| south | 5 | 6 |\n';
    expect(classesIn(`${head}${rows}| Overall | 8 | 5 |`)).toEqual(['data', 'data', 'summary']);
    expect(classesIn(`${head}${rows}| Overall | 7 | 5 |`)).toEqual(['data', 'data', 'data']);
    expect(classesIn(`${head}| Overall | 8 | 5 |\n${rows}`)).toEqual(['data', 'data', 'data']);
    expect(classesIn('| Group | N |\n|---|---|\n| north | 3 |\n| south | 5 |\n| Overall | 8 |')).toEqual([
      'data',
      'data',
      'data',
    ]);
  });

  it('do not treat rows beside runs as runs: differences, targets, tests', () => {
    const labels =
      'Δ vs baseline, Δ, **∆ (%)**, Delta, Diff, Difference, Change, Improvement, Rel. improvement, Gain over r1, Target, ' +
      'Threshold, Goal (2026), p-value, 95% CI, CI lower, Overall, Verbesserung, Zielwert, 差值';
    const rows = labels.split(', ').map((label) => `| ${label} | | 0.1 |`);
    const head = '| Run | Seed | Ice |\n|---|---|---|\n| r1 | 1 | 0.2 |\n';
    expect(classesIn(`${head}${rows.join('\n')}`)).toEqual(['data', ...rows.map(() => 'summary')]);
  });

  it('treat a row with such a word in its name as a run, and one with a seed or a date', () => {
    const labels =
      'change-lr, delta-net, gain, target-only, threshold 0.5, diffusion, improvement-1, p-value-head, goal-2, ' +
      'limit, bar, condition, required';
    const rows = labels.split(', ').map((label) => `| ${label} | ${label === 'gain' ? '3' : ''} | 0.1 |`);
    const head = '| Run | Seed | Ice |\n|---|---|---|\n| r1 | 1 | 0.2 |\n';
    expect(classesIn(`${head}${rows.join('\n')}`)).toEqual(['data', ...rows.map(() => 'data')]);
    expect(classesIn('| # | What changed | Ice |\n|---|---|---|\n| 1 | threshold | 0.2 |\n| — | Δ | 0.1 |')).toEqual([
      'data',
      'summary',
    ]);
  });

  it('treat the mean of runs of one name as a summary of them, and a single mean as a measurement', () => {
    const rows = ['ours s1', 'ours s2', 'Ours (mean)', 'Ours (std)', 'Theirs (mean)', 'mine (best)'];
    expect(classesIn(`| Run | Ice |\n|---|---|\n${rows.map((row) => `| ${row} | 0.1 |`).join('\n')}`)).toEqual([
      'data',
      'data',
      'summary',
      'summary',
      'data',
      'data',
    ]);
  });

  it('look for a baseline also beside a number', () => {
    expect(
      classesIn(
        '| # | Config | WER |\n|---|---|---|\n| 0 | Baseline | 0.2 |\n| 1 | colder | 0.1 |\n| 2 | over baseline | 0.1 |',
      ),
    ).toEqual(['reference', 'data', 'data']);
  });

  it('treat the words beside a named run as its settings, unless they only say baseline', () => {
    const head = '| Run | Config | Split | WER |\n|---|---|---|---|\n';
    const rows = [
      '| r1 | baseline lr 1e-4 | total | 0.1 |',
      '| r2 | min | test | 0.1 |',
      '| r3 | best | test | 0.1 |',
      '| r4 | Baseline | test | 0.1 |',
      '| r5 | SOTA | test | 0.1 |',
      '| 6 | Baseline 9L 512d | test | 0.1 |',
      '| — | Mean | | 0.1 |',
    ];
    expect(classesIn(`${head}${rows.join('\n')}`)).toEqual([
      'data',
      'data',
      'data',
      'reference',
      'reference',
      'reference',
      'summary',
    ]);
  });

  it.each([
    [
      'summary',
      'Mittel, Gesamt, Standardabweichung, Streuung, Promedio, Écart-type, Somme, Suma, Scarto tipo, Ø, 平均值, 標準偏差, 합계',
    ],
    ['summary', 'Standard deviation, Variance, Grand total, Sample std'],
    [
      'reference',
      'Basislinie (FP16), Referenz, Ausgangsmodell, Línea base, Modelo base, Modèle de référence, Riferimento, 基线模型, 従来手法, 기준선',
    ],
    ['data', 'Mittelgroß, Basis, Gesamtmodell, Referenzfrei, Linear'],
  ])('are %s by the words of other languages, too: %s', (expected, labels) => {
    const rows = labels.split(', ').map((label) => `| ${label} | 0.1 | 2 |`);
    expect(classesIn(`| Run | WER | Steps |\n|---|---|---|\n${rows.join('\n')}`)).toEqual(rows.map(() => expected));
  });

  it('do not depend on what a run was compared with', () => {
    expect(
      classesIn('| Run | Baseline | WER |\n|---|---|---|\n| r1 | baseline-v2 | 0.2 |\n| r2 | baseline | 0.1 |'),
    ).toEqual(['data', 'data']);
  });

  it('handle rows with fewer and with more cells than the header', () => {
    const [only] = recordIn('# EXP-1\n\n| Run | Ice |\n|---|---|\n| a |\n| b | 2 | 3 |\n').tables;
    expect(only?.rows.map(({ cells }) => cells.length)).toEqual([1, 3]);
    expect(only?.rows.map((row) => row.class)).toEqual(['data', 'data']);
  });
});

describe('the words of labels', () => {
  it.each(
    [
      'Mean',
      '**',
      'Mean (3 seeds)',
      '3-seed mean',
      'Average',
      'Std Dev',
      'mean ± std',
      'TOTAL',
      'Best',
      'mean of 5 runs',
      '平均',
    ].filter((it) => it !== '**'),
  )('%s sums up', (label) => {
    expect(isSummary(label)).toBe(true);
  });

  it.each(['Meander', 'Best practice', 'Overall', 'Total params', 'r-1', 'standard', ''])('%j does not', (label) => {
    expect(isSummary(label)).toBe(false);
  });

  it.each([
    'Baseline',
    'baseline v2',
    'Simple Baseline',
    '9 layers (baseline)',
    'SOTA',
    'Prior SOTA',
    'Previous Best (exp-042)',
    'state of the art',
    'Baseline – ResNet-50 trained from scratch, 300 epochs',
    'Baseline: the model of last year, as it was shipped',
    'Baseline small int5',
    'CNN + LSTM baseline',
    'Baseline (CNN + LSTM)',
  ])('%s is a reference', (label) => {
    expect(isReference(label)).toBe(true);
  });

  it.each([
    'beats baseline',
    'no change from baseline',
    'Ours vs baseline',
    '+0.2 over baseline',
    'SOTA + gate',
    'Baseline + mixup',
    'Baseline v2 & mixup',
    'mixup + baseline',
    'baseline w/ warmup',
    'Baseline with a colder start',
    'Baseline without augmentation',
    'baseline_plus_lora',
    'baseline-lora-lr1e4',
    'Current Experiment',
    '',
  ])('%j is not', (label) => {
    expect(isReference(label)).toBe(false);
  });
});
