import { isTimed, unitOfHeader } from '../../values/header-unit.ts';
import { dimensionOf, unitSymbol } from '../../values/units.ts';
import { keysOf } from '../key-path.ts';

/** Words at the end of a key that can only be a unit; `latency_min` may be a minimum, `train_db` a database. */
const TELLING =
  /(?<!(?:^|[\s_/-])per)[\s_/-](?:seconds|secs|sec|ms|us|ns|minutes|mins|hours|hrs|kb|mb|gb|tb|kib|mib|gib|tib|bytes|khz|mhz|ghz|kwh)$/iu;
/** The same as a whole key. */
const WHOLE = /^(?:seconds|secs|sec|ms|us|ns|minutes|mins|hours|hrs|days|kb|mb|gb|tb|kib|mib|gib|tib|bytes)$/i;
/** Letters that are a unit after a word for time, or if the column is a time: `train_time_s`, `wait_h`. */
const LETTER = /(?<!(?:^|[\s_-])per)[\s_-](s|h)$/u;
/**
 * The multiplier of a letter after a word for counted things, and of its words after anything: `params_m`,
 * `tokens_billions`.
 */
const MULTIPLE =
  /(?:params?|parameters|tokens?|samples|steps|flops?|macs)[\s_-]([kmbt])$|[\s_-]((?:thousand|million|billion|trillion)s?)$/i;
/**
 * Words after which a lone `_s` means seconds: those for time, and those measured as one (whose `_min` is a minimum).
 */
const WAITED = /(?:latency|delay|lag|ttft)$/iu;
const STATISTICS = 'mean|avg|median|p\\d{2,4}|total|sum|max';
/** The metric before its statistic: `latency_p50`, `time_total`. */
const STATISTIC = new RegExp(`[\\s_-](?:${STATISTICS})$`, 'i');
/** A statistic is in the unit of the name before it: `latency_ms_p50`, and the key `p50` of an object `latency_ms`. */
const ITS_STATISTIC = new RegExp(`(?:^|[\\s_/-])(?:${STATISTICS}|min|std)$`, 'i');

const LONGEST = 200;

/**
 * The unit in a key of a run output: `wer_pct` and `WER (%)` are percentages, `wer_ratio` is not; `peak_vram_mb`, `Time
 * (min)`, `latencySeconds`, `latency_ms_p50` and `elapsed_s` contain theirs, too.
 */
export function unitOfKey(key: string): string | undefined {
  if (key.length > LONGEST) return undefined;
  if (/[)\]]$/.test(key)) return bracketed(key);
  const words = wordsOf(key);
  const unit = unitAtEnd(words);
  if (unit !== undefined) return unit;
  const metric = words.replace(ITS_STATISTIC, '');
  return metric === words ? undefined : unitAtEnd(metric);
}

const wordsOf = (key: string): string => key.replace(/(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z]{2})(?=[A-Z][a-z])/g, '_');

function unitAtEnd(words: string): string | undefined {
  if (/[\s_-](?:ratio|fraction)$/iu.test(words)) return 'ratio';
  const letter = LETTER.exec(words)?.[1];
  if (letter !== undefined) return isOfTime(words.slice(0, -2)) ? letter : undefined;
  const unit = unitOfHeader(words) ?? unitOfHeader(words.toLowerCase());
  // Directly after a word for time, `min` is read as a unit there.
  return unit === '%' || (unit === 'min' && /[\s_-]min$/i.test(words)) || TELLING.test(words) ? unit : undefined;
}

/**
 * The same for a key that fills a column of times, sizes or counts: there `seconds` alone, `_s` and `_h` after any word
 * and `params_m` are units.
 */
export function unitOfKeyIn(key: string, columnUnit: string | undefined): string | undefined {
  const told = unitOfKey(key);
  if (told !== undefined || columnUnit === undefined || key.length > LONGEST) return told;
  const measure = dimensionOf(columnUnit);
  if (measure === 'count') return multipleOf(wordsOf(key));
  if (measure === 'time' && LETTER.test(key)) return LETTER.exec(key)?.[1];
  const whole = WHOLE.test(key) ? unitSymbol(key.toLowerCase()) : undefined;
  return whole !== undefined && dimensionOf(whole) === measure ? whole : undefined;
}

function multipleOf(words: string): string | undefined {
  const [, letter, word] = MULTIPLE.exec(words) ?? [];
  if (letter !== undefined) return MULTIPLES[letter.toLowerCase()];
  const unit = word === undefined ? undefined : unitSymbol(word.toLowerCase());
  return unit !== undefined && dimensionOf(unit) === 'count' ? unit : undefined;
}

const MULTIPLES: Readonly<Record<string, string>> = { k: 'k', m: 'M', b: 'bn', t: 'T' };

/** The unit that the path of a number gives for a column: a statistic is in the unit of what it is computed from. */
export function unitOfPath(path: string, columnUnit: string | undefined): string | undefined {
  const [last = '', before = ''] = keysOf(path).toReversed();
  const own = unitOfKeyIn(last, columnUnit);
  const isStatistic = own === undefined && before !== '' && last.replace(ITS_STATISTIC, '') === '';
  return isStatistic ? unitOfKeyIn(before, columnUnit) : own;
}

const isOfTime = (words: string): boolean => {
  const metric = words.replace(STATISTIC, '');
  return isTimed(metric) || WAITED.test(metric);
};

/** Letters in brackets directly after a word are seldom a unit: `mAP50-95(B)` is about boxes, `run(s)` is a plural. */
function bracketed(key: string): string | undefined {
  const unit = unitOfHeader(key);
  if (unit === undefined || dimensionOf(unit) === 'name') return undefined;
  const isStuck = /\S[([][A-Za-z][)\]]$/.test(key);
  return isStuck && !(dimensionOf(unit) === 'time' && isOfTime(key.slice(0, -3))) ? undefined : unit;
}
