import { foldName } from '../text/fold-name.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Benchmarks whose scores are shares. */
export const BENCHMARKS = words(
  'mmlu gsm8k hellaswag arc winogrande truthfulqa humaneval mbpp piqa boolq squad lambada triviaqa bbh ifeval gpqa openbookqa',
);
/** Scores of at most 1, or at most 100 when written as percentages. */
const SCORES = words(
  'ndcg mrr comet xcomet bertscore chrf spearman pearson kendall kappa mcc idf1 hota mota pck ap ap50 ap75 auprg ssim',
);
/** Words for something measured on a benchmark or next to a score that is not a share. */
const OTHERS = words(
  'loss ppl perplexity nll bpb bits tokens token time latency seconds sec ms cost price size count steps step samples questions items ' +
    'std sd se sem ci delta gap diff gain change improvement p value threshold temperature',
);

/**
 * Whether a name is that of a score of at most 1 as a ratio and at most 100 as a percentage: NDCG@10, MMLU (5-shot),
 * COMET-22.
 */
export function isScoreName(name: string): boolean {
  const parts = foldName(name).split('_');
  return parts.some((part) => SCORES.has(part) || BENCHMARKS.has(part)) && !parts.some((part) => OTHERS.has(part));
}
