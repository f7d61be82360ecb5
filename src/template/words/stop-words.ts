import { foldName } from '../../text/fold-name.ts';
import { lazy } from '../../text/lazy.ts';

const words = (list: string): readonly string[] => list.split(' ');

/** Headings and labels of stop rules in other wordings and languages, folded. */
export const STOP_NAMES: readonly string[] = words(
  'critical_trigger failure_criteria failure_condition failure_conditions failure_threshold failure_thresholds ' +
    'termination_criteria termination_criterion criteria_for_failure misserfolgskriterien ' +
    'critères_d_interruption critères_d_échec critères_de_rejet criterios_de_detención criterios_de_interrupción ' +
    'criterios_de_fracaso criterios_de_rechazo critérios_de_interrupção critérios_de_falha critérios_de_rejeição ' +
    '停止标准 停止標準 停止基準 失败标准 失敗標準 失敗基準 终止标准 終止標準 失败条件 失敗条件 失敗條件 放弃标准 放棄標準 否决标准 否決標準 ' +
    '棄却基準 不採用基準 不採用条件 ' +
    'abbruchkriterien abbruchkriterium abbruchbedingungen abbruchregeln stoppkriterien stoppkriterium stoppregeln ' +
    'ablehnungskriterien ablehnungskriterium ausstiegskriterien ' +
    'critères_d_arrêt critère_d_arrêt critères_d_abandon criterios_de_parada criterio_de_parada criterios_de_abandono critérios_de_parada ' +
    '停止条件 终止条件 終止條件 中止标准 中止基準 中止条件 撤退基準 打ち切り基準 중단_기준',
);

/**
 * What is done when a stop rule fires. After an arrow only these words count, since a `drop` there may be one of a
 * metric.
 */
const SURE_ACTS = words(
  'kill abort stop halt abandon nogo no_go reject veto discard scrap cancel terminate pivot redesign retire rollback roll_back revert',
);
const OTHER_ACTS = words('drop failure iterate disqualify give_up');
const SURE = `${SURE_ACTS.join('|')}|fail(?!_(?:safe|over|fast|open|soft))`;
const ACTS = `${SURE}|${OTHER_ACTS.join('|')}`;
/** The same as done to something: `rejected if`. */
const DONE =
  'killed|aborted|stopped|halted|abandoned|rejected|discarded|rolled_back|fails|failed|falsified|refuted|disqualified|invalid';
/** What is then not done. */
const NOT_DONE =
  '(?:(?:do|must|may|should|will)_not|don_t|never|cannot|not_to)_' +
  '(?:ship|deploy|release|launch|merge|promote|adopt|proceed|continue|go|accept|publish|submit|roll_out)';
const WHO =
  '(?:(?:the_|this_|our_)?(?:experiment|hypothesis|project|trial|idea|change|it)_(?:(?:is|will_be|must_be)_)?|' +
  '(?:we|then)_(?:(?:will|must|should)_)?|hard_|early_)?';
/** What it is done to. Other nouns may be about a metric: `Drop in error when …`, `Reject the null hypothesis if …`. */
const WHOM =
  '(?:_(?:the|this|it|our|a|any|all|early|immediately|at|once|whole|training|runs?|experiment|project|trial|variant|candidate|' +
  `rollout|release|change|model|branch|hypothesis|approach|idea|feature|launch|deployment|job|build|and|or|${ACTS})){0,5}`;

/** What every such text contains: V8 takes longer to compile the long expression than to read a document. */
const MAY_BE_A_CASE = /_(?:if|when|whenever|as_soon_as)(?:_|$)|(?:kill|abort|stop|halt)_on(?:_|$)/u;

/** `no_go_if_any_run_…`, `do_not_ship_when_…`: what is done, and in which case. An `unless` would mean the opposite. */
const inACase = lazy(
  () =>
    new RegExp(
      `^${WHO}(?:(?:${ACTS}|${DONE}|${NOT_DONE})${WHOM}_(?:if|when|whenever|as_soon_as)|(?:kill|abort|stop|halt)_on)(?:_|$)`,
      'u',
    ),
);

const tellsACase = (name: string): boolean =>
  MAY_BE_A_CASE.test(name) && name.split('_').some((word) => WORDS_OF_A_CASE.has(word)) && inACase().test(name);

