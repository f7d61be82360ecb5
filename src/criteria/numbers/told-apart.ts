/** Two numbers that differ by less are one that arithmetic came to in two ways. */
const SAME = 1e-12;
const MOST_DIGITS = 15;

/**
 * A number for people beside others that it must not be taken for: with so many digits, or as many more as show on which side of
 * them it lies. A ratio of 1.0049 is no 1, and 1.0004 no 1.0003.
 */
export function toldApart(number: number, others: readonly number[], digits: number): string {
  const distinct = others.filter((other) => Math.abs(number - other) > SAME * Math.abs(other));
  for (let given = digits; given < MOST_DIGITS; given += 1) {
    const shown = Number(number.toPrecision(given));
    if (distinct.every((other) => Math.sign(shown - other) === Math.sign(number - other))) return String(shown);
  }
  return String(Number(number.toPrecision(MOST_DIGITS)));
}
