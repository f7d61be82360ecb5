import { foldName } from '../../text/fold-name.ts';
import { datedRunId } from '../default-run-id.ts';

/** Folders with names of runs: `run-2`, `seed42`, `version_0`, `exp_small`, a date, a time, a number, `lr=0.1`. */
const RUN_NAME =
  /^(?:(?:run|version|v|exp|experiment|trial|seed|job|sweep|attempt|try)(?:[-_ ]?\d|[-_])|\d{4}-?\d{2}-?\d{2}(?:\D|$)|\d{2}-\d{2}-\d{2}$|\d{1,6}$|[\w.+@-]+=)/i;

/** Names of folders with parts of one run: of its data, its processes, its points in time. */
const PARTS: ReadonlySet<string> = new Set(
  (
    'train training val valid validation dev eval evaluation test testing holdout fold folds rank ranks shard shards part parts ' +
    'split splits worker workers gpu gpus node nodes process checkpoint checkpoints ckpt ckpts epoch epochs step steps'
  ).split(' '),
);

const isPart = (name: string): boolean =>
  foldName(name)
    .split('_')
    .some((word) => PARTS.has(word.replace(/\d+$/, '')));

type Apart = {
  readonly name: string;
  /** The folders in which its path differs from the others', and their common parent. */
  readonly folders: readonly string[];
  readonly around: string;
};

/**
 * What distinguishes files of one name in folders of one depth: the folders in which their paths differ (`a` in
 * `out/a/eval/m.json` beside `out/b/eval/m.json`), and date and time if those are the folders' names. A folder is given
 * with a `/` at its end. Undefined if nothing distinguishes them.
 */
export function apartNames(paths: readonly string[]): readonly string[] | undefined {
  return apart(paths)?.map(({ name }) => name);
}

/**
 * The same if each folder has the name of a run, or every one is known to be a run; undefined for folders with a run's
 * parts.
 */
export function runFolderNames(paths: readonly string[], areRuns = false): readonly string[] | undefined {
  const found = apart(paths) ?? [];
  const areOpen = found.some(
    ({ folders, around }) =>
      [...folders, around].some(isPart) || !(areRuns || folders.some((name) => RUN_NAME.test(name))),
  );
  return found.length === 0 || areOpen ? undefined : found.map(({ name }) => name);
}

function apart(paths: readonly string[]): readonly Apart[] | undefined {
  const all = paths.map((path) =>
    path.split('/').filter((part, at, { length }) => at === length - 1 || !/^\.?$/.test(part)),
  );
  const [first = [], ...others] = all;
  const differs = first.map((part, at) => others.some((parts) => parts[at] !== part));
  const [start, end] = [differs.indexOf(true), differs.lastIndexOf(true)];
  const isOneShape = others.every(({ length }) => length === first.length);
  if (others.length === 0 || !isOneShape || start < 0 || end === first.length - 1) return undefined;
  const found = all.map((parts) => {
    const folders = parts.slice(start, end + 1);
    const name = datedRunId(parts.slice(0, end + 1).join('/')) ?? folders.join('-');
    return { name, folders, around: parts[start - 1] ?? '' };
  });
  return new Set(found.map(({ name }) => name)).size === found.length ? found : undefined;
}
