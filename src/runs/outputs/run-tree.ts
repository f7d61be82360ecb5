import type { HostDatabase } from '../../host.ts';

/**
 * What a reader sees before anything is read: a name, and the first 4 KiB of a file (bytes that are not UTF-8 one by
 * one, as Latin-1) or the names in a folder.
 */
export type RunEntry =
  | { readonly kind: 'file'; readonly name: string; readonly head: string }
  | { readonly kind: 'folder'; readonly name: string; readonly names: readonly string[] };

/** A file as the host read it; its path as shown to people, and the hash of its bytes. */
export type RunFile = { readonly path: string; readonly text: string; readonly sha256: string };

/** A binary file as the host read it. */
export type RunBytes = { readonly path: string; readonly bytes: Uint8Array; readonly sha256: string };

/** A run output on disk, read-only. Paths inside it are relative, with `/`; the empty path is the output itself. */
export type RunTree = {
  readonly path: string;
  readonly entry: RunEntry;
  list(folder: string): readonly string[];
  /** Undefined if there is none, and for a file that is not UTF-8 or too large. */
  readFile(path: string): RunFile | undefined;
  readBytes(path: string): RunBytes | undefined;
  /** The first 4 KiB of a file as in `entry`; undefined if there is none. */
  readHead(path: string): string | undefined;
  /** If the output is a database: a private copy of it, open for reading. */
  readonly database?: RunDatabase;
};

/** A database as readers see it. */
export type RunDatabase = Pick<HostDatabase, 'tables' | 'rows'>;
