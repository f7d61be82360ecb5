import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { documentWith, recordOf } from '../record-of.ts';

type Given = { readonly now: readonly string[]; readonly old: readonly string[] };

function outcomeOf(statement: string, { now, old }: Given): string {
  const table = [
    '| Run ID | Seed | Now | Old |',
    '| --- | --- | --- | --- |',
    ...now.map((value, at) => `| cup-${at} | ${at} | ${value} | ${old[at] ?? ''} |`),
  ];
  const more = '<!-- expctl: metrics now old better=lower -->\n';
  const [outcome] = decide(recordOf(documentWith([`- **Tea**: \`expect: ${statement}\``], table, more)), {
    runRecords: new Map(),
  }).outcomes;
  return outcome?.kind ?? 'nothing';
}

const confident = (statement: string): string => `${statement} with 95% confidence`;

describe('a number on the left', () => {
  const given = { now: ['0.61', '0.61', '0.612', '0.61', '0.61', '0.61', '0.61'], old: [] };

  it('leaves the meaning of a margin unchanged: a share of the right side', () => {
    // 20% of 0.61 is 0.122: 0.5 is above 0.61 - 0.122 and not below it; 0.48 is below it.
    expect(outcomeOf(confident('0.5 < mean(now) by 20%'), given)).toBe('unmet');
    expect(outcomeOf('0.5 < mean(now) by 20%', given)).toBe('unmet');
    expect(outcomeOf(confident('0.48 < mean(now) by 20%'), given)).toBe('met');
    // Turned round, it is 20% of 0.5: 0.6.
    expect(outcomeOf(confident('mean(now) > 0.5 by 20%'), given)).toBe('met');
    expect(outcomeOf(confident('0.5 within 20% of mean(now)'), given)).toBe('met');
    expect(outcomeOf(confident('0.5 within 17% of mean(now)'), given)).toBe('unmet');
    expect(outcomeOf(confident('0.74 no worse than mean(now) by 20%'), given)).toBe('unmet');
    expect(outcomeOf(confident('0.73 no worse than mean(now) by 20%'), given)).toBe('met');
  });

  it('does so for a median, too', () => {
    expect(outcomeOf(confident('0.5 < median(now) by 20%'), given)).toBe('unmet');
    expect(outcomeOf(confident('0.48 < median(now) by 20%'), given)).toBe('met');
  });
});

describe('a claim with confidence, if all runs have the same number,', () => {
  const RUNS = 20;
  const value = fc.constantFrom('0.1', '0.3', '0.48', '0.5', '0.6', '0.61', '1', '1.2', '-0.4', '-0.5');
  const side = fc.constantFrom('mean(now)', 'mean(old)', '3 * mean(now)', '0.5', '0.3', '-0.48', 'median(now)');
  const operator = fc.constantFrom('<', '<=', '>', '>=');
  const amount = fc.constantFrom('', ' by 20%', ' by 0.02', ' by 2 points');
  const comparison = fc.oneof(
    fc.tuple(operator, amount).map(
      ([sign, by]) =>
        (a: string, b: string) =>
          `${a} ${sign} ${b}${by}`,
    ),
    amount.map((by) => (a: string, b: string) => `${a} no worse than ${b}${by}`),
    fc.constantFrom('20%', '0.11', '2 points').map((by) => (a: string, b: string) => `${a} within ${by} of ${b}`),
  );
  const strict = (statement: string): string => statement.replace('<=', '<').replace('>=', '>');

  it('is met only if the claim without it is, and wherever that is met by more than a tie', () => {
    fc.assert(
      fc.property(value, value, side, side, comparison, (now, old, left, right, compare) => {
        const statement = compare(left, right);
        const given = { now: Array<string>(RUNS).fill(now), old: Array<string>(RUNS).fill(old) };
        const [plain, sure] = [outcomeOf(statement, given), outcomeOf(confident(statement), given)];
        if (sure === 'undetermined' || plain === 'undetermined') return;
        if (sure === 'met') expect([statement, now, old, plain]).toEqual([statement, now, old, 'met']);
        const isCompared = /[<>]/u.test(statement) && !statement.includes(' by ');
        if (isCompared && outcomeOf(strict(statement), given) === 'met')
          expect([statement, now, old, sure]).toEqual([statement, now, old, 'met']);
      }),
      { numRuns: 400 },
    );
  });
});
