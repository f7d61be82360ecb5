import { isJsonObject } from '../json/json-value.ts';
import { objectUnder, objectsUnder, textUnder, valueUnder } from '../json/json-at.ts';
import { commitOf } from '../reading/commit-of.ts';
import { factsOfFiles } from '../outputs/file-facts.ts';
import { flatValues, seedOfParameters } from '../reading/flat-values.ts';
import { historyOfRows } from '../reading/history-of-rows.ts';
import { objectIn } from '../outputs/json-in.ts';
import { refused, refusedBy } from '../outputs/refused.ts';
import { withoutPrivate } from '../outputs/yaml-in.ts';
import { timeOfText } from '../reading/times.ts';
import { runValueOf } from '../reading/run-value.ts';
import { statusOf } from '../reading/run-facts.ts';
import { EMPTY_RUN } from '../run.ts';
import { finishOutput } from './finish-runs.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { Run, RunStatus, RunValue } from '../run.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

const NAME = 'sacred';

/** A key that no metric can have. */
const POINT = '\u0000step';

const STATUSES: ReadonlyMap<string, RunStatus> = new Map<string, RunStatus>([
  ['TIMEOUT', 'killed'],
  ['QUEUED', 'started'],
]);

/** A run of Sacred's file storage: its numbered folder, or `run.json` alone. */
export const sacred: RunReader = {
  name: NAME,
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read(tree, choice) {
    const isFolder = tree.entry.kind === 'folder';
    const found = objectIn(tree, isFolder ? 'run.json' : '');
    if (found.kind === 'refused') return refusedBy(found.problem);
    if (found.kind === 'absent') return refused(tree.path, 'holds no run.json');
    const [config, metrics] = [objectIn(tree, 'config.json'), objectIn(tree, 'metrics.json')];
    for (const part of isFolder ? [config, metrics] : []) if (part.kind === 'refused') return refusedBy(part.problem);
    const files = [found, ...(isFolder ? [config, metrics] : [])].flatMap((part) =>
      part.kind === 'found' ? [part.file] : [],
    );
    const given =
      isFolder && config.kind === 'found' ? config.value : objectUnder(found.value, 'meta', 'config_updates');
    const series = isFolder && metrics.kind === 'found' ? histories(metrics.value) : { history: new Map(), notes: [] };
    const run = runOf(found.value, withoutPrivate(given));
    const joined: Run = { ...run, ...series, files: factsOfFiles(NAME, ...files) };
    return finishOutput([joined], { path: tree.path, choice, isLatest: true });
  },
};

function looksLike(entry: RunEntry): boolean {
  if (entry.kind === 'folder') {
    const hasMore =
      /^\d{1,9}$/.test(entry.name) || entry.names.some((name) => /^(?:config\.json|cout\.txt)$/.test(name));
    return entry.names.includes('run.json') && hasMore;
  }
  return (
    entry.name.endsWith('run.json') &&
    /"experiment"\s{0,20}:\s{0,20}\{/.test(entry.head) &&
    /"(?:mainfile|base_dir|dependencies)"\s{0,20}:/.test(entry.head)
  );
}

/** Sacred's `command` is the name of a function, not a shell command: a parameter. */
function runOf(output: JsonObject, config: JsonObject): Run {
  const parameters = new Map<string, RunValue>(flatValues(config));
  const called = textUnder(output, 'command');
  if (called !== undefined) parameters.set('sacred\\.command', { kind: 'text', text: called });
  const word = textUnder(output, 'status');
  const [repository] = objectsUnder(output, 'experiment', 'repositories');
  const dirty = repository?.get('dirty');
  return {
    ...EMPTY_RUN,
    parameters,
    metrics: new Map(resultsOf(output.get('result') ?? null)),
    seed: seedOfParameters(parameters),
    git: commitOf(textUnder(repository, 'commit'), typeof dirty === 'boolean' ? dirty : undefined),
    status: STATUSES.get(word ?? '') ?? statusOf(word),
    started: timeOfText(textUnder(output, 'start_time')),
    ended: timeOfText(textUnder(output, 'stop_time')),
  };
}

/** The main function's return value: a number, or an object of numbers. */
function resultsOf(result: JsonValue): ReadonlyMap<string, RunValue> {
  const values = isJsonObject(result) ? flatValues(result) : new Map([['result', runValueOf(result)] as const]);
  return new Map(
    [...values].flatMap(([path, value]): [string, RunValue][] => (value?.kind === 'number' ? [[path, value]] : [])),
  );
}

/** `{"loss": {"steps": […], "values": […]}}` */
function histories(metrics: JsonObject): Pick<Run, 'history' | 'notes'> {
  const parts = [...metrics].map(([name, series]) => {
    const [steps, values] = [valueUnder(series, 'steps'), valueUnder(series, 'values')];
    const rows =
      Array.isArray(steps) && Array.isArray(values)
        ? steps.map(
            (step: JsonValue, index) =>
              new Map<string, JsonValue>([
                [POINT, step],
                [name, bare(values[index] ?? null)],
              ]),
          )
        : [];
    return historyOfRows(rows, { steps: [POINT] });
  });
  return { history: new Map(parts.flatMap(({ history }) => [...history])), notes: parts.flatMap(({ notes }) => notes) };
}

/** Numbers of numpy are written as objects. */
const bare = (value: JsonValue): JsonValue => (isJsonObject(value) ? (value.get('value') ?? null) : value);
