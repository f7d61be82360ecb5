import type { Run } from './run.ts';

/** Names of outputs that say nothing about the run: its folder's name is used instead. */
const PLAIN_NAMES =
  /^(?:(?:\.hydra|files|dvclive|config|hparams|params|args|overrides|meta|estimates)$|(?:experiment[_-]?)?(?:final[_-]?|best[_-]?|all[_-]?|eval[_-]?|train(?:er|ing)?[_-]?|val(?:id(?:ation)?)?[_-]?|dev[_-]?|test[_-]?|predict[_-]?|run[_-]?|wandb-)?(?:metrics?|results?|summary|scores?|outputs?|stats|report|evaluation|state|history|log|run|record|predictions|data|submission)$)/i;

/**
 * Names, of files only, that say nothing about the run: Keras' log, Kaldi's best line, a score, the harness' date and
 * time.
 */
const PLAIN_FILES = /^(?:training|(?:sacre)?bleu|best_[cw]er|results_\d{4}-\d\d-\d\dT[\d.-]{1,40})$/;

/** Folders in which a tool keeps its scores, whatever the run. */
const PLAIN_FOLDERS: ReadonlySet<string> = new Set(['scoring_kaldi']);

/** The name from a file's path, without its extension, and the folders that may name the run instead. */
type NamedPlace = { readonly stem: string; readonly folders: readonly string[] };

/** Whether a file contains TensorBoard events: its own name gives host and process, and says nothing about the run. */
export const isEventFile = (name: string): boolean => /\.tfevents\./.test(name);

/** Keras writes two such folders for one run. */
const EVENT_FOLDERS: ReadonlySet<string> = new Set(['train', 'validation']);
const CHECKPOINT = /^checkpoint-\d{1,12}$/;

function placeIn(path: string): NamedPlace {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const file = (parts.pop() ?? '').replace(/\.gz$/i, '');
  const stem = file.replace(/\.[A-Za-z0-9]{1,8}$/, '');
  const [last = ''] = parts.slice(-1);
  if (isEventFile(file)) return { stem: '', folders: EVENT_FOLDERS.has(last) ? parts.slice(0, -1) : parts };
  // What a trainer keeps in each checkpoint is about the whole run.
  const isOfRun = stem === 'trainer_state' && CHECKPOINT.test(last) && parts.length > 1;
  return { stem, folders: isOfRun ? parts.slice(0, -1) : parts };
}

/** The id of a run whose output gives none: the file's stem, or its folder's name if the file has a common one. */
export function defaultRunId(path: string): string | undefined {
  const { stem, folders } = placeIn(path);
  if (stem !== '' && stem !== '-' && !PLAIN_NAMES.test(stem) && !PLAIN_FILES.test(stem)) return stem;
  const folder = folders.findLast((part) => !PLAIN_NAMES.test(part) && !PLAIN_FOLDERS.has(part));
  if (folder !== undefined) {
    const dated = datedRunId(folders.slice(0, folders.lastIndexOf(folder) + 1).join('/'));
    return dated ?? WANDB_FOLDER.exec(folder)?.[1] ?? folder;
  }
  return stem === '-' || stem === '' ? undefined : stem;
}

/** W&B's folder for a run ends in the run's id. */
const WANDB_FOLDER = /^(?:offline-)?run-\d{8}_\d{6}-([a-z\d]{4,32})$/;

const DATED = /(?:^|\/)(\d{4}-\d{2}-\d{2})\/(\d{2}-\d{2}-\d{2})(?:\/(\d{1,6}))?$/;

/** The id of a run whose folder is named by date, time and number, as Hydra does: `multirun/2026-03-02/10-00-00/0`. */
export function datedRunId(folder: string): string | undefined {
  const [, ...parts] = DATED.exec(folder) ?? [];
  return parts.length === 0 ? undefined : parts.filter((part) => part !== undefined).join('-');
}

/**
 * The id of a run: its own, else the given one, else one made from its output's path; followed by what distinguishes it
 * from others in the same output.
 */
export function runIdOf({ id, apart, files }: Pick<Run, 'id' | 'apart' | 'files'>, given?: string): string | undefined {
  if (id !== undefined && id !== '') return id;
  const called = given ?? files.map(({ path }) => defaultRunId(path)).find((one) => one !== undefined);
  return [called, apart].filter((part) => part !== undefined).join('-') || undefined;
}

/**
 * The id of a run whose output gives none, made from all folders below a given one, for outputs with one name in many
 * folders: `sweep/run-3/metrics.json` becomes `sweep-run-3`. Undefined if only common names remain.
 */
export function placeRunId(path: string): string | undefined {
  const { stem, folders } = placeIn(path);
  const named = [...folders, stem];
  const last = named.findLastIndex((part) => part !== '' && !PLAIN_NAMES.test(part));
  return last === -1 ? undefined : named.slice(0, last + 1).join('-');
}

/** Whether a file's name says nothing about its run. */
export const isPlainName = (name: string): boolean =>
  isEventFile(name) || PLAIN_NAMES.test(name.replace(/\.gz$/i, '').replace(/\.[A-Za-z0-9]{1,8}$/, ''));
