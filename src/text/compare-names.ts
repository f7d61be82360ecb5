import { lazy } from './lazy.ts';

/** It takes Node a seventh of its own start to make one. */
const collator = lazy(() => new Intl.Collator('en', { numeric: true }));

/**
 * The order in which people expect names, as a comparison for sorting: `run-2` before `run-10`, case and accents only where
 * nothing else tells. It is that of `Intl.Collator('en', { numeric: true })`, which need not be asked where the first number
 * tells.
 */
export function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  const [first, second] = [NUMBERED.exec(a), NUMBERED.exec(b)];
  if (first === null || second === null || first[1] !== second[1]) return collator().compare(a, b);
  const difference = Number(first[2]) - Number(second[2]);
  return difference === 0 ? collator().compare(a, b) : Math.sign(difference);
}

/** ASCII as far as the first number and behind it, and that number; fifteen figures are exact. */
const NUMBERED = /^([ -/:-~]*)([0-9]{1,15})(?=[ -/:-~]|$)/;
