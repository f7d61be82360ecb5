import { foldName } from '../../text/fold-name.ts';
import { isRateName, speaksAgainstRate } from '../../values/rate-name.ts';
import { BENCHMARKS } from '../../values/score-names.ts';
import { keysOf } from '../key-path.ts';

/** Whether a name names what runs measure: a rate, a loss, a score. */
export const isMeasuredName = (name: string): boolean =>
  isRateName(name) ||
  wordsOf(name).some((word) => /^(?:loss|logloss|perplexity|score|rmse|mae|mse|reward)$/.test(word));

/** Words beside which a rate or an error is none that has a 1 at its end: so many frames a second, so many degrees. */
const NO_SHARES: ReadonlySet<string> = new Set(
  'perplexity ppl bpb nll mae mse rmse absolute abs squared square reconstruction prediction bit bits token tokens clock heart growth refresh'.split(
    ' ',
  ),
);

/** Whether what a column or a key of an output is called may be a share, and neither speaks against it. A bare `ratio` need not end at 1. */
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

const wordsOf = (name: string): readonly string[] => foldName(name).split('_');
