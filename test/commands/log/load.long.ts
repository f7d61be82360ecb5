import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureBuilt, startExpctl } from '../../built-tool.ts';
import { projectFolder } from '../../project-folder.ts';
import { idsOnDisk, leftInState, logWriters } from './log-processes.ts';
import { DOCUMENT, outputText, planText } from './plan-text.ts';
import type { ProjectFolder } from '../../project-folder.ts';

const LAUNCHER = resolve(import.meta.dirname, '../../../bin/expctl.js');
const startWriter = logWriters();
const project = (): ProjectFolder => projectFolder({ [DOCUMENT]: planText() });
const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));
const isRoot = process.getuid?.() === 0;

async function expectEveryRowOnce(folder: ProjectFolder, acknowledged: readonly string[]): Promise<void> {
  await folder.expctl('doctor', '--fold');
  const ids = idsOnDisk(folder.path);
  const present = new Set(ids);
  expect(acknowledged.filter((id) => !present.has(id))).toEqual([]);
  expect(ids.length).toBe(present.size);
  expect(leftInState(folder.path).filter((name) => name.endsWith('.json') || name.endsWith('.lock'))).toEqual([]);
}

describe('very many writers', () => {
  it.each([
    [200, 5],
    [100, 100],
  ])('%i processes with %i runs each (L3)', async (processes, times) => {
    const folder = project();
    const start = Date.now() + 5000;
    const writers = Array.from({ length: processes }, (_, index) =>
      startWriter(folder.path, { id: `p${index}`, times, start }),
    );
    const ends = await Promise.all(writers.map(({ ended }) => ended));
    expect(ends.filter(({ code }) => code !== 0).map(({ stderr }) => stderr)).toEqual([]);
    const acknowledged = ends.flatMap(({ logged, queued }) => [...logged, ...queued]);
    expect(acknowledged).toHaveLength(processes * times);
    await expectEveryRowOnce(folder, acknowledged);
    expect(idsOnDisk(folder.path)).toHaveLength(processes * times);
  });

  it.skipIf(!isRoot)('30 processes with 50 runs each, none of which sees the others (L4; needs root)', async () => {
    const folder = project();
    // Each has its own host name and process ids: every lock looks like a stranger's, and all have the same process id.
    const host = ['unshare', '--uts', '--pid', '--fork', '--kill-child', '--mount-proc'];
    const writers = Array.from({ length: 30 }, (_, index) =>
      startWriter(folder.path, { id: `h${index}`, times: 50 }, host),
    );
    const ends = await Promise.all(writers.map(({ ended }) => ended));
    expect(ends.filter(({ code }) => code !== 0).map(({ stderr }) => stderr)).toEqual([]);
    const acknowledged = ends.flatMap(({ logged, queued }) => [...logged, ...queued]);
    expect(acknowledged).toHaveLength(1500);
    await expectEveryRowOnce(folder, acknowledged);
  });

  it('five documents with 20 processes each, while check and report read (L5)', async () => {
    const documents = [1, 2, 3, 4, 5].map((index) => `experiments/pond-${index}.md`);
    const folder = projectFolder(Object.fromEntries(documents.map((document) => [document, planText()])));
    const writers = documents.flatMap((document, at) =>
      Array.from({ length: 20 }, (_, index) => startWriter(folder.path, { id: `d${at}p${index}`, times: 5, document })),
    );
    const state = { isRunning: true };
    const all = Promise.all(writers.map(({ ended }) => ended)).finally(() => (state.isRunning = false));
    while (state.isRunning) {
      expect((await startExpctl(['check'], { cwd: folder.path })).code).toBeLessThan(2);
      expect((await startExpctl(['report'], { cwd: folder.path })).code).toBe(0);
    }
    const ends = await all;
    await folder.expctl('doctor', '--fold');
    for (const [at, document] of documents.entries()) {
      const mine = ends.slice(at * 20, at * 20 + 20).flatMap(({ logged, queued }) => [...logged, ...queued]);
      expect(mine).toHaveLength(100);
      expect(idsOnDisk(folder.path, document).toSorted()).toEqual(mine.toSorted());
    }
  });
});

