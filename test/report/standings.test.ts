import { describe, expect, it } from 'vitest';
import { worldsOf } from '../../src/criteria/world/world.ts';
import { seriesOf, standingsOf } from '../../src/report/standings.ts';
import { documentWith, recordOf, recordsOf, runRecord } from '../criteria/record-of.ts';
import type { RunRecord } from '../../src/runs/run-record.ts';

function worldOf(table: readonly string[], metrics: string, records: readonly RunRecord[] = []) {
  const more = metrics
    .split(', ')
    .map((words) => `<!-- expctl: metrics ${words} -->`)
    .join('\n');
  const [world] = worldsOf(recordOf(documentWith([], table, more)), { runRecords: recordsOf(...records) });
  if (world === undefined) throw new Error('there is no world');
  return world;
}

const standings = (...given: Parameters<typeof worldOf>) =>
  standingsOf(worldOf(...given)).map(({ metric, best, latest, baseline }) => ({ metric, best, latest, baseline }));

describe('standings', () => {
  it('pick the best by what is measured, whatever its unit', () => {
    const table = [
      '| Run | Latency | Acc |',
      '|---|---|---|',
      '| a | 12 ms | 91% |',
      '| b | 0.9 s | 0.95 |',
      '| c | 1.5 s | 90% |',
    ];
    expect(standings(table, 'latency better=lower, acc better=higher')).toMatchObject([
      { metric: 'Latency', best: { run: 'a', text: '12 ms' } },
      { metric: 'Acc', best: { run: 'b', text: '0.95' } },
    ]);
    expect(seriesOf(worldOf(table, 'latency better=lower'))).toMatchObject({
      unit: 'ms',
      points: [
        { run: 'a', value: 12 },
        { run: 'b', value: 900 },
        { run: 'c', value: 1500 },
      ],
    });
  });

  it('compare no runs in different environments', () => {
    const table = [
      '| Env | Seed | Return ↑ |',
      '|---|---|---|',
      '| Hopper | 0 | 3100 |',
      '| Hopper | 1 | 3300 |',
      '| Walker | 0 | 4000 |',
    ];
    const [world] = worldsOf(recordOf(documentWith([], table)), { runRecords: new Map() });
    const found = world === undefined ? [] : standingsOf(world);
    expect(found.map(({ conditions, best }) => [conditions, best?.text])).toEqual([
      [['Env Hopper'], '3300'],
      [['Env Walker'], '4000'],
    ]);
  });

  it('compare no runs on different manifests, and give each its own baseline', () => {
    const table = [
      '| Run | Eval Manifest | Steps | WER |',
      '|---|---|---|---|',
      '| reference | hard.jsonl | 0 | 0.30 |',
      '| **Baseline** | easy.jsonl | 0 | 0.04 |',
      '| a | easy.jsonl | 10 | 0.05 |',
      '| b | `hard.jsonl` | 10 | 0.25 |',
      '| c | hard.jsonl | 20 | 0.22 |',
    ];
    const found = standingsOf(worldOf(table, 'wer better=lower'));
    expect(found.map(({ conditions, best, baseline }) => [conditions, best?.run, baseline?.text])).toEqual([
      [['Eval Manifest easy.jsonl'], 'a', '0.04'],
      [['Eval Manifest hard.jsonl'], 'c', '0.30'],
    ]);
    expect(seriesOf(worldOf(table, 'wer better=lower'))?.points.map(({ run, baseline }) => [run, baseline])).toEqual([
      ['a', 0.04],
      ['b', 0.3],
      ['c', 0.3],
    ]);
  });

  it('say that runs without a manifest have none', () => {
    const table = ['| Run | Manifest | WER |', '|---|---|---|', '| a | easy | 0.05 |', '| b | | 0.25 |'];
    expect(standingsOf(worldOf(table, 'wer better=lower')).map(({ conditions }) => conditions)).toEqual([
      ['Manifest easy'],
      ['no Manifest'],
    ]);
  });

  it('do not treat what is equal in all runs, and numbers, as conditions', () => {
    const table = [
      '| Run | Split | Benchmark (ms) | WER |',
      '|---|---|---|---|',
      '| a | test | 12 | 0.05 |',
      '| b | test | 14 | 0.25 |',
    ];
    const found = standingsOf(worldOf(table, 'wer better=lower'));
    expect(found.map(({ conditions, best }) => [conditions, best?.run])).toEqual([[[], 'a']]);
  });

  it('give no best if the values cannot be converted to one unit', () => {
    const table = [
      '| Run | Latency | Date |',
      '|---|---|---|',
      '| a | 12 ms | 2026-01-02 |',
      '| b | 0.9 | 2026-01-03 |',
    ];
    expect(standings(table, 'latency better=lower')).toEqual([
      {
        metric: 'Latency',
        best: undefined,
        latest: { run: 'b', text: '0.9', baseline: undefined },
        baseline: undefined,
      },
    ]);
    expect(seriesOf(worldOf(table, 'latency better=lower'))?.points).toEqual([]);
  });

  it('compare each metric with its own baseline', () => {
    const table = [
      '| Run | Baseline WER | Baseline Noisy WER | WER | Noisy WER | Far WER |',
      '|---|---|---|---|---|---|',
      '| a | 0.20 | 0.40 | 0.18 | 0.35 | 0.5 |',
    ];
    expect(standings(table, 'wer noisy_wer far_wer baseline_wer better=lower')).toMatchObject([
      { metric: 'WER', best: { text: '0.18', baseline: '0.20' } },
      { metric: 'Noisy WER', best: { text: '0.35', baseline: '0.40' } },
      { metric: 'Far WER', best: { text: '0.5', baseline: undefined } },
    ]);
  });

  it('show each run with the baseline of its own row, and nothing if that is blank', () => {
    const table = [
      '| Run | Date | Baseline WER | Tuned WER |',
      '|---|---|---|---|',
      '| loud | 2026-01-02 | 0.50 | 0.30 |',
      '| calm | 2026-01-03 | 0.08 | 0.09 |',
      '| last | 2026-01-04 | | 0.40 |',
    ];
    expect(standings(table, 'tuned_wer better=lower')).toEqual([
      {
        metric: 'Tuned WER',
        best: { run: 'calm', text: '0.09', baseline: '0.08' },
        latest: { run: 'last', text: '0.40', baseline: undefined },
        baseline: undefined,
      },
    ]);
  });

  it('use the reference row for runs without a baseline beside them, in the chart as well', () => {
    const table = [
      '| Run | Baseline WER | Tuned WER |',
      '|---|---|---|',
      '| Baseline | | 0.60 |',
      '| a | 0.50 | 0.30 |',
      '| b | | 0.40 |',
    ];
    expect(standings(table, 'tuned_wer better=lower')).toMatchObject([
      { best: { run: 'a', baseline: '0.50' }, baseline: { run: 'Baseline', text: '0.60' } },
    ]);
    expect(seriesOf(worldOf(table, 'tuned_wer better=lower'))?.points).toEqual([
      { run: 'a', value: 0.3, baseline: 0.5 },
      { run: 'b', value: 0.4, baseline: 0.6 },
    ]);
  });

  it('use the same latest run as criteria', () => {
    const rows = (last: string) => [
      '| Run | Date | WER |',
      '|---|---|---|',
      '| new | 2026-03-01 | 0.2 |',
      `| old | ${last} | 0.1 |`,
    ];
    expect(standings(rows('2026-01-01'), 'wer better=lower')[0]?.latest).toMatchObject({ run: 'new' });
    expect(standings(rows('2026-03-01'), 'wer better=lower')[0]?.latest).toBeUndefined();
    expect(standings(rows(''), 'wer better=lower')[0]?.latest).toBeUndefined();
  });

  it('use a direction that the document declares, and skip bounds, crashes and marks of a winner', () => {
    const table = [
      '| Run | Loss |',
      '|---|---|',
      '| a | < 0.01 |',
      '| b | **0.5** |',
      '| c | crashed |',
      '| d | ~0.6 |',
    ];
    expect(standings(table, 'loss better=lower')).toMatchObject([{ metric: 'Loss', best: { run: 'b', text: '0.5' } }]);
  });

  it('distinguish runs by the full precision of their records', () => {
    const table = ['| Run | Loss |', '|---|---|', '| a | 0.05 |', '| b | 0.05 |'];
    const records = [
      runRecord('a', { metrics: new Map([['loss', '0.0512']]), columns: new Map([['loss', 'loss']]) }),
      runRecord('b', { metrics: new Map([['loss', '0.0499']]), columns: new Map([['loss', 'loss']]) }),
    ];
    expect(standings(table, 'loss better=lower', records)).toMatchObject([{ best: { run: 'b', text: '0.05' } }]);
  });
});
