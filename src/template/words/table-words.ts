import { set, TELLING_COLUMNS, THRESHOLD_COLUMNS, FATE_COLUMNS } from './column-words.ts';
import { meaningOf } from './section-words.ts';
import type { TableRole } from '../kind.ts';

/** What the rows are about, by the folded name of the column that names them. */
const ROLES: readonly (readonly [TableRole, string])[] = [
  [
    'criteria',
    'criterion criteria success_criterion success_criteria acceptance_criterion gate check requirement kriterium anforderung critère exigence criterio requisito critério 基準 标准',
  ],
  ['hypotheses', 'hypothesis hypotheses hypothesis_statement hypothese hypothèse hipótesis hipótese 仮説 假设 가설'],
  ['metrics', 'metric metrics measure measurement kpi score metrik kennzahl métrique métrica 指標 指标 지표'],
  ['epochs', 'epoch epochs step steps iteration iter round checkpoint 轮次'],
  ['groups', 'group subgroup slice segment cohort demographic class category language domain 组'],
  [
    'comparison',
    'model models system systems method methods variant baseline approach config configuration algorithm arm condition 模型 方法',
  ],
  [
    'parameters',
    'parameter parameters param hyperparameter hyperparameters hparam setting option argument flag 参数 超参数',
  ],
  ['fields', 'field property attribute key item variable feld campo 字段 属性 项目 項目 항목'],
];

/**
 * Things that may vary from run to run or be set once: `Option | Run | Accuracy` has runs, `Option | Value` parameters.
 */
const VARIED = set('option setting');

/** Whether rows that are named by such a first column are runs if a run column follows it. */
export const isVaried = (name: string): boolean => VARIED.has(name) || ROLE_OF_LABEL.get(name) === 'comparison';

const PARTS = set(
  'dataset data_set data corpus split subset test_set testset eval_set manifest benchmark suite task scenario workload endpoint service env env_id env_name environment game domain device hardware ' +
    'platform region locale speaker speakers noise datensatz sprache modell gerät jeu_de_données langue modèle conjunto_de_datos idioma modelo 数据集 语言 データセット 言語 데이터셋 언어',
);

/** Whether a column's name is one for a part of what is measured: a data set, a language, a model. */
export function namesPart(name: string): boolean {
  const role = ROLE_OF_LABEL.get(name);
  return PARTS.has(name) || role === 'groups' || role === 'comparison';
}

/** What the rows are about, by the folded name of their label column; undefined if that does not say. */
export const ROLE_OF_LABEL: ReadonlyMap<string, TableRole> = new Map(
  ROLES.flatMap(([role, names]) => names.split(' ').map((name) => [name, role] as const)),
);

/** Things that are listed beside an experiment, but are not runs of it. */
const THINGS = set(
  'risk task action action_item question open_question assumption issue milestone mitigation risiko aufgabe frage annahme risque tâche riesgo tarea 风险 任务 リスク',
);
/** A first column that may just number what the second one names; `#` is looked up by the sign itself. */
const COUNTING = set('# no nr n num number id ref idx index lfd_nr job trial 序号 编号 番号 번호');
/** Columns of numbered rows that describe a thing and measure nothing. */
const isTold = (name: string): boolean =>
  [THRESHOLD_COLUMNS, TELLING_COLUMNS, FATE_COLUMNS].some((names) => names.has(name));

/** A table's header as folded names (`headerName`), with the folded name of the nearest meaningful heading above it. */
export type HeaderFacts = { readonly names: readonly string[]; readonly section: string };

/** A column's folded name; a header that consists only of signs, such as `#`, keeps them. */
export const headerName = (folded: string, header: string): string => folded || header.trim();

/**
 * Index of the column that names what a row is about: the second, if the first only numbers the rows (`No. | Criterion
 * | …`).
 */
export function labelColumnIn({ names, section }: HeaderFacts): 0 | 1 {
  const [first = '', second, ...rest] = names;
  if (second === undefined || !COUNTING.has(first)) return 0;
  const role = ROLE_OF_LABEL.get(second);
  if (role === 'criteria' || role === 'metrics' || role === 'parameters') return 1;
  if ((role === 'hypotheses' || THINGS.has(second)) && rest.every(isTold)) return 1;
  return rest.some((name) => THRESHOLD_COLUMNS.has(name)) && meaningOf(section)?.role === 'criteria' ? 1 : 0;
}
