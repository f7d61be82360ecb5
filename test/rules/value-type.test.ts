import { describe, expect, it } from 'vitest';
import { findingsIn } from './document-with.ts';

const field = (label: string, value: string): readonly string[] =>
  findingsIn(
    `# ML Experiment Tracking Log\n\n**Date**: 2026-01-02\n\n## ${SECTIONS[label] ?? ''}\n\n${label}: ${value}\n`,
    { kind: 'tracking-log', rules: ['value-type'] },
  ).map(({ message }) => message);

const SECTIONS: Readonly<Record<string, string>> = {
  '- Epoch': 'Training Results\n\n**Best Model** (by validation metric):',
  '- Training Duration': 'Training Results\n\n**Training Infrastructure**:',
  '- Early Stopping': 'Model Configuration\n\n**Training Configuration**:',
  '**Completion Date**': 'Experiment Metadata',
};

describe('value-type', () => {
  it.each([
    ['- Epoch', '85'],
    ['- Epoch', '85.5'],
    ['- Epoch', '~85'],
    ['- Epoch', '80-90'],
    ['- Epoch', 'epoch 85 of 100'],
    ['- Epoch', 'n/a'],
    ['- Training Duration', '3.5 hours'],
    ['- Training Duration', '2h 10m'],
    ['- Early Stopping', 'No'],
    ['- Early Stopping', 'Yes (patience=10)'],
    ['- Early Stopping', 'No: it never got worse'],
    ['**Completion Date**', '2026-01-02'],
    ['**Completion Date**', '2 January 2026'],
    ['**Completion Date**', '2026-01-02 to 2026-01-05'],
    ['**Completion Date**', '31.12.2025'],
    ['**Completion Date**', '13/04/2026'],
    ['- Epoch', '85,5'],
  ])('%s accepts %s', (label, value) => {
    expect(field(label, value)).toEqual([]);
  });

  it.each([
    ['- Epoch', 'the last one', 'Epoch is "the last one", expected a number'],
    ['- Early Stopping', 'perhaps', 'Early Stopping is "perhaps", expected yes or no'],
    ['**Completion Date**', 'soon', 'Completion Date is "soon", expected a date (YYYY-MM-DD)'],
    ['**Completion Date**', '2026-02-30', 'Completion Date is "2026-02-30", expected a day that exists'],
    ['**Completion Date**', '31.02.2026', 'Completion Date is "31.02.2026", expected a day that exists'],
    [
      '**Completion Date**',
      '03/04/2026',
      'Completion Date is "03/04/2026", expected a date (YYYY-MM-DD): which number is the month?',
    ],
    ['**Completion Date**', 'soon, 2026-13-45', 'Completion Date is "soon, 2026-13-45", expected a day that exists'],
  ])('%s does not accept %s', (label, value, message) => {
    expect(field(label, value)).toEqual([message]);
  });

  it('checks the cells of data rows, and nothing else in a table', () => {
    const told = findingsIn(
      [
        '# EXP-001: Kites\n\n## Results\n\n### Data\n',
        '| Run | Prompt | Expected Output | Actual Output | Match? | Time (s) | Memory (MB) |',
        '| --- | --- | --- | --- | --- | --- | --- |',
        '| 1 | a | b | b | ✅ | 0.9 | 310 |',
        '| 2 | a | b | b | perhaps | fast | ~310 |',
        '| 3 | a | b | b | PASS (2 of 2) | — | n/a |',
        '| Mean | | | | | all fast | |',
      ].join('\n'),
      { kind: 'exp', rules: ['value-type'] },
    );
    expect(told.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '10 "perhaps" in the column "Match?", expected ✅ or ❌',
      '10 "fast" in the column "Time (s)", expected a number',
    ]);
  });

  const cells = (header: string, rows: readonly string[]): readonly string[] =>
    findingsIn(
      [
        '# EXP-001: Kites\n\n## Results\n\n### Data\n',
        '| Run | Prompt | Expected Output | Actual Output | Match? | Time (s) | Memory (MB) |'.replace(
          'Time (s)',
          header,
        ),
        '| --- | --- | --- | --- | --- | --- | --- |',
        ...rows.map((cell, at) => `| ${String(at + 1)} | a | b | b | ✅ | ${cell} | 310 |`),
      ].join('\n'),
      { kind: 'exp', rules: ['value-type'] },
    ).map(({ line, message }) => `${String(line)} ${message}`);

  it('requires the unit of the column, or one that can be converted to it', () => {
    expect(cells('Time (s)', ['0.9', '900 ms', '9.4 GB', '24%', '2 h'])).toEqual([
      '11 "9.4 GB" in the column "Time (s)", expected a number in s',
      '12 "24%" in the column "Time (s)", expected a number in s',
    ]);
  });

  it('reports a note in a column of measurements, but accepts a word alone that says there is no value', () => {
    expect(cells('Time (s)', ['0.9', 'crashed at 300', 'crashed', '❌ OOM (step 300)', 'n/a', 'preempted'])).toEqual([
      '10 "crashed at 300" in the column "Time (s)", expected a number',
    ]);
  });

  it('reports a number that can be two, beside decimal commas', () => {
    expect(cells('Time (s)', ['24,3', '0,91', '1,234', '1.234'])).toEqual([
      '12 "1.234" in the column "Time (s)", expected 1.234 or 1234: beside numbers with a decimal comma it can be either',
    ]);
    expect(cells('Time (s)', ['24,3', '2.5', '1,234'])).toEqual([
      '11 "1,234" in the column "Time (s)", expected 1.234 or 1234: beside numbers with a decimal comma it can be either',
    ]);
    expect(cells('Time (s)', ['1,234', '12.5', '800'])).toEqual([]);
  });

  it('reports a single cell with a unit of its own among bare numbers', () => {
    const told = (rows: readonly string[]): readonly string[] =>
      findingsIn(
        [
          '# Kites\n\n## Test Matrix\n',
          '| Run ID | Date | Command | Dataset | Steps | LR | LoRA Targets | Manifest | Baseline WER | Tuned WER | Notes |',
          '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
          ...rows.map(
            (cell, at) => `| k-${String(at)} | 2026-01-02 | a | b | ${cell} | 1e-4 | c | d | 0.11 | 0.10 | |`,
          ),
        ].join('\n'),
        { kind: 'plan', rules: ['value-type'] },
      ).map(({ line, message }) => `${String(line)} ${message}`);
    expect(told(['300', '600', '9.4 GB'])).toEqual([
      '9 "9.4 GB" in the column "Steps", expected a number in the unit of the others',
    ]);
    expect(told(['3 h', '2 h', '600'])).toEqual([]);
  });
});
