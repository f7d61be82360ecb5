import { remember } from '../../text/remember.ts';
import type { SectionRole, Stage } from '../kind.ts';
import { firstList } from './first-list.ts';
import { isStopRule, STOP_NAMES } from './stop-words.ts';

/**
 * What the words of a heading mean: the purpose of the section, when it is due, and whether its absence is an error.
 */
export type SectionMeaning = {
  readonly role: SectionRole;
  readonly stage: Exclude<Stage, 'cancelled'>;
  readonly severity: 'error' | 'warning';
  readonly because: string;
};

type Entry = Omit<SectionMeaning, 'because'> & {
  readonly says: string;
  readonly words: readonly string[];
  /** A test for names that a list of words cannot express. */
  readonly fits?: (name: string) => boolean;
};

const words = (list: string): readonly string[] => list.split(' ');
const entry = (role: SectionRole, stage: Entry['stage'], rest: Omit<Entry, 'role' | 'stage'>): Entry => ({
  role,
  stage,
  ...rest,
});

/**
 * Headings that say that everything below them must be true; inside a longer heading the words have other meanings,
 * too.
 */
const MUSTS: ReadonlySet<string> = new Set([
  'must_hold',
  'what_must_hold',
  'must_pass',
  'what_must_pass',
  ...'go ship accept adopt launch release deploy promote merge proceed pass'
    .split(' ')
    .flatMap((verb) => [`${verb}_if`, `we_${verb}_if`, `${verb}_only_if`]),
]);
/** Headings that count only as a whole: with another word they may mean something else, such as `SLO monitoring`. */
const OBJECTIVES: ReadonlySet<string> = new Set(['slo', 'slos', 'service_level_objective', 'service_level_objectives']);

/**
 * Read from top to bottom; the first entry that matches a word of the heading counts. Words in other scripts match
 * anywhere, those with a leading hyphen also at the end of a longer word (`Versuchsergebnisse`).
 */
const ENTRIES: readonly Entry[] = [
  entry('amendments', 'concluded', {
    severity: 'warning',
    says: 'an amendments',
    words: words('amendments amendment'),
  }),
  entry('protocol', 'planned', {
    severity: 'error',
    says: 'a protocol',
    words: words(
      'protocol parity invariants protokoll evaluationsprotokoll protocole_d_évaluation protocolo_de_evaluación',
    ),
  }),
  entry('tasks', 'planned', {
    severity: 'warning',
    says: 'a tasks',
    words: words('todo to_do tasks checklist definition_of_ready definition_of_done action_items aufgaben'),
  }),
  // Both ways of deciding below one heading: the labels distinguish them.
  entry('criteria', 'planned', {
    severity: 'error',
    says: 'a criteria',
    words: words(
      'success_and_failure_criteria success_failure_criteria success_or_failure_criteria success_and_kill_criteria success_kill_criteria ' +
        'pass_fail_criteria pass_and_fail_criteria go_no_go_criteria go_kill_criteria acceptance_and_rejection_criteria acceptance_rejection_criteria ' +
        'accept_reject_criteria',
    ),
  }),
  entry('kill', 'planned', {
    severity: 'warning',
    says: 'a stop',
    words: [...words('kill abort stop stopping falsification abbruch failure_plan misserfolg'), ...STOP_NAMES],
    fits: isStopRule,
  }),
  // Requirements on participants are not criteria of success.
  entry('other', 'planned', {
    severity: 'warning',
    says: 'a selection',
    words: words(
      'inclusion_criteria exclusion_criteria eligibility_criteria inclusion_and_exclusion_criteria einschlusskriterien ausschlusskriterien ' +
        'critères_d_inclusion critères_d_exclusion criterios_de_inclusión criterios_de_exclusión critérios_de_inclusão critérios_de_exclusão',
    ),
  }),
  entry('criteria', 'planned', {
    severity: 'error',
    says: 'a criteria',
    words: words(
      'criteria criterion acceptance success_metrics success_threshold thresholds kriterien erfolgskriterien 完了条件 判定 성공_기준 ' +
        'erfolgskriterium akzeptanzkriterien akzeptanzkriterium abnahmekriterien abnahmekriterium entscheidungskriterien entscheidungskriterium zielkriterien ' +
        'critères critère criterios criterio critérios critério ' +
        '验收标准 驗收標準 验收条件 成功标准 成功標準 成功准则 通过标准 成功基準 合格基準 達成基準 受け入れ基準 受入基準 成功条件 合格条件 합격_기준',
    ),
    fits: (name) => MUSTS.has(name) || OBJECTIVES.has(name),
  }),
  entry('hypotheses', 'planned', {
    severity: 'error',
    says: 'a hypotheses',
    words: words('hypotheses -hypothesen hypothèses'),
  }),
  entry('hypothesis', 'planned', {
    severity: 'error',
    says: 'an expectation',
    words: words('expected expectation erwartetes erwartete erwartung predicted prediction 期待 预期 예상'),
  }),
  entry('results', 'concluded', {
    severity: 'error',
    says: 'a results',
    words: words(
      'results result findings measured measurements ergebnis -ergebnisse versuchsergebnis gesamtergebnis beobachtetes výsledek výsledky rezultati rezultat resultados résultats résultat 结果 結果 결과',
    ),
  }),
  // The basis of a decision, and who makes it, are known before it is made.
  entry('other', 'planned', {
    severity: 'warning',
    says: 'a background',
    words: words(
      'decision_drivers decision_driver decision_makers decision_maker decision_context decision_background',
    ),
  }),
  entry('decision', 'concluded', {
    severity: 'error',
    says: 'a decision',
    words: words(
      'decision verdict outcome outcomes conclusion conclusions entscheidung fazit schlussfolgerung schlussfolgerungen décision decisión conclusiones rozhodnutí odluka 结论 結論 결론',
    ),
  }),
  entry('hypothesis', 'planned', {
    severity: 'error',
    says: 'a hypothesis',
    words: words('hypothesis -hypothese hypothèse hypotéza hipoteza hipótesis 仮説 假设 가설'),
  }),
  entry('overview', 'planned', {
    severity: 'error',
    says: 'an overview',
    words: words(
      'objective objectives overview goal goals purpose aim question research_question motivation problem forschungsfrage fragestellung ziel zielsetzung objectif objectifs objetivo objetivos otázka cil 概要 目的 目标 问题 목적',
    ),
  }),
  entry('results', 'concluded', {
    severity: 'error',
    says: 'an analysis',
    words: words('evaluation analysis analyses auswertung interpretation 分析 評価 评估 분석'),
  }),
  entry('method', 'running', {
    severity: 'error',
    says: 'a setup',
    words: words(
      'data dataset datasets model models method methods methodology setup training configuration config experimental_setup versuchsaufbau versuchsplan méthode méthodologie método metodología design metodika methode methodik aufbau parameter 方法 計画 设置 실험_환경',
    ),
  }),
  entry('results', 'concluded', {
    severity: 'warning',
    says: 'an observations',
    words: words('comparison comparisons observations insights learnings benchmarks benchmark beobachtungen'),
  }),
  entry('method', 'running', {
    severity: 'warning',
    says: 'a context',
    words: words(
      'context environment hyperparameters hyperparameter hardware infrastructure implementation tracking umgebung 追跡情報',
    ),
  }),
  entry('other', 'planned', {
    severity: 'warning',
    says: 'a risks',
    words: words('risks risk rollback mitigation priority impact'),
  }),
  entry('prerequisites', 'planned', {
    severity: 'warning',
    says: 'a prerequisites',
    words: words('prerequisites prerequisite preconditions dependencies'),
  }),
  entry('tasks', 'concluded', {
    severity: 'warning',
    says: 'a next steps',
    words: words('next_steps next_step follow_ups nächste_schritte'),
  }),
  entry('metadata', 'concluded', { severity: 'warning', says: 'a metadata', words: words('metadata meta') }),
];

