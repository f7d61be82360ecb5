import type { History } from './run-record.ts';

/** One value of a run output. Numbers keep the digits they came with. */
export type RunValue =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly text: 'true' | 'false' }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** NaN and the infinities keep their word; null and `N/A` have an empty text. */
  | { readonly kind: 'missing'; readonly text: string };

/** One of several measurements of a metric, by its seed. */
export type Replicate = { readonly seed: string; readonly value: RunValue };

/** How a run may have ended; `started` while it is still going on. */
export const RUN_STATUSES = ['finished', 'failed', 'killed', 'started'] as const;

export type RunStatus = (typeof RUN_STATUSES)[number];

/** A file that a run was read from; the path as shown to people. */
export type RunFileFacts = { readonly path: string; readonly sha256: string; readonly format: string };

/** What people wrote about a run in its tracker. */
export type TrackerWords = { readonly note: string | undefined; readonly tags: readonly string[] };

/** A run output read into one shape, whatever tool wrote it. Keys of the maps are paths (see `pathOf`). */
export type Run = {
  readonly id: string | undefined;
  /** For a run without a name beside others in the same output: what distinguishes it from them (`seed-2`). */
  readonly apart?: string | undefined;
  readonly parameters: ReadonlyMap<string, RunValue>;
  readonly metrics: ReadonlyMap<string, RunValue>;
  readonly history: ReadonlyMap<string, History>;
  /** Bare lists of numbers; they are read as points over time only if one of them is asked for. */
  readonly lists?: ReadonlyMap<string, History> | undefined;
  /** The counters of its points (`step`, `epoch`), over the steps of its histories. */
  readonly counters?: ReadonlyMap<string, History> | undefined;
  readonly replicates: ReadonlyMap<string, readonly Replicate[]>;
  /** Values that are used only if a mapping names them: lookup tables, items of lists. */
  readonly hidden: ReadonlyMap<string, RunValue>;
  readonly seed: string | undefined;
  readonly command: string | undefined;
  /** The commit that the output itself names; `dirty` if the output says that too. */
  readonly git: { readonly commit: string; readonly dirty: boolean | undefined } | undefined;
  /** Path -> unit, if the format gives one. */
  readonly units: ReadonlyMap<string, string>;
  readonly status: RunStatus | undefined;
  readonly started: string | undefined;
  readonly ended: string | undefined;
  /** Which point of the histories was taken: `last`, `best:METRIC`, `step:N`; undefined if there was no choice. */
  readonly selection: string | undefined;
  readonly files: readonly RunFileFacts[];
  readonly told?: TrackerWords | undefined;
  /** Remarks for people on how the run was read, one sentence each. */
  readonly notes: readonly string[];
};

/** A run about which nothing is known. */
export const EMPTY_RUN: Run = {
  id: undefined,
  parameters: new Map(),
  metrics: new Map(),
  history: new Map(),
  replicates: new Map(),
  hidden: new Map(),
  seed: undefined,
  command: undefined,
  git: undefined,
  units: new Map(),
  status: undefined,
  started: undefined,
  ended: undefined,
  selection: undefined,
  files: [],
  notes: [],
};

/** The value at a path, wherever the run keeps it. */
export const valueAt = (run: Run, path: string): RunValue | undefined =>
  run.metrics.get(path) ?? run.parameters.get(path) ?? run.hidden.get(path);

/** The text of a value: the items of a list joined by commas, empty for null. */
export const textOf = (value: RunValue): string => (value.kind === 'list' ? value.items.join(', ') : value.text);
