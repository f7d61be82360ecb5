import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
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

/** Builds the tool where dist/ is missing or older than a source: `npm ci` has built it, an edit has not. */
export function buildWhenStale(): void {
  const built = join(ROOT, 'dist/cli.js');
  if (existsSync(built) && newestIn('src') < statSync(built).mtimeMs && newestIn('templates') < statSync(built).mtimeMs)
    return;
  execFileSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { cwd: ROOT, stdio: 'ignore' });
}

function newestIn(folder: string): number {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.endsWith('.generated.ts'))
    .reduce((newest, name) => Math.max(newest, statSync(join(ROOT, folder, name)).mtimeMs), 0);
}
