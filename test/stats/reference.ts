import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

type Row = readonly number[];
type OneSided<T> = { readonly less: T; readonly greater: T };
type TTests = { readonly paired: number; readonly welch: number; readonly one: number };
type ExactTests = { readonly signFlip: number; readonly permutation: number; readonly permutationTied: number };

type SampleName = 'first' | 'second' | 'other' | 'another' | 'tied' | 'tiedOther';

type ScipyReference = {
  readonly samples: Readonly<Record<SampleName, Row>>;
  readonly descriptive: readonly (readonly [
    SampleName,
    number,
    number,
    number,
    readonly (readonly [number, number])[],
  ])[];
  readonly tests: OneSided<TTests> & { readonly 'two-sided': TTests };
  readonly exact: OneSided<ExactTests>;
} & Readonly<Record<'beta' | 'normalQuantile' | 'tCdf' | 'binomial' | 'proportions' | 'mcnemar', readonly Row[]>>;

function readReference(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`reference/${name}`, import.meta.url), 'utf8'));
}

/** Values of scipy, made by reference/scipy-reference.py. */
export const scipy = readReference('scipy-reference.json') as ScipyReference;

/** Values of R, made by reference/r-reference.R. */
export const r = readReference('r-reference.json') as Readonly<Record<string, Row>>;

/** Asserts agreement to a relative difference; 1e-9 by default. */
export function expectNear(actual: number | undefined, expected: number | undefined, relative = 1e-9): void {
  expect(actual).toBeTypeOf('number');
  expect(expected).toBeTypeOf('number');
  const difference = Math.abs((actual ?? NaN) - (expected ?? NaN));
  const allowed = relative * Math.max(Math.abs(expected ?? 0), 1e-300);
  expect(difference <= allowed, `${String(actual)} is not ${String(expected)} to ${String(relative)}`).toBe(true);
}

/** The n-th number of a row of a reference. */
export function at(row: Row | undefined, index: number): number {
  return row?.[index] ?? NaN;
}
