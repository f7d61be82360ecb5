import type { Condition } from '../language/syntax.ts';
import type { Judgement } from './judgement.ts';
import type { RunRow } from '../world/run-row.ts';
import type { World } from '../world/world.ts';

/** What a condition is judged in: of `wer < mean(wer)` the left side asks `run`, the right one the `selection`. */
export type Scope = {
  readonly world: World;
  /** The run it is judged for; undefined for a condition of the whole selection. */
  readonly run: RunRow | undefined;
  /** The selected runs: what aggregates are taken of. */
  readonly selection: readonly RunRow[];
  /** Judges the condition inside `row(where …)`. */
  readonly judge: (scope: Scope, condition: Condition) => Judgement;
};
