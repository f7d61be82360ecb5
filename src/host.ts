/** A failure of the outside world: the system's code (`ENOENT`, `EEXIST`, …), the path it struck, and a sentence. */
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
  /** The absolute path that relative words of the command line start from. */
  readonly cwd: string;
  /** The same world seen from another folder (absolute). */
  at(folder: string): Host;
  /** Where temporary folders may be made. */
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
  /** Lower-case hexadecimal digits; a text is hashed as UTF-8. */
  sha256(content: string | Uint8Array): string;
  /** Reads bytes as UTF-8, strictly; a BOM stays in the text. */
  decodeText(bytes: Uint8Array): TextRead;
  /** What a gzip file holds, its checksum held against it; never more than `most` bytes. */
  gunzip(bytes: Uint8Array, most: number): Unpacked;
  sleep(milliseconds: number): Promise<void>;
  /** Runs `action` when the process ends or is ended by INT, TERM or HUP; the answer takes it back. */
  onExit(action: () => void): () => void;
  /** Takes these signals over (they end the process no more) until the answer is called. */
  onSignal(names: readonly SignalName[], action: (name: SignalName) => void): () => void;
  /** Watches files and folders (absolute; they need not be there yet), and what lies below them. */
  watch(paths: readonly string[]): Promise<HostWatch>;
};

/** Tells that something changed, never what: a hint to look, which some file systems do not give at all. */
export type HostWatch = {
  /** Resolves after the next change (or one since the last call), when woken, and after so many milliseconds at the latest. */
  next(milliseconds: number): Promise<void>;
  /** Ends the waiting of `next` now. */
  wake(): void;
  close(): Promise<void>;
};

export type SignalName = 'SIGHUP' | 'SIGINT' | 'SIGQUIT' | 'SIGTERM' | 'SIGUSR1' | 'SIGUSR2' | 'SIGCONT' | 'SIGWINCH';

export type HostInput = { readonly isTTY: boolean; readText(): Promise<string> };

/** `columns` is undefined where the width is unknown. */
/** `isFile`: what is written lands in a file, where no runner and no terminal reads along. */
export type HostOutput = {
  readonly isTTY: boolean;
  readonly isFile?: boolean;
  readonly columns: number | undefined;
  write(text: string): void;
};

/** What reading a text gives: the text, or why the bytes are none (`offset` in bytes), or that they are too many. */
export type TextRead =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'not-utf8'; readonly reason: 'invalid' | 'utf-16'; readonly offset: number }
  | { readonly kind: 'too-large'; readonly size: number };

/** A file that was packed. */
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
  /** When content or facts changed last; unlike `mtimeMs` no program sets it. */
  readonly ctimeMs: number;
  readonly inode: number;
  readonly mode: number;
  readonly links: number;
  readonly uid: number;
  readonly gid: number;
};

export type FolderEntry = { readonly name: string; readonly kind: FileKind };

/** Larger files are not read whole into memory: numbers of runs, items and documents are smaller. */
export const LARGEST_FILE = 256 * 1024 * 1024;

/** Files, all at once and without waiting; paths are absolute; every failure is a `HostError`. */
export type HostFiles = {
  /** Only regular files (`ENOTREG` otherwise), and not beyond `limit` bytes (`EFBIG`). */
  readBytes(path: string, limit?: number): Uint8Array;
  readText(path: string, limit?: number): TextRead;
  /** The first bytes of a regular file, `most` at most: what tells its format, however large it is. */
  readHead(path: string, most: number): Uint8Array;
  /** Follows symbolic links; undefined where nothing is. */
  stat(path: string): FileFacts | undefined;
  lstat(path: string): FileFacts | undefined;
  /** Sorted by name (code units). */
  list(folder: string): readonly FolderEntry[];
  exists(path: string): boolean;
  realpath(path: string): string;
  /** Makes a file that was not there (`EEXIST`), writes every byte, and has it on disk on return. */
  writeNew(path: string, content: string | Uint8Array, mode?: number): void;
  rename(from: string, to: string): void;
  link(existing: string, made: string): void;
  /** Removes one file (or symbolic link). */
  remove(path: string): void;
  /** Removes one empty folder. */
  removeFolder(path: string): void;
  /** Makes a folder with all its parents; one that is there is fine. */
  makeFolder(path: string, mode?: number): void;
  /** Has the folder's own entries on disk on return; does nothing where a system cannot. */
  fsyncFolder(path: string): void;
  chmod(path: string, mode: number): void;
  chown(path: string, uid: number, gid: number): void;
};

/** Path arithmetic in the system's manner; `relative` answers with `/`. */
export type HostPaths = {
  /** An absolute path; relative ones start from `cwd`. */
  resolve(...parts: string[]): string;
  relative(from: string, to: string): string;
  /** Whether a path is the folder or lies below it, by their names: no link is followed. */
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

/** `code` is 127 where there is no git, 128 and more where it failed or was killed; `bytes` is the raw standard output. */
export type GitAnswer = {
  readonly code: number;
  readonly stdout: string;
  readonly bytes: Uint8Array;
  readonly stderr: string;
};

/** What one clone says of itself. */
export type GitFacts = {
  /** The work tree's top folder, absolute. */
  readonly top: string;
  /** Files (absolute) that the index holds in conflict, markers or not. */
  readonly unmerged: readonly string[];
  /** What is set in this clone alone; of several values the last. */
  readonly settings: ReadonlyMap<string, string>;
};

export type HostGit = {
  /**
   * One hardened git process: no hooks, no fsmonitor, no pager, no embedded bare repository, none of the caller's GIT_*.
   * The caller gives fixed plumbing words, and puts text from elsewhere behind `--end-of-options` or `--` only.
   */
  run(args: readonly string[], options?: GitOptions): GitAnswer;
  /** Several questions at once, for commands that look a whole project over; undefined outside a work tree. */
  facts(folder: string): Promise<GitFacts | undefined>;
};

/** A process as a lock names it; an empty string is a part that this system does not tell. */
export type ProcessIdentity = {
  readonly pid: number;
  readonly startTime: string;
  readonly machine: string;
  readonly boot: string;
  readonly pidNamespace: string;
};

/** What can be known of a process id here: `gone` is proven, `unknown` is not. */
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
  /** Opens a file in an editor (words for a shell) and waits for its end; one that is not there exits with 127, without a word. */
  openInEditor(editor: string, path: string): Promise<ProcessEnd>;
};

/** A cell of a database; what no number holds exactly is a text, bytes are left out. */
export type DatabaseValue = string | number | null;

/** An open database that nothing is written to; failures are `HostError`s. */
export type HostDatabase = {
  /** Names of its real tables: no views, nothing virtual. */
  tables(): readonly string[];
  rows(query: string): readonly ReadonlyMap<string, DatabaseValue>[];
  /** Ends it and removes the copy; once is enough, more does no harm. */
  close(): void;
};

export type HostDatabases = {
  /** A private copy of an SQLite file with what stands in its logs, in a temporary folder. `ENOSYS` where no reader is installed. */
  openCopy(path: string): Promise<HostDatabase>;
};
