import { readOverEpochs } from './over-epochs.ts';
import type { OverEpochs } from './over-epochs.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

const FORMAT: OverEpochs = {
  format: 'lightning',
  table: 'metrics.csv',
  settings: 'hparams.yaml',
  steps: ['step'],
  without: new Set(['epoch']),
};

/** A run of Lightning's CSV logger: `metrics.csv` alone, or `version_N/` with `hparams.yaml`. */
export const lightning: RunReader = {
  name: 'lightning',
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read: (tree, choice) => readOverEpochs(tree, FORMAT, choice),
};

function looksLike(entry: RunEntry): boolean {
  if (entry.kind === 'folder') {
    const [hasTable, isGiven] = [entry.names.includes('metrics.csv'), entry.names.includes('hparams.yaml')];
    const isVersion = /^version_\d+$/.test(entry.name);
    return hasTable
      ? isGiven || isVersion
      : isGiven && isVersion && !entry.names.some((name) => /\.tfevents\./.test(name));
  }
  const header = (entry.head.split('\n', 1)[0] ?? '').split(',').map((name) => name.trim());
  return entry.name === 'metrics.csv' && header.includes('step') && header.includes('epoch');
}
