import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../project-folder.ts';
import { idsOnDisk, leftInState, logWriters, readAllTheWhile } from './log-processes.ts';
import { DOCUMENT, planText } from './plan-text.ts';

const startWriter = logWriters();

const [HEAD = '', TAIL = ''] = planText('ROWS').split('ROWS\n');

/** A text whose rows are whole lines between an unchanged head and tail. */
const isWhole = (text: string): boolean =>
  text.startsWith(HEAD) &&
  text.endsWith(TAIL) &&
  text
    .slice(HEAD.length, text.length - TAIL.length)
    .split('\n')
    .every((line) => line === '' || /^\| p\d+-\d+ \|.*\|$/u.test(line));

const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `p${index}`);

describe('many writers', () => {
  it('20 processes with 25 runs each, at the same instant: every row once, no torn read, nothing left (L1)', async () => {
    const folder = projectFolder({ [DOCUMENT]: planText() });
    const start = Date.now() + 3000;
    const writers = names(20).map((id) => startWriter(folder.path, { id, times: 25, start }));
    const all = Promise.all(writers.map(({ ended }) => ended));
    const { reads, torn } = await readAllTheWhile(folder.path, isWhole, all);
    const ends = await all;
    expect(ends.filter(({ code }) => code !== 0).map(({ stderr }) => stderr)).toEqual([]);
    expect(torn).toEqual([]);
    expect(reads).toBeGreaterThan(2000);
    const acknowledged = ends.flatMap(({ logged, queued }) => [...logged, ...queued]);
    expect(acknowledged).toHaveLength(500);
    const fold = await folder.expctl('doctor', '--fold');
    expect(idsOnDisk(folder.path).toSorted(), fold.stdout).toEqual(acknowledged.toSorted());
    expect(isWhole(folder.read(DOCUMENT))).toBe(true);
    expect(leftInState(folder.path)).toEqual([]);
    expect(readdirSync(join(folder.path, 'experiments')).toSorted()).toEqual(['still-water.md', 'still-water.runs']);
    expect(readdirSync(join(folder.path, 'experiments/still-water.runs'))).toHaveLength(500);
  }, 300_000);

  it('20 processes with one run each, ten times over (L2)', async () => {
    const folder = projectFolder({ [DOCUMENT]: planText() });
    for (let round = 1; round <= 10; round++) {
      const start = Date.now() + 2000;
      const ids = names(20).map((id) => `${id}${round}`);
      const ends = await Promise.all(ids.map((id) => startWriter(folder.path, { id, times: 1, start }).ended));
      expect(ends.map(({ code }) => code)).toEqual(ids.map(() => 0));
    }
    await folder.expctl('doctor', '--fold');
    expect(new Set(idsOnDisk(folder.path)).size).toBe(200);
    expect(idsOnDisk(folder.path)).toHaveLength(200);
    expect(leftInState(folder.path)).toEqual([]);
  }, 300_000);
});
