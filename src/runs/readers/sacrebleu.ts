import { textUnder } from '../json/json-at.ts';
import { isJsonArray, isJsonNumber, isJsonObject } from '../json/json-value.ts';
import { pathOf } from '../key-path.ts';
import { readJsonRuns } from './read-json-runs.ts';
import { runValueOf } from '../reading/run-value.ts';
import { EMPTY_RUN } from '../run.ts';
import type { JsonObject, JsonValue } from '../json/json-value.ts';
import type { RunEntry } from '../outputs/run-tree.ts';
import type { Run, RunValue } from '../run.ts';
import type { RunReader } from './reader.ts';

/**
 * The output of sacreBLEU with `--format json`: the scores of one system, each under its metric's name (BLEU, chrF2,
 * TER), out of 100.
 */
export const sacrebleu: RunReader = {
  name: 'sacrebleu',
  detect: (entry) => (looksLike(entry) ? 'sure' : 'no'),
  read: (tree, choice) => readJsonRuns(tree, { format: 'sacrebleu', choice, runs: runsOf }),
};

const looksLike = (entry: RunEntry): boolean =>
  entry.kind === 'file' &&
  /\.json$/i.test(entry.name) &&
  /^\s{0,20}(?:\[\s{0,20})?\{\s{0,20}"name"\s{0,20}:/.test(entry.head) &&
  /"score"\s{0,20}:/.test(entry.head) &&
  /"signature"\s{0,20}:\s{0,20}"[^"\n]{0,400}\|v(?:ersion)?:/.test(entry.head);

function runsOf(value: JsonValue): readonly Run[] | { readonly message: string; readonly hint: string } {
  const scores = (isJsonArray(value) ? value : [value]).filter(isJsonObject);
  const names = scores.map((score) => textUnder(score, 'name'));
  if (scores.length === 0 || names.includes(undefined) || new Set(names).size < names.length)
    return {
      message: 'does not hold one score for each metric',
      hint: 'give the scores of one system; --format json reads the file as any other',
    };
  const facts = scores.map(factsOf);
  return [
    {
      ...EMPTY_RUN,
      metrics: new Map(facts.flatMap(({ metrics }) => metrics)),
      parameters: new Map(facts.flatMap(({ parameters }) => parameters)),
    },
  ];
}

type Facts = {
  readonly metrics: readonly (readonly [string, RunValue])[];
  readonly parameters: readonly (readonly [string, RunValue])[];
};

/** The score is the metric itself; its interval (`confidence`) and how it was computed are below its name. */
function factsOf(score: JsonObject): Facts {
  const name = textUnder(score, 'name') ?? '';
  const values = [...score].flatMap(([key, value]) => {
    const read = key === 'name' ? undefined : runValueOf(value);
    return read === undefined ? [] : [{ path: pathOf(key === 'score' ? [name] : [name, key]), value, read }];
  });
  const pairs = (isMetric: boolean) =>
    values.filter(({ value }) => isJsonNumber(value) === isMetric).map(({ path, read }) => [path, read] as const);
  return { metrics: pairs(true), parameters: pairs(false) };
}
