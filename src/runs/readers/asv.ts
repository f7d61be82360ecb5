import { counted } from '../../text/counted.ts';
import { isJsonArray, isJsonNumber, isJsonObject } from '../json/json-value.ts';
import { listUnder, numberUnder, objectUnder, textUnder } from '../json/json-at.ts';
import { keysOf, pathOf } from '../key-path.ts';
import { commitOf } from '../reading/commit-of.ts';
import { flatValues } from '../reading/flat-values.ts';
import { beyond } from '../outputs/left-out.ts';
import { readJsonRuns } from './read-json-runs.ts';
import { timeOfMilliseconds } from '../reading/times.ts';
import { runValueOf } from '../reading/run-value.ts';
import { scalarText } from '../json/scalar-text.ts';
import { EMPTY_RUN } from '../run.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { Run, RunValue } from '../run.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { RunReader } from './reader.ts';

const MOST_CASES = 5000;
const MACHINE = /^\s{0,20}\{\s{0,20}"arch"\s{0,20}:/;
const RESULTS = /"commit_hash"\s{0,20}:/;

/** The beginning of a benchmark's name says what it measures: seconds or bytes. */
function unitAt(path: string): string | undefined {
  const [name = ''] = (keysOf(path)[0] ?? '').split('(');
  const own = name.split('.').at(-1) ?? '';
  if (/^time(?:_|[A-Z]|$)/.test(own)) return 's';
  return /^(?:peak)?mem(?:_|[A-Z]|$)/.test(own) ? 'B' : undefined;
}

/** A result file of airspeed velocity: one run of a suite at one commit, in its older and its present layout. */
export const asv: RunReader = {
  name: 'asv',
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read: (tree, choice) =>
    readJsonRuns(tree, {
      format: 'asv',
      choice,
      unitAt,
      runs: (value) => {
        if (!isJsonObject(value) || !value.has('results')) {
          return {
            message: 'describes a machine of airspeed velocity, and holds no results',
            hint: 'give a file named after a commit',
          };
        }
        return [runOf(value)];
      },
    }),
};

function looksLike(entry: RunEntry): boolean {
  if (entry.kind !== 'file') return false;
  if (entry.name === 'machine.json') return MACHINE.test(entry.head);
  return RESULTS.test(entry.head) && /"(?:env_name|requirements|params|result_columns)"\s{0,20}:/.test(entry.head);
}

function runOf(output: JsonObject): Run {
  const columns = listUnder(output, 'result_columns').map((name) => scalarText(name) ?? '');
  const metrics = new Map<string, RunValue>();
  let more = 0;
  for (const [name, value] of objectUnder(output, 'results')) {
    for (const [key, result] of casesOf(name, value, columns)) {
      const read = runValueOf(result);
      if (read === undefined) continue;
      if (metrics.size < MOST_CASES) metrics.set(key, read);
      else more++;
    }
  }
  const missing = [...metrics.values()].filter(({ kind }) => kind === 'missing').length;
  return {
    ...EMPTY_RUN,
    metrics,
    parameters: flatValues(new Map([...objectUnder(output, 'params'), ...objectUnder(output, 'requirements')])),
    git: commitOf(textUnder(output, 'commit_hash')),
    started: timeOfMilliseconds(numberUnder(output, 'date')),
    notes: [
      ...(missing > 0 ? [`missing, having failed at this commit: ${counted(missing, 'result')}`] : []),
      ...beyond(more, MOST_CASES, 'result'),
    ],
  };
}

/**
 * A number; `{params, result}`; or a list in the order of `result_columns`. With parameters there is a result for each
 * combination.
 */
function casesOf(
  name: string,
  value: JsonValue,
  columns: readonly string[],
): readonly (readonly [string, JsonValue])[] {
  if (isJsonNumber(value) || value === null) return [[pathOf([name]), value]];
  const part = (column: string): JsonValue =>
    (isJsonObject(value) ? value.get(column) : isJsonArray(value) ? value[columns.indexOf(column)] : undefined) ?? null;
  const result = part('result');
  if (!isJsonArray(result)) return [[pathOf([name]), result]];
  const choices = combinations(listUnder(part('params')));
  if (result.length === 1 && choices.length <= 1) return [[pathOf([name]), result[0] ?? null]];
  return result.map((one, index) => [pathOf([`${name}(${choices[index] ?? String(index)})`]), one] as const);
}

/** The combinations of all parameters, with the last one varying fastest. */
function combinations(params: readonly JsonValue[]): readonly string[] {
  let found: readonly string[] = [''];
  for (const choices of params) {
    const texts = isJsonArray(choices) ? choices.map((choice) => scalarText(choice) ?? '') : [];
    if (found.length * texts.length > MOST_CASES) return [];
    found = found.flatMap((before) => texts.map((text) => (before === '' ? text : `${before}, ${text}`)));
  }
  return params.length === 0 ? [] : found;
}
