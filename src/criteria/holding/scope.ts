import type { Condition } from '../language/syntax.ts';
import type { Judgement } from './judgement.ts';
import type { RunRow } from '../world/run-row.ts';
import type { World } from '../world/world.ts';

/**
 * The context in which a condition is judged: in `wer < mean(wer)` the left side uses `run`, the right one the
 * `selection`.
 */
export type Scope = {
  readonly world: World;
  /** The run for which it is judged; undefined for a condition of the whole selection. */
  readonly run: RunRow | undefined;
  /** The selected runs, which aggregates use. */
  readonly selection: readonly RunRow[];
  /** Judges the condition inside `row(where …)`. */
  readonly judge: (scope: Scope, condition: Condition) => Judgement;
};
