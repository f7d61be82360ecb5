import { describe, expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import { fakeHost } from '../../fake-host.ts';
import { FAULTS, Killed, faultyHost } from '../../faulty-host.ts';
import { DOCUMENT, outputText, planText, rowIds } from './plan-text.ts';
import type { Host, ProcessIdentity } from '../../../src/host.ts';
import type { FakeHost } from '../../fake-host.ts';
import type { Fault } from '../../faulty-host.ts';

const PATH = `/work/${DOCUMENT}`;
const LOG = ['log', DOCUMENT, 'out/a.json'];
const BEFORE = planText('| w0 | 2026-01-01 |  |  | 300 |  |  |  | 0.0612 | 0.0500 |  |');

type World = { readonly name: string; readonly faults: readonly Fault[]; readonly make: () => FakeHost };

const FILES = { [DOCUMENT]: BEFORE, 'out/a.json': outputText('a1'), 'out/b.json': outputText('b1') };
const COMMIT = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

const WORLDS: readonly World[] = [
  { name: 'outside git', faults: ['killed-after'], make: () => fakeHost({ files: FILES }) },
  {
    name: 'in a repository',
    faults: FAULTS,
    make: () =>
      fakeHost({
        files: { ...FILES, '.git/HEAD': 'ref: refs/heads/main\n' },
        git: ([word]) => ({ stdout: word === 'rev-parse' ? `/work\n/work/.git\n/work/.git\n${COMMIT}\n` : '' }),
      }),
  },
];

/** Another process on the same disk, for which the killed one no longer exists. */
function laterProcess(world: FakeHost): Host {
  const self: ProcessIdentity = { ...world.processes.self(), pid: 5252, startTime: '99' };
  return {
    ...world,
    processes: {
      ...world.processes,
      self: () => self,
      standingOf: (pid) => (pid === self.pid ? { kind: 'running', startTime: '99' } : { kind: 'gone' }),
    },
  };
}

type Struck = {
  readonly code: number;
  readonly world: FakeHost;
  readonly said: string;
  readonly call: string | undefined;
};

async function logWithFault(make: World['make'], fault: Fault, at: number): Promise<Struck> {
  const world = make();
  const faulty = faultyHost(world, fault, at);
  const code = await main(LOG, faulty.host).catch((error: unknown) => {
    if (!(error instanceof Killed)) throw error;
    return -1;
  });
  return { code, world, said: world.output(), call: faulty.struck() };
}

async function callsOf(make: World['make']): Promise<readonly string[]> {
  const counted = faultyHost(make(), 'throw-before');
  expect(await main(LOG, counted.host)).toBe(0);
  return counted.calls;
}

describe.each(WORLDS)('log on a disk that fails, $name (F1)', ({ make, faults }) => {
  it.each(faults)('%s at any call: the document is old or new, and nothing acknowledged is lost', async (fault) => {
    const calls = await callsOf(make);
    expect(calls.length).toBeGreaterThan(40);
    const whole = make();
    await main(LOG, whole);
    const after = whole.files.tree().get(PATH) ?? '';
    expect(rowIds(after)).toEqual(['w0', 'a1']);
    for (const [at, call] of calls.entries()) {
      const { code, world, said } = await logWithFault(make, fault, at);
      const place = `${call} (${at})`;
      const text = world.files.tree().get(PATH) ?? '';
      expect([BEFORE, after], place).toContain(text);
      const isAcknowledged = /^(?:logged|queued|there already) a1/mu.test(said);
      if (said.startsWith('logged')) expect(rowIds(text), place).toContain('a1');
      if (code === 0) expect(isAcknowledged, place).toBe(true);
      if (code === 2) expect(said, place).toBe('');
      expect([0, 2, -1], place).toContain(code);

      const later = laterProcess(world);
      expect(await main(['log', DOCUMENT, 'out/b.json'], later), `${place}: ${world.errors()}`).toBe(0);
      const ids = rowIds(world.files.tree().get(PATH) ?? '');
      expect(ids, place).toContain('b1');
      if (isAcknowledged) expect(ids, place).toContain('a1');
      expect(ids.length, place).toBe(new Set(ids).size);
      const left = [...world.files.tree().keys()].filter((path) => /\/spool\/.*\.json$|\.lock$/u.test(path));
      expect(left, place).toEqual([]);
    }
  });
});
