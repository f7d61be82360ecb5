/**
 * A failure of the outside world: the system's error code (`ENOENT`, `EEXIST`, …), the path concerned, and a sentence.
 */
export class HostError extends Error {
  override readonly name = 'HostError';
  readonly code: string;
  readonly path: string;

  constructor(code: string, path: string, message: string) {
    super(message);
    this.code = code;
    this.path = path;
  }
}

/** The outside world as an object. Everything that is not a pure function of its arguments goes through it. */
export type Host = {
  /** The absolute path to which relative words on the command line refer. */
  readonly cwd: string;
  /** The same world as seen from another folder (absolute). */
  at(folder: string): Host;
  /** The folder in which temporary folders may be created. */
  temporaryFolder(): string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: HostInput;
  readonly stdout: HostOutput;
  readonly stderr: HostOutput;
  readonly files: HostFiles;
  readonly paths: HostPaths;
  readonly git: HostGit;
  readonly processes: HostProcesses;
  readonly databases: HostDatabases;
  now(): Date;
  /** Lower-case hexadecimal digits of `bytes` random bytes. */
  randomHex(bytes: number): string;
  /** Lower-case hexadecimal digits; text is hashed as UTF-8. */
  sha256(content: string | Uint8Array): string;
  /** Decodes bytes as UTF-8, strictly; a BOM stays in the text. */
  decodeText(bytes: Uint8Array): TextRead;
  /** The content of a gzip file, with its checksum verified; never more than `most` bytes. */
  gunzip(bytes: Uint8Array, most: number): Unpacked;
  sleep(milliseconds: number): Promise<void>;
  /** Runs `action` when the process ends or is ended by INT, TERM or HUP; the returned function cancels that. */
  onExit(action: () => void): () => void;
  /** Handles these signals (they no longer end the process) until the returned function is called. */
  onSignal(names: readonly SignalName[], action: (name: SignalName) => void): () => void;
  /** Watches files and folders (absolute; they need not exist yet), and everything below them. */
  watch(paths: readonly string[]): Promise<HostWatch>;
};

/** Reports that something changed, but not what: a hint to look, which some file systems never give. */
export type HostWatch = {
  /**
   * Resolves after the next change (or one since the last call), when woken, or at the latest after this many
   * milliseconds.
   */
  next(milliseconds: number): Promise<void>;
  /** Ends the current wait of `next` at once. */
  wake(): void;
  close(): Promise<void>;
};

export type SignalName = 'SIGHUP' | 'SIGINT' | 'SIGQUIT' | 'SIGTERM' | 'SIGUSR1' | 'SIGUSR2' | 'SIGCONT' | 'SIGWINCH';

export type HostInput = { readonly isTTY: boolean; readText(): Promise<string> };

/** `columns` is undefined where the width is unknown. */
/** `isFile`: the output goes into a file, where no runner and no terminal reads it. */
export type HostOutput = {
  readonly isTTY: boolean;
  readonly isFile?: boolean;
  readonly columns: number | undefined;
  write(text: string): void;
};

/** The result of decoding bytes: the text, or why they are not text (`offset` in bytes), or that there are too many. */
export type TextRead =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'not-utf8'; readonly reason: 'invalid' | 'utf-16'; readonly offset: number }
  | { readonly kind: 'too-large'; readonly size: number };

/** A decompressed file. */
export type Unpacked =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken'; readonly isCut: boolean };

export type FileKind = 'file' | 'directory' | 'symlink' | 'other';

/** `size` in bytes, `mode` the permission bits, `links` the number of hard links. */
export type FileFacts = {
  readonly kind: FileKind;
  readonly size: number;
  readonly mtimeMs: number;
  /** When content or facts last changed; unlike `mtimeMs` no program can set it. */
  readonly ctimeMs: number;
  readonly inode: number;
  readonly mode: number;
  readonly links: number;
  readonly uid: number;
  readonly gid: number;
};

export type FolderEntry = { readonly name: string; readonly kind: FileKind };

/** Larger files, in bytes, are not read into memory as a whole: files of runs, items and documents are smaller. */
export const LARGEST_FILE = 256 * 1024 * 1024;

