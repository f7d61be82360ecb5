import { set, THRESHOLD_COLUMNS, REQUIRED_COLUMNS, TARGET_COLUMNS } from './column-words.ts';
import { isStopRule } from './stop-words.ts';
import { namesPart, ROLE_OF_LABEL } from './table-words.ts';

/**
 * Whether a limit must be reached, should be reached, or ends the experiment; undefined: its column does not say which.
 */
export type LimitLevel = 'must' | 'should' | 'stop' | undefined;

/**
 * A column of limits, by its index in the header; `side`: together with its counterpart it is one end of a range;
 * `isRival`: another column could be meant as well as this one, and neither says which of them is required.
 */
export type LimitColumn = {
  readonly at: number;
  readonly level: LimitLevel;
  readonly side: 'least' | 'most' | undefined;
  readonly isRival?: true;
  /**
   * The index of the column with the measured values for this limit, if its header names it: `Dev` for `Target (dev)`.
   */
  readonly measured?: number;
  /** The metric that is limited, if the header says so and the row does not: `WER` for `WER target`. */
  readonly metric?: string;
};

const LEAST = set('minimum min');
const MOST = set('maximum max max_allowed maximal höchstens höchstwert');
const NEEDED = set(
  'must must_have minimum_acceptable min_acceptable minimum_viable go_if ship_if accept_if proceed_if launch_if muss minimal mindestens mindestwert 最低 最低限 최소',
);
const WELCOME = set(
  'should should_have stretch stretch_goal stretch_target nice_to_have sollte wunsch wunschziel 挑战目标 努力目標',
);
/** Names for stop rules in addition to the words used in headings: those for a number. */
const STOPPING = set(
  'kill_threshold stop_threshold abort_threshold no_go_threshold kill_limit stop_limit abbruch_wenn abbruch_bei stopp_wenn stopp_bei ' +
    'abbruchgrenze',
);
const isStopping = (name: string): boolean => STOPPING.has(name) || isStopRule(name);
/** Beside one of these, the minimum and maximum of a metric are measured values. */
const SPREADS = set('mean avg average median std stdev std_dev sd mittelwert moyenne media');

/** Whether a column's name says what is reached if all goes well, rather than any other limit. */
export const isGoalName = (name: string): boolean =>
  [TARGET_COLUMNS, NEEDED, WELCOME, REQUIRED_COLUMNS].some((names) => names.has(name));

/**
 * The columns after the label that say what a row has to reach, with the level that their names give. Beside a minimum
 * a target is only optional; of two that give no level (`Target | Threshold`) each may be the required one.
 */
export function limitColumnsIn(names: readonly string[], label: number): readonly LimitColumn[] {
  const isMeasured = names.some((name) => SPREADS.has(name));
  const hasMust = names.includes('muss');
  const found = names.flatMap((numbered, at): readonly LimitColumn[] => {
    if (at <= label) return [];
    // The second column of a name has a number: `Target (Q1) | Target (Q2)`.
    const name = numbered.replace(/#\d+$/u, '');
    if (WELCOME.has(name) || (hasMust && name === 'soll')) return [{ at, level: 'should', side: undefined }];
    if (NEEDED.has(name)) return [{ at, level: 'must', side: undefined }];
    if (isStopping(name)) return [{ at, level: 'stop', side: undefined }];
    if (LEAST.has(name) || MOST.has(name))
      return isMeasured ? [] : [{ at, level: 'must', side: LEAST.has(name) ? 'least' : 'most' }];
    return THRESHOLD_COLUMNS.has(name) ? [{ at, level: undefined, side: undefined }] : [];
  });
  const hasNeeded = found.some(({ level }) => level === 'must');
  const levelled = found.map((limit) =>
    hasNeeded && limit.level === undefined && TARGET_COLUMNS.has(names[limit.at] ?? '')
      ? ({ ...limit, level: 'should' } as const)
      : limit,
  );
  return withRivals(levelled);
}

function withRivals(limits: readonly LimitColumn[]): readonly LimitColumn[] {
  const isOnly = limits.filter(({ level }) => level === undefined).length < 2;
  return isOnly ? limits : limits.map((limit) => (limit.level === undefined ? { ...limit, isRival: true } : limit));
}

/** Whether a column's name says that it holds what has to be reached, at whatever level. */
export const isLimitName = (name: string): boolean =>
  [THRESHOLD_COLUMNS, NEEDED, WELCOME, LEAST, MOST].some((names) => names.has(name)) || isStopping(name);

/**
 * Whether the first column names the part of the data that a row's limit is about, and the second the metric: `Dataset
 * | Metric | Target`.
 */
export function asksOfPart(names: readonly string[]): boolean {
  const labels = labelsBehind(names);
  return namesPart(names[0] ?? '') && labels.length === 1 && labels[0] === 1 && limitColumnsIn(names, 1).length > 0;
}

/** The indices of columns after the first whose names are those of labels of metrics or criteria. */
export const labelsBehind = (names: readonly string[]): readonly number[] =>
  names.flatMap((name, at) => (at > 0 && LABELS.has(ROLE_OF_LABEL.get(name) ?? '') ? [at] : []));

const LABELS: ReadonlySet<string> = new Set(['metrics', 'criteria']);
