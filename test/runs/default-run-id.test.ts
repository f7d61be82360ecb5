import { expect, it } from 'vitest';
import { defaultRunId } from '../../src/runs/default-run-id.ts';

it.each([
  ['outputs/kelp-7/metrics.json', 'kelp-7'],
  ['outputs/experiment_h5/experiment_metrics.json', 'experiment_h5'],
  ['runs/kelp-8.json', 'kelp-8'],
  ['outputs/kelp-9/results/all_results.json', 'kelp-9'],
  ['metrics.json', 'metrics'],
  ['./kelp.v2.json', 'kelp.v2'],
  ['-', undefined],
])('names a run after %s', (path, id) => {
  expect(defaultRunId(path)).toBe(id);
});
