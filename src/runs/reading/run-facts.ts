import { shellLine } from '../../escape/for-shell.ts';
import { foldName } from '../../text/fold-name.ts';
import { isJsonArray, isJsonObject } from '../json/json-value.ts';
import { commitOf } from './commit-of.ts';
import { holdsParameters } from './parameter-names.ts';
import { scalarText } from '../json/scalar-text.ts';
import { pathOf } from '../key-path.ts';
import { seedAmong } from '../seed-among.ts';
import { textOf } from '../run.ts';
import { COMMIT_COLUMNS, COMMIT_NAMES } from '../../values/commit-names.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Run, RunStatus } from '../run.ts';

/** Keys that name the run, the strongest first. */
const ID_KEYS = ['run_id', 'run', 'run_name', 'name', 'id'] as const;

const STATUS_WORDS: ReadonlyMap<string, RunStatus> = new Map<string, RunStatus>([
  ...words('finished', 'finished complete completed success succeeded ok done passed'),
  ...words('failed', 'fail failed failure error errored crash crashed oom'),
  ...words('killed', 'killed aborted interrupted cancelled canceled stopped pruned'),
  ...words('started', 'started running in_progress'),
]);

function words(status: RunStatus, list: string): [string, RunStatus][] {
  return list.split(' ').map((word) => [word, status]);
}

/** Keys under which a run output says how the run ended. */
const STATUS_KEYS = ['status', 'state'] as const;

/** The words with which a run output itself says how the run ended, known or not. */
export const statusWordsOf = ({ parameters }: Pick<Run, 'parameters'>): readonly string[] =>
  STATUS_KEYS.flatMap((name) =>
    [...parameters].flatMap(([path, value]) => (foldName(path) === name ? [textOf(value)] : [])),
  );

/** Whether a folded name is one under which outputs name their run. */
export const isIdKey = (name: string): boolean => ID_KEYS.some((key) => key === name);

/** The key that names the run, if a run output has one. */
export const idKeyIn = (object: JsonObject): string | undefined =>
  ID_KEYS.flatMap((name) => [...object.keys()].filter((key) => foldName(key) === name)).find(
    (key) => (scalarText(object.get(key)) ?? '').trim() !== '',
  );

/** A run output's top-level facts about the run itself (the seed may also be in its configuration). */
export type RunFacts = Pick<Run, 'id' | 'seed' | 'command' | 'status' | 'started' | 'ended' | 'git'>;

/** Reads id, seed, command, status, times and commit from the top level of a run output. */
export function factsOf(object: JsonObject): RunFacts {
  const named = (...names: readonly string[]): string | undefined => firstText(object, names);
  return {
    id: named(...ID_KEYS),
    seed: seedAmong(textsIn(object)) ?? seedInParameters(object),
    command: named('command', 'cmd', 'command_line') ?? argumentsText(object),
    status: statusOf(named(...STATUS_KEYS)),
    started: timeOf(named('started', 'started_at', 'startedat', 'start_time')),
    ended: timeOf(named('ended', 'ended_at', 'finished_at', 'completed_at', 'end_time', 'stop_time')),
    git: codeOf(object),
  };
}

/** The commit under a key of its own, or in an object about git. */
function codeOf(object: JsonObject): Run['git'] {
  const [, about] = [...object].find(([key, value]) => foldName(key) === 'git' && isJsonObject(value)) ?? [];
  const inside = about !== undefined && isJsonObject(about) ? about : undefined;
  const dirty = inside?.get('dirty') ?? object.get('git_dirty');
  const commit = firstText(object, COMMIT_NAMES) ?? (inside && firstText(inside, [...COMMIT_COLUMNS, 'hash']));
  return commitOf(commit, typeof dirty === 'boolean' ? dirty : undefined);
}

/** The status for a word in a run output. */
export const statusOf = (word: string | undefined): RunStatus | undefined =>
  word === undefined ? undefined : STATUS_WORDS.get(foldName(word));

function firstText(object: JsonObject, names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const [key, value] of object) {
      const text = foldName(key) === name ? scalarText(value) : undefined;
      if (text !== undefined && text.trim() !== '') return text;
    }
  }
  return undefined;
}

const seedInParameters = (object: JsonObject): string | undefined =>
  seedAmong([...object].flatMap(([key, value]) => (isJsonObject(value) && holdsParameters(key) ? textsIn(value) : [])));

const textsIn = (object: JsonObject): readonly (readonly [string, string | undefined])[] =>
  [...object].map(([key, value]) => [pathOf([key]), scalarText(value)]);

/** `argv` as a list; a word with blanks is quoted. */
function argumentsText(object: JsonObject): string | undefined {
  const list = object.get('argv') ?? object.get('command') ?? object.get('cmd');
  if (list === undefined || !isJsonArray(list) || list.length === 0) return undefined;
  const parts = list.map(scalarText);
  if (!parts.every((part) => part !== undefined)) return undefined;
  return shellLine(parts);
}

/** Times are kept only as ISO 8601 text: the unit of a bare number is unknown. */
const timeOf = (text: string | undefined): string | undefined =>
  text !== undefined && /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d[\d:.]*(?:Z|[-+]\d\d:?\d\d)?)?$/.test(text) ? text : undefined;
