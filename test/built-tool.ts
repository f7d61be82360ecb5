import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const LAUNCHER = join(ROOT, 'bin/expctl.js');

/** The outcome of one call of the built tool. */
export type ToolEnd = { readonly code: number; readonly stdout: string; readonly stderr: string };

type Options = { readonly cwd: string; readonly input?: string; readonly env?: Readonly<Record<string, string>> };

let isBuilt = false;

/**
 * Builds dist/ where a source is newer; test files run side by side, so the first one builds and the others wait for
 * it.
 */
export function ensureBuilt(): void {
  if (isBuilt) return;
  const lock = join(ROOT, 'node_modules/.expctl-build-lock');
  for (let waited = 0; !tryToTake(lock); waited++) {
    if (waited > 600) throw new Error(`${lock} is held for too long: remove it`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  }
  try {
    if (isStale()) execFileSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { stdio: 'inherit' });
  } finally {
    rmdirSync(lock);
  }
  isBuilt = true;
}

function tryToTake(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    // A test that was killed during the build leaves this folder behind.
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > ABANDONED) rmdirSync(lock);
    return false;
  }
}

const ABANDONED = 120_000;

function isStale(): boolean {
  const made = join(ROOT, 'dist/index.d.ts');
  if (!existsSync(made)) return true;
  const built = statSync(made).mtimeMs;
  return ['src', 'templates'].some((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => !name.endsWith('.generated.ts'))
      .some((name) => statSync(join(ROOT, folder, name)).mtimeMs > built),
  );
}

/** Calls the built tool as a user would, and waits. */
export function expctl(args: readonly string[], { cwd, input, env }: Options): ToolEnd {
  ensureBuilt();
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
  ensureBuilt();
  return new Promise((done) => {
    const child = spawn(process.execPath, [LAUNCHER, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (part: Buffer) => (stdout += part.toString()));
    child.stderr.on('data', (part: Buffer) => (stderr += part.toString()));
    child.on('close', (code) => done({ code: code ?? -1, stdout, stderr }));
  });
}
