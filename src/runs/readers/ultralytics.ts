import { readOverEpochs } from './over-epochs.ts';
import type { History } from '../run-record.ts';
import type { Selection } from '../selection.ts';
import type { OverEpochs } from './over-epochs.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

/** The file name of its table over the epochs. */
export const TABLE = 'results.csv';

const FORMAT: OverEpochs = {
  format: 'ultralytics',
  table: TABLE,
  settings: 'args.yaml',
  steps: ['epoch'],
  note: bestNote,
  unitAt: (path) => (path === 'time' ? 's' : undefined),
};

/** The metrics by which Ultralytics itself selects: for segmentation or detection, pose, classification. */
const MEASURES: readonly string[] = ['metrics/mAP50-95(B)', 'metrics/mAP50-95(M)', 'metrics/accuracy_top1'];

/** A note if the last epoch is used, and another was better by the format's own metric. */
function bestNote(history: ReadonlyMap<string, History>, selection: Selection | undefined): string | undefined {
  const metric = MEASURES.find((name) => history.has(name));
  const { steps, values } = history.get(metric ?? '') ?? { steps: [], values: [] };
  const numbers = values.filter((value) => value !== null);
  const best = numbers.reduce((a, b) => Math.max(a, b), -Infinity);
  const last = values.at(-1);
  if (metric === undefined || numbers.length === 0 || last === best) return undefined;
  if (selection !== undefined && selection.kind !== 'last') return undefined;
  const epoch = String(steps[values.indexOf(best)]);
  return `the last epoch is not the best one: epoch ${epoch} has ${metric} ${String(best)}, and --select best:${metric}:higher takes it`;
}

const HEADER = /^\uFEFF?\s{0,40}epoch\s{0,40},[^\n]{0,2000}(?:\btrain\/\w{0,40}loss|metrics\/)/;

/** Other files that Ultralytics writes beside its table; older versions write no `args.yaml`, and people remove it. */
const SIGNS: readonly string[] = ['args.yaml', 'opt.yaml', 'hyp.yaml', 'weights', 'labels.jpg', 'results.png'];

/** An Ultralytics (YOLO) run: `results.csv`, padded or not, alone or in its folder with `args.yaml`. */
export const ultralytics: RunReader = {
  name: 'ultralytics',
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read: (tree, choice) => readOverEpochs(tree, FORMAT, choice),
};

function looksLike(entry: RunEntry): boolean {
  if (entry.kind === 'file') return /\.csv$/i.test(entry.name) && HEADER.test(entry.head);
  return entry.names.includes('results.csv') && SIGNS.some((name) => entry.names.includes(name));
}
