import type { AggregateName } from '../language/syntax.ts';
import type { Shift } from './in-common-unit.ts';
import type { Test } from './judge-tested.ts';

/** The options of a test of items. */
export type ItemOptions = {
  readonly alternative: 'less' | 'greater';
  readonly orEqual: boolean;
  readonly alpha: number;
  readonly seed: string;
  readonly name: AggregateName;
  readonly share: number | undefined;
  /** How the margin shifts the side that it is relative to. */
  readonly shift: Shift;
  /** Items multiplied by these are numbers in one unit. */
  readonly factors: { readonly left: number; readonly right: number };
  /** The right side's number, if it has no items. */
  readonly number: number;
};

/** An answer without the texts of its sides. */
export type Answer = Omit<Test, 'left' | 'right'>;
