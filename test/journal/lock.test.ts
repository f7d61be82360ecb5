import { describe, expect, it } from 'vitest';
import { HostError } from '../../src/host.ts';
import type { Host, ProcessIdentity, ProcessStanding } from '../../src/host.ts';
import { breakLock, readLock, tryLock, unlock } from '../../src/journal/lock.ts';
import type { LockTry } from '../../src/journal/lock.ts';
import { withLock, withLockUnless } from '../../src/journal/with-lock.ts';
import { fakeHost } from '../fake-host.ts';
import type { FakeHost } from '../fake-host.ts';
import { FAULTS, Killed, faultyHost } from '../faulty-host.ts';

const PATH = '/state/doc.lock';
const TOKEN = 'd'.repeat(32);

/** A machine with a process table, on which hosts with different pids share one disk. */
function machine(): {
  readonly disk: FakeHost;
  as(pid: number, change?: Partial<ProcessIdentity>): Host;
  kill(pid: number): void;
} {
  const disk = fakeHost();
  disk.files.makeFolder('/state');
  const dead = new Set<number>([666]);
  const standingOf = (pid: number): ProcessStanding =>
    dead.has(pid) ? { kind: 'gone' } : pid === 7 ? { kind: 'unknown' } : { kind: 'running', startTime: `t${pid}` };
  const self = (pid: number): ProcessIdentity => ({
    pid,
    startTime: `t${pid}`,
    machine: 'm',
    boot: 'b',
    pidNamespace: 'n',
  });
  return {
    disk,
    as: (pid, change = {}) => ({
      ...disk,
      processes: { ...disk.processes, standingOf, self: () => ({ ...self(pid), ...change }) },
    }),
    kill: (pid) => void dead.add(pid),
  };
}

const holder = (change: Partial<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    pid: 666,
    startTime: 't666',
    machine: 'm',
    boot: 'b',
    pidNamespace: 'n',
    token: TOKEN,
    since: '2026-01-01T00:00:00.000Z',
    ...change,
  });

const names = (disk: FakeHost): string[] => disk.files.list('/state').map(({ name }) => name);

