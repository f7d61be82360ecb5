import { readOverEpochs } from './over-epochs.ts';
import type { OverEpochs } from './over-epochs.ts';
import type { RunEntry, RunReader } from './reader.ts';

const FORMAT: OverEpochs = {
  format: 'ultralytics',
  table: 'results.csv',
  settings: 'args.yaml',
  steps: ['epoch'],
  note: 'the last epoch is not the best one: --select best:metrics/mAP50-95(B):higher takes the best by that metric',
};

const HEADER = /^\uFEFF?\s{0,40}epoch\s{0,40},[^\n]{0,2000}(?:\btrain\/\w{0,40}loss|metrics\/)/;

/** An Ultralytics (YOLO) run: `results.csv`, padded or not, alone or in its folder with `args.yaml`. */
export const ultralytics: RunReader = {
  name: 'ultralytics',
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read: (tree, choice) => readOverEpochs(tree, FORMAT, choice),
};

function looksLike(entry: RunEntry): boolean {
  if (entry.kind === 'file') return /\.csv$/i.test(entry.name) && HEADER.test(entry.head);
  return entry.names.includes('results.csv') && entry.names.includes('args.yaml');
}
