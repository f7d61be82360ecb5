import type { AggregateName } from '../language/syntax.ts';
import type { Shift } from './in-common-unit.ts';
import type { Test } from './judge-tested.ts';

/** What items are tested with. */
export type ItemOptions = {
  readonly alternative: 'less' | 'greater';
  readonly orEqual: boolean;
  readonly alpha: number;
  readonly seed: string;
  readonly name: AggregateName;
  readonly share: number | undefined;
  /** How the margin moves the side that it is of. */
  readonly shift: Shift;
  /** Items times these are numbers of one unit. */
  readonly factors: { readonly left: number; readonly right: number };
  /** The right side's number, where it has no items. */
  readonly number: number;
};

/** An answer without the texts of its sides. */
export type Answer = Omit<Test, 'left' | 'right'>;
