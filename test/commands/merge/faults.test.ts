import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import { nodeHost } from '../../../src/node-host.ts';
import { FAULTS, Killed, faultyHost } from '../../faulty-host.ts';
import { temporaryFolder } from '../../history/git-folder.ts';
import { rowsIn, textOf } from '../../merge/histories.ts';
import type { Host } from '../../../src/host.ts';
import type { Rows } from '../../merge/row-model.ts';

const row = (value: string) => ({ value, note: '' });
const BASE: Rows = new Map([['g-1', row('0.31')]]);
const OURS: Rows = new Map([...BASE, ['g-2', row('0.28')]]);
const THEIRS: Rows = new Map([...BASE, ['g-3', row('0.40')]]);
/** Both sides write about the weather, so that lines have to be merged as well. */
const TEXTS = { base: textOf(BASE), ours: textOf(OURS, { a: 'windy' }), theirs: textOf(THEIRS, { b: 'storm' }) };
const MERGED = textOf(new Map([...OURS, ['g-3', row('0.40')]]), { a: 'windy', b: 'storm' });

const quiet = (host: Host): Host => {
  const stream = { isTTY: false, columns: undefined, write: () => undefined };
  // A killed process does not clean up.
  return { ...host, stdout: stream, stderr: stream, onExit: () => () => undefined };
};

function threeFiles(): string {
  const folder = temporaryFolder();
  execFileSync('git', ['init', '-q', folder]);
  for (const [name, text] of Object.entries(TEXTS)) writeFileSync(join(folder, name), text);
  return folder;
}

/** Each fault gets a separate repository; copying one costs less than creating one. */
function copyOf(folder: string): string {
  const copy = temporaryFolder();
  cpSync(folder, copy, { recursive: true });
  return copy;
}

const DRIVER = ['merge-driver', 'base', 'ours', 'theirs', 'experiments/tide.md'];

/** Runs a call; -1 means that the process ended. */
const codeOf = (argv: readonly string[], host: Host): Promise<number> =>
  main(argv, host).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
    return -1;
  });

describe('merge-driver on a disk that fails (F1)', () => {
  it.each(FAULTS)('%s at any call: merged, or a conflict that says so', async (fault) => {
    const untouched = threeFiles();
    const counted = copyOf(untouched);
    const all = faultyHost(quiet(nodeHost(counted)), 'throw-before');
    expect(await main(DRIVER, all.host)).toBe(0);
    expect(readFileSync(join(counted, 'ours'), 'utf8')).toBe(MERGED);
    expect(all.calls.length).toBeGreaterThan(20);
    for (const [at, call] of all.calls.entries()) {
      const folder = copyOf(untouched);
      const faulty = faultyHost(quiet(nodeHost(folder)), fault, at);
      const code = await codeOf(DRIVER, faulty.host);
      const place = `${fault} at ${call} (${at}), code ${code}`;
      let text = readFileSync(join(folder, 'ours'), 'utf8');
      const isKilled = fault.startsWith('killed');
      // What the surrounding shell command counts as a failure, and what it does then.
      const isTrusted = !isKilled && (code === 0 || (code === 1 && /^<{7}/mu.test(text)));
      if (code === 0 && !isKilled) expect(text, place).toBe(MERGED);
      if (!isTrusted) {
        const words = ['merge-file', '-q', '-L', 'ours', '-L', 'base', '-L', 'theirs', 'ours', 'base', 'theirs'];
        expect(spawnSync('git', words, { cwd: folder }).status, place).toBeLessThan(2);
        text = readFileSync(join(folder, 'ours'), 'utf8');
      }
      for (const id of ['g-1', 'g-2', 'g-3']) expect(rowsIn(text).ids, place).toContain(id);
      if (!/^<{7}/mu.test(text)) expect(text, place).toBe(MERGED);
    }
  });
});

describe('init on a disk that fails (F1)', () => {
  it.each([
    ['init', FAULTS.slice(-1)],
    ['init --merge', FAULTS],
  ])('%s: each file is old or new, and the next call completes it', async (words, faults) => {
    const argv = words.split(' ');
    const untouched = temporaryFolder();
    execFileSync('git', ['init', '-q', untouched]);
    writeFileSync(join(untouched, '.gitattributes'), '*.png binary\n');
    const all = faultyHost(quiet(nodeHost(copyOf(untouched))), 'throw-before');
    expect(await main(argv, all.host)).toBe(0);
    for (const fault of faults)
      for (const [at, call] of all.calls.entries()) {
        const folder = copyOf(untouched);
        const faulty = faultyHost(quiet(nodeHost(folder)), fault, at);
        const code = await codeOf(argv, faulty.host);
        const place = `${fault} at ${call} (${at})`;
        expect([0, 2, -1], place).toContain(code);
        const attributes = readFileSync(join(folder, '.gitattributes'), 'utf8');
        expect(['*.png binary\n', '*.png binary\nexperiments/**/*.md merge=expctl\n'], place).toContain(attributes);
        expect(await main(argv, quiet(nodeHost(folder))), place).toBe(0);
        const end = argv.includes('--merge') ? '.gitattributes' : 'expctl.yaml';
        expect(readFileSync(join(folder, end), 'utf8'), place).toMatch(/experiments\/\*\*\/\*\.md/u);
      }
  });
});
