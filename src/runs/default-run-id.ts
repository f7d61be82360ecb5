import type { Run } from './run.ts';

/** Names of outputs that say nothing of the run: their folder's name does. */
const PLAIN_NAMES =
  /^(?:(?:\.hydra|files|dvclive|config|hparams|params|args|overrides|meta|estimates)$|(?:experiment[_-]?)?(?:final[_-]?|all[_-]?|eval[_-]?|train[_-]?|test[_-]?|run[_-]?)?(?:metrics?|results?|summary|scores?|outputs?|stats|report|evaluation|state|history|log|run|record|predictions|data|submission)$)/i;

/** The id of a run whose output names none: the file's stem, or its folder's name where the file's is a common one. */
export function defaultRunId(path: string): string | undefined {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const stem = (parts.pop() ?? '').replace(/\.[A-Za-z0-9]{1,8}$/, '');
  if (stem !== '' && stem !== '-' && !PLAIN_NAMES.test(stem)) return stem;
  const folder = parts.findLast((part) => !PLAIN_NAMES.test(part));
  return folder ?? (stem === '-' || stem === '' ? undefined : stem);
}

/** The id of a run: its own, else the one given, else what its output's path makes of it; with what tells it apart behind it. */
export function runIdOf({ id, apart, files }: Pick<Run, 'id' | 'apart' | 'files'>, given?: string): string | undefined {
  if (id !== undefined && id !== '') return id;
  const called = given ?? files.map(({ path }) => defaultRunId(path)).find((one) => one !== undefined);
  return [called, apart].filter((part) => part !== undefined).join('-') || undefined;
}

/**
 * The id of a run whose output names none, by all folders from a given one down, for outputs of one name in many folders:
 * `sweep/run-3/metrics.json` is `sweep-run-3`. Undefined where nothing but common names is left.
 */
export function placeRunId(path: string): string | undefined {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const stem = (parts.pop() ?? '').replace(/\.[A-Za-z0-9]{1,8}$/, '');
  const named = [...parts, stem];
  const last = named.findLastIndex((part) => part !== '' && !PLAIN_NAMES.test(part));
  return last === -1 ? undefined : named.slice(0, last + 1).join('-');
}

/** Whether a file's name says nothing of its run. */
export const isPlainName = (name: string): boolean => PLAIN_NAMES.test(name.replace(/\.[A-Za-z0-9]{1,8}$/, ''));
