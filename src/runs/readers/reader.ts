import type { RunReading } from '../outputs/run-reading.ts';
import type { RunEntry, RunTree } from '../outputs/run-tree.ts';
import type { Selection } from '../selection.ts';

/**
 * How closely an entry resembles a reader's format: a tool's format can be sure, a general one (CSV, JSON lines) likely
 * at most.
 */
export type Likeness = 'sure' | 'likely' | 'maybe' | 'no';

/** The caller's choices: the point of a run over time, the run in a ledger, and the keys that distinguish its runs. */
export type RunChoice = {
  readonly selection?: Selection | undefined;
  readonly run?: string | undefined;
  readonly runKey?: readonly string[] | undefined;
};

/** One format of run outputs. */
export type RunReader = {
  readonly name: string;
  detect(entry: RunEntry): Likeness;
  read(tree: RunTree, choice: RunChoice): RunReading;
};
