import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { recordOf } from '../record-of.ts';

const page = (items: readonly string[], heading: string, ...rows: readonly string[]): string =>
  [
    '# EXP-007: Wet slates',
    '## Success Criteria',
    items.join('\n'),
    '## Runs',
    '| Run | WER |\n| --- | --- |\n| r1 | 0.04 |',
    `## ${heading}`,
    ['Criterion | Status', '--- | ---', ...rows].map((line) => `| ${line} |`).join('\n'),
    '',
  ].join('\n\n');

const decided = (text: string) => decide(recordOf(text), { runRecords: new Map() });
const told = (text: string): readonly string[] =>
  decided(text).outcomes.map(({ criterion, kind }) => `${criterion.label}: ${kind}`);

const WER = '- WER `expect: wer < 0.05`';

describe('a table among results that gives the outcome of criteria', () => {
  it('counts by its marks', () => {
    expect(told(page([WER], 'Results', 'Budget kept | ❌'))).toEqual(['WER: met', 'Budget kept: unmet']);
    expect(decided(page([WER], 'Results', 'WER | ❌')).verdict).toBe('NO-GO');
  });

  it('marks a criterion that a person decides and nobody has marked', () => {
    for (const heading of ['Results', 'Decision']) {
      expect(told(page([WER, '- Budget kept'], heading, 'Budget kept | ✅'))).toEqual(['WER: met', 'Budget kept: met']);
      expect(told(page([WER, '- [ ] Budget kept'], heading, 'Budget kept | ❌'))).toEqual([
        'WER: met',
        'Budget kept: unmet',
      ]);
    }
  });

  it('leaves one open whose rows contradict each other', () => {
    const text = page([WER, '- Budget kept'], 'Results', 'Budget kept | ✅', 'Budget kept | ❌');
    expect(decided(text).verdict).toBe('NO-GO');
  });

  it('adds nothing for a row that nobody marked', () => {
    expect(told(page([WER], 'Results', 'Style | in review', 'WER | 4%'))).toEqual(['WER: met']);
  });
});
