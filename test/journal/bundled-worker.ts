import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll } from 'vitest';
import { bundling } from '../../scripts/bundling.mjs';

export type Ended = { readonly code: number | null; readonly signal: string | null; readonly output: string };

export type Worker = {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  said(word: string): Promise<void>;
};

/** Bundles `worker.ts` before the tests of a file; returns a function that starts one as a real process. */
export function bundledWorker(): (...words: string[]) => Worker {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'expctl-worker-'));
    await build({
      ...bundling,
      entryPoints: { worker: fileURLToPath(new URL('worker.ts', import.meta.url)) },
      outdir: folder,
      splitting: true,
      outExtension: { '.js': '.mjs' },
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (...words) => watched(spawn(process.execPath, [join(folder, 'worker.mjs'), ...words]));
}

function watched(child: ChildProcess): Worker {
  let output = '';
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, output }));
  });
  child.stderr?.on('data', (chunk: Buffer) => void (output += chunk.toString()));
  const said = (word: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => (output.includes(word) ? resolve() : undefined);
      child.stdout?.on('data', look);
      child.once('close', () => reject(new Error(`ended without a "${word}": ${output}`)));
      look();
    });
  child.stdout?.on('data', (chunk: Buffer) => void (output += chunk.toString()));
  return { child, ended, said };
}
