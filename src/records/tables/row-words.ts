import { foldName } from '../../text/fold-name.ts';

const SUMMARY: ReadonlySet<string> = new Set(
  (
    'mean average avg median std stdev std_dev standard_deviation sample_std sd sem stderr variance var min max minimum maximum range total totals sum subtotal ' +
    'grand_total best best_run best_seed best_of_3 mean_std mean_sd avg_std average_std mean_stdev macro_avg micro_avg weighted_avg macro_average micro_average weighted_average ' +
    '平均 均值 标准差 合计 总计 合計 평균 合计平均 mittelwert durchschnitt summe media moyenne průměr среднее'
  ).split(' '),
);
const COUNTED =
  /^(?:\d+_?(?:seed|run|fold|trial)s?_(?:mean|avg|average|median|std)|(?:mean|avg|average|median|std|best|min|max)_(?:of|over|across)_.{1,30}|(?:mean|avg|average|std)_\d+_(?:seed|run|fold|trial)s?)$/u;

const REFERENCE: ReadonlySet<string> = new Set(
  (
    'sota state_of_the_art current_sota prior_sota previous_sota prior_best previous_best published_best best_published previous_record current_record prior_record ' +
    'reference reference_model published leaderboard_best official_baseline control 基线 基準 ベースライン 베이스라인'
  ).split(' '),
);
/** Behind these a baseline is what something is compared with, not what the row is. */
const RELATION =
  /(?:^|_)(?:vs|versus|than|over|from|to|above|below|beats?|beat|match(?:es)?|without|no|non|w_o|minus|plus|re|of|and|with|on)_(?:\w{1,20}_)?(?:baseline|sota)/u;
const MOST_WORDS = 5;

/** Whether a label says that the row sums up others: `Mean`, `Std`, `3-seed mean`, `Average (n=5)`. */
export function isSummary(label: string): boolean {
  if (label.length > 60) return false;
  const name = foldName(label);
  return SUMMARY.has(name) || COUNTED.test(name);
}

/** Whether a label says that the row is what others are compared with: `Baseline (v2)`, `Previous best`, `PR 162 (SOTA)`. */
export function isReference(label: string): boolean {
  if (label.length > 120) return false;
  if (/[([（](?:baseline|sota|reference|prior best|previous best)[)\]）]/iu.test(label)) return true;
  const name = foldName(label.replace(/[([（].*$/u, ''));
  if (REFERENCE.has(name)) return true;
  const words = name.split('_');
  if (words.length > MOST_WORDS || RELATION.test(name)) return false;
  return words[0] === 'baseline' || words.at(-1) === 'baseline' || words.at(-1) === 'sota';
}
