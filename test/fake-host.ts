import { posix } from 'node:path';
import { HostError } from '../src/host.ts';
import type { GitAnswer, GitFacts, GitOptions, Host, ProcessEnd, SignalName } from '../src/host.ts';
import { nodeBytes } from '../src/node-host/bytes.ts';
import { nodePaths } from '../src/node-host/paths.ts';
import { fakeFiles } from './fake-files.ts';
import type { FakeContent, FakeFiles } from './fake-files.ts';

/** What a test may configure of its small world; everything has a neutral default. */
export type FakeWorld = {
  /** `/work` by default; it is created. */
  readonly cwd?: string;
  /** By path; relative ones lie under `cwd`. */
  readonly files?: Readonly<Record<string, FakeContent>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly isTTY?: boolean;
  readonly columns?: number;
  /** ISO 8601; time moves only by `sleep`. */
  readonly now?: string;
  /** Answers git calls; without it there is no repository (code 128). */
  readonly git?: (args: readonly string[], options: GitOptions) => Partial<GitAnswer>;
  readonly gitFacts?: GitFacts;
  /** Called after every bit of time that passed (milliseconds since 1970), to simulate what others do meanwhile. */
  readonly onTime?: (now: number) => void | Promise<void>;
  /** How started processes and the editor end; exit code 0 without it. */
  readonly start?: (command: string, args: readonly string[]) => ProcessEnd;
};

/** The host that a command gets in a test, with what came out of it. */
export type FakeHost = Host & {
  readonly files: FakeFiles;
  /** Everything written to standard output so far. */
  output(): string;
  /** Everything written to standard error so far. */
  errors(): string;
  /** Plays the end of the process: runs what `onExit` was given. */
  exit(): void;
  /** Plays the coming of a signal. */
  signal(name: SignalName): void;
};

/** A host in memory: no disk, no clock, no processes. `randomHex` counts up, so that runs repeat. */
export function fakeHost(world: FakeWorld = {}): FakeHost {
  const cwd = world.cwd ?? '/work';
  const output: string[] = [];
  const errors: string[] = [];
  const cleanups = new Set<() => void>();
  const takers = new Set<{ names: readonly SignalName[]; action: (name: SignalName) => void }>();
  let clock = Date.parse(world.now ?? '2026-01-02T03:04:05.000Z');
  let random = 0;
  const now = (): Date => new Date(clock);
  const pass = async (milliseconds: number): Promise<void> => {
    clock += milliseconds;
    await world.onTime?.(clock);
  };
  const contents = Object.entries(world.files ?? {}).map(([path, content]) => [posix.resolve(cwd, path), content]);
  const files = fakeFiles(Object.fromEntries(contents), now);
  files.makeFolder(cwd);
  const stream = (parts: string[]): Host['stdout'] => ({
    isTTY: world.isTTY ?? false,
    columns: world.columns,
    write: (text) => void parts.push(text),
  });
  const end = (command: string, args: readonly string[]): ProcessEnd =>
    world.start?.(command, args) ?? { kind: 'exited', code: 0 };

  return {
    ...nodeBytes,
    cwd,
    at: (folder) => ({ ...fakeHost({ ...world, cwd: folder }), files }),
    temporaryFolder: () => '/tmp',
    env: world.env ?? {},
    stdin: { isTTY: world.isTTY ?? false, readText: () => Promise.resolve(world.stdin ?? '') },
    stdout: stream(output),
    stderr: stream(errors),
    files,
    paths: nodePaths(cwd, posix),
    git: {
      run: (args, options = {}) => gitAnswer(world.git?.(args, options)),
      facts: () => Promise.resolve(world.gitFacts),
    },
    processes: {
      self: () => ({ pid: 4242, startTime: '77', machine: 'fake-machine', boot: 'fake-boot', pidNamespace: 'fake' }),
      toolWords: () => ['expctl'],
      standingOf: (pid) => (pid === 4242 ? { kind: 'running', startTime: '77' } : { kind: 'gone' }),
      start: (command, args) => ({ pid: 4343, ended: Promise.resolve(end(command, args)), send: () => undefined }),
      openInEditor: (editor, path) => Promise.resolve(end(editor, [path])),
    },
    databases: { openCopy: (path) => Promise.reject(new HostError('ENOSYS', path, 'there are no databases here')) },
    now,
    randomHex: (bytes) => (++random).toString(16).padStart(bytes * 2, '0'),
    sleep: pass,
    onExit(action) {
      cleanups.add(action);
      return () => void cleanups.delete(action);
    },
    onSignal(names, action) {
      const taker = { names, action };
      takers.add(taker);
      return () => void takers.delete(taker);
    },
    watch: () => {
      const watching = { next: (milliseconds: number) => pass(milliseconds), wake: () => undefined };
      return Promise.resolve({ ...watching, close: () => Promise.resolve() });
    },
    output: () => output.join(''),
    errors: () => errors.join(''),
    exit() {
      for (const action of cleanups) action();
      cleanups.clear();
    },
    signal(name) {
      for (const taker of takers) if (taker.names.includes(name)) taker.action(name);
    },
  };
}

const gitAnswer = (answer: Partial<GitAnswer> | undefined): GitAnswer => {
  const stdout = answer?.stdout ?? '';
  return {
    code: answer === undefined ? 128 : 0,
    stdout,
    bytes: new TextEncoder().encode(stdout),
    stderr: answer === undefined ? 'fatal: not a git repository\n' : '',
    ...answer,
  };
};
