import type { Run } from '../run.ts';

/** Why an output was not read; line and column from 1. */
export type RunProblem = {
  readonly path: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  readonly hint?: string;
};

export type RunReading =
  | { readonly kind: 'runs'; readonly runs: readonly Run[] }
  | { readonly kind: 'refused'; readonly problems: readonly RunProblem[] };
