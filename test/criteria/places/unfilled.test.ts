import { describe, expect, it } from 'vitest';
import { askedRow, outcomesOf } from '../asked-rows.ts';

function told(item: string): readonly [kind: string, because: string] {
  const [outcome] = outcomesOf(['# EXP-007: Quiet tides', '', '## Success Criteria', '', item, ''].join('\n'));
  return [outcome?.kind ?? 'none', outcome?.because ?? ''];
}

const unfilled = (words: string) => ['awaiting', `it is not filled in yet: \`${words}\``];

describe('a criterion that nobody has written yet', () => {
  it.each([
    ['- {metric} ≥ {value}', '{metric}'],
    ['- [criterion 1]', '[criterion 1]'],
    ['- [ ] [Metric] > [value]', '[Metric]'],
    ['- [ ] Accuracy > {{threshold}}', '{{threshold}}'],
    ['- [ ] Accuracy > [your number here]', '[your number here]'],
    ['- [ ] Accuracy is at least ___%', '___'],
    ['- [ ] Accuracy ≥ XX%', 'XX'],
    ['- TBD', 'TBD'],
    ['- TODO: ask the team', 'TODO: ask the team'],
    ['- [ ] ...', '...'],
    ['- [ ] Criterion 1', 'Criterion 1'],
    ['- **Primary**: [e.g. accuracy above 90%]', '[e.g. accuracy above 90%]'],
    ['- **Primary**: TBD', 'TBD'],
    ['- Latency below <threshold> ms', '<threshold>'],
  ])('is reported as such: %s', (item, words) => {
    expect(told(item)).toEqual(unfilled(words));
  });

  it.each([
    ['- [x] [criterion 1]', '[criterion 1]'],
    ['- [x] TBD', 'TBD'],
    ['1. ✅ [What must be true]', '[What must be true]'],
  ])('is met by no mark: %s', (item, words) => {
    expect(told(item)).toEqual(unfilled(words));
  });

  it.each([
    ['Accuracy | <threshold> | 0.9', '<threshold>'],
    ['Accuracy | TBD | 0.9', 'TBD'],
    ['Accuracy | ≥ [value] | 0.9', '[value]'],
    ['Accuracy | ___ | 0.9', '___'],
    ['{metric} | ≥ {value} | ', '{metric}'],
    ['[Metric 1] | good | ', '[Metric 1]'],
  ])('is reported as such in a table: %s', (row, words) => {
    expect(askedRow(row)).toEqual(unfilled(words));
  });

  it.each([
    '- The table is read [1] by the team',
    '- [ ] It agrees with [the report](report.md)',
    '- [The report](report.md)',
    '- Lies in [low, high] of the <b>older</b> one',
    '- $x_{max}$ stays where it is',
    '- GET /runs/{id} answers',
    '- The team reads TODO comments',
    '- The range is [0.7, 0.8]',
    '- The criterion of the team holds',
  ])('is different from one in words: %s', (item) => {
    expect(told(item)[1]).toBe('a person decides this, and has not');
  });

  it('is met by a mark that somebody has signed', () => {
    expect(told('- [x] [criterion 1] — Ann, 2026-11-21')[0]).toBe('met');
  });

  it('is met by a mark if only a part is left open', () => {
    expect(told('- [x] Latency below [value] ms, as agreed')[0]).toBe('met');
  });
});
