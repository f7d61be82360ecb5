import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderModelIndex } from '../../src/dataset/render-model-index.ts';
import { pathOf } from '../../src/runs/key-path.ts';
import { readOutput } from '../../src/runs/readers/read-output.ts';
import { fileTree } from '../runs/run-tree.ts';
import { experimentReport } from '../report/experiment-report.ts';
import type { RunRecord } from '../../src/runs/run-record.ts';

const report = experimentReport({
  id: 'EXP-007',
  title: 'Quiet rooms',
  path: 'experiments/EXP-007.md',
  documentKind: 'plan',
  stage: 'concluded',
  status: undefined,
  verdict: 'GO',
});

const record = (run: string, metrics: ReadonlyMap<string, number | string>): RunRecord => ({
  schemaVersion: 1,
  run,
  experiment: 'EXP-007',
  status: 'finished',
  parameters: new Map(),
  metrics,
  units: new Map(),
  history: new Map(),
  criteria: new Map(),
  row: new Map(),
});

const NOTHING = { model: undefined, task: undefined, dataset: undefined, split: undefined };

describe('renderModelIndex', () => {
  it('gives the front matter of a model card', () => {
    const metrics = new Map<string, number | string>([
      ['wer', 0.1612],
      ['baseline_wer', 0.2],
      ['loss', 'NaN'],
    ]);
    const words = { model: 'owl', task: 'automatic-speech-recognition', dataset: 'calls', split: 'test' };
    expect(renderModelIndex({ report, run: 'r1', record: record('r1', metrics) }, words)).toBe(`---
model-index:
- name: "owl"
  results:
  - task: {type: "automatic-speech-recognition", name: "Automatic Speech Recognition"}
    dataset: {name: "calls", type: "calls", split: "test"}
    metrics:
    - {type: "wer", value: 0.1612, name: "wer"}
    source: {name: "EXP-007 — Quiet rooms, run r1"}
---
`);
  });

  it('gives nothing without a metric', () => {
    expect(renderModelIndex({ report, run: 'r1', record: record('r1', new Map()) }, NOTHING)).toBeUndefined();
  });

  it('is read back as the same run with the same metrics, whatever their names', () => {
    const name = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 20 })
      .filter(
        (text) => !/\p{Surrogate}/u.test(text) && text.trim() !== '' && !text.toLowerCase().startsWith('baseline'),
      );
    const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer());
    const metrics = fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(name, metrics, (run, pairs) => {
        const kept = new Map(pairs.map(([key, number]) => [pathOf([key]), number === 0 ? 0 : number]));
        const text = renderModelIndex({ report, run, record: record(run, kept) }, NOTHING) ?? '';
        const { reading } = readOutput(fileTree('README.md', text), {});
        expect(reading).toMatchObject({ kind: 'runs' });
        const [read] = reading.kind === 'runs' ? reading.runs : [];
        expect(read?.id).toBe(run);
        const numbers = new Map(
          [...(read?.metrics ?? [])].map(([key, found]) => [
            key,
            found.kind === 'number' ? Number(found.text) : undefined,
          ]),
        );
        expect(numbers).toEqual(kept);
      }),
      { numRuns: 300 },
    );
  });
});
