import type { Run } from './run.ts';

/** Names of outputs that say nothing of the run: their folder's name does. */
const PLAIN_NAMES =
  /^(?:(?:\.hydra|files|dvclive|config|hparams|params|args|overrides|meta|estimates)$|(?:experiment[_-]?)?(?:final[_-]?|best[_-]?|all[_-]?|eval[_-]?|train(?:er|ing)?[_-]?|val(?:id(?:ation)?)?[_-]?|dev[_-]?|test[_-]?|predict[_-]?|run[_-]?|wandb-)?(?:metrics?|results?|summary|scores?|outputs?|stats|report|evaluation|state|history|log|run|record|predictions|data|submission)$)/i;

/** Names that only files have which say nothing of the run: Keras' log, Kaldi's best line, a score, the harness' day and time. */
const PLAIN_FILES = /^(?:training|(?:sacre)?bleu|best_[cw]er|results_\d{4}-\d\d-\d\dT[\d.-]{1,40})$/;

/** Where a tool keeps its scores, whatever the run. */
const PLAIN_FOLDERS: ReadonlySet<string> = new Set(['scoring_kaldi']);

/** The name that a file's path gives it, without its ending, and the folders that may name a run in its stead. */
type NamedPlace = { readonly stem: string; readonly folders: readonly string[] };

/** Whether a file holds TensorBoard's events: its own name tells host and process, and nothing of the run. */
export const isEventFile = (name: string): boolean => /\.tfevents\./.test(name);

/** Keras writes two folders of them for one run. */
const EVENT_FOLDERS: ReadonlySet<string> = new Set(['train', 'validation']);
const CHECKPOINT = /^checkpoint-\d{1,12}$/;

function placeIn(path: string): NamedPlace {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const file = (parts.pop() ?? '').replace(/\.gz$/i, '');
  const stem = file.replace(/\.[A-Za-z0-9]{1,8}$/, '');
  const [last = ''] = parts.slice(-1);
  if (isEventFile(file)) return { stem: '', folders: EVENT_FOLDERS.has(last) ? parts.slice(0, -1) : parts };
  // What a trainer keeps in each checkpoint is of the whole run.
  const isOfRun = stem === 'trainer_state' && CHECKPOINT.test(last) && parts.length > 1;
  return { stem, folders: isOfRun ? parts.slice(0, -1) : parts };
}

/** The id of a run whose output names none: the file's stem, or its folder's name where the file's is a common one. */
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

/** W&B's folder of a run ends in the run's id. */
const WANDB_FOLDER = /^(?:offline-)?run-\d{8}_\d{6}-([a-z\d]{4,32})$/;

const DATED = /(?:^|\/)(\d{4}-\d{2}-\d{2})\/(\d{2}-\d{2}-\d{2})(?:\/(\d{1,6}))?$/;

/** The id of a run whose folder is called after day, time and number, as Hydra does: `multirun/2026-03-02/10-00-00/0`. */
export function datedRunId(folder: string): string | undefined {
  const [, ...parts] = DATED.exec(folder) ?? [];
  return parts.length === 0 ? undefined : parts.filter((part) => part !== undefined).join('-');
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
  const { stem, folders } = placeIn(path);
  const named = [...folders, stem];
  const last = named.findLastIndex((part) => part !== '' && !PLAIN_NAMES.test(part));
  return last === -1 ? undefined : named.slice(0, last + 1).join('-');
}

/** Whether a file's name says nothing of its run. */
export const isPlainName = (name: string): boolean =>
  isEventFile(name) || PLAIN_NAMES.test(name.replace(/\.gz$/i, '').replace(/\.[A-Za-z0-9]{1,8}$/, ''));
