/** The x between `low` and `high` where an increasing function passes zero, by bisection down to adjacent doubles. */
export function findRoot(increasing: (x: number) => number, low: number, high: number): number {
  let [below, above] = [low, high];
  for (let turn = 0; turn < 2200; turn += 1) {
    const middle = split(below, above);
    if (middle <= below || middle >= above) break;
    if (increasing(middle) < 0) below = middle;
    else above = middle;
  }
  return Math.abs(increasing(below)) < Math.abs(increasing(above)) ? below : above;
}

/** Halves the exponent while the ends are far apart, so that tiny roots are found to their own precision. */
function split(below: number, above: number): number {
  return below > 0 && above > 4 * below ? Math.sqrt(below) * Math.sqrt(above) : below / 2 + above / 2;
}
