import { set, THRESHOLD_COLUMNS } from './column-words.ts';
import { isStopRule } from './stop-words.ts';
import { namesPart, ROLE_OF_LABEL } from './table-words.ts';

/** What a row has to reach, what would be welcome, or what ends the experiment; undefined: its column does not say which. */
export type LimitLevel = 'must' | 'should' | 'stop' | undefined;

/**
 * A column of limits, by its place in the header; `side`: beside its counterpart it is one end of a range; `isRival`: another
 * column may be meant as well as this one, and neither says which of them is needed.
 */
export type LimitColumn = {
  readonly at: number;
  readonly level: LimitLevel;
  readonly side: 'least' | 'most' | undefined;
  readonly isRival?: true;
  /** The column in which what it limits was measured, where its header names it: `Dev` of `Target (dev)`. */
  readonly measured?: number;
  /** What it limits, where its header says so and the row does not: `WER` of `WER target`. */
  readonly metric?: string;
};

const LEAST = set('minimum min');
const MOST = set('maximum max max_allowed maximal höchstens höchstwert');
const NEEDED = set(
  'must must_have minimum_acceptable min_acceptable minimum_viable go_if ship_if accept_if proceed_if launch_if muss minimal mindestens mindestwert 最低 最低限 최소',
);
/** Beside what is needed such a word says what one hopes for. */
const WISHED = set('target goal ziel zielwert cible objectif objetivo 目标 目标值 目標値 목표');
const WELCOME = set(
  'should should_have stretch stretch_goal stretch_target nice_to_have sollte wunsch wunschziel 挑战目标 努力目標',
);
/** What stop rules are called beside the words of their headings: those of a number. */
const STOPPING = set(
  'kill_threshold stop_threshold abort_threshold no_go_threshold kill_limit stop_limit abbruch_wenn abbruch_bei stopp_wenn stopp_bei ' +
    'abbruchgrenze',
);
const isStopping = (name: string): boolean => STOPPING.has(name) || isStopRule(name);
/** Beside one of these the least and the most of a metric were measured. */
const SPREADS = set('mean avg average median std stdev std_dev sd mittelwert moyenne media');

const GOALS = set('required requirement pass_if success_threshold slo soll sollwert');
/** Whether a column is called like one that says what is reached where all goes well, rather than a limit of any kind. */
export const isGoalName = (name: string): boolean => [WISHED, NEEDED, WELCOME, GOALS].some((names) => names.has(name));

/**
 * The columns behind the label that say what a row has to reach, at the levels that their names tell. Beside a minimum a
 * target is only welcome; of two that say no level (`Target | Threshold`) each may be the one that is needed.
 */
export function limitColumnsIn(names: readonly string[], label: number): readonly LimitColumn[] {
  const isMeasured = names.some((name) => SPREADS.has(name));
  const hasMust = names.includes('muss');
  const found = names.flatMap((numbered, at): readonly LimitColumn[] => {
    if (at <= label) return [];
    // The second column of one name is numbered: `Target (Q1) | Target (Q2)`.
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
    hasNeeded && limit.level === undefined && WISHED.has(names[limit.at] ?? '')
      ? ({ ...limit, level: 'should' } as const)
      : limit,
  );
  return withRivals(levelled);
}

function withRivals(limits: readonly LimitColumn[]): readonly LimitColumn[] {
  const isOnly = limits.filter(({ level }) => level === undefined).length < 2;
  return isOnly ? limits : limits.map((limit) => (limit.level === undefined ? { ...limit, isRival: true } : limit));
}

/** Whether a column is called like one that says what has to be reached, at whatever level. */
export const isLimitName = (name: string): boolean =>
  [THRESHOLD_COLUMNS, NEEDED, WELCOME, LEAST, MOST].some((names) => names.has(name)) || isStopping(name);

/** Whether the first column names the part of the data that a row asks of, and the second what is asked: `Dataset | Metric | Target`. */
export function asksOfPart(names: readonly string[]): boolean {
  const labels = labelsBehind(names);
  return namesPart(names[0] ?? '') && labels.length === 1 && labels[0] === 1 && limitColumnsIn(names, 1).length > 0;
}

/** Where columns behind the first are called like labels of metrics or criteria. */
export const labelsBehind = (names: readonly string[]): readonly number[] =>
  names.flatMap((name, at) => (at > 0 && LABELS.has(ROLE_OF_LABEL.get(name) ?? '') ? [at] : []));

const LABELS: ReadonlySet<string> = new Set(['metrics', 'criteria']);
