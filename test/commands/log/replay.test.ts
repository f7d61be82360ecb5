import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import { fakeHost } from '../../fake-host.ts';
import { DOCUMENT, outputText, planText, rowIds } from './plan-text.ts';
import type { Host, HostFiles, ProcessIdentity } from '../../../src/host.ts';
import type { FakeHost, FakeWorld } from '../../fake-host.ts';

const PATH = `/work/${DOCUMENT}`;
const BEFORE = planText('| w0 | 2026-01-01 |  |  | 300 |  |  |  | 0.0612 | 0.0500 |  |');
const FILES = { [DOCUMENT]: BEFORE, 'out/a.json': outputText('a1'), 'out/b.json': outputText('b1') };
const COMMIT = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const REPOSITORY: FakeWorld = {
  git: ([word]) => ({ stdout: word === 'rev-parse' ? `/work\n/work/.git\n/work/.git\n${COMMIT}\n` : '' }),
};

const WORLDS = [
  { name: 'outside git', world: {}, files: FILES },
  { name: 'in a repository', world: REPOSITORY, files: { ...FILES, '.git/HEAD': 'ref: refs/heads/main\n' } },
];

/** What one call did to the names of a disk: which it removed, and which it gave to what content. */
type Change = {
  readonly gone?: string;
  readonly made?: string;
  readonly content?: string;
  /** Whether the content was written with it, and may be cut off. */
  readonly isWritten?: boolean;
};
/** A change of names, a folder whose names are on disk from here on, or an acknowledgement. */
type Step =
  | ({ readonly kind: 'change' } & Change)
  | { readonly kind: 'fsync'; readonly folder: string }
  | { readonly kind: 'said'; readonly text: string };

/** A host that records the changes to its disk, in order. */
function recording(world: FakeHost): { readonly host: Host; readonly steps: readonly Step[] } {
  const steps: Step[] = [];
  const { files } = world;
  const textOf = (path: string): string => files.tree().get(path) ?? '';
  const change = (made: Change): void => void steps.push({ kind: 'change', ...made });
  const watched: Partial<HostFiles> = {
    writeNew(path, content, mode) {
      files.writeNew(path, content, mode);
      change({ made: path, content: textOf(path), isWritten: true });
    },
    rename(from, to) {
      const content = textOf(from);
      files.rename(from, to);
      change({ gone: from, made: to, content });
    },
    link(existing, made) {
      files.link(existing, made);
      change({ made, content: textOf(made) });
    },
    remove(path) {
      files.remove(path);
      change({ gone: path });
    },
    fsyncFolder(folder) {
      files.fsyncFolder(folder);
      steps.push({ kind: 'fsync', folder });
    },
  };
  const stdout = {
    ...world.stdout,
    write(text: string) {
      world.stdout.write(text);
      steps.push({ kind: 'said', text });
    },
  };
  return { host: { ...world, files: { ...files, ...watched }, stdout }, steps };
}

const foldersOf = (step: Step): readonly string[] =>
  step.kind === 'change'
    ? [step.gone, step.made].flatMap((path) => (path === undefined ? [] : posix.dirname(path)))
    : [];

/** Numbers of the changes that a crash after `count` steps may lose: their folder has not been synced to disk since. */
const lossy = (steps: readonly Step[], count: number): readonly number[] =>
  steps.slice(0, count).flatMap((step, at) => {
    const isSafe = foldersOf(step).every((folder) =>
      steps.slice(at + 1, count).some((later) => later.kind === 'fsync' && later.folder === folder),
    );
    return step.kind === 'change' && !isSafe ? [at] : [];
  });

/**
 * The disk after a crash: the steps that were done, without the lost ones; a file that was being written is cut in
 * half.
 */
function diskAfter(
  start: ReadonlyMap<string, string>,
  steps: readonly Step[],
  { count, lost, isTorn }: { readonly count: number; readonly lost: ReadonlySet<number>; readonly isTorn: boolean },
): ReadonlyMap<string, string> {
  const disk = new Map(start);
  for (const [at, step] of steps.slice(0, count).entries()) {
    if (step.kind !== 'change' || lost.has(at)) continue;
    if (step.gone !== undefined) disk.delete(step.gone);
    if (step.made !== undefined) disk.set(step.made, step.content ?? '');
  }
  const next = steps[count];
  if (isTorn && next?.kind === 'change' && next.isWritten === true && next.made !== undefined)
    disk.set(next.made, (next.content ?? '').slice(0, (next.content?.length ?? 0) / 2));
  return disk;
}

/** The machine has restarted: no process from before exists. */
function afterCrash(disk: ReadonlyMap<string, string>, world: FakeWorld): FakeHost {
  const host = fakeHost({ ...world, files: Object.fromEntries(disk) });
  const self: ProcessIdentity = { ...host.processes.self(), pid: 5252, startTime: '99' };
  let random = 0;
  return {
    ...host,
    // Random names are not repeated.
    randomHex: (bytes) => (++random).toString(16).padStart(bytes * 2, 'c'),
    processes: {
      ...host.processes,
      self: () => self,
      standingOf: (pid) => (pid === self.pid ? { kind: 'running', startTime: '99' } : { kind: 'gone' }),
    },
  };
}

describe.each(WORLDS)('log on a machine that loses its power, $name (K5)', ({ world, files }) => {
  it('after any step, whether unsynced data is lost or kept: nothing acknowledged is lost', async () => {
    const whole = fakeHost({ ...world, files });
    const start = whole.files.tree();
    const { host, steps } = recording(whole);
    expect(await main(['log', DOCUMENT, 'out/a.json'], host)).toBe(0);
    const after = whole.files.tree().get(PATH) ?? '';
    expect(rowIds(after)).toEqual(['w0', 'a1']);
    expect(steps.filter(({ kind }) => kind === 'change').length).toBeGreaterThan(6);
    let crashes = 0;
    for (let count = 0; count <= steps.length; count++) {
      const open = lossy(steps, count);
      const losses = [[], open, ...open.map((at) => [at]), ...open.map((at) => open.filter((other) => other !== at))];
      for (const lost of losses)
        for (const isTorn of [false, true]) {
          crashes++;
          const place = `after ${count} steps without ${lost.join(' ')}${isTorn ? ', the next one torn' : ''}`;
          const disk = diskAfter(start, steps, { count, lost: new Set(lost), isTorn });
          expect([BEFORE, after], place).toContain(disk.get(PATH));
          const isAcknowledged = steps.slice(0, count).some((step) => step.kind === 'said');
          const later = afterCrash(disk, world);
          expect(await main(['log', DOCUMENT, 'out/b.json'], later), `${place}: ${later.errors()}`).toBe(0);
          const ids = rowIds(later.files.tree().get(PATH) ?? '');
          expect(ids, place).toContain('b1');
          if (isAcknowledged) expect(ids, place).toContain('a1');
          expect(ids.length, place).toBe(new Set(ids).size);
        }
    }
    expect(crashes).toBeGreaterThan(50);
  });
});
