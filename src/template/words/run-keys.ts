import { set, TELLING_COLUMNS } from './column-words.ts';
import { holdsNoRuns } from './section-words.ts';
import { severalKeysIn } from './several-keys.ts';
import { isVaried, labelColumnIn, ROLE_OF_LABEL } from './table-words.ts';
import type { HeaderFacts } from './table-words.ts';

/** Names that can mean nothing else, wherever they stand. */
const SURE = 'run_id exp_id experiment_id'.split(' ');
const RUNS = 'run runid run_name run_no lauf_id lauf durchlauf'.split(' ');
const EXPERIMENTS = 'experiment exp attempt 実験 实验 실험'.split(' ');
/** What other things are told apart by, too. */
const WEAK = 'id trial_id trial job_id'.split(' ');
const COUNTS = '# no nr'.split(' ');
/** Names that tell runs apart only at the very front, or behind a number or a date. */
const FRONT = [...EXPERIMENTS, ...'job commit sha commit_sha seed'.split(' ')];
const BEFORE_FRONT = set('# no nr date day time when');
const FARTHEST = 2;

const NEAR = [...RUNS, ...WEAK, ...COUNTS];
const NAMES: ReadonlySet<string> = new Set([...SURE, ...NEAR, ...FRONT]);
const LOOSE: ReadonlySet<string> = new Set([...WEAK, ...COUNTS, 'job']);

/** Whether a column is called like one that tells runs apart; of a header of signs only the sign. */
export const isRunKeyName = (name: string): boolean => NAMES.has(name);

/** Index of the column that tells the rows of a table apart; undefined where none is called so. */
export function keyColumnIn(names: readonly string[]): number | undefined {
  const sure = SURE.map((name) => names.indexOf(name)).find((at) => at >= 0);
  const near = NEAR.map((name) => names.indexOf(name)).find((at) => at >= 0 && at <= FARTHEST);
  return sure ?? near ?? frontKey(names);
}

function frontKey(names: readonly string[]): number | undefined {
  const at = names.slice(0, 2).findIndex((name) => FRONT.includes(name));
  return at === 0 || (at === 1 && BEFORE_FRONT.has(names[0] ?? '')) ? at : undefined;
}

/** Whether a table's header says that its rows are no runs, whatever its first columns are called. */
export function tellsNoRuns(header: HeaderFacts): boolean {
  if (labelColumnIn(header) > 0) return true;
  const key = header.names[keyColumnIn(header.names) ?? 0] ?? '';
  return LOOSE.has(key) && holdsNoRuns(header.section);
}

/** Where the column stands that tells runs apart (with `others`, where several do so together), and how surely its table is one of runs: the higher, the surer. */
export type RunKey = { readonly at: number; readonly strength: number; readonly others?: readonly number[] };

const NO_KEY: RunKey = { at: 0, strength: 0 };

/** Tables whose first column says what they are for, whatever stands behind it. */
const SAID = set('metrics parameters groups hypotheses criteria fields epochs');

/**
 * How surely a header alone says that a table of a template is one of runs. `Run | WER` is one where no other is surer, but not
 * `Run | Owner`; a number, a commit or a seed says so only in a document, where numbers stand beside it.
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

/** `Model | Seed | WER`: as sure as a run's own name in a table of two columns, so that every other goes before it. */
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
