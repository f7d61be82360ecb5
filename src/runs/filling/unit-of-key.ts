import { isTimed, unitOfHeader } from '../../values/header-unit.ts';
import { dimensionOf } from '../../values/units.ts';

/** Words at the end of a key that mean nothing but a unit: `latency_min` may be a minimum, `train_db` a database. */
const TELLING =
  /(?<!(?:^|[\s_/-])per)[\s_/-](?:seconds|secs|sec|ms|us|ns|minutes|mins|hours|hrs|kb|mb|gb|tb|kib|mib|gib|tib|bytes|khz|mhz|ghz|kwh)$/iu;
/** Letters that are a unit behind a word of time, or where a column is of time: `train_time_s`, `wait_h`. */
const LETTER = /(?<!(?:^|[\s_-])per)[\s_-](s|h)$/u;
/** Words behind which a lone `_s` is seconds: what is of time, and what is measured as one (whose `_min` is its least value). */
const WAITED = /(?:latency|delay|lag|ttft)$/iu;
/** The metric before its statistic: `latency_p50`, `time_total`. */
const STATISTIC = /[\s_-](?:mean|avg|median|p\d{2,4}|total|sum|max)$/iu;

/**
 * The unit that a key of a run output names: `wer_pct` and `WER (%)` are percentages, `wer_ratio` is none; `peak_vram_mb`,
 * `Time (min)`, `latencySeconds` and `elapsed_s` say theirs, too.
 */
export function unitOfKey(key: string): string | undefined {
  if (key.length > LONGEST) return undefined;
  if (/[)\]]$/.test(key)) return bracketed(key);
  const words = key.replace(/(?<=[a-z\d])(?=[A-Z])/g, '_');
  if (/[\s_-](?:ratio|fraction)$/iu.test(words)) return 'ratio';
  const letter = LETTER.exec(words)?.[1];
  if (letter !== undefined) return isOfTime(words.slice(0, -2)) ? letter : undefined;
  const unit = unitOfHeader(words) ?? unitOfHeader(words.toLowerCase());
  // Behind a word of time alone `min` is read as a unit there.
  return unit === '%' || (unit === 'min' && /[\s_-]min$/i.test(words)) || TELLING.test(words) ? unit : undefined;
}

/** The same for a key that fills a column of times: there `_s` and `_h` behind any word are seconds and hours. */
export const unitOfKeyIn = (key: string, columnUnit: string | undefined): string | undefined =>
  unitOfKey(key) ??
  (columnUnit !== undefined && dimensionOf(columnUnit) === 'time' ? LETTER.exec(key)?.[1] : undefined);

const LONGEST = 200;

const isOfTime = (words: string): boolean => {
  const metric = words.replace(STATISTIC, '');
  return isTimed(metric) || WAITED.test(metric);
};

/** A letter stuck to a word is seldom a unit: `mAP50-95(B)` is of boxes, `run(s)` a plural. */
function bracketed(key: string): string | undefined {
  const unit = unitOfHeader(key);
  if (unit === undefined || dimensionOf(unit) === 'name') return undefined;
  const isStuck = /\S[([][A-Za-z][)\]]$/.test(key);
  return isStuck && !(dimensionOf(unit) === 'time' && isOfTime(key.slice(0, -3))) ? undefined : unit;
}
