import type { RunReading } from '../outputs/run-reading.ts';
import type { RunEntry, RunTree } from '../outputs/run-tree.ts';
import type { Selection } from '../selection.ts';

/** How far an entry looks like a reader's format: a format of a tool is sure, a general one (CSV, JSON lines) likely at most. */
export type Likeness = 'sure' | 'likely' | 'maybe' | 'no';

/** What the caller chose: the point of a run over time, in a ledger the run, and the keys that tell its runs apart. */
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
