import { foldName } from '../../text/fold-name.ts';
import { isAsciiDigit } from '../../text/letters.ts';

const SUMMARY: ReadonlySet<string> = new Set(
  (
    'mean average avg median std stdev std_dev standard_deviation sample_std sd sem stderr std_err std_error standard_error variance var min max minimum maximum range total totals sum subtotal ' +
    'grand_total best best_run best_seed best_of_3 mean_std mean_sd avg_std average_std mean_stdev macro_avg micro_avg weighted_avg macro_average micro_average weighted_average ' +
    'seed_mean seed_avg seed_average fold_mean fold_avg fold_average cv_mean cv_avg grand_mean geomean geo_mean geometric_mean harmonic_mean weighted_mean macro_mean ' +
    'ø mittel mittelwert durchschnitt summe gesamt insgesamt gesamtsumme standardabweichung stabw streuung ' +
    'moyenne écart_type ecart_type somme total_général promedio media mediana desviación_estándar desviacion_estandar suma ' +
    'média desvio_padrão totale deviazione_standard scarto_tipo průměr среднее итого ' +
    '合计平均 平均 平均值 平均値 均值 中位数 中央値 标准差 標準差 標準偏差 合计 总计 总和 合計 総計 평균 표준편차 합계 총계'
  ).split(' '),
);
const COUNTED =
  /^(?:\d+_?(?:seed|run|fold|trial)s?_(?:mean|avg|average|median|std)|(?:mean|avg|average|median|std|best|min|max)_(?:of|over|across)_.{1,30}|(?:mean|avg|average|std)_\d+_(?:seed|run|fold|trial)s?)$/u;
/** The words they begin with: V8 takes longer to compile the expressions here than to read most tables. */
const MAY_BE_COUNTED: ReadonlySet<string> = new Set('mean avg average median std best min max'.split(' '));

const REFERENCE: ReadonlySet<string> = new Set(
  (
    'sota state_of_the_art current_sota prior_sota previous_sota prior_best previous_best prev_best prev_sota published_best best_published previous_record current_record prior_record ' +
    'reference reference_model published leaderboard_best official_baseline control ' +
    'basislinie grundlinie basismodell ausgangsmodell referenz referenzmodell référence modèle_de_référence modele_de_reference ligne_de_base ' +
    'línea_base linea_base línea_de_base modelo_base modelo_de_referencia referencia linha_de_base modelo_de_referência referência ' +
    'riferimento modello_di_riferimento базовая_модель бейзлайн эталон ' +
    '基线 基线模型 基線 基線模型 基准 基准模型 对照 对照组 對照組 基準 基準モデル ベースライン ベースラインモデル 従来手法 従来法 従来モデル 既存手法 ' +
    '베이스라인 기준선 기준_모델 기존_방법'
  ).split(' '),
);
/** After these words a baseline is what something is compared with, not what the row is. */
const RELATION =
  /(?:^|_)(?:vs|versus|than|over|from|to|above|below|beats?|beat|match(?:es)?|without|no|non|w_o|minus|plus|re|of|and|with|on)_(?:\w{1,20}_)?(?:baseline|sota)/u;
const MAY_BE_RELATION = /_(?:baseline|sota)/;
/** A baseline with an addition or a change: `Baseline + mixup`, `baseline w/ warmup`, `baseline-lora-lr1e4`. */
const VARIANT =
  /(?:^|_)(?:baseline|sota)_(?:\w{1,60}_)?(?:plus|with|w|and|without|minus)_|(?:^|_)baseline_(?:\w{1,60}_)?(?:lr|learning_rate|wd|weight_decay|bs|batch|batch_size|rank|r|alpha|lambda|temp|dropout|warmup|steps|epochs)_?\d/u;
const MAY_BE_VARIANT = /(?:baseline|sota)_/;
const ADDED = /(?:baseline|sota)[^+&]*[+&]|[+&]\s*(?:the\s)?\s*baseline\b/iu;
/** The text after such a sign explains the baseline: `Baseline – ResNet-50 trained from scratch`. */
const EXPLAINED = /^(?:baseline|current sota|previous best|prior best|sota)(?:\s[-–—]+\s|[:,;–—])/iu;
const BARE = /(?:^|_)(?:baseline|sota)(?:_v?\d{1,4}){0,2}$/u;
/** `Run 3 (baseline)`. */
const REMARKED = /[([（](?:baseline|sota|reference|prior best|previous best)[)\]）]/i;
/** What every longer name of a reference contains. */
const NAMES_ONE = /baseline|sota|best/;
const MOST_WORDS = 5;

/** Whether a label says that the row summarises others: `Mean`, `Std`, `3-seed mean`, `Average (n=5)`. */
export function isSummary(label: string): boolean {
  if (label.length > 60) return false;
  const name = foldName(label);
  return SUMMARY.has(name) || (mayBeCounted(name) && COUNTED.test(name));
}

const mayBeCounted = (name: string): boolean =>
  name.includes('_') && (isAsciiDigit(name.charCodeAt(0)) || MAY_BE_COUNTED.has(name.slice(0, name.indexOf('_'))));

/**
 * Whether a label says that the row is a reference for the others: `Baseline (v2)`, `Previous best`, `PR 162 (SOTA)`.
 */
export const isReference = (label: string): boolean => referenceIn(label) !== undefined;

/**
 * The same for a label that says nothing more: beside a run's own name, `baseline lr 1e-4` gives its settings and not
 * the class of the row.
 */
export const isBareReference = (label: string): boolean => referenceIn(label) === 'bare';

function referenceIn(label: string): 'bare' | 'told' | undefined {
  if (label.length > 120) return undefined;
  const opening = label.search(/[([（]/);
  if (opening >= 0 && REMARKED.test(label)) return 'bare';
  const standing = opening < 0 ? label : label.slice(0, opening);
  const name = foldName(standing);
  if (REFERENCE.has(name) || standing.trim().toLowerCase() === 'baseline') return 'bare';
  if (!NAMES_ONE.test(name)) return undefined;
  if (ADDED.test(standing) || (MAY_BE_VARIANT.test(name) && VARIANT.test(`${name}_`))) return undefined;
  if (EXPLAINED.test(standing)) return 'bare';
  const words = name.split('_');
  if (words.length > MOST_WORDS || (MAY_BE_RELATION.test(name) && RELATION.test(name))) return undefined;
  if (BARE.test(name)) return 'bare';
  return words[0] === 'baseline' || words.at(-1) === 'sota' ? 'told' : undefined;
}
