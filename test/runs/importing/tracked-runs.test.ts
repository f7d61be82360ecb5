import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWanted, parseFilter } from '../../../src/runs/importing/filter-runs.ts';
import { namedRuns, orderedRuns } from '../../../src/runs/importing/tracked-runs.ts';
import { EMPTY_RUN } from '../../../src/runs/run.ts';
import type { Run, RunValue } from '../../../src/runs/run.ts';
import type { RunRecord } from '../../../src/runs/run-record.ts';

const text = (value: string): RunValue => ({ kind: 'text', text: value });
const number = (value: string): RunValue => ({ kind: 'number', text: value });
const run = (id: string | undefined, more: Partial<Run> = {}): Run => ({ ...EMPTY_RUN, id, ...more });
const ids = (runs: readonly { readonly id: string }[]): readonly string[] => runs.map(({ id }) => id);

const tracked = (id: string): Partial<Run> => ({ parameters: new Map([['mlflow\\.run_id', text(id)]]) });

const logged = (name: string, id: string): RunRecord => ({
  schemaVersion: 1,
  run: name,
  experiment: 'E',
  status: 'finished',
  parameters: new Map([['mlflow\\.run_id', id]]),
  metrics: new Map(),
  units: new Map(),
  history: new Map(),
  criteria: new Map(),
  row: new Map(),
});

describe('namedRuns', () => {
  it('names runs as their trackers do, and puts the output in front if two have the same name', () => {
    const outputs = [
      { path: 'a/logs', runs: [run('version_0'), run('version_1')] },
      { path: './b/', runs: [run('version_0')] },
    ];
    expect(ids(namedRuns(outputs, new Map()))).toEqual(['logs-version_0', 'version_1', 'b-version_0']);
  });

  it('puts the folders in front that distinguish files of one name', () => {
    const from = (path: string) => run(undefined, { files: [{ path, sha256: path, format: 'json' }] });
    const files = ['exp/a/seed1/metrics.json', 'exp/a/seed2/metrics.json', 'exp/b/seed1/metrics.json'];
    const outputs = files.map((path) => ({ path, runs: [from(path)] }));
    expect(ids(namedRuns(outputs, new Map()))).toEqual(['a-seed1', 'seed2', 'b-seed1']);
    const together = [{ path: 'exp', runs: files.map(from) }];
    expect(ids(namedRuns(together, new Map()))).toEqual(['a-seed1', 'seed2', 'b-seed1']);
  });

  it("recognises a run by its tracker's id, even if it was renamed", () => {
    const known = new Map([['owl', logged('owl', 'ff00')]]);
    const outputs = [{ path: 'm', runs: [run('lark', tracked('ff00')), run('owl', tracked('aa11'))] }];
    expect(ids(namedRuns(outputs, known))).toEqual(['owl', 'owl-2']);
  });

  it('does not use a name of host and process for a run', () => {
    const outputs = [{ path: 'events.out.tfevents.1787955611.gpu17.4242', runs: [run(undefined)] }];
    expect(ids(namedRuns(outputs, new Map()))).toEqual(['run']);
  });

  it('recognises a run by the file that only it was read from', () => {
    const from = (path: string) => ({ files: [{ path, sha256: 'ab', format: 'json' }] });
    const source = (path: string) => ({ source: { path, sha256: 'ab', format: 'json', selection: '' } });
    const known = new Map([
      ['mine', { ...logged('mine', ''), ...source('out/3/metrics.json') }],
      ['one', { ...logged('one', ''), ...source('out/ledger.csv') }],
    ]);
    const runs = [
      run('sweep-3', from('out/3/metrics.json')),
      run('a', from('out/ledger.csv')),
      run('b', from('out/ledger.csv')),
      run('c', from('out/4/metrics.json')),
    ];
    expect(ids(namedRuns([{ path: 'out', runs }], known))).toEqual(['mine', 'a', 'b', 'c']);
  });

  it('gives every run an id, and no two the same one', () => {
    const id = fc.oneof(fc.constant(undefined), fc.constantFrom('a', 'b', 'a-2', 'x-a', ''), fc.string());
    const output = fc.record({ path: fc.constantFrom('x', 'y/x', './', 'z'), ids: fc.array(id, { maxLength: 5 }) });
    fc.assert(
      fc.property(fc.array(output, { maxLength: 4 }), (outputs) => {
        const given = outputs.map(({ path, ids: names }) => ({ path, runs: names.map((name) => run(name)) }));
        const named = ids(namedRuns(given, new Map()));
        expect(new Set(named).size).toBe(given.flatMap(({ runs }) => runs).length);
        expect(named).not.toContain('');
      }),
    );
  });
});

describe('orderedRuns', () => {
  it('sorts by start, then id; runs without a start keep their order at the end', () => {
    const runs = namedRuns(
      [
        {
          path: 'm',
          runs: [
            run('z'),
            run('r10', { started: '2026-01-02T00:00:00Z' }),
            run('a'),
            run('r2', { started: '2026-01-02T01:00:00+01:00' }),
            run('late', { started: '2026-01-03T00:00:00Z' }),
          ],
        },
      ],
      new Map(),
    );
    expect(ids(orderedRuns(runs))).toEqual(['r2', 'r10', 'late', 'z', 'a']);
  });
});

describe('isWanted', () => {
  const [one] = namedRuns(
    [
      {
        path: 'm',
        runs: [
          run('r1', {
            status: 'failed',
            seed: '7',
            parameters: new Map([
              ['lr', number('1e-4')],
              ['mlflow\\.experiment', text('Reeds')],
            ]),
            metrics: new Map([['val/loss', number('0.5')]]),
          }),
        ],
      },
    ],
    new Map(),
  );

  it.each([
    ['status=failed', true],
    ['status!=finished', true],
    ['id=R1', true],
    ['seed=7', true],
    ['lr=0.0001', true],
    ['lr!=0.0001', false],
    ['experiment=reeds', true],
    ['val_loss=0.50', true],
    ['depth=3', false],
    ['depth!=3', true],
  ])('%s is %s', (words, expected) => {
    const filter = parseFilter(words);
    if (one === undefined || filter === undefined) throw new Error('there is a run and a filter');
    expect(isWanted(one, [filter])).toBe(expected);
  });

  it('accepts no other words', () => {
    expect([parseFilter('status'), parseFilter('=x'), parseFilter('')]).toEqual([undefined, undefined, undefined]);
  });
});
