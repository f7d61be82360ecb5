import { isJsonArray, isJsonObject, isJsonNumber } from '../json/json-value.ts';
import { pathOf } from '../key-path.ts';
import { historyOf } from '../reading/history-of-rows.ts';
import { readJsonRuns } from './read-json-runs.ts';
import { EMPTY_RUN } from '../run.ts';
import { readOverEpochs, SCHEDULE } from './over-epochs.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { Run } from '../run.ts';
import type { History } from '../run-record.ts';
import type { OverEpochs } from './over-epochs.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

const TABLE: OverEpochs = { format: 'keras', table: 'training.csv', steps: ['epoch'], unselected: SCHEDULE };

/** What Keras writes about a training: the table of its CSVLogger, or `History.history` as JSON. */
export const keras: RunReader = {
  name: 'keras',
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read(tree, choice) {
    if (tree.entry.kind === 'file' && /\.(?:csv|log)$/i.test(tree.entry.name))
      return readOverEpochs(tree, TABLE, choice);
    return readJsonRuns(tree, { format: 'keras', choice, unselected: SCHEDULE, runs: runsOf });
  },
};

function looksLike(entry: RunEntry): boolean {
  if (entry.kind !== 'file') return false;
  if (/\.json$/i.test(entry.name)) {
    return (
      /"loss"\s*:\s*\[/.test(entry.head) &&
      /^\s{0,20}\{\s{0,20}"[\w ]{1,60}"\s*:\s*\[\s*-?[\dN]/.test(entry.head) &&
      !/"(?:step|steps|epoch|epochs|seeds?)"\s*:/.test(entry.head)
    );
  }
  const header = (entry.head.split('\n', 1)[0] ?? '').split(',').map((name) => name.trim());
  const isLog = header[0] === 'epoch' && header.includes('loss') && header.some((name) => name.startsWith('val_'));
  return isLog && /\.(?:csv|log)$/i.test(entry.name) && !header.includes('step');
}

/** One list for each metric, one value for each epoch. */
function runsOf(value: JsonValue): readonly Run[] | { readonly message: string; readonly hint: string } {
  const columns = isJsonObject(value) ? value : new Map<string, JsonValue>();
  const isHistory = columns.size > 0 && [...columns.values()].every(isNumbers);
  if (!isHistory) {
    return {
      message: 'is not a Keras history: a list of numbers for each metric was expected',
      hint: 'read it with --format json',
    };
  }
  const lengths = new Set([...columns.values()].map((column) => (isJsonArray(column) ? column.length : 0)));
  if (lengths.size > 1) {
    return { message: 'is not a Keras history: its lists differ in length', hint: 'read it with --format json' };
  }
  return [
    {
      ...EMPTY_RUN,
      history: historiesOf(columns),
      counters: new Map([['epoch', epochsOf(Math.max(0, ...lengths))]]),
      notes: ['epochs are counted from 0, as in the table of Keras’ CSVLogger'],
    },
  ];
}

const epochsOf = (count: number): History => {
  const epochs = Array.from({ length: count }, (_, epoch) => epoch);
  return { steps: epochs, values: epochs };
};

const isNumbers = (column: JsonValue): boolean =>
  isJsonArray(column) && column.every((one) => one === null || isJsonNumber(one));

const historiesOf = (columns: JsonObject): Run['history'] =>
  new Map(
    [...columns].map(([name, column]) => {
      const values = isJsonArray(column) ? column : [];
      const points = values.map((value, epoch): [number, number | null] => [
        epoch,
        isJsonNumber(value) && Number.isFinite(value.number) ? value.number : null,
      ]);
      return [pathOf([name]), historyOf(new Map(points))];
    }),
  );
