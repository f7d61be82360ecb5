import { foldName } from '../../text/fold-name.ts';
import { keysOf } from '../key-path.ts';

/** Words of names whose values are shares of something: as a ratio at most about 1, as a percentage up to 100. */
const RATES: ReadonlySet<string> = new Set(
  (
    'wer cer mer acc accuracy f1 fscore precision recall auc auroc auprc roc miou iou dice em exact match map pass top1 top5 specificity ' +
    'sensitivity bleu rouge jaccard coverage hit error err rate ratio fraction'
  ).split(' '),
);
const NO_RATES: ReadonlySet<string> = new Set(
  'loss lr learning step steps epoch epochs seconds second sec ms time runtime samples size count bytes mb gb frame sampling sample dropout decay'.split(
    ' ',
  ),
);

/** `(ratio)` tells the unit, and names nothing. */
const UNIT_BEHIND = /\s*[([](?:ratio|fraction|%)[)\]]\s*$/iu;

/** Whether a metric's or column's name names a rate (WER, accuracy, F1, …); learning rates, losses and counts are none. */
export function isRateName(name: string): boolean {
  const words = wordsOf(name);
  return words.some(isRateWord) && !words.some((word) => NO_RATES.has(word));
}

const isRateWord = (word: string): boolean => RATES.has(word.replace(/\d+$/, '')) || RATES.has(word);

const wordsOf = (name: string): readonly string[] => foldName(name.replace(UNIT_BEHIND, '')).split('_');

/** Benchmarks whose scores are shares. */
const BENCHMARKS: ReadonlySet<string> = new Set(
  'mmlu gsm8k hellaswag arc winogrande truthfulqa humaneval mbpp piqa boolq squad lambada triviaqa bbh ifeval gpqa openbookqa'.split(
    ' ',
  ),
);
/** Words beside which a rate or an error is none that has a 1 at its end: so many frames a second, so many degrees. */
const NO_SHARES: ReadonlySet<string> = new Set(
  'perplexity ppl bpb nll mae mse rmse absolute abs squared square reconstruction prediction bit bits token tokens clock heart growth refresh'.split(
    ' ',
  ),
);

/** Whether what a column or a key of an output is called may be a share, and neither speaks against it. A bare `ratio` need not end at 1. */
export function mayBeShare(header: string, path: string): boolean {
  const key = keysOf(path).at(-1) ?? '';
  if ([header, key].some((name) => wordsOf(name).some((word) => NO_RATES.has(word) || NO_SHARES.has(word))))
    return false;
  return [header, ...keysOf(path)].some((name) =>
    wordsOf(name).some((word) => word !== 'ratio' && (isRateWord(word) || BENCHMARKS.has(word))),
  );
}
