import { error } from '../language/statement-problem.ts';
import type { StatementProblem } from '../language/statement-problem.ts';
import type { Band } from '../language/syntax.ts';

/** The bands that no value reaches, because an earlier one takes all of theirs: `> 0.5 GO, > 0.8 NO-GO`. */
export const unreachableBands = (bands: readonly Band[]): readonly StatementProblem[] =>
  bands.flatMap((band, at) => {
    const first = bands.slice(0, at).find((earlier) => covers(earlier, band));
    if (first === undefined) return [];
    const taken = `\`${first.operator} ${first.limit.text}\` comes first and takes every value of this band`;
    return [error(band.span, taken, 'write the narrower band first')];
  });

/** Whether each value of a band is in an earlier one, too. */
function covers(earlier: Band, band: Band): boolean {
  const [side = ''] = earlier.operator;
  if (!'<>'.includes(side) || !band.operator.startsWith(side) || earlier.limit.unit !== band.limit.unit) return false;
  const beyond = (side === '<' ? 1 : -1) * (earlier.limit.number - band.limit.number);
  return beyond > 0 || (beyond === 0 && (earlier.operator.length === 2 || band.operator.length === 1));
}
