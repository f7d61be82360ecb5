import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { recordOf } from '../record-of.ts';

/** A row below `## Kill Criteria` with this column of limits, and the measured values of a run. */
const decided = (header: string, row: string, measured: string, more = '') =>
  decide(
    recordOf(
      `# Brine\n\n## Kill Criteria\n\n| Metric | ${header} |\n| --- | --- |\n| ${row} |\n\n${more}\n## Results\n\n` +
        `| Run | Toxicity | WER | Gloss |\n| --- | --- | --- | --- |\n| r1 | ${measured} | ${measured} | ${measured} |\n`,
    ),
    { runRecords: new Map() },
  ).outcomes[0];

describe('a goal among stop rules', () => {
  it.each([
    ['Target', 'Gloss | < 1%', '0.5%'],
    ['Target', 'Gloss | < 1%', '5%'],
    ['Goal', 'Gloss | >= 80%', '90%'],
    ['Threshold', 'WER | < 10%', '8%'],
    ['Threshold', 'WER | < 10%', '12%'],
    ['Required', 'WER | <= 10%', '12%'],
  ])('is left undetermined: %s, %s, measured %s', (header, row, measured) => {
    const outcome = decided(header, row, measured);
    expect([outcome?.criterion.role, outcome?.kind]).toEqual(['kill', 'undetermined']);
    expect(outcome?.because).toContain(
      `below stop rules \`${header}\` may say what has to hold, or what ends the experiment`,
    );
  });

  it.each([
    ['Target', 'WER | > 20%', '25%', 'unmet'],
    ['Target', 'WER | > 20%', '8%', 'met'],
    ['Threshold', 'Gloss | < 1%', '0.5%', 'unmet'],
    ['Limit', 'Gloss | > 90%', '50%', 'met'],
    ['Kill if', 'WER | < 10%', '8%', 'unmet'],
  ])('is a stop rule if that is certainly meant: %s, %s, measured %s', (header, row, measured, kind) => {
    expect(decided(header, row, measured)?.kind).toBe(kind);
  });

  it('is recognised by the declared better direction', () => {
    const better = '<!-- expctl: metrics gloss better=higher -->\n';
    expect(decided('Target', 'Gloss | < 1%', '0.5%', better)?.kind).toBe('unmet');
    expect(decided('Threshold', 'Gloss | > 90%', '95%', better)?.kind).toBe('undetermined');
  });
});
