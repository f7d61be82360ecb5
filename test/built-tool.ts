import { spawn, spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const LAUNCHER = join(ROOT, 'bin/expctl.js');

/** What one call of the built tool did. */
export type ToolEnd = { readonly code: number; readonly stdout: string; readonly stderr: string };

type Options = { readonly cwd: string; readonly input?: string; readonly env?: Readonly<Record<string, string>> };

/** Calls the built tool as a user would, and waits. */
export function expctl(args: readonly string[], { cwd, input, env }: Options): ToolEnd {
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
    ...(input === undefined ? {} : { input }),
  });
  return { code: status ?? -1, stdout, stderr };
}

/** Starts the built tool and does not wait. */
export function startExpctl(args: readonly string[], { cwd }: Options): Promise<ToolEnd> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [LAUNCHER, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
    child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
    child.on('close', (code) => done({ code: code ?? -1, stdout, stderr }));
  });
}
