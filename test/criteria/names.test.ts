import { describe, expect, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import { documentWith, recordOf } from './record-of.ts';

const NONE = { runRecords: new Map() };

/** The outcome of each criterion of a document. */
function outcomesOf(text: string): readonly (readonly [label: string, kind: string, because: string])[] {
  return decide(recordOf(text), NONE).outcomes.map(({ criterion, kind, because }) => [criterion.label, kind, because]);
}

const asking = (...statements: readonly string[]): readonly string[] =>
  statements.map((statement, at) => `- **C${String(at + 1)}**: it holds. \`expect: ${statement}\``);

const threshold = (...rows: readonly string[]): readonly string[] => [
  '| Criterion | Threshold | Measured | Result |',
  '| --- | --- | --- | --- |',
  ...rows,
];

describe('a remark in brackets', () => {
  const METRICS = [
    '| Metric | Value |',
    '| --- | --- |',
    '| Latency (p50) | 84 ms |',
    '| Latency (p95) | 131 ms |',
    '| F1 (micro) | 0.881 |',
    '| F1 (macro) | 0.794 |',
    '| Memory (%) | 11 |',
  ];

  it('distinguishes the rows of a table', () => {
    const text = documentWith(
      threshold(
        '| Latency (p95) | < 120 ms | | |',
        '| F1 (macro) | >= 0.82 | | |',
        '| F1 (weighted) | >= 0.82 | | |',
        '| Memory | < 12 | | |',
      ),
      METRICS,
    );
    expect(outcomesOf(text)).toEqual([
      ['Latency (p95)', 'unmet', '131 ms < 120 ms is false'],
      ['F1 (macro)', 'unmet', '0.794 >= 0.82 is false'],
      ['F1 (weighted)', 'undetermined', 'F1 (weighted) is missing'],
      ['Memory', 'met', '11 < 12 is true'],
    ]);
  });

  it('is required if a name may be several rows', () => {
    const [outcome] = decide(recordOf(documentWith(asking('latency < 120 ms'), METRICS)), NONE).outcomes;
    expect(outcome?.kind).toBe('undetermined');
    expect(outcome?.statements[0]?.problems.map(({ severity, message, hint }) => [severity, message, hint])).toEqual([
      ['error', '"Latency (p50)" and "Latency (p95)" are both `latency`', 'write col("Latency (p50)")'],
    ]);
  });

  it('is matched as written in a quoted name', () => {
    const text = documentWith(asking('col("Latency (p95)") < 140 ms', 'col("F1 (macro)") >= 0.8'), METRICS);
    expect(outcomesOf(text)).toEqual([
      ['C1', 'met', '131 ms < 140 ms is true'],
      ['C2', 'unmet', '0.794 >= 0.8 is false'],
    ]);
  });

  const COLUMNS = ['| Run | WER (clean) | WER (other) | RTF (CPU) |', '| --- | --- | --- | --- |'];

  it('distinguishes columns, in threshold rows and in quoted names', () => {
    const row = '| z1 | 4.6 | 12.4 | 0.08 |';
    const thresholds = threshold('| WER (clean) | <= 5.0 | | |', '| WER (other) | <= 12.0 | | |');
    expect(outcomesOf(documentWith(thresholds, [...COLUMNS, row]))).toEqual([
      ['WER (clean)', 'met', '1 of 1 run; closest z1, 4.6 against 5.0'],
      ['WER (other)', 'unmet', '0 of 1 run; worst z1, 12.4 against 12.0'],
    ]);
    const asked = asking('col("WER (other)") < 13', 'col("WER (calls)") < 13', 'col("RTF (GPU)") < 1', 'rtf < 1');
    expect(outcomesOf(documentWith(asked, [...COLUMNS, row])).map(([, kind]) => kind)).toEqual([
      'met',
      'undetermined',
      'undetermined',
      'met',
    ]);
  });

  it('is mentioned if there is only another one', () => {
    const text = documentWith(asking('col("WER (calls)") < 13'), [...COLUMNS, '| z1 | 4.6 | 12.4 | 0.08 |']);
    const [problem] = decide(recordOf(text), NONE).outcomes[0]?.statements[0]?.problems ?? [];
    expect([problem?.message, problem?.hint]).toEqual([
      'nothing is called `WER (calls)` yet',
      'did you mean col("WER (clean)"), col("WER (other)")?',
    ]);
  });

  it.each([
    ['| WER (held-out) | <= 5 | | |', '| Run | WER |', 'met'],
    ['| WER (%) | <= 5 | | |', '| Run | WER |', 'met'],
    ['| WER | <= 5 | | |', '| Run | WER (test) |', 'met'],
    ['| WER (test) | <= 5 | | |', '| Run | WER (dev) |', 'undetermined'],
  ])('of the threshold row %s against %s is %s', (row, header, kind) => {
    const table = [header, '| --- | --- |', '| a | 4 |'];
    expect(outcomesOf(documentWith(threshold(row), table)).map(([, found]) => found)).toEqual([kind]);
  });

  it('is not just a remark if two rows set limits for one name', () => {
    const rows = threshold('| WER (clean) | <= 5 | | |', '| WER (noisy) | <= 9 | | |');
    const table = ['| Run | WER |', '| --- | --- |', '| a | 4 |'];
    expect(outcomesOf(documentWith(rows, table)).map(([, kind]) => kind)).toEqual(['undetermined', 'undetermined']);
  });

  it('distinguishes rows to compare with', () => {
    const table = [
      '| Run | WER |',
      '| --- | --- |',
      '| LoRA (r=8) | 9.1 |',
      '| Full FT (clean) | 8 |',
      '| Full FT (noisy) | 14.9 |',
    ];
    const asked = asking(
      'row("LoRA (r=64)").wer < 10',
      'row("LoRA").wer < row("Full FT (noisy)").wer',
      'row("LoRA").wer < row("Full FT").wer',
    );
    expect(outcomesOf(documentWith(asked, table))).toEqual([
      ['C1', 'undetermined', 'there is no row "LoRA (r=64)" for row(…).wer'],
      ['C2', 'met', '9.1 < 14.9 is true'],
      [
        'C3',
        'undetermined',
        'row(…).wer is given by 2 rows: Full FT (clean) in "Runs" (line 13), Full FT (noisy) in "Runs" (line 14)',
      ],
    ]);
  });

  it('leaves undetermined which column of another row is meant', () => {
    const table = [
      '| Run | WER (clean) | WER (other) |',
      '| --- | --- | --- |',
      '| Baseline | 5 | 12 |',
      '| z1 | 4 | 13 |',
    ];
    expect(outcomesOf(documentWith(asking('col("WER (other)") < baseline.col("WER (other)")'), table))).toEqual([
      ['C1', 'unmet', '0 of 1 run; worst z1, 13 against 12'],
    ]);
  });
});

describe('letters that stand for a number', () => {
  it.each(['X', 'y', 'NN', 'TBD'])('%s is reported as still to be written', (letters) => {
    const text = documentWith(asking(`wer < ${letters}`), ['| Run | WER |', '| --- | --- |', '| z1 | 4.6 |']);
    const [outcome] = decide(recordOf(text), NONE).outcomes;
    const because = `\`${letters.toLowerCase()}\` stands for a number that is still to be written`;
    expect([outcome?.kind, outcome?.because]).toEqual(['undetermined', because]);
    expect(outcome?.statements[0]?.problems.map(({ message }) => message)).toEqual([because]);
  });

  it('may still be a column', () => {
    const text = documentWith(asking('wer < x'), ['| Run | WER | X |', '| --- | --- | --- |', '| z1 | 4.6 | 5 |']);
    expect(decide(recordOf(text), NONE).outcomes.map(({ kind }) => kind)).toEqual(['met']);
  });
});
