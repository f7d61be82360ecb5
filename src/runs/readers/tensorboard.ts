import { counted } from '../../text/counted.ts';
import { readEvent } from '../events/scalars-of.ts';
import { splitTfRecords } from '../events/tf-records.ts';
import { factsOfFiles } from '../outputs/file-facts.ts';
import { metricPoints } from '../reading/metric-points.ts';
import { refused } from '../outputs/refused.ts';
import { inside } from '../outputs/sub-tree.ts';
import { timeOfSeconds } from '../reading/times.ts';
import { EMPTY_RUN } from '../run.ts';
import { finishOutput } from './finish-runs.ts';
import { settingsIn, SCHEDULE } from './over-epochs.ts';
import type { MetricPoint } from '../reading/metric-points.ts';
import type { RunReading } from '../outputs/run-reading.ts';
import type { RunBytes, RunEntry, RunTree } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

const NAME = 'tensorboard';
const EVENTS = /\.tfevents\./;
const PAIR = ['train', 'validation'] as const;
const MOST_FILES = 500;

type Gathered = {
  readonly series: Map<string, MetricPoint[]>;
  readonly times: number[];
  readonly notes: string[];
  others: number;
};

/**
 * TensorBoard's event files: one of them, or the folder of a run; Keras' `train` and `validation` folders are one run.
 */
export const tensorboard: RunReader = {
  name: NAME,
  detect(entry) {
    if (entry.kind === 'file') return EVENTS.test(entry.name) ? 'sure' : 'no';
    if (entry.names.some((name) => EVENTS.test(name))) return 'likely';
    return isPair(entry) ? 'maybe' : 'no';
  },
  read(tree, choice): RunReading {
    const places = eventPlaces(tree);
    if (places.length > MOST_FILES) {
      return refused(tree.path, `holds more than ${String(MOST_FILES)} event files`, 'give the folder of one run');
    }
    const gathered: Gathered = { series: new Map(), times: [], notes: [], others: 0 };
    const files: RunBytes[] = [];
    for (const { place, prefix } of places) {
      const file = tree.readBytes(place);
      if (file === undefined) continue;
      files.push(file);
      gather(file, prefix, gathered);
    }
    if (files.length === 0) return refused(tree.path, 'holds no event file of TensorBoard');
    if (gathered.series.size === 0) {
      const [note] = gathered.notes;
      return refused(
        tree.path,
        note ?? 'holds events, and no scalar among them',
        'write scalars with add_scalar or tf.summary.scalar',
      );
    }
    const given = tree.entry.kind === 'folder' ? settingsIn(tree, 'hparams.yaml', NAME) : EMPTY_RUN;
    const run = {
      ...given,
      ...metricPoints([...gathered.series].map(([name, points]) => ({ name, points }))),
      started: timeOfSeconds(gathered.times.reduce((left, right) => Math.min(left, right), Number.POSITIVE_INFINITY)),
      ended: timeOfSeconds(gathered.times.reduce((left, right) => Math.max(left, right), 0)),
      files: [...factsOfFiles(NAME, ...files), ...given.files],
      notes: notesOf(gathered, files.length),
    };
    return finishOutput([run], { path: tree.path, choice, isLatest: true, unselected: SCHEDULE });
  },
};

const isPair = (entry: RunEntry): boolean =>
  entry.kind === 'folder' && PAIR.every((name) => entry.names.includes(name)) && entry.names.length <= 3;

function eventPlaces(tree: RunTree): readonly { readonly place: string; readonly prefix: string }[] {
  if (tree.entry.kind === 'file') return [{ place: '', prefix: '' }];
  const own = tree.list('').filter((name) => EVENTS.test(name));
  if (own.length > 0) return own.map((name) => ({ place: name, prefix: '' }));
  return PAIR.flatMap((folder) =>
    tree
      .list(folder)
      .filter((name) => EVENTS.test(name))
      .map((name) => ({ place: inside(folder, name), prefix: `${folder}/` })),
  );
}

function gather({ path, bytes }: RunBytes, prefix: string, into: Gathered): void {
  const { payloads, stopped } = splitTfRecords(bytes);
  if (stopped === 'torn') into.notes.push(`the last event of ${path} is torn (still being written?) and was skipped`);
  if (stopped === 'damaged')
    into.notes.push(`${path} is damaged behind event ${String(payloads.length)}: what follows was not read`);
  for (const payload of payloads) {
    const event = readEvent(payload);
    if (event === undefined) continue;
    if (Number.isFinite(event.wallTime)) into.times.push(event.wallTime);
    into.others += event.others;
    for (const { tag, step, wallTime, text } of event.scalars) {
      const name = prefix + tag;
      const points = into.series.get(name) ?? [];
      into.series.set(name, points);
      points.push({ time: Number.isFinite(wallTime) ? wallTime : 0, text, step });
    }
  }
}

function notesOf({ notes, others }: Gathered, count: number): readonly string[] {
  return [
    ...notes,
    ...(count > 1
      ? [`${String(count)} event files make one run, as TensorBoard shows them; a later value at one step counts`]
      : []),
    ...(others > 0 ? [`left out, being no scalars (images, histograms, texts): ${counted(others, 'value')}`] : []),
  ];
}
