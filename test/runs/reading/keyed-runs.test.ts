import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedRuns, keysThatTell } from '../../../src/runs/reading/keyed-runs.ts';
import { fileTree } from '../run-tree.ts';
import { readTree, texts } from '../readers/fixture-output.ts';

const LEDGER = 'arm,depth,score,remark\nsmall pot,2,0.5,\nlarge pot,2,0.7,leaks\nlarge pot,3,0.75,\n';

describe('--run-key', () => {
  it('names the rows of a ledger after the keys that a person gives', () => {
    const tree = fileTree('pots.csv', LEDGER);
    const { runs } = readTree(tree, { runKey: ['arm', 'Depth'] });
    expect(runs.map(({ id }) => id)).toEqual(['small pot-2', 'large pot-2', 'large pot-3']);
    expect(runs.map(({ metrics }) => texts(metrics)['score'])).toEqual(['0.5', '0.7', '0.75']);
  });

  it('is suggested with the number of a trial rather than its start time', () => {
    const row = (number: number): ReadonlyMap<string, string | { text: string; number: number }> =>
      new Map<string, string | { text: string; number: number }>([
        ['number', { text: String(number), number }],
        ['value', { text: '0.5', number: 0.5 }],
        ['datetime_start', `2026-11-21 10:0${String(number)}:00.123`],
      ]);
    expect(keysThatTell([row(0), row(1)])).toEqual(['number', 'datetime_start']);
  });

  it.each([
    [['arm'], 'rows 2 and 3 are both called large pot', 'name one more key: --run-key A,B'],
    [['remark'], 'row 1 has nothing under remark', 'name one more key: --run-key A,B'],
    [['leaf'], 'has no key "leaf"', 'it has arm, depth, score, remark'],
  ])('refuses %j, and says why', (runKey, message, hint) => {
    expect(readTree(fileTree('pots.csv', LEDGER), { runKey }).problems).toEqual([{ path: 'pots.csv', message, hint }]);
  });

  it('is suggested with the keys that would do', () => {
    const text = 'arm,score\nsmall,0.5\nlarge,0.7\n';
    expect(readTree(fileTree('pots.csv', text), {}).problems[0]?.hint).toBe(
      'where each is a run, --run-key arm tells them apart; else give the run’s own metrics',
    );
  });

  it('is suggested as it can be typed, with the others after it', () => {
    const text = 'Pot Kind,Shelf,score\nsweet sun,a1,0.5\ndark moon,b2,0.7\n';
    expect(readTree(fileTree('pots.csv', text), {}).problems[0]?.hint).toBe(
      "where each is a run, --run-key 'Pot Kind' tells them apart (so does Shelf); else give the run’s own metrics",
    );
  });

  it('gives each row an id of its own, or none at all; what is suggested is accepted', () => {
    const row = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.string({ maxLength: 3 }), { minKeys: 1 });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (objects) => {
        const rows = objects.map((object) => new Map(Object.entries(object)));
        for (const key of keysThatTell(rows)) expect(keyedRuns(rows, [key]).kind).toBe('runs');
        const keyed = keyedRuns(rows, ['a', 'b']);
        if (keyed.kind === 'runs') expect(new Set(keyed.runs.map(({ id }) => id)).size).toBe(rows.length);
      }),
      { numRuns: 1000 },
    );
  });
});
