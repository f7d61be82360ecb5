import { chmodSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startExpctl } from '../../built-tool.ts';
import { projectFolder } from '../../project-folder.ts';
import { idsOnDisk, leftInState, logWriters } from './log-processes.ts';
import { DOCUMENT, outputText, planText } from './plan-text.ts';
import type { ProjectFolder } from '../../project-folder.ts';
import type { Writer } from './log-processes.ts';

const startWriter = logWriters();

const project = (): ProjectFolder => projectFolder({ [DOCUMENT]: planText(), 'out/last.json': outputText('last') });

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function waitFor(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 3000 && !isSo(); tries++) await pause(10);
}

/** Whatever was reported as safe is there exactly once after one more log; nothing is there that was never logged. */
async function expectWhole(folder: ProjectFolder, acknowledged: readonly string[]): Promise<void> {
  const last = await folder.expctl('log', DOCUMENT, 'out/last.json');
  expect(last).toMatchObject({ code: 0, stdout: `logged last in ${DOCUMENT}\n` });
  const ids = idsOnDisk(folder.path);
  expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([]);
  expect(ids.length).toBe(new Set(ids).size);
  expect(leftInState(folder.path).filter((name) => name.endsWith('.json') || name.endsWith('.lock'))).toEqual([]);
}

/** A slow machine needs some minutes to start fifteen hundred processes. */
const LONG = 600_000;

