import { describe, expect, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import { documentWith, recordOf } from './record-of.ts';

const RUNS = ['| Run | Seed | Ice |', '| --- | --- | --- |', '| a | 1 | 0.95 |'];

function told(...criteria: readonly string[]) {
  const { verdict, notes } = decide(recordOf(documentWith(criteria, RUNS)), { runRecords: new Map() });
  return { verdict, notes: notes.filter((note) => !note.startsWith('dating')) };
}

describe('a criterion that was certain before any run', () => {
  it.each([
    ['ice >= ice', '`ice` is compared with itself'],
    ['not ice in [0.9, 0.1]', 'the interval is empty'],
    ['ice >= 0.9', undefined],
  ])('is named beside the verdict: %s', (statement, because) => {
    expect(told(`- Ice: \`expect: ${statement}\``)).toEqual({
      verdict: 'GO',
      notes: because === undefined ? [] : [`Ice: it can never fail: ${because}`],
    });
  });

  it('is named where it is a stop rule that nothing triggers', () => {
    expect(told('- Ice: `expect: ice >= 0.9`', '- Kill if it melts: `expect: ice < ice`').notes).toEqual([
      'Kill if it melts: it can never be triggered: `ice` is compared with itself',
    ]);
  });
});

const limits = (...rows: readonly string[]): readonly string[] => [
  '- Ice: `expect: ice >= 0.9`',
  '',
  '| Metric | Target | Actual | Status |',
  '| --- | --- | --- | --- |',
  ...rows,
];

describe('a limit with a number that only a mark meets', () => {
  it.each([
    ['| Light | ≥ 2 lm | 1 lm | ✅ |', '≥ 2 lm'],
    ['| Light | ≤ 10^-3 | 0.002 | ✅ |', '≤ 10^-3'],
    ['| Light | ~ 0.9 | 0.5 | ✅ |', '~ 0.9'],
  ])('is named beside the verdict: %s', (row, limit) => {
    expect(told(...limits(row))).toEqual({
      verdict: 'GO',
      notes: [`Light: nothing was compared with \`${limit}\`: only the mark says that it is met`],
    });
  });

  it.each(['| Light | bright | 0.5 | ✅ |', '| Light | >= 0.4 | 0.5 | ✅ |'])('is none: %s', (row) => {
    expect(told(...limits(row))).toEqual({ verdict: 'GO', notes: [] });
  });
});

describe('an amount of money', () => {
  it.each([
    ['≤ 10 €', '12 €', 'NO-GO'],
    ['≤ 10 €', '9 €', 'GO'],
    ['≤ 10 USD', '12 USD', 'NO-GO'],
    ['≤ $10', '9.50 USD', 'GO'],
    ['≤ 10 EUR', '12 €', 'NO-GO'],
    ['≤ 10 €', '9 $', 'INCONCLUSIVE'],
  ])('is read with its sign or name behind the number: %s, %s', (limit, actual, verdict) => {
    expect(told(...limits(`| Cost | ${limit} | ${actual} | |`)).verdict).toBe(verdict);
  });
});

describe('boxes that are ticked below a decision', () => {
  const decision = (...items: readonly string[]): readonly string[] => {
    const page = documentWith(['- Ice: `expect: ice >= 0.9`'], RUNS, ['## Decision', '', ...items].join('\n'));
    return decide(recordOf(page), { runRecords: new Map() }).notes.filter((note) => !note.startsWith('dating'));
  };

  it('are named where they exclude each other', () => {
    expect(decision('- [x] **GO**', '- [x] NO-GO: costs too much')).toEqual([
      'the decision ticks GO (line 14) and NO-GO (line 15): they exclude each other',
    ]);
  });

  it('are named where they say another verdict than the criteria', () => {
    expect(decision('- [ ] GO', '- [x] NO-GO (costs too much)')).toEqual([
      'the decision ticks NO-GO (line 15), and the criteria come to GO',
    ]);
  });

  it.each([
    ['- [x] GO', '- [ ] NO-GO'],
    ['- [ ] GO', '- [ ] NO-GO'],
    ['- [x] GO/NO-GO meeting held', '- [x] no-go areas are marked'],
  ])('are not where they do not: %s', (...items) => {
    expect(decision(...items)).toEqual([]);
  });
});
