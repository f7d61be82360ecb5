import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName } from '../../../src/text/fold-name.ts';
import { keyColumnIn, runKeyOf } from '../../../src/template/words/run-keys.ts';
import { headerName, labelColumnIn } from '../../../src/template/words/table-words.ts';
import type { HeaderFacts } from '../../../src/template/words/table-words.ts';

const facts = (header: string, section = 'results'): HeaderFacts => ({
  names: header.split(' | ').map((title) => headerName(foldName(title), title)),
  section,
});

const strength = (header: string, section?: string): number => runKeyOf(facts(header, section)).strength;

describe('the runs table of a template', () => {
  it.each([
    ['Run ID | Date | WER', 'Run | Date | WER'],
    ['Date | Steps | Notes | Run ID', 'Run | Date | WER'],
    ['Run | Date | WER', 'Experiment | Change | WER'],
    ['Experiment | Change | WER', 'Date | Run | WER'],
    ['Date | Run | WER', 'Run | WER'],
    ['Run | WER', 'ID | Model | WER'],
    ['Run | WER', 'Trial | Arm | N'],
    ['Run | WER', 'Job | Owner | Due'],
    ['ID | Model | WER', 'Experiment | WER'],
    ['実行ID | 日付 | CER', '実験番号 | 日付 | CER'],
    ['运行编号 | 日期 | CER', 'Run | WER'],
    ['실행 ID | 날짜 | CER', 'Run | WER'],
  ])('is chosen by its name: %s before %s', (surer, other) => {
    expect(strength(surer)).toBeGreaterThan(strength(other));
    expect(strength(other)).toBeGreaterThan(0);
  });

  it.each(['Env | Seed | Steps | Return', 'Algorithm | Env | Seed | Return', 'Game | Seed | Score'])(
    'has a seed behind what was run: %s',
    (header) => {
      expect(strength(header)).toBeGreaterThan(0);
    },
  );

  it.each([
    ['Env | Owner | Return', 'results'],
    ['Run | Owner', 'results'],
    ['Date | Run', 'results'],
    ['ID | Criterion | Threshold | Measured | Met?', 'results'],
    ['ID | Risk | Mitigation', 'results'],
    ['ID | Hypothesis | Status', 'results'],
    ['Id | Task | Done', 'results'],
    ['ID | What | Threshold', 'acceptance_criteria'],
    ['ID | Decision | Value', 'evaluation_protocol'],
    ['Metric | Run | Value', 'results'],
    ['Seed | WER', 'results'],
    ['No. | What | WER', 'results'],
  ])('is not %s under %s', (header, section) => {
    expect(strength(header, section)).toBe(0);
  });

  it('is found anywhere by the name that can mean nothing else', () => {
    const names = fc.array(fc.constantFrom('run', 'id', 'date', 'model', 'wer', 'seed', '#'), { maxLength: 6 });
    fc.assert(
      fc.property(names, names, (before, behind) => {
        expect(keyColumnIn([...before, 'run_id', ...behind])).toBe(before.length);
      }),
    );
  });
});

describe('the column that names the subject of a row', () => {
  it.each([
    ['Criterion | Threshold', 0],
    ['No. | Criterion | Threshold', 1],
    ['N° | Criterion | Threshold', 1],
    ['# | Metric | Value', 1],
    ['序号 | 指标 | 阈值', 1],
    ['Nr. | Kriterium | Grenzwert', 1],
    ['Ref | Criterion | Threshold', 1],
    ['# | Hypothesis | val_bpb | Kept', 0],
    ['# | Experiment | WER', 0],
    ['ID | Model | Target | WER', 0],
    ['#', 0],
  ])('of %s is %s', (header, at) => {
    expect(labelColumnIn(facts(header))).toBe(at);
  });

  it('is the second of a numbered table with thresholds among criteria', () => {
    expect(labelColumnIn(facts('No. | What | Threshold', 'success_criteria'))).toBe(1);
    expect(labelColumnIn(facts('No. | What | Threshold', 'results'))).toBe(0);
  });
});
