/** The words of a list, as a set. */
export const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Columns that say what one aims at; beside a column of what is required, what one hopes for. */
export const TARGET_COLUMNS = set('target goal ziel zielwert cible objectif objetivo 目标 目标值 目標値 목표');
/** Columns that say what is required. */
export const REQUIRED_COLUMNS = set('required requirement pass_if success_threshold slo soll sollwert');
/** Columns that say what has to be reached: part of the protocol, never the result. */
export const THRESHOLD_COLUMNS: ReadonlySet<string> = new Set([
  ...TARGET_COLUMNS,
  ...REQUIRED_COLUMNS,
  ...set('threshold condition limit bar grenzwert schwelle schwellenwert seuil umbral 阈值 閾値'),
]);
/** Columns with the measured value for the thing that their row names, the clearest word first. */
export const MEASURED_COLUMNS = set(
  'value measured actual observed achieved obtained measurement current wert messwert istwert ist gemessen valeur mesuré valor medido obtenido 值 实际 实际值 实测 値 実測 実測値 값',
);
/** Columns that say what each row is compared with. */
export const BASELINE_COLUMNS = set(
  'baseline baseline_value reference reference_value referenz ausgangswert référence referencia 基线 基準値 ベースライン',
);
/**
 * Columns that may also hold the measured value where there is no threshold; beside a threshold they hold the outcome.
 */
export const RESULT_COLUMNS = set('result score test mean ergebnis résultat resultado 结果 結果 결과');
/** Columns that give the state or outcome of a thing in one word. */
export const FATE_COLUMNS = set('status outcome verdict met pass pass_fail achieved validated evidence');
/** Columns that hold the outcome for the thing that their row names. */
export const OUTCOME_COLUMNS: ReadonlySet<string> = new Set([
  ...FATE_COLUMNS,
  ...set('result results measured threshold target actual'),
]);
/** Columns in which a person (or `decide --write`) gives the outcome of a row as a mark. */
export const VERDICT_COLUMNS = set(
  'result status verdict outcome pass passed met pass_fail decision ergebnis erfüllt bestanden résultat statut resultado estado 结果 状态 結果 状態 결과 상태',
);
/** Columns of words: they describe a row, and measure nothing. */
export const TELLING_COLUMNS = set(
  'owner owners who assignee reviewer author due due_date done date day deadline when priority impact likelihood probability severity ' +
    'note notes comment comments description details reason rationale why how purpose goal idea question name link links mitigation blocker arms ' +
    'config configuration command what action expected prediction besitzer verantwortlich termin notiz notizen beschreibung 备注 说明 负责人 備考 担当',
);
/** Columns that describe the template's own rows, if the template fills them in. */
const ABOUT_ROWS = set('target_value unit units direction description definition weight priority');
/**
 * Whether the text that a template has in a column of a table with fixed rows is fixed as well, rather than an example:
 * a baseline is one unless thresholds are compared with it.
 */
export const isKeptColumn = (name: string, header: readonly string[]): boolean =>
  THRESHOLD_COLUMNS.has(name) ||
  ABOUT_ROWS.has(name) ||
  (BASELINE_COLUMNS.has(name) && header.some((each) => THRESHOLD_COLUMNS.has(each)));
