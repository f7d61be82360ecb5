import type { HostDatabase } from '../../host.ts';
import type { Run } from '../run.ts';
import type { Selection } from '../selection.ts';

/**
 * What a reader sees before anything is read: a name, and the first 4 KiB of a file (bytes that are no UTF-8 one by one,
 * as Latin-1) or the names in a folder.
 */
export type RunEntry =
  | { readonly kind: 'file'; readonly name: string; readonly head: string }
  | { readonly kind: 'folder'; readonly name: string; readonly names: readonly string[] };

/** How far an entry looks like a reader's format: a format of a tool is sure, a general one (CSV, JSON lines) likely at most. */
export type Likeness = 'sure' | 'likely' | 'maybe' | 'no';

/** A file as the host read it; the path as shown to people, the hash over its bytes. */
export type RunFile = { readonly path: string; readonly text: string; readonly sha256: string };

/** A file of bytes as the host read it. */
export type RunBytes = { readonly path: string; readonly bytes: Uint8Array; readonly sha256: string };

/** A run output on disk, read-only. Paths inside it are relative, with `/`; the empty path is the output itself. */
export type RunTree = {
  readonly path: string;
  readonly entry: RunEntry;
  list(folder: string): readonly string[];
  /** Undefined where there is none, and for what is no UTF-8 or too large. */
  readFile(path: string): RunFile | undefined;
  readBytes(path: string): RunBytes | undefined;
  /** The first 4 KiB of a file as `entry` has them; undefined where there is none. */
  readHead(path: string): string | undefined;
  /** Where the output is a database: a private copy of it, open for reading. */
  readonly database?: RunDatabase;
};

/** A database as readers see it. */
export type RunDatabase = Pick<HostDatabase, 'tables' | 'rows'>;

/** What the caller chose: the point of a run over time, in a ledger the run, and the keys that tell its runs apart. */
export type RunChoice = {
  readonly selection?: Selection | undefined;
  readonly run?: string | undefined;
  readonly runKey?: readonly string[] | undefined;
};

/** Why an output was not read; line and column from 1. */
export type RunProblem = {
  readonly path: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
  readonly hint?: string;
};

export type RunReading =
  | { readonly kind: 'runs'; readonly runs: readonly Run[] }
  | { readonly kind: 'refused'; readonly problems: readonly RunProblem[] };

/** One format of run outputs. */
export type RunReader = {
  readonly name: string;
  detect(entry: RunEntry): Likeness;
  read(tree: RunTree, choice: RunChoice): RunReading;
};