describe('writers that are killed', () => {
  it(
    'lose nothing that was acknowledged, and duplicate nothing (K1)',
    async () => {
      const folder = project();
      const acknowledged: string[] = [];
      let killed = 0;
      for (let round = 0; round < 3; round++) {
        const writers = Array.from({ length: 20 }, (_, index) =>
          startWriter(folder.path, { id: `r${round}w${index}`, times: 25 }),
        );
        for (const [index, writer] of writers.entries()) if (index % 5 < 3) void killAfter(writer, index, round);
        for (const { signal, logged, queued } of await Promise.all(writers.map(({ ended }) => ended))) {
          if (signal === 'SIGKILL') killed++;
          acknowledged.push(...logged, ...queued);
        }
      }
      expect(killed).toBeGreaterThan(0);
      expect(acknowledged.length).toBeGreaterThan(0);
      await expectWhole(folder, acknowledged);
    },
    LONG,
  );

  /** Some time after its first rows, at a moment that differs from run to run. */
  async function killAfter(writer: Writer, index: number, round: number): Promise<void> {
    await waitFor(() => writer.said().split('\n').length > 1 + (index % 4));
    await pause((index * 7 + round * 13) % 40);
    writer.child.kill('SIGKILL');
  }

  it('leave no lock and no temporary file on INT, TERM and HUP, whenever they come (K3)', async () => {
    const folder = project();
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    const writers = Array.from({ length: 9 }, (_, index) => startWriter(folder.path, { id: `s${index}`, times: 200 }));
    for (const [index, writer] of writers.entries())
      void waitFor(() => writer.said() !== '')
        .then(() => pause(index * 23))
        .then(() => writer.child.kill(signals[index % 3]));
    const acknowledged: string[] = [];
    for (const [index, { signal, logged, queued, code, stderr }] of (
      await Promise.all(writers.map(({ ended }) => ended))
    ).entries()) {
      expect(signal, `${code} ${logged.length} ${queued.length} ${stderr.replaceAll(/ {2}left blank.*\n/gu, '')}`).toBe(
        signals[index % 3],
      );
      acknowledged.push(...logged, ...queued);
    }
    expect(leftInState(folder.path).filter((name) => !name.endsWith('.json'))).toEqual([]);
    expect(readdirSync(join(folder.path, 'experiments')).toSorted()).toEqual(['still-water.md', 'still-water.runs']);
    await expectWhole(folder, acknowledged);
  });

  it('do not lose the row of a process that waits for a stopped holder: it is queued, and written later (K2)', async () => {
    const folder = project();
    const holder = startWriter(folder.path, { id: 'h', times: 5000 });
    await waitFor(() => holder.said() !== '');
    // Suspended until it is caught holding the lock.
    const hasLock = (): boolean => leftInState(folder.path).some((name) => name.endsWith('.lock'));
    for (let tries = 0; tries < 500; tries++) {
      holder.child.kill('SIGSTOP');
      await pause(5);
      if (hasLock()) break;
      holder.child.kill('SIGCONT');
      await pause(3);
    }
    expect(hasLock()).toBe(true);
    const end = await startExpctl(['log', DOCUMENT, 'out/last.json'], { cwd: folder.path });
    expect(end.code).toBe(0);
    expect(end.stdout).toMatch(
      new RegExp(`^queued last for .* process ${holder.child.pid ?? 0} holds the document's lock`, 'u'),
    );
    const shown = await folder.expctl('list');
    expect(shown.stderr).toMatch(/^(?:1|2) rows? queued; `expctl doctor` shows them$/mu);
    holder.child.kill('SIGCONT');
    holder.child.kill('SIGTERM');
    const { logged, queued } = await holder.ended;
    await folder.expctl('doctor', '--fold');
    const ids = idsOnDisk(folder.path);
    expect([...logged, ...queued, 'last'].filter((id) => !ids.includes(id))).toEqual([]);
    expect(leftInState(folder.path)).toEqual([]);
  });

  it('leave a lock that the next one takes over; a foreign or invalid lock is left alone (K6)', async () => {
    const folder = project();
    await folder.expctl('log', DOCUMENT, 'out/last.json');
    const holder = startWriter(folder.path, { id: 'h', times: 5000 });
    await waitFor(() => holder.said() !== '');
    let lock: string | undefined;
    for (let tries = 0; tries < 500 && lock === undefined; tries++) {
      holder.child.kill('SIGSTOP');
      await pause(5);
      lock = leftInState(folder.path).find((name) => name.endsWith('.lock'));
      if (lock === undefined) holder.child.kill('SIGCONT');
      await pause(3);
    }
    const path = join(folder.path, '.git/expctl', lock ?? '');
    const said = readFileSync(path, 'utf8');
    holder.child.kill('SIGKILL');
    await holder.ended;
    folder.write('out/next.json', outputText('next'));
    expect(await folder.expctl('log', DOCUMENT, 'out/next.json')).toMatchObject({
      code: 0,
      stdout: `logged next in ${DOCUMENT}\n`,
    });
    expect(existsSync(path)).toBe(false);
    for (const [name, text] of [
      ['elsewhere', JSON.stringify({ ...JSON.parse(said), machine: 'another' })],
      ['garbage', 'half a li'],
    ] as const) {
      folder.write(`.git/expctl/${lock ?? ''}`, text);
      folder.write(`out/${name}.json`, outputText(name));
      expect((await folder.expctl('log', DOCUMENT, `out/${name}.json`)).stdout).toMatch(
        new RegExp(`^queued ${name} for`, 'u'),
      );
      expect(readFileSync(path, 'utf8')).toBe(text);
      expect((await folder.expctl('doctor')).stdout).toContain(lock ?? '?');
      expect((await folder.expctl('doctor', '--break-lock', path, '--fold')).stdout).toContain(`logged ${name} in`);
      expect(existsSync(path)).toBe(false);
    }
  });
});

describe('a document that cannot be written', () => {
  it('is refused with its path, and nothing is spooled (F5)', async () => {
    const folder = project();
    chmodSync(join(folder.path, DOCUMENT), 0o444);
    const { code, stdout, stderr } = await folder.expctl('log', DOCUMENT, 'out/last.json');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(DOCUMENT);
    expect(folder.read(DOCUMENT)).toBe(planText());
    expect(leftInState(folder.path)).toEqual([]);
    expect(readdirSync(join(folder.path, 'experiments'))).toEqual(['still-water.md']);
  });
});