describe('an existing lock (K6)', () => {
  it.each([
    ['empty', ''],
    ['garbage', 'x\0y'],
    ['half a lock', holder().slice(0, 40)],
    ['a list', '[1]'],
    ['null', 'null'],
    ['no token', holder({ token: undefined })],
    ['a hostile token', holder({ token: '../../x' })],
    ['a token with a path behind it', holder({ token: `${TOKEN}/../../x` })],
    ['a token with a path before it', holder({ token: `../../${TOKEN}` })],
    ['a pid of 0', holder({ pid: 0 })],
    ['half a pid', holder({ pid: 1.5 })],
    ['a pid in quotes', holder({ pid: '5' })],
    ['huge', `${holder()}${' '.repeat(5000)}`],
  ])('%s: is never taken over', (_name, text) => {
    const { disk, as } = machine();
    disk.files.put(PATH, text);
    expect(tryLock(as(1), PATH)).toEqual({ kind: 'taken', state: { kind: 'unreadable' } });
    expect(disk.files.tree()).toEqual(new Map([[PATH, text]]));
  });

  it.each([
    ['another machine', { machine: 'other' }],
    ['another boot', { boot: 'other' }],
    ['another pid namespace', { pidNamespace: 'other' }],
    ['no machine named', { machine: '' }],
    ['no boot named', { boot: undefined }],
    ['a pid of which nothing is known', { pid: 7 }],
    ['a running pid without a start time', { pid: 5, startTime: '' }],
  ])('%s: is foreign and stays', (_name, change) => {
    const { disk, as } = machine();
    const text = holder(change);
    disk.files.put(PATH, text);
    expect(tryLock(as(1), PATH)).toMatchObject({ kind: 'taken', state: { kind: 'held', standing: 'foreign' } });
    expect(disk.files.tree()).toEqual(new Map([[PATH, text]]));
  });

  it('is foreign to a process that does not know its own place', () => {
    const { disk, as } = machine();
    disk.files.put(PATH, holder({ boot: '' }));
    expect(tryLock(as(1, { boot: '' }), PATH)).toMatchObject({ state: { standing: 'foreign' } });
  });

  it('stays with a living holder, however old it is', () => {
    const { disk, as } = machine();
    disk.files.put(PATH, holder({ pid: 5, startTime: 't5', since: '1999-01-01T00:00:00.000Z' }));
    expect(tryLock(as(1), PATH)).toMatchObject({ kind: 'taken', state: { standing: 'alive', holder: { pid: 5 } } });
  });

  it.each([
    ['a dead pid', {}],
    ['a dead pid without a start time', { startTime: '' }],
    ['a pid that is someone else now', { pid: 5, startTime: 'earlier' }],
    ['a dead pid from the future', { since: '2999-01-01T00:00:00.000Z' }],
  ])('%s: is taken over', (_name, change) => {
    const { disk, as } = machine();
    disk.files.put(PATH, holder(change));
    const attempt = tryLock(as(1), PATH);
    expect(attempt).toMatchObject({ kind: 'ours', holder: { pid: 1 }, tookOver: { token: TOKEN } });
    expect(readLock(as(2), PATH)).toMatchObject({ standing: 'alive', holder: { pid: 1 } });
    expect(names(disk)).toEqual(['doc.lock']);
  });

  it('is passed on if the process that was taking over died too, and again', () => {
    const { disk, as, kill } = machine();
    disk.files.put(PATH, holder());
    disk.files.put(`${PATH}.${TOKEN}.claim`, holder({ pid: 667, startTime: 't667', token: 'e'.repeat(32) }));
    disk.files.put(`${PATH}.${'e'.repeat(32)}.claim`, holder({ pid: 668, startTime: 't668', token: 'f'.repeat(32) }));
    kill(667);
    expect(tryLock(as(1), PATH).kind).toBe('taken');
    expect(disk.files.tree().size).toBe(3);
    kill(668);
    expect(tryLock(as(1), PATH)).toMatchObject({ kind: 'ours', tookOver: { token: TOKEN } });
    expect(names(disk)).toEqual(['doc.lock']);
  });

  it('is cleaned of what dead processes left, but not of what living ones have', () => {
    const { disk, as } = machine();
    disk.files.put(PATH, holder());
    disk.files.put(`${PATH}.1.tmp`, holder());
    disk.files.put(`${PATH}.2.tmp`, holder({ pid: 5, startTime: 't5' }));
    disk.files.put(`${PATH}.3.tmp`, '');
    disk.files.put(`${PATH}.4.claim`, holder());
    expect(tryLock(as(1), PATH).kind).toBe('ours');
    expect(names(disk)).toEqual(['doc.lock', 'doc.lock.2.tmp', 'doc.lock.3.tmp']);
  });

  it('is cleaned of what nobody can read only after a minute', async () => {
    const { disk, as } = machine();
    disk.files.put(`${PATH}.1.tmp`, '');
    disk.files.put(`${PATH}.2.claim`, 'half a cla');
    await disk.sleep(61_000);
    disk.files.put(`${PATH}.3.tmp`, '');
    disk.files.put(PATH, holder());
    expect(tryLock(as(1), PATH).kind).toBe('ours');
    expect(names(disk)).toEqual(['doc.lock', 'doc.lock.3.tmp']);
  });

  it('does not affect the files of other locks, whoever made them', async () => {
    const { disk, as } = machine();
    const others = ['doc.lock.md', 'doc2.lock', 'doc2.lock.1.tmp', `other.lock.${TOKEN}.claim`, 'x.doc.lock.1.tmp'];
    for (const name of others) disk.files.put(`/state/${name}`, holder());
    disk.files.makeFolder('/state/spool');
    await disk.sleep(61_000);
    disk.files.put(PATH, holder());
    expect(tryLock(as(1), PATH).kind).toBe('ours');
    expect(names(disk)).toEqual(['doc.lock', ...others, 'spool'].toSorted());
  });

  it('is not a lock if there is a folder, and an error if it may not be read', () => {
    const { disk, as } = machine();
    disk.files.makeFolder(PATH);
    expect(readLock(as(1), PATH)).toEqual({ kind: 'unreadable' });
    const hidden = '/state/hidden.lock';
    disk.files.put(hidden, holder());
    disk.files.chmod(hidden, 0o000);
    expect(() => tryLock(as(1), hidden)).toThrow(HostError);
    expect(names(disk)).toEqual(['doc.lock', 'hidden.lock']);
  });
});

