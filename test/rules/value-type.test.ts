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
  ])('%s takes %s', (label, value) => {
    expect(field(label, value)).toEqual([]);
  });

  it.each([
    ['- Epoch', 'the last one', 'Epoch is "the last one", expected a number'],
    ['- Early Stopping', 'perhaps', 'Early Stopping is "perhaps", expected yes or no'],
    ['**Completion Date**', 'soon', 'Completion Date is "soon", expected a date (YYYY-MM-DD)'],
    ['**Completion Date**', '2026-02-30', 'Completion Date is "2026-02-30", expected a day that exists'],
    ['**Completion Date**', 'soon, 2026-13-45', 'Completion Date is "soon, 2026-13-45", expected a day that exists'],
  ])('%s does not take %s', (label, value, message) => {
    expect(field(label, value)).toEqual([message]);
  });

  it('looks at the cells of data rows, and at nothing else of a table', () => {
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
});
