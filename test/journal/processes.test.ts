import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLock } from '../../src/journal/lock.ts';
import { lockPath, withLock } from '../../src/journal/with-lock.ts';
import { nodeHost } from '../../src/node-host.ts';
import { temporaryFolder } from '../history/git-folder.ts';
import { bundledWorker } from './bundled-worker.ts';

const host = nodeHost();
const startWorker = bundledWorker();

function counter(): { readonly file: string; readonly folder: string; readonly top: string } {
  const top = temporaryFolder();
  const file = join(top, 'counter.md');
  const folder = join(top, 'state');
  mkdirSync(folder);
  writeFileSync(file, '0\n\n');
  return { file, folder, top };
}

/** Whether a reader got one complete state. */
function isWhole(text: string): boolean {
  const [number = '', marks = '', rest] = text.split('\n');
  return rest === '' && marks.length === Number(number);
}

const finalCount = (file: string): number => Number(readFileSync(file, 'utf8').split('\n')[0]);

describe('many processes', () => {
  it('lose no increment, and no reader sees a torn file', async () => {
    const { file, folder, top } = counter();
    const workers = Array.from({ length: 20 }, () => startWorker('increment', file, folder, '25'));
    let reads = 0;
    const state = { running: true };
    const all = Promise.all(workers.map(({ ended }) => ended)).finally(() => void (state.running = false));
    while (state.running) {
      for (let burst = 0; burst < 20; burst++, reads++) expect(isWhole(readFileSync(file, 'utf8'))).toBe(true);
      await host.sleep(2);
    }
    for (const { code, output } of await all) expect(`${code} ${output}`).toBe(`0 ${'+'.repeat(25)}`);
    expect(finalCount(file)).toBe(500);
    expect(reads).toBeGreaterThan(1000);
    expect(readdirSync(folder)).toEqual([]);
    expect(readdirSync(top).toSorted()).toEqual(['counter.md', 'state']);
  });

  it('lose no acknowledged increment if they are killed at random (K1)', async () => {
    const { file, folder, top } = counter();
    let acknowledged = 0;
    let killed = 0;
    for (let round = 0; round < 3; round++) {
      const workers = Array.from({ length: 8 }, () => startWorker('increment', file, folder, '10', '5'));
      for (const [index, { child, said }] of workers.entries()) {
        if (index % 2 === 1) continue;
        // Killed some time after its first increments, at a moment that differs from run to run.
        void said('+'.repeat(1 + (index % 5)))
          .then(() => host.sleep((index * 7 + round * 3) % 11))
          .then(() => child.kill('SIGKILL'));
      }
      for (const { signal, output } of await Promise.all(workers.map(({ ended }) => ended))) {
        if (signal === 'SIGKILL') killed++;
        acknowledged += output.length;
        expect(output).toMatch(/^\+*$/);
      }
    }
    const last = await startWorker('increment', file, folder, '1').ended;
    expect(last).toMatchObject({ code: 0, output: '+' });
    expect(killed).toBeGreaterThan(0);
    // One that was killed between its write and its output may have counted without reporting it.
    expect(finalCount(file)).toBeGreaterThanOrEqual(acknowledged + 1);
    expect(finalCount(file)).toBeLessThanOrEqual(acknowledged + 1 + killed);
    expect(readdirSync(folder).filter((name) => name.endsWith('.lock'))).toEqual([]);
    expect(readdirSync(top).toSorted()).toEqual(['counter.md', 'state']);
  });

  it('wait for a stopped holder, give up in time, and steal nothing (K2)', async () => {
    const { folder } = counter();
    const holder = startWorker('hold', folder);
    await holder.said('held');
    holder.child.kill('SIGSTOP');
    const outcome = await withLock(host, { folder, name: 'counter', waitMs: 300 }, () => 'mine');
    expect(outcome).toMatchObject({
      kind: 'busy',
      state: { kind: 'held', standing: 'alive', holder: { pid: holder.child.pid } },
    });
    holder.child.kill('SIGCONT');
    holder.child.kill('SIGTERM');
    await holder.ended;
    expect(await withLock(host, { folder, name: 'counter' }, () => 'mine')).toEqual({
      kind: 'done',
      value: 'mine',
      tookOver: undefined,
    });
  });

  it.each([
    ['SIGINT', 'SIGINT'],
    ['SIGTERM', 'SIGTERM'],
    ['SIGHUP', 'SIGHUP'],
  ] as const)('leave no lock at %s, and end by it (K3)', async (signal, name) => {
    const { folder } = counter();
    const holder = startWorker('hold', folder);
    await holder.said('held');
    expect(existsSync(lockPath(host, { folder, name: 'counter' }))).toBe(true);
    holder.child.kill(signal);
    expect(await holder.ended).toMatchObject({ code: null, signal: name });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leave no lock and no temporary file, whenever the signal comes (K3)', async () => {
    const { file, folder, top } = counter();
    const workers = Array.from({ length: 6 }, () => startWorker('increment', file, folder, '1000', '1'));
    for (const [index, { child, said }] of workers.entries()) {
      const signal = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const)[index % 3];
      void said('+'.repeat(index + 1))
        .then(() => host.sleep(index * 5))
        .then(() => child.kill(signal));
    }
    let acknowledged = 0;
    for (const { signal, output } of await Promise.all(workers.map(({ ended }) => ended))) {
      expect(['SIGINT', 'SIGTERM', 'SIGHUP']).toContain(signal);
      acknowledged += output.length;
    }
    expect(finalCount(file)).toBeGreaterThanOrEqual(acknowledged);
    expect(finalCount(file)).toBeLessThanOrEqual(acknowledged + workers.length);
    expect(readdirSync(folder)).toEqual([]);
    expect(readdirSync(top).toSorted()).toEqual(['counter.md', 'state']);
  });

  it('take over from a killed holder at once', async () => {
    const { folder } = counter();
    const holder = startWorker('hold', folder);
    await holder.said('held');
    holder.child.kill('SIGKILL');
    await holder.ended;
    const path = lockPath(host, { folder, name: 'counter' });
    expect(readLock(host, path)).toMatchObject({ kind: 'held', standing: 'dead' });
    const outcome = await withLock(host, { folder, name: 'counter', waitMs: 0 }, () => 'mine');
    expect(outcome).toMatchObject({ kind: 'done', value: 'mine', tookOver: { pid: holder.child.pid } });
    expect(readdirSync(folder)).toEqual([]);
  });
});