describe('breakLock', () => {
  it('removes any lock for a person', () => {
    for (const text of [holder({ machine: 'other' }), holder({ pid: 5, startTime: 't5' }), holder(), '']) {
      const { disk, as } = machine();
      disk.files.put(PATH, text);
      expect(breakLock(as(1), PATH)).toBe(true);
      expect(names(disk)).toEqual([]);
    }
  });

  it('leaves it to a living process that is about to take it over', () => {
    const { disk, as } = machine();
    disk.files.put(PATH, holder());
    disk.files.put(`${PATH}.${TOKEN}.claim`, holder({ pid: 5, startTime: 't5', token: 'e'.repeat(32) }));
    expect(breakLock(as(1), PATH)).toBe(false);
    expect(names(disk)).toHaveLength(2);
  });

  it('does nothing if there is none', () => {
    expect(breakLock(machine().as(1), PATH)).toBe(true);
  });
});

/**
 * Runs `tryLock` of several processes so that each call to the disk is a separate step, in an order chosen by `choose`;
 * a generator cannot suspend a synchronous call, so each try is replayed from its recorded answers.
 */
describe('no order of steps lets two processes in', () => {
  it('with three competing for the lock, one of which dies on the way', () => {
    for (let seed = 0; seed < 400; seed++) expect(race(seed)).toBeLessThanOrEqual(1);
  });
});

/** A step that is not to be made yet. */
class NotYet extends Error {}

type Stealer = { readonly pid: number; readonly answers: Answer[]; outcome: LockTry | 'dead' | undefined };
type Answer = { readonly value: unknown; readonly error: unknown };

function race(seed: number): number {
  const { disk, as, kill } = machine();
  disk.files.put(PATH, holder());
  let random = seed * 2654435761 + 1;
  const choose = (below: number): number => {
    random = (Math.imul(random, 1103515245) + 12345) >>> 0;
    return (random >>> 8) % below;
  };
  const stealers: Stealer[] = [1, 2, 3].map((pid) => ({ pid, answers: [], outcome: undefined }));
  const victim = choose(4);
  const dies = choose(14);
  for (;;) {
    const open = stealers.filter(({ outcome }) => outcome === undefined);
    const next = open[choose(Math.max(1, open.length))];
    if (next === undefined) break;
    if (next.pid === victim && next.answers.length >= dies) {
      next.outcome = 'dead';
      kill(next.pid);
    } else {
      oneStep(as(next.pid), next);
    }
  }
  const winners = stealers.filter(({ outcome }) => typeof outcome === 'object' && outcome.kind === 'ours');
  const state = readLock(as(9), PATH);
  // A process that believes it holds the lock is the one that the lock names.
  for (const { pid } of winners) expect(state).toMatchObject({ kind: 'held', holder: { pid } });
  // Nobody is locked out for good: once all others have died, one try is enough.
  for (const { pid } of stealers) kill(pid);
  expect(tryLock(as(9), PATH).kind).toBe('ours');
  expect(names(disk)).toEqual(['doc.lock']);
  return winners.length;
}

/** Replays a try up to its current state, and makes one more call. */
function oneStep(host: Host, stealer: Stealer): void {
  let at = 0;
  const stepping = Object.entries(host.files).map(([name, method]) => [
    name,
    (...words: never[]) => {
      const answer = stealer.answers[at++] ?? fresh(method, words);
      if (answer.error !== undefined) throw answer.error;
      return answer.value;
    },
  ]);
  let made = false;
  const fresh = (method: (...words: never[]) => unknown, words: never[]): Answer => {
    if (made) throw new NotYet();
    made = true;
    const answer = answerOf(() => method(...words));
    stealer.answers.push(answer);
    return answer;
  };
  const token = String(stealer.pid).repeat(32);
  const files = Object.fromEntries(stepping) as Host['files'];
  try {
    stealer.outcome = tryLock({ ...host, files, randomHex: () => token, now: () => new Date(0) }, PATH);
  } catch (error) {
    if (!(error instanceof NotYet)) throw error;
  }
}

function answerOf(call: () => unknown): Answer {
  try {
    return { value: call(), error: undefined };
  } catch (error) {
    return { value: undefined, error };
  }
}

