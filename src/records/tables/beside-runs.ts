import { THRESHOLD_COLUMNS } from '../../template/words/column-words.ts';
import { foldName } from '../../text/fold-name.ts';

const CHANGES: ReadonlySet<string> = new Set(
  (
    'δ delta diff difference change improvement gain lift reduction increase decrease differenz verbesserung änderung ' +
    'différence amélioration diferencia mejora 差 差值 差分 提升 变化 変化 改善'
  ).split(' '),
);
const HOW = /^(?:abs|absolute|rel|relative|mean|avg|average|total|net)_/u;
const AGAINST = /_(?:vs|versus|over|from|against|relative_to|compared_to|compared_with)_.*$/u;

/** `Δ`, `Rel. improvement`, `Difference vs baseline`; but `change-lr` is a run. */
function isChange(name: string): boolean {
  if (!name.split('_').some(isChangeWord)) return false;
  return isChangeWord(name.replace(AGAINST, '').replace(HOW, ''));
}

const isChangeWord = (word: string): boolean =>
  CHANGES.has(word) || (word.endsWith('s') && CHANGES.has(word.slice(0, -1)));

/** `p-value`, `95% CI`, `CI lower`. */
const STATISTIC =
  /^(?:p_val(?:ue)?s?|(?:\d{2}_)?(?:ci|conf_int|confidence_interval)(?:_?\d{2})?(?:_(?:low|lower|high|upper|width))?)$/u;
const MAY_BE_STATISTIC = /^(?:p_val|ci|conf|\d\d_c)/u;
/** The letters of a mean and of a deviation: `σ`, `μ ± σ`. */
const LETTERS: ReadonlySet<string> = new Set(['σ', 'μ', 'μ_σ']);
/** Names of a target that may also be names of runs. */
const MAY_BE_RUNS: ReadonlySet<string> = new Set(['condition', 'bar', 'limit', 'required']);

/** Whether a label says that its row gives a difference between others: `Δ vs baseline`, `Rel. improvement (%)`. */
export const isChangeRow = (label: string): boolean => isChange(nameOf(label));

/** Whether a label says that its row is among runs without being one: a change, a target, a p-value, an interval. */
export function isBesideRuns(label: string): boolean {
  const name = nameOf(label);
  return (
    isChange(name) ||
    LETTERS.has(name) ||
    (MAY_BE_STATISTIC.test(name) && STATISTIC.test(name)) ||
    (THRESHOLD_COLUMNS.has(name) && !MAY_BE_RUNS.has(name))
  );
}

/** The whole label without the brackets after it; the sign for an increment is not a letter. */
const nameOf = (label: string): string =>
  label.length > 100 ? '' : foldName(label.replace(/[([（].*$/u, '').replaceAll('∆', 'Δ'));
