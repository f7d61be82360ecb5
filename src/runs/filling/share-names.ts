import { isRateName, speaksAgainstRate } from '../../values/rate-name.ts';
import { BENCHMARKS } from '../../values/score-names.ts';
import { keysOf } from '../key-path.ts';
import { wordsOf } from './split-words.ts';

/** Whether a name is that of something runs measure: a rate, a loss, a score. */
export const isMeasuredName = (name: string): boolean =>
  isRateName(name) ||
  wordsOf(name).some((word) => /^(?:loss|logloss|perplexity|score|rmse|mae|mse|reward)$/.test(word));

/** Words with which a rate or an error is not a share of 1: frames per second, degrees. */
const NO_SHARES: ReadonlySet<string> = new Set(
  'perplexity ppl bpb nll mae mse rmse absolute abs squared square reconstruction prediction bit bits token tokens clock heart growth refresh'.split(
    ' ',
  ),
);

/**
 * Whether the name of a column or an output's key may be that of a share, with nothing in either against it. A bare
 * `ratio` may exceed 1.
 */
export function mayBeShare(header: string, path: string): boolean {
  const keys = keysOf(path);
  const isOther = (name: string): boolean =>
    speaksAgainstRate(name) || wordsOf(name).some((word) => NO_SHARES.has(word));
  if ([header, keys.at(-1) ?? ''].some(isOther)) return false;
  return [header, ...keys].some((name) => {
    const words = wordsOf(name).filter((word) => word !== 'ratio');
    return isRateName(words.join('_')) || words.some((word) => BENCHMARKS.has(word));
  });
}
