import { set, TELLING_COLUMNS } from './column-words.ts';
import { holdsNoRuns } from './section-words.ts';
import { severalKeysIn } from './several-keys.ts';
import { isVaried, labelColumnIn, ROLE_OF_LABEL } from './table-words.ts';
import type { HeaderFacts } from './table-words.ts';

/** Names that can have no other meaning, in any place. */
const SURE = 'run_id exp_id experiment_id'.split(' ');
const RUNS =
  'run runid run_name run_no lauf_id lauf_nr lauf durchlauf 実行 実行id 実行_id 実行番号 运行 运行id 运行_id 运行编号 실행 실행_id'.split(
    ' ',
  );
const EXPERIMENTS =
  'experiment exp attempt 実験 実験id 実験_id 実験番号 实验 实验id 实验_id 实验编号 실험 실험_id'.split(' ');
/** Names that also identify other things. */
const WEAK = 'id trial_id trial job_id'.split(' ');
const COUNTS = '# no nr'.split(' ');
/** Names that identify runs only in the first column, or after a number or a date. */
const FRONT = [...EXPERIMENTS, ...'job commit sha commit_sha seed'.split(' ')];
const BEFORE_FRONT = set('# no nr date day time when');
const FARTHEST = 2;

const NEAR = [...RUNS, ...WEAK, ...COUNTS];
const NAMES: ReadonlySet<string> = new Set([...SURE, ...NEAR, ...FRONT]);
const LOOSE: ReadonlySet<string> = new Set([...WEAK, ...COUNTS, 'job']);

/** Whether a column's name is one that identifies runs; in a header that is only a sign, the sign counts. */
export const isRunKeyName = (name: string): boolean => NAMES.has(name);

/** Index of the column that identifies the rows of a table; undefined if no column has such a name. */
export function keyColumnIn(names: readonly string[]): number | undefined {
  const sure = SURE.map((name) => names.indexOf(name)).find((at) => at >= 0);
  const near = NEAR.map((name) => names.indexOf(name)).find((at) => at >= 0 && at <= FARTHEST);
  return sure ?? near ?? frontKey(names);
}

function frontKey(names: readonly string[]): number | undefined {
  const at = names.slice(0, 2).findIndex((name) => FRONT.includes(name));
  return at === 0 || (at === 1 && BEFORE_FRONT.has(names[0] ?? '')) ? at : undefined;
}

/** Whether a table's header shows that its rows are not runs, whatever its first columns are called. */
export function tellsNoRuns(header: HeaderFacts): boolean {
  if (labelColumnIn(header) > 0) return true;
  const key = header.names[keyColumnIn(header.names) ?? 0] ?? '';
  return LOOSE.has(key) && holdsNoRuns(header.section);
}

/**
 * The index of the column that identifies runs (with `others`, if several do so together), and how surely its table is
 * a table of runs: the higher, the surer.
 */
export type RunKey = { readonly at: number; readonly strength: number; readonly others?: readonly number[] };

const NO_KEY: RunKey = { at: 0, strength: 0 };

/** Tables whose first column says what they are for, whatever columns follow. */
const SAID = set('metrics parameters groups hypotheses criteria fields epochs');

/**
 * How surely a header alone shows that a table of a template is the runs table. `Run | WER` is one if no other is
 * surer, but `Run | Owner` is not; a number, a commit or a seed shows it only in a document, where there are numbers
 * beside it.
 */
export function runKeyOf(header: HeaderFacts): RunKey {
  const { names } = header;
  const at = keyColumnIn(names);
  const [first = ''] = names;
  const key = names[at ?? 0] ?? '';
  if (at === undefined) return severalRunKeys(header);
  if (tellsNoRuns(header)) return NO_KEY;
  if (names.length === 2 && !SURE.includes(key)) return { at, strength: at === 0 ? pairStrength(names) : 0 };
  if (at > 0 && !isVaried(first) && SAID.has(ROLE_OF_LABEL.get(first) ?? 'other')) return NO_KEY;
  const isFront = at === 0;
  if (SURE.includes(key)) return { at, strength: isFront ? 8 : 7 };
  if (RUNS.includes(key)) return { at, strength: isFront ? 6 : 4 };
  if (EXPERIMENTS.includes(key)) return { at, strength: isFront ? 5 : 0 };
  return { at, strength: WEAK.includes(key) || key === 'job' ? 2 : 0 };
}

/**
 * `Model | Seed | WER`: as sure as a run's own name in a table of two columns, so that every other table takes
 * precedence.
 */
function severalRunKeys(header: HeaderFacts): RunKey {
  const [at, ...others] = tellsNoRuns(header) ? [] : (severalKeysIn(header.names) ?? []);
  const isMeasured = header.names.length > others.length + 1;
  return at === undefined || !isMeasured ? NO_KEY : { at, strength: PAIR, others };
}

const PAIR = 3;

function pairStrength([key = '', other = '']: readonly string[]): number {
  if (TELLING_COLUMNS.has(other)) return 0;
  return RUNS.includes(key) ? PAIR : EXPERIMENTS.includes(key) ? 1 : 0;
}
