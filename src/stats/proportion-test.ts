import { valuesForQuantile } from './attainable.ts';
import { binomialAtLeast, binomialAtMost } from './binomial.ts';
import { isProportion } from './clopper-pearson.ts';

/**
 * The exact one-sided test of a proportion against a constant (Conover, Practical Nonparametric Statistics, 1999,
 * section 3.1), as in R's binom.test. Undefined unless the constant is between 0 and 1.
 */
export function proportionTest(
  { successes, trials }: { readonly successes: number; readonly trials: number },
  constant: number,
  alternative: 'less' | 'greater',
): number | undefined {
  if (!isProportion(successes, trials) || !(constant > 0 && constant < 1)) return undefined;
  return alternative === 'less'
    ? binomialAtMost(successes, trials, constant)
    : binomialAtLeast(successes, trials, constant);
}

/**
 * How many answers are needed before answers that are all right (or all wrong) can show a proportion at `confidence`.
 */
export const trialsForProportion = (
  constant: number,
  alternative: 'less' | 'greater',
  confidence: number,
): number | undefined => valuesForQuantile(alternative === 'less' ? 1 - constant : constant, confidence);
