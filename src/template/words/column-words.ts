import type { TableRole } from '../kind.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const RUN_KEYS = set(
  'run_id run run_name run_no lauf_id lauf durchlauf exp exp_id experiment experiment_id trial trial_id job attempt id 実験 实验 실험',
);
const EPOCHS = set('epoch epochs step steps iteration iter round checkpoint');
const COUNTED = set('date time timestamp when day week no nr n number seed rank 日付 日期');

const FIXED: ReadonlyMap<string, TableRole> = new Map([
  ...[...set('metric metrics measure metrik kennzahl 指標 指标 지표')].map((word) => [word, 'metrics'] as const),
  ...[...set('parameter param hyperparameter setting option argument hyperparameters')].map(
    (word) => [word, 'parameters'] as const,
  ),
  ...[...set('group subgroup slice segment cohort class category language')].map((word) => [word, 'groups'] as const),
  ...[...set('model system method variant baseline approach configuration arm condition')].map(
    (word) => [word, 'comparison'] as const,
  ),
  ...[...set('hypothesis hypothesis_statement hypotheses 仮説 假设 가설')].map((word) => [word, 'hypotheses'] as const),
  ...[...set('criterion criteria requirement gate check 基準 标准')].map((word) => [word, 'criteria'] as const),
  ...[...set('field item property aspect risk')].map((word) => [word, 'fields'] as const),
]);

/** Columns that say what has to be reached: part of the protocol, and never the result. */
export const THRESHOLD_COLUMNS = set(
  'threshold target required requirement condition limit goal bar pass_if success_threshold zielwert grenzwert schwelle schwellenwert soll sollwert seuil cible umbral 阈值 目标 目标值 閾値 目標値 목표',
);
/** Columns that say what was measured of the thing that their row names, the clearest word first. */
export const MEASURED_COLUMNS = set(
  'value measured actual observed achieved obtained measurement current wert messwert istwert ist gemessen valeur mesuré valor medido 值 实际 实际值 实测 値 実測 実測値 값',
);
/** Columns that may as well say so where nothing is asked; beside a threshold they say how it went. */
export const RESULT_COLUMNS = set('result score test mean ergebnis résultat resultado 结果 結果 결과');
/** What a template says of its own rows, where it prints something there. */
const ABOUT_ROWS = set('target_value unit units direction description definition weight priority');
/** What thresholds were set against; in a table of results alone such a number is an example. */
const REFERENCES = set('baseline baseline_value reference reference_value');

/** Whether what a template prints in a column of a table with fixed rows is fixed, too, rather than an example. */
export const isKeptColumn = (name: string, header: readonly string[]): boolean =>
  THRESHOLD_COLUMNS.has(name) ||
  ABOUT_ROWS.has(name) ||
  (REFERENCES.has(name) && header.some((each) => THRESHOLD_COLUMNS.has(each)));

/** What the first column of a table says of it: its role, and whether its rows are labels or examples. */
export type FirstColumn = { readonly role: TableRole; readonly rows: 'fixed' | 'sample' | undefined };

/** Reads the folded name of a table's first column; `rows` is undefined where the name says nothing. */
export function firstColumn(name: string, width: number): FirstColumn {
  if (RUN_KEYS.has(name)) return { role: 'runs', rows: 'sample' };
  if (EPOCHS.has(name)) return { role: 'epochs', rows: 'sample' };
  const role = FIXED.get(name);
  if (role === 'fields') return { role: width === 2 ? 'fields' : 'other', rows: 'fixed' };
  if (role !== undefined) return { role, rows: 'fixed' };
  return { role: 'other', rows: COUNTED.has(name) ? 'sample' : undefined };
}

/** Where the column stands that tells runs apart, and how surely it does: the higher, the surer. */
export type RunKey = { readonly at: number; readonly strength: number };

const IDS = set('run_id experiment_id exp_id');
const BESIDE = set('run runid run_name run_no lauf_id lauf durchlauf trial_id job_id');
const FARTHEST = 2;
/** Tables whose first column says what they are for, whatever stands behind it. */
const SAID: ReadonlySet<TableRole> = new Set([
  'metrics',
  'parameters',
  'groups',
  'hypotheses',
  'criteria',
  'fields',
  'epochs',
]);

/**
 * The column of a table's folded header that tells runs apart. One called `Run` does only where there is more than one
 * column beside it; behind the first, only a name that can mean nothing else does.
 */
export function runKeyOf(header: readonly string[]): RunKey {
  const [first = ''] = header;
  if (IDS.has(first)) return { at: 0, strength: 4 };
  if (RUN_KEYS.has(first)) return { at: 0, strength: header.length < 3 ? 0 : 2 };
  if (SAID.has(firstColumn(first, header.length).role)) return NO_KEY;
  const id = header.findIndex((name) => IDS.has(name));
  if (id > 0) return { at: id, strength: 3 };
  const beside = header.findIndex((name, at) => at <= FARTHEST && BESIDE.has(name));
  return beside > 0 && header.length > 2 ? { at: beside, strength: 1 } : NO_KEY;
}

const NO_KEY: RunKey = { at: 0, strength: 0 };