/** The meaning of a heading's folded name; undefined if none of its words is known. */
export const meaningOf = (name: string): SectionMeaning | undefined => known(name).meaning;

const placeOf = firstList(ENTRIES.map(({ words: listed }) => listed));

const known = remember((name): { readonly meaning: SectionMeaning | undefined } => {
  const place = placeOf(name) ?? ENTRIES.length;
  const found = ENTRIES.find(({ fits }, index) => index === place || (index < place && fits?.(name) === true));
  if (found === undefined) return { meaning: undefined };
  const { role, stage, severity, says } = found;
  return { meaning: { role, stage, severity, because: `${says} section` } };
});

/** Whether the items below a heading are not runs, even if they are numbered: criteria, risks, tasks. */
export function holdsNoRuns(name: string): boolean {
  const meaning = meaningOf(name);
  return meaning !== undefined && (NO_RUNS.has(meaning.role) || meaning.because === 'a risks section');
}

/**
 * `Go/No-Go`, `Go/No-Go decision points`: a table with limits below such a heading is decided, whatever lists the
 * section has.
 */
const GO_OR_NOT = /(?:^|_)go_(?:or_)?no_?go(?:_|$)/;

/**
 * The role that the innermost meaningful heading above gives to a table with limits; undefined if that heading is about
 * something else.
 */
export function asksUnder(path: readonly string[]): 'criteria' | 'kill' | 'go' | 'decision' | undefined {
  const name = path.findLast((each) => GO_OR_NOT.test(each) || isTelling(each)) ?? '';
  const role = meaningOf(name)?.role;
  if (role === 'criteria' || role === 'kill') return role;
  return GO_OR_NOT.test(name) ? 'go' : role === 'decision' ? role : undefined;
}

/** The innermost of the folded headings that lead to a place which says what the place is for. */
export const tellingHeading = (path: readonly string[]): string | undefined => path.findLast(isTelling);

function isTelling(name: string): boolean {
  const role = meaningOf(name)?.role;
  return role !== undefined && role !== 'guidance' && (role !== 'other' || holdsNoRuns(name));
}

const NO_RUNS: ReadonlySet<SectionRole> = new Set<SectionRole>([
  'criteria',
  'hypotheses',
  'hypothesis',
  'kill',
  'prerequisites',
  'protocol',
  'tasks',
]);