describe('withLock', () => {
  it('holds the lock while it works, and not afterwards', async () => {
    const host = fakeHost();
    const outcome = await withLock(host, { folder: '/state', name: 'doc' }, () => names(host));
    expect(outcome).toEqual({ kind: 'done', value: ['doc.lock'], tookOver: undefined });
    expect(names(host)).toEqual([]);
  });

  it('releases the lock if the work fails', async () => {
    const host = fakeHost();
    const work = withLock(host, { folder: '/state', name: 'doc' }, () => {
      throw new Error('no luck');
    });
    await expect(work).rejects.toThrow('no luck');
    expect(names(host)).toEqual([]);
  });

  it('releases the lock if the process is ended', async () => {
    const host = fakeHost();
    await withLock(host, { folder: '/state', name: 'doc' }, () => {
      host.exit();
      expect(names(host)).toEqual([]);
    });
  });

  it('lets one in at a time, even within one process', async () => {
    const host = fakeHost();
    const order: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      order.push(`${name} in`);
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
      order.push(`${name} out`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => withLock(host, { folder: '/state', name: 'doc' }, work(name))));
    for (let at = 0; at < order.length; at += 2) expect(order[at + 1]).toBe(order[at]?.replace('in', 'out'));
    expect(order).toHaveLength(6);
  });

  it('waits 5 s and says who has the lock', async () => {
    const { disk, as } = machine();
    disk.files.put(PATH, holder({ pid: 5, startTime: 't5' }));
    const before = disk.now().getTime();
    const outcome = await withLock(as(1), { folder: '/state', name: 'doc' }, () => 'never');
    expect(outcome).toMatchObject({ kind: 'busy', path: PATH, state: { standing: 'alive', holder: { pid: 5 } } });
    expect(disk.now().getTime() - before).toBe(5000);
  });

  it.each([
    ['the shortest', '00', Array.from({ length: 2500 }, () => 2)],
    [
      'the longest',
      'ff',
      [17, 17, 17, ...Array.from({ length: 9 }, () => 50), ...Array.from({ length: 44 }, () => 100), 99],
    ],
  ])('sleeps %s random pauses, which become longer', async (_name, digits, expected) => {
    const { disk, as } = machine();
    disk.files.put(PATH, holder({ pid: 5, startTime: 't5' }));
    const pauses: number[] = [];
    const sleep = (milliseconds: number): Promise<void> => {
      pauses.push(milliseconds);
      return disk.sleep(milliseconds);
    };
    const host = { ...as(1), sleep, randomHex: (bytes: number) => digits.repeat(bytes) };
    expect(await withLock(host, { folder: '/state', name: 'doc' }, () => 'never')).toMatchObject({ kind: 'busy' });
    expect(pauses).toEqual(expected);
  });

  it('stops waiting when others have done the work, and does not check before it has waited', async () => {
    const { disk, as } = machine();
    const asked: number[] = [];
    const isNeedless = (): boolean => asked.push(disk.now().getTime()) === 3;
    const options = { folder: '/state', name: 'doc', isNeedless };
    expect(await withLockUnless(as(1), options, () => 'done')).toMatchObject({ kind: 'done', value: 'done' });
    expect(asked).toEqual([]);
    const text = holder({ pid: 5, startTime: 't5' });
    disk.files.put(PATH, text);
    const start = disk.now().getTime();
    expect(await withLockUnless(as(1), options, () => 'never')).toEqual({ kind: 'needless' });
    expect(asked).toHaveLength(3);
    expect(asked[0]).toBeGreaterThan(start);
    expect(disk.files.tree()).toEqual(new Map([[PATH, text]]));
  });

  it('ignores it if the lock cannot be released', async () => {
    const host = fakeHost();
    const remove: Host['files']['remove'] = (path) => {
      if (path === PATH) throw new HostError('EIO', path, 'input/output error');
      host.files.remove(path);
    };
    const broken = { ...host, files: { ...host.files, remove } };
    expect(await withLock(broken, { folder: '/state', name: 'doc' }, () => 1)).toMatchObject({
      kind: 'done',
      value: 1,
    });
  });
});

