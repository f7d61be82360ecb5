import { set, THRESHOLD_COLUMNS } from './column-words.ts';
import { namesPart, ROLE_OF_LABEL } from './table-words.ts';

/** Names for the seed of each row; the plural could also mean how many seeds there were. */
const SEEDS = set('seed random_seed rng_seed');
/** What a row of runs is about if its first column is not a run's name: a system, or the data it was run on. */
const DATA = set('dataset data_set corpus task benchmark env env_id env_name environment game domain');
/** What is set before a run and not measured by it. */
const SETTINGS = set(
  'lr learning_rate batch batch_size bs optimizer optim dropout weight_decay wd rank lora_rank temperature size fold split',
);

/** Whether a column has a number that was set before the run: its spellings all mean the same run. */
export const isSetting = (name: string): boolean => SEEDS.has(name) || SETTINGS.has(name);

const isAbout = (name: string): boolean => ROLE_OF_LABEL.get(name) === 'comparison' || DATA.has(name);

/**
 * Indices of the columns that identify runs together: `Model | Seed`, `Config | LR | Seed`: all columns up to the seed,
 * if each of them says what was run. Undefined if a column after them may identify runs as well (`Model | Seed |
 * Dataset`): then a person must say so.
 */
export function severalKeysIn(names: readonly string[]): readonly number[] | undefined {
  const seed = names.findIndex((name) => SEEDS.has(name));
  if (seed < 1 || !isAbout(names[0] ?? '') || new Set(names).size < names.length) return undefined;
  const before = names.slice(0, seed);
  if (!before.every((name) => namesPart(name) || SETTINGS.has(name))) return undefined;
  const isDoubtful = (name: string): boolean => namesPart(name) || SEEDS.has(name) || THRESHOLD_COLUMNS.has(name);
  return names.slice(seed + 1).some(isDoubtful) ? undefined : [...before.keys(), seed];
}

/** The separators between the columns of a key in a comment: `key="Model, Seed"`. */
const BETWEEN = /[,+|&/]/u;

/**
 * The columns that a comment names as the key, by folded name: one; or several, if no column has the whole text as its
 * name. Undefined if one of them is not a column.
 */
export function keysNamed(
  said: string,
  names: readonly string[],
  fold: (name: string) => string,
): readonly string[] | undefined {
  const isThere = (name: string): boolean => name !== '' && names.includes(name);
  const whole = fold(said);
  if (isThere(whole)) return [whole];
  const parts = said.split(BETWEEN).map(fold);
  return parts.every(isThere) && new Set(parts).size === parts.length ? parts : undefined;
}
