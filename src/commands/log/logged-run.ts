import type { Host } from '../../host.ts';
import type { LogPlan } from '../../runs/log-request.ts';
import type { PlannedEntry } from './draft.ts';

/** One run's plan, and how far it got: in the document, waiting in the spool (and why), or only shown. */
export type LoggedRun = {
  readonly state: 'logged' | 'queued' | 'shown';
  /** Why it waits; empty otherwise. */
  readonly reason: string;
  readonly plan: LogPlan;
  /** The document, and the run record where one was written; from the current folder. */
  readonly path: string;
  readonly recordPath: string | undefined;
  /** What changes in the document; empty where it was not asked for. */
  readonly diff: string;
};

/** A planned entry as it is told; `path` is shown, `kept` the run record's path. */
export const loggedRun = (
  host: Host,
  { plan, words, diff }: Extract<PlannedEntry, { kind: 'planned' }>,
  { path, kept }: { readonly path: string; readonly kept: string },
): LoggedRun => ({
  state: 'logged',
  reason: '',
  plan: { ...plan, messages: [...plan.messages, ...words] },
  path,
  recordPath: plan.recordText === undefined ? undefined : host.paths.relative(host.cwd, kept),
  diff,
});
