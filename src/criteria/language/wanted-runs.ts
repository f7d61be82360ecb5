import type { Count, Quantifier } from './syntax.ts';

/** How many out of `all` a count requires. */
export const countIn = ({ kind, number }: Count, all: number): number =>
  kind === 'percent' ? Math.ceil((number * all) / 100) : number;

/** How many of so many runs (or seeds) must hold, which may be more than there are; undefined if one run is picked. */
export function wantedOf(quantifier: Quantifier, all: number): number | undefined {
  if (quantifier.kind === 'every') return all;
  if (quantifier.kind === 'some') return 1;
  return quantifier.kind === 'at-least' ? countIn(quantifier.count, all) : undefined;
}
