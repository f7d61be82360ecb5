import type { LogPlan } from '../../runs/log-request.ts';

/** One run's plan, and how far it got: in the document, waiting in the spool (and why), or only shown. */
export type LoggedRun = {
  readonly state: 'logged' | 'queued' | 'shown';
  /** Why it waits; empty otherwise. */
  readonly reason: string;
  readonly plan: LogPlan;
  /** The document, and the run record where one was written; from the current folder. */
  readonly path: string;
  readonly recordPath: string | undefined;
  /** What changes in the document; thousands of runs would hold as many whole texts otherwise. */
  readonly diff: string;
};
