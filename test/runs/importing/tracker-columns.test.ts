import { describe, expect, it } from 'vitest';
import { trackerColumns } from '../../../src/runs/importing/tracker-columns.ts';
import { EMPTY_RUN } from '../../../src/runs/run.ts';
import type { Run, RunValue } from '../../../src/runs/run.ts';

const valueOf = (value: string | number): RunValue =>
  typeof value === 'number' ? { kind: 'number', text: String(value) } : { kind: 'text', text: value };

const run = (
  parameters: Readonly<Record<string, string | number>>,
  metrics: Readonly<Record<string, number>>,
): Run => ({
  ...EMPTY_RUN,
  parameters: new Map(Object.entries(parameters).map(([key, value]) => [key, valueOf(value)])),
  metrics: new Map(Object.entries(metrics).map(([key, value]) => [key, valueOf(value)])),
});

const NOTHING = { metrics: [], parameters: [], most: 12, filled: new Set<string>(), headers: [] };
const headers = (runs: readonly Run[], wishes = {}): readonly string[] =>
  trackerColumns(runs, { ...NOTHING, ...wishes }).columns.map(({ header }) => header);

describe('trackerColumns', () => {
  it('takes parameters that differ and every metric; what all have in common gets no column', () => {
    const runs = [
      run({ lr: 0.1, epochs: 3, host: 'reed', 'mlflow\\.run_id': 'a', seed: 1 }, { loss: 0.5, runtime: 9 }),
      run({ lr: 0.2, epochs: 3, host: 'moss', 'mlflow\\.run_id': 'b', seed: 2 }, { loss: 0.4, runtime: 8, f1: 0.9 }),
    ];
    expect(headers(runs)).toEqual(['lr', 'loss', 'f1', 'runtime']);
    expect([...trackerColumns(runs, NOTHING).constants.keys()]).toEqual(['epochs']);
  });

  it('creates only so many columns, and reports what is left', () => {
    const metrics = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`m${String(at)}`, at]));
    const made = trackerColumns([run({ a: 1 }, metrics), run({ a: 2 }, metrics)], { ...NOTHING, most: 4 });
    expect(made.columns.map(({ path }) => path)).toEqual(['a', 'm0', 'm1', 'm2']);
    expect(made.left).toEqual(['m3', 'm4', 'm5', 'm6', 'm7', 'm8']);
  });

  it('takes what was requested, and nothing that a column already shows', () => {
    const runs = [run({ lr: 1, bs: 2 }, { loss: 1, f1: 2 })];
    expect(headers(runs, { metrics: ['f1', 'loss'], filled: new Set(['loss']) })).toEqual(['f1']);
  });

  it("keeps brackets with the key's own unit, or with something other than a unit", () => {
    const metrics = { 'Acc (%)': 91, 'Time [s]': 3, 'F1_macro (dev)': 0.9, 'gen (tokens)': 4 };
    expect(headers([run({}, metrics)])).toEqual(['Acc (%)', 'Time [s]', 'F1_macro (dev)', 'gen (tokens)']);
  });

  it('leaves out those that alone distinguish names, or would create a second column of runs', () => {
    const metrics = { 'F1 (macro)': 0.9, 'F1 (micro)': 0.8, 'Wait (s)': 1, 'Date (UTC)': 2 };
    expect(headers([run({}, metrics)], { headers: ['Wait'] })).toEqual(['F1 macro', 'F1 micro', 'Wait s', 'Date UTC']);
  });

  it('leaves brackets out of headers if they would be read as false units', () => {
    expect(headers([run({}, { 'metrics/mAP50-95(B)': 1, 'metrics/mAP50-95(M)': 1, 'eval\\.wer': 2 })])).toEqual([
      'metrics/mAP50-95 B',
      'metrics/mAP50-95 M',
      'eval.wer',
    ]);
  });

  it('gives keys that read alike different headers', () => {
    expect(headers([run({}, { val_loss: 1, 'val/loss': 2 })])).toEqual(['val_loss', 'val/loss 2']);
  });
});
