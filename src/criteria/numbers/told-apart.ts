/** Two numbers that differ by less are the same number, computed in two ways. */
const SAME = 1e-12;
const MOST_DIGITS = 15;

/**
 * A number as text that cannot be confused with certain others: with as many digits as usual, or as many more as are
 * needed to show on which side of them it is. A ratio of 1.0049 is not shown as 1, nor 1.0004 as 1.0003.
 */
export function toldApart(number: number, others: readonly number[], digits: number): string {
  const distinct = others.filter((other) => Math.abs(number - other) > SAME * Math.abs(other));
  for (let given = digits; given < MOST_DIGITS; given += 1) {
    const shown = Number(number.toPrecision(given));
    if (distinct.every((other) => Math.sign(shown - other) === Math.sign(number - other))) return String(shown);
  }
  return String(Number(number.toPrecision(MOST_DIGITS)));
}
