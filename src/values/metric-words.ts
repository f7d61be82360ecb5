import { mayHoldWideLetters } from '../text/letters.ts';

/** One word of a sentence or a name in the form in which words are compared, and its place. */
export type Word = { readonly text: string; readonly start: number; readonly end: number };

/** Spellings of one word. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['accuracy', 'acc accuracies'],
      ['memory', 'mem'],
      ['validation', 'val valid'],
      ['evaluation', 'eval'],
      ['training', 'train'],
      ['error', 'err errors'],
      ['token', 'tok tokens'],
      ['average', 'avg'],
      ['perplexity', 'ppl'],
      ['throughput', 'tput thruput'],
      ['latency', 'lat latencies'],
      ['auroc', 'rocauc aucroc'],
      ['runtime', 'runtimes'],
    ] as const
  ).flatMap(([word, others]) => others.split(' ').map((other) => [other, word] as const)),
);

/** Names of several words, and the name they are known by. Longer ones first. */
const PHRASES: readonly (readonly [readonly string[], string])[] = (
  [
    ['root mean squared error', 'rmse'],
    ['root mean square error', 'rmse'],
    ['intersection over union', 'iou'],
    ['mean average precision', 'map'],
    ['mean absolute error', 'mae'],
    ['mean squared error', 'mse'],
    ['mean opinion score', 'mos'],
    ['bit per character', 'bpc'],
    ['area under curve', 'auc'],
    ['character error rate', 'cer'],
    ['word error rate', 'wer'],
    ['phone error rate', 'per'],
    ['equal error rate', 'eer'],
    ['false positive rate', 'fpr'],
    ['false negative rate', 'fnr'],
    ['real time factor', 'rtf'],
    ['frame per second', 'fps'],
    ['query per second', 'qps'],
    ['bit per byte', 'bpb'],
    ['time per step', 'step_time'],
    ['memory consumption', 'memory'],
    ['memory footprint', 'memory'],
    ['memory usage', 'memory'],
    ['memory use', 'memory'],
    ['response time', 'latency'],
    ['learning rate', 'lr'],
    ['roc auc', 'auroc'],
    ['auc roc', 'auroc'],
    ['f1 score', 'f1'],
    ['bleu score', 'bleu'],
    ['step time', 'step_time'],
    ['run time', 'runtime'],
  ] as const
).map(([phrase, word]) => [phrase.split(' '), word]);

const LOWER: ReadonlySet<string> = new Set(
  'wer cer per eer der fpr fnr rtf rmse mae mse mape smape nll ece brier fid lpips loss error perplexity bpb bpc latency memory runtime step_time overhead'.split(
    ' ',
  ),
);
const HIGHER: ReadonlySet<string> = new Set(
  'accuracy f1 auc auroc auprc precision recall map iou dice mrr ndcg bleu rouge meteor chrf comet bertscore mos psnr ssim mcc throughput fps qps speedup coverage mmlu'.split(
    ' ',
  ),
);
const RATES: ReadonlySet<string> = new Set(
  'wer cer per eer fpr fnr accuracy f1 auc auroc precision recall map iou rate ratio error overhead coverage share fraction percentage mmlu'.split(
    ' ',
  ),
);

/** Words that mean nothing without those before them: `time` alone does not mean step time. */
const GENERIC: ReadonlySet<string> = new Set(
  'rate time score value size count number ratio total step percent percentage mean average max min std sd delta p50 p90 p95 p99 id name id date gap change difference'.split(
    ' ',
  ),
);

const atomsOf = (text: string): Iterable<RegExpExecArray> =>
  text.matchAll(mayHoldWideLetters(text) ? /[\p{L}\p{M}\p{N}]+/gu : /[A-Za-z0-9]+/g);
/** What may separate two words of one name. */
const JOINED = /^(?:[ _\-@/.+]|% )$/u;

/** The words of a text: lower case, singular, with well-known spellings unified. */
export function wordsIn(text: string): readonly Word[] {
  const atoms = Array.from(atomsOf(text), (match) => ({
    text: singular(match[0].normalize('NFKC').toLowerCase()),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const words: Word[] = [];
  for (let at = 0; at < atoms.length;) {
    const phrase = phraseAt(text, atoms, at);
    const last = atoms[at + (phrase?.[0].length ?? 1) - 1];
    const first = atoms[at];
    if (first === undefined || last === undefined) break;
    words.push({ text: phrase?.[1] ?? first.text, start: first.start, end: last.end });
    at += phrase?.[0].length ?? 1;
  }
  return words;
}

const phraseAt = (text: string, atoms: readonly Word[], at: number): (typeof PHRASES)[number] | undefined =>
  PHRASES.find(([phrase]) =>
    phrase.every((word, index) => {
      const atom = atoms[at + index];
      return atom?.text === word && (index === 0 || isJoined(text, atoms[at + index - 1], atom));
    }),
  );

/** Whether two words are side by side, with only a blank, a hyphen or the like between them. */
export const isJoined = (text: string, before: Word | undefined, after: Word | undefined): boolean =>
  before !== undefined && after !== undefined && JOINED.test(text.slice(before.end, after.start));

function singular(word: string): string {
  const known = SPELLINGS.get(word);
  if (known !== undefined) return known;
  const one = word.length > 3 && /[^sui]s$/u.test(word) ? word.slice(0, -1) : word;
  return SPELLINGS.get(one) ?? one;
}

/**
 * Which direction is better for a well-known metric, by the last word of its name that is not a number; undefined if
 * that is not well known.
 */
export function knownDirection(words: readonly string[]): 'lower' | 'higher' | undefined {
  const head = words.findLast((word) => !/^\d+$/u.test(word)) ?? '';
  return LOWER.has(head) ? 'lower' : HIGHER.has(head) ? 'higher' : undefined;
}

/** Whether a name is that of a rate, which people write both as 0.05 and as 5%. */
export const isKnownRate = (words: readonly string[]): boolean => words.some((word) => RATES.has(word));

/** Whether a word means nothing by itself. */
export const isGeneric = (word: string): boolean => GENERIC.has(word);

/** Whether a word is written as plain words are not: with a digit, or with a capital behind its first letter (`BM25`, `GPT`). */
export const isDistinctName = (word: string): boolean => /^\p{L}/u.test(word) && /\p{N}|.\p{Lu}/u.test(word);
