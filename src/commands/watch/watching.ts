import type { Host } from '../../host.ts';
import type { Asked } from '../../runs/spooling/spool-entry.ts';
import type { ReadingChoice } from '../log/read-outputs.ts';
import type { Naming } from './experiment-for.ts';
import type { Patience } from './finished-runs.ts';
import type { WatchedPath } from './watched-path.ts';

/** The options of a watch. */
export type Watch = {
  readonly watched: readonly WatchedPath[];
  readonly into: string | undefined;
  readonly config: string | undefined;
  readonly patience: Patience;
  readonly choice: ReadingChoice;
  readonly asked: Asked;
  readonly dryRun: boolean;
  /** Whether outputs that exist at the start are logged as well. */
  readonly existing: boolean;
};

/**
 * An event of a watch: about a run (`logged`, `queued`, `changed`, `refused`), about an output (`unreadable`, `open`),
 * or about a folder that contains more than is searched (`cut`).
 */
export type WatchEvent = {
  readonly event: 'logged' | 'would-log' | 'queued' | 'changed' | 'refused' | 'unreadable' | 'open' | 'cut';
  readonly output: string;
  readonly run?: string | undefined;
  readonly document?: string | undefined;
  readonly reason?: string | undefined;
  readonly hint?: string | undefined;
  readonly messages?: readonly string[];
};

/**
 * One output as last seen: its stamp, since when, when it was read, when to read it again, and how many of its runs are
 * going on.
 */
export type SeenOutput = {
  readonly stamp: string;
  readonly since: number;
  readAt: number;
  dueAt: number;
  open: number;
};

/**
 * What was done with a run: its content at that time, and if it was refused the state of the document, so that it is
 * tried again when that changes.
 */
export type DealtRun = {
  readonly says: string;
  readonly isLogged: boolean;
  /** The id under which it was logged. */
  readonly runId?: string | undefined;
  readonly refused?: { readonly document: string | undefined; readonly stamp: string };
};

/** A run to be tried again; `isAlone` as when it was read. */
export type RefusedRun = Naming & { readonly isAlone: boolean };

/** What a watch remembers from one pass to the next. */
export type WatchMemory = {
  readonly outputs: Map<string, SeenOutput>;
  /** By output and run. */
  readonly runs: Map<string, DealtRun>;
  /** Runs that could not be logged, to be tried again; keys as in `runs`. */
  readonly refused: Map<string, RefusedRun>;
  /** What was reported last, by output and run. */
  readonly told: Map<string, string>;
  /** Folder of run records -> the records that were read, and the outputs that they were made from, as `path hash`. */
  readonly sources: Map<string, { readonly names: Set<string>; readonly sources: Set<string> }>;
  readonly counts: WatchCounts;
};

/** How many runs were logged, wait in the spool, could not be logged or read, and are going on. */
export type WatchCounts = { logged: number; queued: number; failed: number; open: number };

/** The memory of a watch that has seen nothing yet. */
export const newMemory = (): WatchMemory => ({
  outputs: new Map(),
  runs: new Map(),
  refused: new Map(),
  told: new Map(),
  sources: new Map(),
  counts: { logged: 0, queued: 0, failed: 0, open: 0 },
});

/** A watch in progress; `tell` is called for every event, `isEnding` between two outputs. */
export type Watching = {
  readonly host: Host;
  readonly watch: Watch;
  readonly memory: WatchMemory;
  readonly tell: (event: WatchEvent) => void;
  readonly isEnding: () => boolean;
};

/** Reports something about an output or one of its runs, only once while it stays the same. */
export function tellOnce({ memory, tell }: Watching, key: string, event: WatchEvent): void {
  const text = `${event.event} ${event.reason ?? ''}`;
  if (memory.told.get(key) === text) return;
  memory.told.set(key, text);
  memory.counts.failed++;
  tell(event);
}
