import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { main } from '../src/main.ts';
import { nodeHost } from '../src/node-host.ts';
import type { ToolEnd } from './built-tool.ts';

/** A real folder (a real git repository, unless specified otherwise) that is removed after the test. */
export type ProjectFolder = {
  readonly path: string;
  readonly write: (name: string, text: string) => void;
  readonly read: (name: string) => string;
  readonly git: (...args: readonly string[]) => string;
  /** Runs the tool in this process, on the real disk. */
  readonly expctl: (...argv: readonly string[]) => Promise<ToolEnd>;
};

/** One process of ours for three of git's: starting one costs this process more than git's own work. */
const BEGIN =
  'git init --quiet --initial-branch=main && git add --all && git commit --quiet --allow-empty --message Begin';

/** Makes a folder with files in it. */
export function projectFolder(files: Readonly<Record<string, string>> = {}, { git = true } = {}): ProjectFolder {
  const path = mkdtempSync(join(tmpdir(), 'expctl-test-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const run = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: path, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  if (git) execFileSync('sh', ['-c', BEGIN], { cwd: path, stdio: 'pipe' });
  return {
    path,
    write,
    read: (name) => readFileSync(join(path, name), 'utf8'),
    git: run,
    expctl: (...argv) => expctlAt(path, ...argv),
  };
}

/** Runs the tool in this process, in a folder of the real disk. */
export async function expctlAt(path: string, ...argv: readonly string[]): Promise<ToolEnd> {
  const parts = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY: false,
    columns: undefined,
    write: (text: string) => {
      parts[name] += text;
    },
  });
  const code = await main(argv, { ...nodeHost(path), stdout: stream('stdout'), stderr: stream('stderr') });
  return { code, ...parts };
}
