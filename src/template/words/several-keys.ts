import { set, THRESHOLD_COLUMNS } from './column-words.ts';
import { namesPart, ROLE_OF_LABEL } from './table-words.ts';

/** What a seed of each row is called; the plural may as well be how many there were. */
const SEEDS = set('seed random_seed rng_seed');
/** What a row of runs is about where its first column is no run's name: a system, or what it was run on. */
const DATA = set('dataset data_set corpus task benchmark');
/** What is set before a run, and measured by none. */
const SETTINGS = set(
  'lr learning_rate batch batch_size bs optimizer optim dropout weight_decay wd rank lora_rank temperature size fold split',
);

/** Whether a column has what was set before a run as a number: every spelling of it is one. */
export const isSetting = (name: string): boolean => SEEDS.has(name) || SETTINGS.has(name);

const isAbout = (name: string): boolean => ROLE_OF_LABEL.get(name) === 'comparison' || DATA.has(name);

/**
 * Indices of the columns that tell runs apart together: `Model | Seed`, `Config | LR | Seed`: all up to the seed, where each of
 * them says what was run. Undefined where a column beside them may do so, too (`Model | Seed | Dataset`): a person says it then.
 */
export function severalKeysIn(names: readonly string[]): readonly number[] | undefined {
  const seed = names.findIndex((name) => SEEDS.has(name));
  if (seed < 1 || !isAbout(names[0] ?? '') || new Set(names).size < names.length) return undefined;
  const before = names.slice(0, seed);
  if (!before.every((name) => namesPart(name) || SETTINGS.has(name))) return undefined;
  const isDoubtful = (name: string): boolean => namesPart(name) || SEEDS.has(name) || THRESHOLD_COLUMNS.has(name);
  return names.slice(seed + 1).some(isDoubtful) ? undefined : [...before.keys(), seed];
}

/** What separates the columns of a key in a comment: `key="Model, Seed"`. */
const BETWEEN = /[,+|&/]/u;

/**
 * The columns that a comment calls the key, by folded name: one, or several where no column is called as all of it is. Undefined where
 * one of them is no column.
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