/** Every text that says what to do in a case contains one of these words. */
const WORDS_OF_A_CASE: ReadonlySet<string> = new Set(
  [...SURE_ACTS, ...OTHER_ACTS, ...DONE.split('|'), 'fail', 'not', 'don', 'never', 'cannot'].flatMap((act) =>
    act.split('_'),
  ),
);

/** `kill_criteria`, `stopping_rule`. */
const RULES: ReadonlySet<string> = new Set(
  words('criteria criterion condition conditions rule rules trigger triggers signal signals'),
);
const AFTER_RULES: ReadonlySet<string> = new Set(words('if when any all and or'));
const NUMBERED = /^(?:\d{1,2}|[a-z])$/;
const OF_RULES: ReadonlySet<string> = new Set([
  ...SURE_ACTS,
  ...OTHER_ACTS,
  ...words(
    'fail abandonment rejection stopping early_stop early_stopping falsification disqualification disqualifying termination',
  ),
]);

/** At most two words before those of a rule, and one after them. */
const MOST_PARTS = 5;

/** `conditions_for_abandoning`, `criteria_to_stop`. */
const RULES_FOR = /^(?:criteria|conditions?|rules?|reasons|grounds)_(?:for|to|of)_(?:the_)?/u;
const DOING: ReadonlySet<string> = new Set(
  words(
    'abandoning aborting stopping killing rejecting terminating halting cancelling discarding rolling_back reverting',
  ),
);

function tellsRules(name: string): boolean {
  const purpose = name.replace(RULES_FOR, '');
  if (purpose !== name && (OF_RULES.has(purpose) || DOING.has(purpose))) return true;
  const parts = name.split('_', MOST_PARTS);
  const at = parts.findIndex((part) => RULES.has(part));
  if (at < 1 || !OF_RULES.has(parts.slice(0, at).join('_'))) return false;
  const next = parts[at + 1];
  return next === undefined || AFTER_RULES.has(next) || NUMBERED.test(next);
}

const ALONE =
  /^(?:kill|abort|stop|halt|abandon|no_?go(?:_decision)?|reject|veto|fail|failure|red_flags?|disqualifiers?|deal_?breakers?|show_?stoppers?|falsifiers?|falsification|falsifiability|rejection|abandonment)$/u;

const LATIN = /^[a-z]/u;

/** Whether a folded heading is that of a plan for failure: it says what to do then, and contains no rule to decide. */
export const isFailurePlan = (name: string): boolean => /(?:^|_)failure_plan(?:_|$)/u.test(name);

/** Whether a folded heading is that of a stop rule, wherever it is: `NO-GO if`, `Abandonment criteria`. */
export const isStopRule = (name: string): boolean => tellsACase(name) || tellsRules(name);

/**
 * Whether a folded heading or label among criteria says that the items below it end the experiment: `NO-GO`, `Kill if`,
 * `Red flags`.
 */
export const saysStop = (name: string): boolean =>
  isStopRule(name) ||
  ALONE.test(name) ||
  STOP_NAMES.some((word) => (LATIN.test(word) ? name === word : name.includes(word)));

const LONGEST_BEGINNING = 120;
const THEN = /(?:→|⇒|->|=>)|^(?:if|when)\s[^,:]{1,200}(?:[,:](?=\s)|\s(?=(?:then|we)\s))/iu;
/** `… means NO-GO`, at the end. */
const ENDS_SO =
  /\s(?:means|triggers|leads to|results in|=)\s+(?:an?\s+)?(?:no[\s-]?go|stop|abort|kill|rejection|rollback|shutdown)\W*$/i;
const isDone = lazy(
  () => new RegExp(`^(?:then_)?(?:we_)?(?:(?:will|must|should)_)?(?:${SURE}|${NOT_DONE})(?:_|$)`, 'u'),
);

/** Whether a sentence says when to stop: `Abort if …`, `If … , abort`, `… → NO-GO`, `… means NO-GO`. */
export function tellsWhenToStop(sentence: string): boolean {
  if (tellsACase(foldName(sentence.slice(0, LONGEST_BEGINNING)))) return true;
  if (ENDS_SO.test(sentence.slice(-LONGEST_BEGINNING))) return true;
  const then = THEN.exec(sentence);
  if (then === null) return false;
  const from = then.index + then[0].length;
  return isDone().test(foldName(sentence.slice(from, from + LONGEST_BEGINNING)));
}
