import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startExpctl } from '../../built-tool.ts';
import { projectFolder } from '../../project-folder.ts';
import { idsOnDisk, leftInState, logWriters } from './log-processes.ts';
import { DOCUMENT, planText } from './plan-text.ts';
import type { ToolEnd } from '../../built-tool.ts';
import type { ProjectFolder } from '../../project-folder.ts';

const WRITERS = 40;
const RUNS = 5;

/** A plan whose one criterion has a box, so that `decide --write` has something to set. */
const PLAN = planText().replace('- **Primary**', '- [ ] **Primary**');

const startWriter = logWriters();
const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Head and tail unchanged except for the box and the notes, every row a whole line between them. */
function isWhole(text: string): boolean {
  const [head = '', tail = ''] = PLAN.split('\n## Run Notes\n');
  const [before = '', behind = ''] = text.split('\n## Run Notes\n');
  const rows = before.replace('- [x] **Primary**', '- [ ] **Primary**').slice(head.length);
  return (
    before.replace('- [x] **Primary**', '- [ ] **Primary**').startsWith(head) &&
    rows.split('\n').every((line) => line === '' || /^\| s\d+-\d+ \|(?:[^|]*\|){10}$/u.test(line)) &&
    behind.startsWith(tail) &&
    behind
      .slice(tail.length)
      .split('\n')
      .every((line) => line === '' || /^- Seen by hand \d+\.$/u.test(line))
  );
}

/** The disturbances beside the writers, each repeated until the writers have ended. */
type Beside = { readonly isRunning: () => boolean; readonly folder: ProjectFolder; readonly torn: string[] };

/** An editor that saves by rename: it clears the box and adds a note. Returns how many notes it wrote. */
async function edit({ folder, isRunning, torn }: Beside): Promise<number> {
  const path = join(folder.path, DOCUMENT);
  let notes = 0;
  for (; isRunning(); notes++) {
    const text = readFileSync(path, 'utf8');
    if (!isWhole(text)) torn.push(text);
    writeFileSync(
      `${path}.edited`,
      `${text.replace('- [x] **Primary**', '- [ ] **Primary**')}- Seen by hand ${notes}.\n`,
    );
    renameSync(`${path}.edited`, path);
    await pause(2000);
  }
  return notes;
}

async function commit({ folder, isRunning }: Beside): Promise<void> {
  for (let count = 0; isRunning(); count++) {
    spawnSync('git', ['add', '--all', 'experiments'], { cwd: folder.path });
    spawnSync('git', ['commit', '--quiet', '--message', `Storm ${String(count)}`], { cwd: folder.path });
    await pause(200);
  }
}

/** The message when a verdict cannot be written now; nothing was written. */
const BUSY = /the document changed while it was being decided|holds the lock of this document/u;

/** Calls the tool repeatedly; returns every end whose code is not one of those allowed. */
async function call({ folder, isRunning }: Beside, words: readonly string[], codes: readonly number[]) {
  const others: ToolEnd[] = [];
  while (isRunning()) {
    const end = await startExpctl(words, { cwd: folder.path });
    if (!codes.includes(end.code) && !BUSY.test(end.stderr)) others.push(end);
  }
  return others;
}

type Doctor = {
  readonly queue: readonly { readonly run: string }[];
  readonly runsWithoutRow: readonly { readonly run: string }[];
};

const askDoctor = async (folder: ProjectFolder): Promise<Doctor> =>
  JSON.parse((await folder.expctl('doctor', '--json')).stdout);

describe('a storm', () => {
  it('of 40 writers, some killed, while others check, decide, commit and edit by hand: every acknowledged row once', async () => {
    const folder = projectFolder({ [DOCUMENT]: PLAN });
    const writers = Array.from({ length: WRITERS }, (_, index) =>
      startWriter(folder.path, { id: `s${String(index)}`, times: RUNS }),
    );
    for (const [index, { child }] of writers.entries())
      if (index % 4 === 0) void pause(2000 + ((index * 997) % 20_000)).then(() => child.kill('SIGKILL'));
    const state = { isRunning: true };
    const all = Promise.all(writers.map(({ ended }) => ended)).finally(() => (state.isRunning = false));
    const torn: string[] = [];
    const beside: Beside = { folder, torn, isRunning: () => state.isRunning };
    const [notes, , checks, decisions] = await Promise.all([
      edit(beside),
      commit(beside),
      call(beside, ['check', DOCUMENT], [0, 1]),
      call(beside, ['decide', DOCUMENT, '--write'], [0, 1, 3, 4]),
    ]);
    const ends = await all;
    expect(torn).toEqual([]);
    expect(checks).toEqual([]);
    expect(decisions).toEqual([]);
    expect(ends.flatMap(({ code, signal, stderr }) => (code === 0 || signal === 'SIGKILL' ? [] : [stderr]))).toEqual(
      [],
    );
    const acknowledged = ends.flatMap(({ logged, queued }) => [...logged, ...queued]);
    expect(acknowledged.length).toBeGreaterThan(WRITERS * RUNS * 0.5);

    await folder.expctl('doctor', '--fold');
    const { runsWithoutRow } = await askDoctor(folder);
    const known = new Set([...idsOnDisk(folder.path), ...runsWithoutRow.map(({ run }) => run)]);
    expect(acknowledged.filter((id) => !known.has(id))).toEqual([]);
    // What the editor overwrote is reported by its record, and logged again.
    for (const { run } of runsWithoutRow)
      expect(await folder.expctl('log', DOCUMENT, `out/${run}.json`)).toMatchObject({ code: 0 });
    const ids = idsOnDisk(folder.path);
    expect(ids.length).toBe(new Set(ids).size);
    expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([]);

    const text = folder.read(DOCUMENT);
    expect(isWhole(text), text).toBe(true);
    const seen = text.match(/^- Seen by hand \d+\.$/gmu) ?? [];
    expect(seen).toEqual(Array.from({ length: notes }, (_, index) => `- Seen by hand ${String(index)}.`));
    const versions = folder.git('log', '--format=%H', '--', DOCUMENT).trim().split('\n');
    for (const version of versions) expect(isWhole(folder.git('show', `${version}:${DOCUMENT}`)), version).toBe(true);

    expect(await askDoctor(folder)).toMatchObject({ queue: [], runsWithoutRow: [] });
    expect((await folder.expctl('doctor')).code).toBe(0);
    expect(leftInState(folder.path).filter((name) => /\.(?:json|lock)$/u.test(name))).toEqual([]);
    expect(readdirSync(join(folder.path, 'experiments')).toSorted()).toEqual(['still-water.md', 'still-water.runs']);
  });
});