describe('very many kills', () => {
  it('200 rounds of 20 processes, most of them killed (K1)', async () => {
    const folder = project();
    const acknowledged: string[] = [];
    let kills = 0;
    for (let round = 0; round < 200; round++) {
      const writers = Array.from({ length: 20 }, (_, index) =>
        startWriter(folder.path, { id: `r${round}w${index}`, times: 25 }),
      );
      for (const [index, { child }] of writers.entries())
        if (index % 5 < 3) void pause(300 + ((index * 97 + round * 31) % 1500)).then(() => child.kill('SIGKILL'));
      for (const { signal, logged, queued } of await Promise.all(writers.map(({ ended }) => ended))) {
        if (signal === 'SIGKILL') kills++;
        acknowledged.push(...logged, ...queued);
      }
      // A table of tens of thousands of rows is covered by another test.
      if (round % 10 < 9) continue;
      await expectEveryRowOnce(folder, acknowledged);
      acknowledged.length = 0;
      folder.write(DOCUMENT, planText());
      rmSync(join(folder.path, 'experiments/still-water.runs'), { recursive: true });
    }
    expect(kills).toBeGreaterThan(1000);
    // A minute for each round: two slow, shared cores take 40 seconds.
  }, 12_000_000);
});

describe('a folder in which others work (L7)', () => {
  it('loses no row that doctor does not know of, through checkouts, stashes, cleanings and an editor', async () => {
    const folder = project();
    folder.git('branch', 'side');
    const writers = Array.from({ length: 10 }, (_, index) => startWriter(folder.path, { id: `m${index}`, times: 100 }));
    const state = { isRunning: true };
    const all = Promise.all(writers.map(({ ended }) => ended)).finally(() => (state.isRunning = false));
    const quietly = (...words: readonly string[]): unknown => spawnSync('git', words, { cwd: folder.path });
    const path = join(folder.path, DOCUMENT);
    while (state.isRunning) {
      quietly('checkout', '-q', '-f', 'side');
      await pause(20);
      quietly('checkout', '-q', '-f', 'main');
      quietly('clean', '-fdxq', '--exclude=out', '--exclude=experiments');
      await pause(200);
      quietly('stash', '-q');
      quietly('stash', 'pop', '-q');
      writeFileSync(`${path}.edited`, readFileSync(path));
      renameSync(`${path}.edited`, path);
      await pause(200);
    }
    const acknowledged = (await all).flatMap(({ logged, queued }) => [...logged, ...queued]);
    quietly('checkout', '-q', '-f', 'main');
    await folder.expctl('doctor', '--fold');
    const known = new Set(idsOnDisk(folder.path));
    const doctor: { queue: { run: string }[]; runsWithoutRow: { run: string }[] } = JSON.parse(
      (await folder.expctl('doctor', '--json')).stdout,
    );
    for (const { run } of [...doctor.queue, ...doctor.runsWithoutRow]) known.add(run);
    expect(acknowledged.filter((id) => !known.has(id))).toEqual([]);
  });
});

/** A small disk for one test. */
function withDisk(size: string, action: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'expctl-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]);
  try {
    action(folder);
  } finally {
    execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  }
}

type End = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

