import { foldName } from '../../text/fold-name.ts';
import { isJsonNumber } from '../json/json-value.ts';
import { objectsUnder } from '../json/json-at.ts';
import { mergeRuns } from '../merge-runs.ts';
import { factsOfFiles } from '../outputs/file-facts.ts';
import { historyOf, historyOfRows } from '../reading/history-of-rows.ts';
import { objectIn } from '../outputs/json-in.ts';
import { refused, refusedBy } from '../outputs/refused.ts';
import { inside } from '../outputs/sub-tree.ts';
import { isParameter } from '../reading/parameter-names.ts';
import { runOfJson } from '../reading/run-of-json.ts';
import { runValueOf } from '../reading/run-value.ts';
import { EMPTY_RUN } from '../run.ts';
import { finishOutput } from './finish-runs.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { History } from '../run-record.ts';
import type { Run, RunValue } from '../run.ts';
import type { RunProblem, RunReading } from '../outputs/run-reading.ts';
import type { RunEntry, RunTree } from '../outputs/run-tree.ts';
import type { RunChoice, RunReader } from './reader.ts';

const NAME = 'hf-trainer';
const STATE = 'trainer_state.json';
const RESULTS = /^(?:all|train|eval|test|predict)_results\.json$/;
const OWN_KEYS = /"(?:train|eval|test|predict)_(?:runtime|loss|samples|samples_per_second|steps_per_second)"\s*:/;
const STATE_KEYS = /"(?:best_model_checkpoint|is_world_process_zero|log_history)"\s*:/;
const CHECKPOINT = /^checkpoint-(\d{1,12})$/;

/** Values of the schedule, not of the run. */
const SCHEDULE: ReadonlySet<string> = new Set(['learning_rate']);

/** `train_runtime`, `eval_runtime`, with any prefix: seconds. */
const unitAt = (path: string): string | undefined => (/(?:^|_)runtime$/.test(path) ? 's' : undefined);

/** The files of the Hugging Face Trainer: `*_results.json`, `trainer_state.json`, or the folder that contains them. */
export const hfTrainer: RunReader = {
  name: NAME,
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read(tree, choice) {
    if (tree.entry.kind === 'folder') return readFolder(tree, choice);
    const found = readPart(tree, '');
    return 'message' in found ? refusedBy(found) : finish(tree.path, found, choice);
  },
};

function looksLike(entry: RunEntry): boolean {
  if (entry.kind === 'file') {
    return STATE_KEYS.test(entry.head) || (RESULTS.test(entry.name) && OWN_KEYS.test(entry.head));
  }
  return entry.names.some((name) => name === STATE || RESULTS.test(name) || CHECKPOINT.test(name));
}

function readFolder(tree: RunTree, choice: RunChoice): RunReading {
  const names = tree.list('');
  const state = statePlace(tree, names);
  const places = [...names.filter((name) => RESULTS.test(name)), ...(state === undefined ? [] : [state])];
  const parts: Run[] = [];
  for (const place of places) {
    const found = readPart(tree, place);
    if ('message' in found) return refusedBy(found);
    parts.push(place.includes('/') ? { ...found, notes: [`the history stands in ${place}`, ...found.notes] } : found);
  }
  if (parts.length === 0) return refused(tree.path, 'holds no results of a Hugging Face Trainer');
  const merged = mergeRuns(withOneEpoch(parts));
  if (merged.kind === 'run') return finish(tree.path, merged.run, choice);
  const [conflict] = merged.conflicts;
  const { key = '', left, right } = conflict ?? {};
  const message = `${key} is ${left?.text ?? ''} in ${left?.path ?? ''} and ${right?.text ?? ''} in ${right?.path ?? ''}`;
  return refused(tree.path, message, 'give the one file that is meant');
}

