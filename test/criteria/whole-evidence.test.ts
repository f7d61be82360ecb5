import { describe, expect, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import { documentWith, recordOf, recordsOf, runRecord } from './record-of.ts';
import type { RunRecord } from '../../src/runs/run-record.ts';

const HEAD = ['| Run ID | Score | Notes |', '| --- | --- | --- |'];
const logged = (run: string, score: number, given: Partial<RunRecord> = {}): RunRecord =>
  runRecord(run, {
    metrics: new Map([['score', score]]),
    columns: new Map([['score', 'score']]),
    row: new Map([['run_id', run], ['score', String(score)]]), // prettier-ignore
    ...given,
  });
const decided = (
  rows: readonly string[],
  records: readonly RunRecord[] = [],
  criteria = ['- A `expect: score > 0.5`'],
) => decide(recordOf(documentWith(criteria, [...HEAD, ...rows])), { runRecords: recordsOf(...records) });

describe('a logged run without a row', () => {
  const rows = ['| pot-1 | 0.9 | |'];

  it('makes what the other runs meet undetermined', () => {
    const { verdict, unread } = decided(rows, [logged('pot-1', 0.9), logged('pot-2', 0.1)]);
    expect(verdict).toBe('INCONCLUSIVE');
    expect(unread).toEqual([
      'the run pot-2 has a run record and no row, and no criterion is held over it (row-record)',
    ]);
  });

  it('does not change what they fail', () => {
    expect(decided(['| pot-1 | 0.3 | |'], [logged('pot-1', 0.3), logged('pot-2', 0.9)]).verdict).toBe('NO-GO');
  });

  it('is named with the others, if they are few', () => {
    const records = ['a', 'b', 'c', 'd', 'e'].map((run) => logged(run, 0.1));
    expect(decided(rows, records).unread).toEqual([
      '5 runs (a, b, c and 2 more) have a run record and no row, and no criterion is held over them (row-record)',
    ]);
  });

  it('is only mentioned while it has not ended', () => {
    const { verdict, notes } = decided(rows, [logged('pot-1', 0.9), runRecord('pot-2', { status: 'started' })]);
    expect([verdict, notes]).toEqual(['GO', ['the run pot-2 has begun, and no end is recorded']]);
  });

  it('is not reported if its row is excluded, or says so', () => {
    const records = [logged('pot-1', 0.9), logged('pot-2', 0.8)];
    expect(decided([...rows, '| pot-2 | 0.8 | excluded: cold |'], records)).toMatchObject({
      verdict: 'GO',
      unread: [],
    });
    expect(decided([...rows, '| ~~pot-2~~ | ~~0.8~~ | |'], records).verdict).toBe('GO');
  });
});

describe('a run whose record says that it has not ended', () => {
  it('decides nothing by its row', () => {
    const { verdict, outcomes } = decided(['| pot-1 | 0.9 | |'], [logged('pot-1', 0.9, { status: 'started' })]);
    expect([verdict, outcomes[0]?.because]).toEqual([
      'INCONCLUSIVE',
      'pot-1 has not ended, by its run record: what it measured decides nothing',
    ]);
  });
});

describe('an excluded run', () => {
  const one = '| pot-1 | 0.9 | |';

  it('is mentioned beside the verdict if a criterion is met only without it', () => {
    expect(decided([one, '| pot-2 | 0.1 | excluded: bad luck |'])).toMatchObject({
      verdict: 'GO',
      notes: [
        'A rests on leaving pot-2 out: with it 1 of 2 runs; worst pot-2, 0.1 against 0.5',
        'dating not verified: 1 of 1 row has no run record (expctl check --history asks git)',
      ],
    });
  });

  it('is reported if it has no reason', () => {
    expect(decided([one, '| pot-2 | 0.1 | excluded: |']).notes[0]).toBe(
      'A rests on leaving pot-2 (excluded without a reason) out: with it 1 of 2 runs; worst pot-2, 0.1 against 0.5',
    );
    expect(decided([one, '| ~~pot-2~~ | | |']).notes[0]).toBe('pot-2: excluded without a reason');
  });

  it('is read from its run record if its row is struck through', () => {
    const records = [logged('pot-1', 0.9), logged('pot-2', 0.1)];
    expect(decided([one, '| ~~pot-2~~ | ~~0.1~~ | |'], records).notes[0]).toBe(
      'A rests on leaving pot-2 (excluded without a reason) out: with it 1 of 2 runs; worst pot-2, 0.1 against 0.5',
    );
  });

  it('does not matter if it crashed, or would change nothing', () => {
    const dating = [expect.stringContaining('dating not verified')];
    expect(decided([one, '| pot-2 | — | excluded: out of memory |']).notes).toEqual(dating);
    expect(decided([one, '| pot-2 | 0.8 | excluded: |']).notes).toEqual(dating);
    const crashed = [logged('pot-1', 0.9), logged('pot-2', 0.1, { status: 'failed' })];
    expect(decided([one, '| ~~pot-2~~ | ~~0.1~~ | |'], crashed).notes).toEqual([]);
  });

  it('is mentioned for a stop rule that it would trigger', () => {
    const { notes } = decided([one, '| pot-2 | 0.1 | excluded: bad luck |'], [], ['- **Kill**: `expect: score < 0.2`', '- A `expect: score > 0`']); // prettier-ignore
    expect(notes[0]).toBe(
      'Kill rests on leaving pot-2 out: with it triggered: 1 of 2 runs; farthest pot-2, 0.1 against 0.2',
    );
  });
});

describe('a run whose row says that it did not finish', () => {
  const HEAD_OF_STATES = ['| Run | Seed | Steps | Status | Score |', '| --- | --- | --- | --- | --- |'];
  const told = (statement: string, ...rows: readonly string[]) => {
    const table = [...HEAD_OF_STATES, '| pot-1 | 1 | 500 | done | 0.9 |', ...rows];
    const record = recordOf(documentWith([`- A \`expect: ${statement}\``], table));
    const [outcome] = decide(record, { runRecords: new Map() }).outcomes;
    return [outcome?.kind, outcome?.because];
  };

  it.each(['killed', '❌ Killed', '**OOM**', 'crashed (step 300)', 'timed out', 'preempted', 'Out of memory'])(
    'decides nothing by what it measured: %s',
    (state) => {
      expect(told('mean(score) > 0.5', `| pot-2 | 2 | 500 | ${state} | 0.8 |`)).toEqual([
        'undetermined',
        'pot-2 did not finish, in its row: what it measured decides nothing',
      ]);
    },
  );

  it.each(['running', '🔄 In progress', 'still running (3 h)'])('nor does one that has not ended: %s', (state) => {
    expect(told('score > 0.5', `| pot-2 | 2 | 500 | ${state} | 0.8 |`)).toEqual([
      'undetermined',
      'pot-2 has not ended, in its row: what it measured decides nothing',
    ]);
  });

  it.each(['done', 'failed', 'discard', 'running-mean', 'crash-test', '✅', ''])('is no other: %s', (state) => {
    expect(told('mean(score) > 0.5', `| pot-2 | 2 | 500 | ${state} | 0.8 |`)[0]).toBe('met');
  });

  it('is selected by what it was given, and decides nothing once it is excluded', () => {
    expect(told('score > 0.5 where steps == 600', '| pot-2 | 2 | 500 | killed | 0.8 |')[1]).toBe('no run is selected');
    expect(told('mean(score) > 0.5', '| pot-2 | 2 | 500 | killed, excluded: no power | 0.1 |')[0]).toBe('met');
  });
});

describe('one output', () => {
  const source = { path: 'out/a.json', sha256: 'a'.repeat(64), format: 'json', selection: '' };
  const rows = ['| pot-1 | 0.9 | |', '| pot-2 | 0.9 | |'];

  it('that was logged as two runs is reported', () => {
    const { verdict, notes } = decided(rows, [logged('pot-1', 0.9, { source }), logged('pot-2', 0.9, { source })]);
    expect([verdict, notes]).toEqual([
      'GO',
      ['pot-1, pot-2 were logged from the same bytes (out/a.json): the same numbers count as 2 runs'],
    ]);
  });

  it('that contains two runs is not', () => {
    const seeded = (run: string, seed: number) => logged(run, 0.9, { source, parameters: new Map([['seed', seed]]) });
    expect(decided(rows, [seeded('pot-1', 1), seeded('pot-2', 2)]).notes).toEqual([]);
  });
});

describe('a baseline that nobody logged', () => {
  const criteria = ['- A `expect: score > baseline.score`'];
  const rows = ['| Baseline | 0.5 | |', '| pot-1 | 0.9 | |'];

  it('is reported if the runs were logged', () => {
    expect(decided(rows, [logged('pot-1', 0.9)], criteria).notes).toEqual([
      'no run record holds the numbers of Baseline, which the runs are compared with',
    ]);
  });

  it('is not if it was logged, or nothing is compared with it', () => {
    expect(decided(rows, [logged('pot-1', 0.9), logged('Baseline', 0.5)], criteria).notes).toEqual([]);
    expect(decided(rows, [logged('pot-1', 0.9)]).notes).toEqual([]);
  });
});