describe('a disk on which a link fails', () => {
  /** `meanwhile` is what happens before the call returns. */
  const failing = (host: Host, code: string, meanwhile: (from: string, to: string) => void = () => undefined): Host => {
    const link: Host['files']['link'] = (from, to) => {
      meanwhile(from, to);
      throw new HostError(code, to, code);
    };
    return { ...host, files: { ...host.files, link } };
  };

  it.each(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])('%s: works without links', (code) => {
    const { disk, as } = machine();
    const plain = tryLock(failing(as(1), code), PATH);
    expect(plain.kind).toBe('ours');
    expect(tryLock(failing(as(2), code), PATH)).toMatchObject({ kind: 'taken', state: { holder: { pid: 1 } } });
    expect(names(disk)).toEqual(['doc.lock']);
    if (plain.kind === 'ours') unlock(as(1), PATH, plain.holder);
    expect(names(disk)).toEqual([]);
  });

  it('works without links, but respects a faster process', () => {
    const { disk, as } = machine();
    const slow = failing(as(1), 'ENOTSUP', () => disk.files.put(PATH, holder({ pid: 5, startTime: 't5' })));
    expect(tryLock(slow, PATH)).toMatchObject({ kind: 'taken', state: { standing: 'alive', holder: { pid: 5 } } });
    expect(names(disk)).toEqual(['doc.lock']);
  });

  it('counts a link whose answer was lost', () => {
    const { disk, as } = machine();
    expect(tryLock(failing(as(1), 'EEXIST', disk.files.link), PATH).kind).toBe('ours');
    expect(names(disk)).toEqual(['doc.lock']);
  });

  it.each(['EIO', 'ENOSPC', 'EROFS'])('%s: is reported, and leaves no lock', (code) => {
    const { disk, as } = machine();
    expect(() => tryLock(failing(as(1), code), PATH)).toThrow(code);
    expect(names(disk)).toEqual([]);
  });

  it('reports the first of two failures', () => {
    const { as } = machine();
    const host = failing(as(1), 'EIO');
    let reads = 0;
    const readText: Host['files']['readText'] = (path) => {
      throw new HostError(reads++ === 0 ? 'ENOENT' : 'EACCES', path, 'EACCES');
    };
    expect(() => tryLock({ ...host, files: { ...host.files, readText } }, PATH)).toThrow('EIO');
    expect(reads).toBe(2);
  });

  it('reports that the folder is gone', () => {
    expect(() => tryLock(machine().as(1), '/gone/doc.lock')).toThrow('ENOENT');
  });

  it('tries again if the temporary file was cleaned up', () => {
    const { disk, as } = machine();
    const swept = failing(as(1), 'ENOENT', disk.files.remove);
    expect(tryLock(swept, PATH)).toEqual({ kind: 'taken', state: { kind: 'free' } });
  });

  it('removes its own claim and no other if the lock cannot be replaced', () => {
    const { disk, as } = machine();
    const before = { pid: 666, token: 'e'.repeat(32) };
    disk.files.put(PATH, holder());
    disk.files.put(`${PATH}.${TOKEN}.claim`, holder(before));
    const rename: Host['files']['rename'] = (_, to) => {
      throw new HostError('EIO', to, 'EIO');
    };
    const host = as(1);
    expect(() => tryLock({ ...host, files: { ...host.files, rename } }, PATH)).toThrow('EIO');
    expect(names(disk)).toEqual(['doc.lock', `doc.lock.${TOKEN}.claim`]);
    expect(tryLock(as(2), PATH)).toMatchObject({ kind: 'ours', tookOver: { token: TOKEN } });
  });
});

describe.each([
  ['free', undefined],
  ['held by the dead', holder()],
])('a disk that fails, with a lock that is %s', (_name, text) => {
  const start = (): ReturnType<typeof machine> => {
    const made = machine();
    if (text !== undefined) made.disk.files.put(PATH, text);
    return made;
  };
  const work = (on: Host): Promise<unknown> =>
    withLock(on, { folder: '/state', name: 'doc', waitMs: 0 }, () => 'worked');

  it.each(FAULTS.flatMap((fault) => Array.from({ length: 25 }, (_, at) => [fault, at] as const)))(
    '%s at call %i: nobody is locked out afterwards',
    async (fault, at) => {
      const { disk, as, kill } = start();
      const faulty = faultyHost(as(1), fault, at);
      await work(faulty.host).catch((error: unknown) => {
        if (!(error instanceof HostError || error instanceof Killed)) throw error;
      });
      kill(1);
      expect(await work(as(2))).toMatchObject({ kind: 'done', value: 'worked' });
      expect(names(disk).filter((name) => !name.endsWith('.tmp') && !name.endsWith('.claim'))).toEqual([]);
    },
  );
});
