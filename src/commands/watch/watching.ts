import type { Host } from '../../host.ts';
import type { Asked } from '../../runs/spooling/spool-entry.ts';
import type { ReadingChoice } from '../log/read-outputs.ts';
import type { Naming } from './experiment-for.ts';
import type { Patience } from './finished-runs.ts';
import type { WatchedPath } from './watched-path.ts';

/** What was asked of a watch. */
export type Watch = {
  readonly watched: readonly WatchedPath[];
  readonly into: string | undefined;
  readonly config: string | undefined;
  readonly patience: Patience;
  readonly choice: ReadingChoice;
  readonly asked: Asked;
  readonly dryRun: boolean;
  /** Whether what stands at the start is logged as well. */
  readonly existing: boolean;
};

/** What a watch says: of a run (`logged`, `queued`, `changed`, `refused`), of an output (`unreadable`, `open`), or of a folder that holds more than is looked at (`cut`). */
export type WatchEvent = {
  readonly event: 'logged' | 'would-log' | 'queued' | 'changed' | 'refused' | 'unreadable' | 'open' | 'cut';
  readonly output: string;
  readonly run?: string | undefined;
  readonly document?: string | undefined;
  readonly reason?: string | undefined;
  readonly hint?: string | undefined;
  readonly messages?: readonly string[];
};

/** One output as it was last seen: its stamp, since when, when it was read, when it is worth reading again, and how many of its runs go on. */
export type SeenOutput = {
  readonly stamp: string;
  readonly since: number;
  readAt: number;
  dueAt: number;
  open: number;
};

/** What was done with a run: what it said then, and the document as it stood where it was refused, to try again when that changes. */
export type DealtRun = {
  readonly says: string;
  readonly isLogged: boolean;
  /** What it was logged as. */
  readonly runId?: string | undefined;
  readonly refused?: { readonly document: string | undefined; readonly stamp: string };
};

/** A run to be tried again; `isAlone` as it was read. */
export type RefusedRun = Naming & { readonly isAlone: boolean };

/** What a watch remembers from one look to the next. */
export type WatchMemory = {
  readonly outputs: Map<string, SeenOutput>;
  /** By output and run. */
  readonly runs: Map<string, DealtRun>;
  /** Runs that could not be logged, to be tried again; keys as in `runs`. */
  readonly refused: Map<string, RefusedRun>;
  /** What was said last, by output and run. */
  readonly told: Map<string, string>;
  /** Folder of run records -> the records that were read, and the outputs that they were made from, as `path hash`. */
  readonly sources: Map<string, { readonly names: Set<string>; readonly sources: Set<string> }>;
  readonly counts: WatchCounts;
};

/** How many runs were logged, wait in the spool, could not be logged or read, and go on. */
export type WatchCounts = { logged: number; queued: number; failed: number; open: number };

/** Nothing was seen yet. */
export const newMemory = (): WatchMemory => ({
  outputs: new Map(),
  runs: new Map(),
  refused: new Map(),
  told: new Map(),
  sources: new Map(),
  counts: { logged: 0, queued: 0, failed: 0, open: 0 },
});

/** A watch at work; `tell` is called for every event, `isEnding` asked between two outputs. */
export type Watching = {
  readonly host: Host;
  readonly watch: Watch;
  readonly memory: WatchMemory;
  readonly tell: (event: WatchEvent) => void;
  readonly isEnding: () => boolean;
};

/** Says something of an output or a run of it, once as long as it stays the same. */
export function tellOnce({ memory, tell }: Watching, key: string, event: WatchEvent): void {
  const text = `${event.event} ${event.reason ?? ''}`;
  if (memory.told.get(key) === text) return;
  memory.told.set(key, text);
  memory.counts.failed++;
  tell(event);
}