/** Synchronous access to files; paths are absolute; every failure is a `HostError`. */
export type HostFiles = {
  /** Only regular files (`ENOTREG` otherwise), with at most `limit` bytes (`EFBIG`). */
  readBytes(path: string, limit?: number): Uint8Array;
  readText(path: string, limit?: number): TextRead;
  /** The first bytes of a regular file, at most `most`: they show its format, however large it is. */
  readHead(path: string, most: number): Uint8Array;
  /** Follows symbolic links; undefined if there is nothing. */
  stat(path: string): FileFacts | undefined;
  lstat(path: string): FileFacts | undefined;
  /** Sorted by name (code units). */
  list(folder: string): readonly FolderEntry[];
  exists(path: string): boolean;
  realpath(path: string): string;
  /** Creates a new file (`EEXIST` if it exists), writes every byte, and returns when it is on disk. */
  writeNew(path: string, content: string | Uint8Array, mode?: number): void;
  rename(from: string, to: string): void;
  link(existing: string, made: string): void;
  /** Removes one file (or symbolic link). */
  remove(path: string): void;
  /** Removes one empty folder. */
  removeFolder(path: string): void;
  /** Creates a folder with all its parents; does nothing if it exists. */
  makeFolder(path: string, mode?: number): void;
  /** Returns when the folder's own entries are on disk; does nothing on systems that cannot. */
  fsyncFolder(path: string): void;
  chmod(path: string, mode: number): void;
  chown(path: string, uid: number, gid: number): void;
};

/** Path arithmetic of this system; `relative` returns `/` as separator. */
export type HostPaths = {
  /** An absolute path; relative ones are resolved against `cwd`. */
  resolve(...parts: string[]): string;
  relative(from: string, to: string): string;
  /** Whether a path is the folder or is below it, by their names only: no link is followed. */
  isWithin(folder: string, path: string): boolean;
  folderOf(path: string): string;
  nameOf(path: string): string;
  isAbsolute(path: string): boolean;
};

export type GitOptions = {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
};

/** `code` is 127 if there is no git, 128 or more if it failed or was killed; `bytes` is the raw standard output. */
export type GitAnswer = {
  readonly code: number;
  readonly stdout: string;
  readonly bytes: Uint8Array;
  readonly stderr: string;
};

/** Facts about one clone. */
export type GitFacts = {
  /** The work tree's top folder, absolute. */
  readonly top: string;
  /** Files (absolute) that are in conflict in the index, with or without markers. */
  readonly unmerged: readonly string[];
  /** The settings of this clone only; of several values the last. */
  readonly settings: ReadonlyMap<string, string>;
};

export type HostGit = {
  /**
   * Runs one hardened git process: no hooks, no fsmonitor, no pager, no embedded bare repository, none of the caller's
   * GIT_*. The caller passes fixed plumbing words, and other text only after `--end-of-options` or `--`.
   */
  run(args: readonly string[], options?: GitOptions): GitAnswer;
  /** Several facts at once, for commands that examine a whole project; undefined outside a work tree. */
  facts(folder: string): Promise<GitFacts | undefined>;
};

/** A process as named in a lock; an empty string is a part that this system does not provide. */
export type ProcessIdentity = {
  readonly pid: number;
  readonly startTime: string;
  readonly machine: string;
  readonly boot: string;
  readonly pidNamespace: string;
};

/** What is known about a process id here: `gone` is proven, `unknown` is not. */
export type ProcessStanding =
  { readonly kind: 'running'; readonly startTime: string } | { readonly kind: 'gone' } | { readonly kind: 'unknown' };

export type ProcessEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'killed'; readonly signal: string; readonly number: number }
  | { readonly kind: 'not-started'; readonly code: string };

export type RunningProcess = {
  readonly pid: number | undefined;
  readonly ended: Promise<ProcessEnd>;
  send(signal: SignalName): void;
};

export type HostProcesses = {
  self(): ProcessIdentity;
  /** The words that start this tool again: program and script. */
  toolWords(): readonly string[];
  standingOf(pid: number): ProcessStanding;
  /** A child in our own session and process group, with our input and output. */
  start(
    command: string,
    args: readonly string[],
    options?: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> },
  ): RunningProcess;
  /**
   * Opens a file in an editor (words for a shell) and waits for it to end; a missing editor gives exit code 127,
   * without a message.
   */
  openInEditor(editor: string, path: string): Promise<ProcessEnd>;
};

/** A cell of a database; an integer that no number holds exactly is text, bytes are left out. */
export type DatabaseValue = string | number | null;

/** An open database that is never written to; failures are `HostError`s. */
export type HostDatabase = {
  /** Names of its real tables: no views, no virtual tables. */
  tables(): readonly string[];
  rows(query: string): readonly ReadonlyMap<string, DatabaseValue>[];
  /** Closes it and removes the copy; further calls do nothing. */
  close(): void;
};

export type HostDatabases = {
  /**
   * Opens a private copy, in a temporary folder, of an SQLite file including its logs. `ENOSYS` if no reader is
   * installed.
   */
  openCopy(path: string): Promise<HostDatabase>;
};
