import { describe, expect, it } from 'vitest';
import { recordIn } from '../reading.ts';

const tableWith = (header: string, row: string): ReturnType<typeof recordIn>['tables'][number] => {
  const width = header.split('|').length;
  const [table] = recordIn(`# EXP-1\n\n| ${header} |\n|${'---|'.repeat(width)}\n| ${row} |\n`).tables;
  if (table === undefined) throw new Error('no table');
  return table;
};

describe('the purpose of a table, if no kind gives it', () => {
  it.each([
    ['Run ID | Date | WER', 'r-1 | 2026-01-01 | 0.1', 'runs', 'r-1'],
    ['Run | Command | WER', 'cold | `go` | 0.1', 'runs', 'cold'],
    ['# | Experiment | WER', '3 | colder | 0.1', 'runs', '3'],
    ['Seed | WER', '42 | 0.1', 'runs', '42'],
    ['Date | Experiment | WER', '2026-01-01 | colder | 0.1', 'runs', 'colder'],
    ['commit | wer | status', '0ed1b8f | 0.1 | keep', 'runs', '0ed1b8f'],
    ['Run | Owner', 'r-1 | Ada', 'other', 'r-1'],
    ['Metric | Value', 'WER | 0.1', 'metrics', 'WER'],
    ['Metric | Before | Experiment (after)', 'WER | 0.2 | 0.1', 'metrics', 'WER'],
    ['Model | WER | Notes', 'small | 0.1 | -', 'comparison', 'small'],
    ['Option | Run | WER', 'small | r-1 | 0.1', 'runs', 'r-1'],
    ['Setting | Run ID | WER', 'small | r-1 | 0.1', 'runs', 'r-1'],
    ['Option | Value | Default', 'beam | 4 | 1', 'parameters', 'beam'],
    ['Parameter | Run | Value', 'beam | r-1 | 4', 'parameters', 'r-1'],
    ['Group | WER | N', 'north | 0.1 | 20', 'groups', 'north'],
    ['Epoch | Loss', '1 | 0.9', 'epochs', '1'],
    ['Parameter | Value', 'lr | 0.1', 'parameters', 'lr'],
    ['Field | Value', 'Owner | Ada', 'fields', 'Owner'],
    ['Item | Cost', 'auger | 20', 'other', 'auger'],
    ['Hypothesis | Result | Evidence', 'colder | ✅ PASS | ice', 'hypotheses', 'colder'],
    ['Criterion | Threshold | Measured | Result', 'WER | <= 0.1 | | ', 'criteria', 'WER'],
    ['Risk | Likelihood | Impact', 'thaw | high | 3', 'other', 'thaw'],
  ])('%s', (header, row, role, id) => {
    const table = tableWith(header, row);
    expect(table.role).toBe(role);
    expect(table.rows[0]?.id).toBe(id);
  });

  it('headers of one name are numbered, and their units are read', () => {
    const { columns } = tableWith('Run | WER (%) | WER (%) | Time (s) | Size [MB]', 'a | 1 | 2 | 3 | 4');
    expect(columns.map(({ name, unit }) => `${name} ${unit ?? '-'}`)).toEqual([
      'run -',
      'wer %',
      'wer#2 %',
      'time s',
      'size MB',
    ]);
  });
});
