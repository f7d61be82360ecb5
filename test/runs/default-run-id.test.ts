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
  ['multirun/2026-03-02/10-00-00/0/metrics.json', '2026-03-02-10-00-00-0'],
  ['outputs/2026-03-02/10-00-00/.hydra/config.yaml', '2026-03-02-10-00-00'],
  ['sweep/0/metrics.json', '0'],
  ['logs/kelp-3/events.out.tfevents.1787955611.gpu17.4242', 'kelp-3'],
  ['logs/kelp-3/train/events.out.tfevents.1787955611.gpu17.4242.0.v2', 'kelp-3'],
  ['logs/kelp-3/validation/events.out.tfevents.1787955611.gpu17.4242.1.v2', 'kelp-3'],
  ['events.out.tfevents.1787955611.gpu17.4242', undefined],
  ['out/kelp-4/trainer_state.json', 'kelp-4'],
  ['out/kelp-4/checkpoint-400/trainer_state.json', 'kelp-4'],
  ['out/kelp-4/checkpoint-400/metrics.json', 'checkpoint-400'],
  ['checkpoint-400/trainer_state.json', 'checkpoint-400'],
  ['trainer_state.json', 'trainer_state'],
  ['out/kelp-5/val_metrics.json', 'kelp-5'],
  ['out/kelp-5/predict_results.json', 'kelp-5'],
  ['out/kelp-6/training_log.csv', 'kelp-6'],
  ['out/kelp-6/training.log', 'kelp-6'],
  ['out/training/metrics.json', 'training'],
  ['exp/kelp6/best_wer', 'kelp6'],
  ['exp/kelp6/decode_bay/scoring_kaldi/best_wer', 'decode_bay'],
  ['out/reef__kelp-410m/results_2026-03-01T10-00-00.123456.json', 'reef__kelp-410m'],
  ['results_2026-03-01T10-00-00.123456.json', 'results_2026-03-01T10-00-00.123456'],
  ['out/kelp-6/wandb-summary.json', 'kelp-6'],
])('names a run after %s', (path, id) => {
  expect(defaultRunId(path)).toBe(id);
});