function tool(folder: string, ...words: readonly string[]): End {
  ensureBuilt();
  const { status, stdout, stderr } = spawnSync(process.execPath, [LAUNCHER, ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

const log = (folder: string, output: string): End => tool(folder, 'log', DOCUMENT, output);

describe.skipIf(!isRoot)('a full disk (F3, F4; needs root for a tmpfs)', () => {
  it('of any fill level leaves the document unchanged, keeps what was acknowledged, and folds once there is room', () => {
    for (let free = 0; free <= 64; free += 4)
      withDisk('1m', (folder) => {
        mkdirSync(join(folder, 'experiments'));
        const before = planText(LONG_ROW);
        writeFileSync(join(folder, DOCUMENT), before);
        writeFileSync(join(folder, 'a.json'), outputText('a'));
        const makeRoom = fill(folder, free);
        const { code, stdout } = log(folder, 'a.json');
        const text = readFileSync(join(folder, DOCUMENT), 'utf8');
        expect([0, 2]).toContain(code);
        if (code === 2 || stdout.startsWith('queued')) expect(text).toBe(before);
        makeRoom();
        writeFileSync(join(folder, 'b.json'), outputText('b'));
        expect(log(folder, 'b.json')).toMatchObject({ code: 0, stdout: `logged b in ${DOCUMENT}\n` });
        const ids = idsOnDisk(folder);
        if (code === 0) expect(ids).toContain('a');
        expect(ids.length).toBe(new Set(ids).size);
      });
  });
});

/** Leaves only that many KiB free on a disk; the returned function frees the rest again. */
function fill(folder: string, free: number): () => void {
  const filler = join(folder, 'filler');
  const room = Number(execFileSync('df', ['--output=avail', '-k', folder], { encoding: 'utf8' }).split('\n')[1]);
  writeFileSync(filler, 'x'.repeat(Math.max(0, room - free) * 1024));
  return () => rmSync(filler);
}

const LONG_ROW = `| w0 | ${'x'.repeat(300_000)} |`;

describe.skipIf(!isRoot)('a full disk under the other writers (F3; needs root for a tmpfs)', () => {
  it('leaves the document of check --fix unchanged, and is reported', () => {
    withDisk('1m', (folder) => {
      mkdirSync(join(folder, 'experiments'));
      // Two curly quotes that were read in the wrong encoding: there is one safe way to repair them.
      const before = `${planText(LONG_ROW)}\nThe pier\u00e2\u20ac\u2122s end, the gauge\u00e2\u20ac\u2122s foot.\n`;
      writeFileSync(join(folder, DOCUMENT), before);
      const makeRoom = fill(folder, 16);
      const { code, stderr } = tool(folder, 'check', '--fix', DOCUMENT);
      expect(code, stderr).toBe(2);
      expect(stderr).toContain('no space left');
      expect(readFileSync(join(folder, DOCUMENT), 'utf8')).toBe(before);
      makeRoom();
      tool(folder, 'check', '--fix', DOCUMENT);
      expect(readFileSync(join(folder, DOCUMENT), 'utf8')).toContain('The pier\u2019s end');
      expect(readdirSync(join(folder, 'experiments')).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    });
  });

  it('leaves git our version if the merge cannot be written', () => {
    withDisk('2m', (folder) => {
      const row = (id: string): string => `| ${id} | 2026-03-01 | | | 300 | | | | 0.0612 | 0.05 | |`;
      const texts = {
        base: planText(LONG_ROW),
        ours: planText(LONG_ROW, row('a')),
        theirs: planText(LONG_ROW, row('b')),
      };
      for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
      const merge = (): End => tool(folder, 'merge-driver', 'base', 'ours', 'theirs', DOCUMENT);
      const makeRoom = fill(folder, 16);
      const { code, stderr } = merge();
      expect(code, stderr).toBeGreaterThan(1);
      expect(readFileSync(join(folder, 'ours'), 'utf8')).toBe(texts.ours);
      makeRoom();
      expect(merge().code).toBe(0);
      expect(readFileSync(join(folder, 'ours'), 'utf8')).toBe(planText(LONG_ROW, row('a'), row('b')));
      expect(readdirSync(folder).toSorted()).toEqual(['base', 'ours', 'theirs']);
    });
  });
});

/** A file that not even root can change; undefined where the system does not support that. */
function unchangeable(path: string): (() => void) | undefined {
  const set = (flag: string): boolean => spawnSync('chattr', [flag, path]).status === 0;
  return set('+i') ? () => void set('-i') : undefined;
}

describe.skipIf(!isRoot)('a document that nobody may change (F5; needs root and a file system with attributes)', () => {
  it('is named, stays unchanged, and is logged into when it becomes writable', (context) => {
    const folder = project();
    const path = join(folder.path, DOCUMENT);
    const before = readFileSync(path, 'utf8');
    writeFileSync(join(folder.path, 'a.json'), outputText('a'));
    const free = unchangeable(path);
    if (free === undefined) return context.skip('chattr +i is not to be had here');
    try {
      const { code, stderr } = log(folder.path, 'a.json');
      expect(code).toBe(2);
      expect(stderr).toContain(DOCUMENT);
      expect(readFileSync(path, 'utf8')).toBe(before);
    } finally {
      free();
    }
    expect(log(folder.path, 'a.json').stdout).toBe(`logged a in ${DOCUMENT}\n`);
  });
});

const hasStrace = spawnSync('strace', ['-V']).status === 0;

/** A folder outside git with a plan and two outputs; the trace is written next to it. */
function traceFolder(): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'expctl-trace-')), 'pond');
  mkdirSync(join(folder, 'experiments'), { recursive: true });
  writeFileSync(join(folder, DOCUMENT), planText());
  for (const id of ['a', 'b']) writeFileSync(join(folder, `${id}.json`), outputText(id));
  return folder;
}

type Traced = { readonly said: string; readonly calls: readonly string[]; readonly isStuck: boolean };

/**
 * One `log` under strace: its output, and the system calls of its main thread, with the paths of descriptors. It is
 * ended where it gets stuck: call numbers are sometimes those of another call, and Node waits for ever where one of its
 * own pipes fails.
 */
