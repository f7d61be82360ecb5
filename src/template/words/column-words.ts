/** The words of a list, as a set. */
export const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Columns that say what has to be reached: part of the protocol, never the result. */
export const THRESHOLD_COLUMNS = set(
  'threshold target required requirement condition limit goal bar pass_if success_threshold slo ziel zielwert grenzwert schwelle schwellenwert soll sollwert seuil cible objectif umbral objetivo 阈值 目标 目标值 閾値 目標値 목표',
);
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
/** Columns that hold the outcome for the thing that their row names. */
export const OUTCOME_COLUMNS = set(
  'result results status outcome evidence verdict measured threshold target actual pass pass_fail met achieved validated',
);
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
/** What thresholds are compared with; in a table of results without thresholds such a number is an example. */
const REFERENCES = set('baseline baseline_value reference reference_value');

/**
 * Whether the text that a template has in a column of a table with fixed rows is fixed as well, rather than an example.
 */
export const isKeptColumn = (name: string, header: readonly string[]): boolean =>
  THRESHOLD_COLUMNS.has(name) ||
  ABOUT_ROWS.has(name) ||
  (REFERENCES.has(name) && header.some((each) => THRESHOLD_COLUMNS.has(each)));