/** Every file says how far training had come when it was written: if they differ, none is the run's. */
function withOneEpoch(parts: readonly Run[]): readonly Run[] {
  const told = parts.flatMap(({ metrics, files: [file] }) => {
    const epoch = metrics.get('epoch');
    return epoch?.kind === 'number' ? [{ text: epoch.text, path: file?.path ?? '' }] : [];
  });
  if (new Set(told.map(({ text }) => Number(text))).size < 2) return parts;
  const said = told.map(({ text, path }) => `${text} in ${path}`).join(', ');
  const note = `epoch is left out, for the files say different ones: ${said}`;
  return parts.map((part, index) => ({
    ...part,
    metrics: new Map([...part.metrics].filter(([name]) => name !== 'epoch')),
    notes: index === 0 ? [...part.notes, note] : part.notes,
  }));
}

/** The state beside the results, else that of the last checkpoint, which includes those before it. */
function statePlace(tree: RunTree, names: readonly string[]): string | undefined {
  if (names.includes(STATE)) return STATE;
  const steps = names.flatMap((name) => Number(CHECKPOINT.exec(name)?.[1] ?? Number.NaN)).filter(Number.isFinite);
  const last = steps.toSorted((left, right) => right - left).map((step) => `checkpoint-${String(step)}`)[0];
  return last !== undefined && tree.list(last).includes(STATE) ? inside(last, STATE) : undefined;
}

function readPart(tree: RunTree, place: string): Run | RunProblem {
  const found = objectIn(tree, place);
  if (found.kind === 'refused') return found.problem;
  if (found.kind === 'absent') return { path: inside(tree.path, place), message: 'is not a text file' };
  const files = factsOfFiles(NAME, found.file);
  return found.value.has('log_history')
    ? { ...runOfState(found.value), files }
    : { ...EMPTY_RUN, metrics: runOfJson(found.value, '', '').metrics, files };
}

/** The epoch is not a metric: it says where a point is. */
function finish(path: string, run: Run, choice: RunChoice): RunReading {
  const counters = new Map([...run.history].filter(([name]) => name === 'epoch'));
  const history = new Map([...run.history].filter(([name]) => name !== 'epoch'));
  return finishOutput([{ ...run, history }], { path, choice, isLatest: true, unselected: SCHEDULE, counters, unitAt });
}

/** Rows of training and of evaluation at one step have the same epoch. */
const epochsOf = (rows: readonly JsonObject[]): History =>
  historyOf(
    new Map(
      rows.flatMap((row) => {
        const [step, epoch] = [row.get('step'), row.get('epoch')];
        return isJsonNumber(step) && isJsonNumber(epoch) ? [[step.number, epoch.number] as const] : [];
      }),
    ),
  );

/** Rows of training and of evaluation alternate; the last may summarise the training. */
function runOfState(state: JsonObject): Run {
  const rows = objectsUnder(state, 'log_history');
  const sums = rows.filter((row) => row.has('train_runtime'));
  const { history, counters, notes } = historyOfRows(
    rows.filter((row) => !row.has('train_runtime')),
    { steps: ['step'], without: new Set(['epoch', 'total_flos']) },
  );
  const metrics = new Map<string, RunValue>();
  const parameters = new Map<string, RunValue>();
  for (const [key, value] of [...state, ...sums.flatMap((row) => [...row])]) {
    const read = isJsonNumber(value) ? runValueOf(value) : undefined;
    if (read === undefined || key === 'step') continue;
    const isSetting = isParameter([key], read) || /_(?:steps|size)$/.test(foldName(key));
    (isSetting ? parameters : metrics).set(key, read);
  }
  const isSelected = metrics.has('best_metric');
  const chosen = 'best_metric was chosen on the evaluation set itself: it is selected, not only measured';
  const all = new Map([...history, ['epoch', epochsOf(rows)] as const]);
  return {
    ...EMPTY_RUN,
    metrics,
    parameters,
    counters,
    history: all,
    notes: [...notes, ...(isSelected ? [chosen] : [])],
  };
}