function traced(folder: string, extra: readonly string[]): Traced {
  ensureBuilt();
  const trace = join(folder, '../trace');
  const words = ['strace', '-y', '-o', trace, ...extra, process.execPath, LAUNCHER, 'log', DOCUMENT, 'a.json'];
  const limited = ['--signal=KILL', '120', ...words];
  const { stdout, signal } = spawnSync('timeout', limited, { cwd: folder, encoding: 'utf8' });
  const calls = readFileSync(trace, 'utf8').split('\n');
  return {
    said: stdout,
    calls,
    isStuck: signal === 'SIGKILL' && !calls.some((line) => /killed by SIGKILL/u.test(line)),
  };
}

/** The calls that touch a folder, each by its name and its number among calls of that name. */
function touching(folder: string, calls: readonly string[]): readonly { readonly name: string; readonly at: number }[] {
  const counts = new Map<string, number>();
  return calls.flatMap((line) => {
    const name = /^(\w+)\(/u.exec(line)?.[1];
    if (name === undefined) return [];
    const at = (counts.get(name) ?? 0) + 1;
    counts.set(name, at);
    return line.includes(folder) && !/^(?:mmap|execve|readlink|getcwd|chdir|lseek|fcntl)/u.test(name)
      ? [{ name, at }]
      : [];
  });
}

const FAULTS = [
  'signal=KILL',
  'error=EIO',
  'error=ENOSPC',
  'error=EDQUOT',
  'error=EACCES',
  'error=EROFS',
  'error=ESTALE',
  'error=EINTR',
];

describe.skipIf(!hasStrace)('every system call that touches the folder (F2; needs strace)', () => {
  it('comes in the order that makes a row durable before it is acknowledged (K4)', () => {
    const folder = traceFolder();
    const { calls } = traced(folder, []);
    const order = calls.flatMap((line) => {
      if (/^write\(1.*"logged a/u.test(line)) return ['said'];
      if (/^rename.*\/spool\/.*\.json"/u.test(line)) return ['spooled'];
      if (/^rename.*still-water\.md"/u.test(line)) return ['document'];
      if (/^fsync\(.*\/spool>/u.test(line)) return ['fsync spool'];
      if (/^fsync\(.*\/spool\/.*tmp>/u.test(line)) return ['fsync entry'];
      if (/^fsync\(.*\/\.still-water\.md\.[0-9a-f]+\.tmp>/u.test(line)) return ['fsync text'];
      if (/^fsync\(.*\/experiments>/u.test(line)) return ['fsync folder'];
      return /^unlink\(.*\/spool\/.*\.json"/u.test(line) ? ['unspooled'] : [];
    });
    const expected = [
      'fsync entry',
      'spooled',
      'fsync spool',
      'fsync text',
      'document',
      'fsync folder',
      'unspooled',
      'said',
    ];
    expect(
      order.filter((word, index) => order.indexOf(word, index) >= 0 && expected.includes(word)).slice(-expected.length),
    ).toEqual(expected);
  });

  it.each(FAULTS)('%s at each of them corrupts nothing and loses nothing', (fault) => {
    const whole = traceFolder();
    const touched = touching(whole, traced(whole, []).calls);
    // Half of the calls only ask whether something exists; a kill between any two is tried, a failure of those is not.
    const points = fault === 'signal=KILL' ? touched : touched.filter(({ name }) => !/stat|access/u.test(name));
    const after = readFileSync(join(whole, DOCUMENT), 'utf8');
    expect(points.length).toBeGreaterThan(30);
    let struck = 0;
    for (const { name, at } of points) {
      const folder = traceFolder();
      const { said, calls, isStuck } = traced(folder, ['-e', `inject=${name}:${fault}:when=${at}`]);
      const place = `${name} ${at}`;
      const isOurs = calls.some((line) => line.includes('(INJECTED)') && line.includes(folder));
      expect(isStuck && isOurs, place).toBe(false);
      if (calls.some((line) => /\(INJECTED\)|killed by SIGKILL/u.test(line))) struck++;
      expect([planText(), after], place).toContain(readFileSync(join(folder, DOCUMENT), 'utf8'));
      const isAcknowledged = /^(?:logged|queued) a/u.test(said);
      expect(log(folder, 'b.json').stdout, place).toContain('logged b');
      const ids = idsOnDisk(folder);
      if (isAcknowledged) expect(ids, place).toContain('a');
      expect(ids.length, place).toBe(new Set(ids).size);
      rmSync(join(folder, '..'), { recursive: true });
    }
    expect(struck).toBeGreaterThan(points.length / 2);
  });
});
