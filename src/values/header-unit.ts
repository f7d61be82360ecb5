import { isCountedName } from './counted-name.ts';
import { unitSymbol } from './units.ts';

/** Symbols that count as a unit merely at the end of a header: short words that have no other meaning there. */
const SUFFIXES: ReadonlySet<string> = new Set(
  'ns us µs ms sec secs seconds s min mins minutes hours hrs kb mb gb tb kib mib gib bytes bits % pct percent bpb bpc ppm ppb db hz khz mhz ghz kwh nats'.split(
    ' ',
  ),
);

/**
 * The unit that a column header or a field label names: `Time (s)`, `Memory [MB]`, `Err %`, `latency_ms`, `val_bpb`.
 */
export function unitOfHeader(header: string): string | undefined {
  const text = withoutArrow(header.trim().replace(/[*`]/gu, ''));
  if (text.length > 200) return undefined;
  return bracketedUnit(text) ?? suffixUnit(text);
}

/** `Latency (ms) ↓` says which way is better. */
const withoutArrow = (text: string): string =>
  /[↑↓⬆⬇]\uFE0F?$/.test(text) ? text.replace(/[\s↑↓⬆⬇\uFE0F]+$/u, '') : text;

/**
 * Words for time: after one of them `_min` means minutes, after any other word (`val_loss_min`, `lr.min`) it means the
 * minimum.
 */
const TIMED = /(?:time|duration|dur|wall|clock|elapsed|eta|dauer|zeit)$/i;
/** Whether words end in one for time: `train_time`, `elapsed`. */
export const isTimed = (words: string): boolean => TIMED.test(words);

/** Words for things to be kept small or large; after one of them `(min)` means the minimum, too. */
const SCORED =
  /(?:^|[^a-z])(?:loss|reward|return|score|acc|accuracy|lr|rate|error|wer|cer|auc|f1|bleu|perplexity|ppl|mse|mae|rmse)$/i;

/** Whether `min` after these words means minutes. */
const isMinutes = (words: string, isBracketed: boolean): boolean => {
  const before = words.replace(/[\s_*`-]+$/, '');
  return isBracketed ? !SCORED.test(before) : isTimed(before);
};

function bracketedUnit(text: string): string | undefined {
  const close = text.at(-1);
  if (close !== ')' && close !== ']') return undefined;
  const open = text.lastIndexOf(close === ')' ? '(' : '[');
  if (open < 0) return undefined;
  const inside = text.slice(open + 1, -1);
  if (isNoUnit(text.slice(0, open), inside)) return undefined;
  for (const part of inside.split(/[,;]/u)) {
    const word = part.trim().replace(/^in /u, '');
    if (word.toLowerCase() === 'min' && !isMinutes(text.slice(0, open), true)) return undefined;
    if (word === 'B' && isCountedName(text.slice(0, open))) return 'bn';
    const symbol = unitSymbol(word);
    if (symbol !== undefined) return symbol;
  }
  return undefined;
}

/** `Seed(s)` is one seed or more of them, and `Treatment (B)` the second of two. */
const isNoUnit = (words: string, inside: string): boolean =>
  (inside === 's' && COUNTABLE.test(words)) || (inside === 'B' && LETTERED.test(words));

const COUNTABLE =
  /(?:^|[^a-z])(?:seed|run|trial|model|gpu|cpu|node|device|epoch|step|dataset|file|variant|metric|author|owner|reviewer|assignee|person|team|tag|label|task|parameter|value|sample|item|user|link|ref|commit|branch)$/i;
const LETTERED =
  /(?:^|[^a-z])(?:variant|treatment|control|group|arm|option|version|system|candidate|plan|phase|condition)\s*$/i;

function suffixUnit(text: string): string | undefined {
  // `Steps to 90%` says how far, not in what.
  if (text.endsWith('%')) return /\d\s*%$/.test(text) ? undefined : '%';
  const cut = Math.max(text.lastIndexOf(' '), text.lastIndexOf('_'));
  const word = cut < 0 ? '' : text.slice(cut + 1);
  if (word === 's' && text[cut] !== '_') return undefined;
  if (word.toLowerCase() === 'min' && !isMinutes(text.slice(0, cut), false)) return undefined;
  return SUFFIXES.has(word.toLowerCase()) ? unitSymbol(word) : undefined;
}
