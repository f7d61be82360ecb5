import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll } from 'vitest';
import { ensureBuilt } from '../../built-tool.ts';
import { DOCUMENT, outputText, rowIds } from './plan-text.ts';

/** How a writer ended, and the ids that it reported as safe, by word. */
export type WriterEnd = {
  readonly code: number | null;
  readonly signal: string | null;
  readonly logged: readonly string[];
  readonly queued: readonly string[];
  readonly stderr: string;
};

export type Writer = { readonly child: ChildProcess; readonly ended: Promise<WriterEnd>; said(): string };

/** What a writer logs: into `document`, runs `ID-0` to `ID-(times-1)`, from the instant `start` (milliseconds). */
export type Writing = {
  readonly id: string;
  readonly times: number;
  readonly start?: number;
  readonly document?: string;
};

const WORKER = join(import.meta.dirname, 'log-worker.cjs');

/** Builds the tool before the tests of a file; returns a function that starts a writer as a real process. */
export function logWriters(): (folder: string, writing: Writing, wrapper?: readonly string[]) => Writer {
  beforeAll(ensureBuilt, 300_000);
  return (folder, { id, times, start = 0, document = DOCUMENT }, wrapper = []) => {
    const words = [process.execPath, WORKER, folder, document, id, String(times), String(start), outputText('RUN')];
    const [command = '', ...args] = [...wrapper, ...words];
    return watched(spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] }));
  };
}

function watched(child: ChildProcess): Writer {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (part: Buffer) => void (stdout += part.toString()));
  child.stderr?.on('data', (part: Buffer) => void (stderr += part.toString()));
  const idsAfter = (pattern: RegExp): readonly string[] => [...stdout.matchAll(pattern)].map(([, id = '']) => id);
  const ended = new Promise<WriterEnd>((resolve) => {
    child.once('close', (code, signal) =>
      resolve({
        code,
        signal,
        stderr,
        logged: idsAfter(/^(?:logged|there already) (\S+) in /gmu),
        queued: idsAfter(/^queued (\S+) for /gmu),
      }),
    );
  });
  return { child, ended, said: () => stdout };
}

/** Every name in the state folder of a repository, except for the spool folder itself. */
export const leftInState = (folder: string): readonly string[] => {
  const state = join(folder, '.git/expctl');
  if (!existsSync(state)) return [];
  return readdirSync(state, { recursive: true, encoding: 'utf8' }).filter((name) => name !== 'spool');
};

/** The ids of the document's rows on disk. */
export const idsOnDisk = (folder: string, document: string = DOCUMENT): readonly string[] =>
  rowIds(readFileSync(join(folder, document), 'utf8'));

/**
 * Reads the document repeatedly until `until` is done; returns the number of reads, and every text that was not
 * complete.
 */
export async function readAllTheWhile(
  folder: string,
  isWhole: (text: string) => boolean,
  until: Promise<unknown>,
): Promise<{ readonly reads: number; readonly torn: readonly string[] }> {
  const state = { isRunning: true };
  void until.finally(() => (state.isRunning = false));
  let reads = 0;
  const torn: string[] = [];
  let last = '';
  while (state.isRunning) {
    for (let burst = 0; burst < 10; burst++, reads++) {
      const text = readFileSync(join(folder, DOCUMENT), 'utf8');
      if (text !== last && !isWhole(text)) torn.push(text);
      last = text;
    }
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  return { reads, torn };
}
