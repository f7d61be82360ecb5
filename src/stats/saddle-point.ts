const HALF_LOG_TWO_PI = 0.9189385332046728;
const STIRLING = [1 / 12, 1 / 360, 1 / 1260, 1 / 1680, 1 / 1188, 691 / 360_360, 1 / 156] as const;

/** log Γ(x) for 0 < x < 16: the recurrence up to 15, then Stirling's series (Abramowitz and Stegun 6.1.41). */
function logGammaSmall(x: number): number {
  let product = 1;
  let shifted = x;
  while (shifted < 15) {
    product *= shifted;
    shifted += 1;
  }
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingError(shifted) - Math.log(product);
}

/**
 * log(n!) - log(sqrt(2πn) (n/e)^n), the error of Stirling's formula (C. Loader, Fast and accurate computation of
 * binomial probabilities, 2000), for n > 0 and not only integers.
 */
function stirlingError(n: number): number {
  if (n < 15) return logGammaPlusOne(n) - (n + 0.5) * Math.log(n) + n - HALF_LOG_TWO_PI;
  const square = n * n;
  let series = 0;
  for (let at = STIRLING.length - 1; at >= 0; at -= 1) series = (STIRLING[at] ?? 0) - series / square;
  return series / n;
}

function logGammaPlusOne(n: number): number {
  return logGammaSmall(n + 1);
}

/**
 * x log(x/mean) + mean - x without cancellation near x = mean: Loader's bd0; `difference` is x - mean, for callers that
 * know it more precisely.
 */
function deviance(x: number, mean: number, difference: number): number {
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  const ratio = difference / (x + mean);
  let total = difference * ratio;
  let term = 2 * x * ratio;
  for (let at = 1; at < 1000; at += 1) {
    term *= ratio * ratio;
    const next = total + term / (2 * at + 1);
    if (next === total) return next;
    total = next;
  }
  return total;
}

/** The log of the binomial mass n!/(x!(n-x)!) p^x q^(n-x) for real 0 <= x <= n and q = 1 - p: Loader's saddle point. */
export function logBinomialMass(x: number, n: number, chance: { readonly p: number; readonly q: number }): number {
  const { p, q } = chance;
  if (x === 0) return n === 0 ? 0 : n * (p < 0.1 ? Math.log1p(-p) : Math.log(q));
  if (x === n) return n * (q < 0.1 ? Math.log1p(-q) : Math.log(p));
  const rest = n - x;
  const surplus = p <= q ? x - n * p : n * q - rest;
  const deviances = deviance(x, n * p, surplus) + deviance(rest, n * q, -surplus);
  const correction = stirlingError(n) - stirlingError(x) - stirlingError(rest) - deviances;
  return correction + 0.5 * Math.log(n / (2 * Math.PI * x * rest));
}
