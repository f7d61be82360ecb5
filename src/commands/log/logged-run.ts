import type { Host } from '../../host.ts';
import type { LogPlan } from '../../runs/log-request.ts';
import type { PlannedEntry } from './draft.ts';

/** One run's plan, and its state: in the document, waiting in the spool (and why), or only shown. */
export type LoggedRun = {
  readonly state: 'logged' | 'queued' | 'shown';
  /** Why it waits; empty otherwise. */
  readonly reason: string;
  readonly plan: LogPlan;
  /** The document, and the run record if one was written; relative to the current folder. */
  readonly path: string;
  readonly recordPath: string | undefined;
  /** The changes to the document; empty if not requested. */
  readonly diff: string;
};

/** A planned entry as reported; `path` is shown, `kept` is the run record's path. */
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
