import { describe, expect, it } from 'vitest';
import { HostError } from '../../src/host.ts';
import {
  LARGEST_ENTRY,
  groupOf,
  listSpooled,
  namesIn,
  quarantine,
  readSpooled,
  removeSpooled,
  strangersInSpool,
  writeSpooled,
} from '../../src/journal/spool.ts';
import { fakeHost } from '../fake-host.ts';
import { FAULTS, Killed, faultyHost } from '../faulty-host.ts';
import type { Host } from '../../src/host.ts';

const STATE = { kind: 'git', folder: '/work/.git/expctl' } as const;
const SPOOL = '/work/.git/expctl/spool';
const [REEDS, MUD] = ['0123456789abcdef', 'fedcba9876543210'];
/** 2026-01-02T03:04:05.000Z in milliseconds, in hexadecimal digits. */
const TIME = '019b7ca98c88';

const textsIn = (host: Host, paths: readonly string[]): readonly string[] =>
  paths.map((path) => {
    const read = readSpooled(host, path);
    return read.kind === 'text' ? read.text : read.kind;
  });

/** A host with one failing disk call. */
const failing = (host: Host, name: 'remove' | 'rename' | 'list', code: string): Host => {
  const fail = (path: string): never => {
    throw new HostError(code, path, code);
  };
  return { ...host, files: { ...host.files, [name]: fail } };
};

describe('writeSpooled', () => {
  it('puts each row into a file of its own, named by its document, its time and random digits', () => {
    const host = fakeHost();
    const paths = writeSpooled(host, STATE, { group: REEDS, texts: ['one', 'two'] });
    expect(paths).toEqual([
      `${SPOOL}/${REEDS}-${TIME}-0000000000000001.json`,
      `${SPOOL}/${REEDS}-${TIME}-0000000000000002.json`,
    ]);
    expect(textsIn(host, paths)).toEqual(['one', 'two']);
    expect(host.files.tree().size).toBe(2);
  });

  it('lists rows in order of arrival, of one document or of all', async () => {
    const host = fakeHost();
    expect(listSpooled(host, STATE)).toEqual([]);
    const mud = writeSpooled(host, STATE, { group: MUD, texts: ['m'] });
    const first = writeSpooled(host, STATE, { group: REEDS, texts: ['r1', 'r2'] });
    await host.sleep(1);
    const second = writeSpooled(host, STATE, { group: REEDS, texts: ['r3'] });
    expect(listSpooled(host, STATE, REEDS)).toEqual([...first, ...second]);
    expect(listSpooled(host, STATE, MUD)).toEqual(mud);
    expect(listSpooled(host, STATE)).toEqual([...first, ...second, ...mud]);
    expect(groupOf(host, 'experiments/reeds.md')).toMatch(/^[0-9a-f]{16}$/u);
    expect(groupOf(host, 'experiments/reeds.md')).not.toBe(groupOf(host, 'experiments/mud.md'));
  });

  it('has names and folders on disk when it returns', () => {
    const host = fakeHost();
    const order: string[] = [];
    const rename: Host['files']['rename'] = (from, to) => {
      host.files.rename(from, to);
      order.push('rename');
    };
    const fsyncFolder = (path: string): void => void order.push(path);
    const watched = { ...host, files: { ...host.files, rename, fsyncFolder } };
    writeSpooled(watched, STATE, { group: MUD, texts: ['a', 'b'] });
    expect(order).toEqual(['/work/.git', '/work', STATE.folder, 'rename', 'rename', SPOOL]);
  });

  it('removes its temporary files if the process is ended', () => {
    const host = fakeHost();
    const rename: Host['files']['rename'] = () => {
      host.exit();
      expect(host.files.tree()).toEqual(new Map());
      throw new Killed();
    };
    const ended = { ...host, files: { ...host.files, rename } };
    expect(() => writeSpooled(ended, STATE, { group: MUD, texts: ['a'] })).toThrow(Killed);
    // After a complete write, the end of the process cleans up nothing.
    const [path = ''] = writeSpooled(host, STATE, { group: MUD, texts: ['a'] });
    host.files.put(path.replace('.json', '.tmp'), 'of someone else');
    host.exit();
    expect(host.files.tree().size).toBe(2);
  });

  const twoRows = (host: Host): unknown => writeSpooled(host, STATE, { group: MUD, texts: ['a row', 'another'] });
  const { calls } = (() => {
    const counted = faultyHost(fakeHost(), 'throw-before');
    twoRows(counted.host);
    return counted;
  })();

  it.each(FAULTS.flatMap((fault) => calls.map((call, at) => [fault, at, call] as const)))(
    '%s at call %i (%s): either every row is waiting completely, or there was an error and none is',
    (fault, at) => {
      const host = fakeHost();
      const isKilled = fault.startsWith('killed');
      expect(() => twoRows(faultyHost(host, fault, at).host)).toThrow(isKilled ? Killed : HostError);
      const entries = listSpooled(host, STATE);
      for (const text of textsIn(host, entries)) expect(['a row', 'another']).toContain(text);
      if (isKilled) return;
      expect(entries).toEqual([]);
      expect(strangersInSpool(host, STATE)).toEqual([]);
    },
  );
});

describe('a file in the spool', () => {
  it('is an entry or foreign by its name alone', () => {
    const host = fakeHost();
    const [entry = ''] = writeSpooled(host, STATE, { group: MUD, texts: ['a'] });
    const name = host.paths.nameOf(entry);
    const other = `${SPOOL}/${MUD}-abcdef012345-${MUD}.json`;
    host.files.put(other, 'x');
    const strangers = [
      name.replace('.json', '.tmp'),
      `${name}.json~`,
      `x${name}`,
      name.slice(1),
      name.toUpperCase(),
      name.replace('fedc', 'gedc'),
      name.replace('-01', '-1'),
      name.replace('-0000', '-000'),
      'notes',
    ];
    for (const stranger of strangers) host.files.put(`${SPOOL}/${stranger}`, 'x');
    expect(listSpooled(host, STATE)).toEqual([entry, other]);
    expect(strangersInSpool(host, STATE)).toEqual(strangers.map((stranger) => `${SPOOL}/${stranger}`).toSorted());
  });

  it('is read if it can be a row, and distinguished if it cannot', () => {
    const host = fakeHost({
      files: {
        whole: ' '.repeat(LARGEST_ENTRY),
        large: ' '.repeat(LARGEST_ENTRY + 1),
        bytes: Uint8Array.of(0x7b, 0xff),
        link: { link: '/work/whole' },
        'folder/a': 'x',
        hidden: 'x',
      },
    });
    host.files.chmod('/work/hidden', 0o000);
    expect(readSpooled(host, '/work/whole').kind).toBe('text');
    expect(readSpooled(host, '/work/none')).toEqual({ kind: 'gone' });
    expect(readSpooled(host, '/work/large')).toEqual({ kind: 'bad', reason: 'it has 33554433 bytes' });
    expect(readSpooled(host, '/work/bytes')).toEqual({ kind: 'bad', reason: 'it is not UTF-8 text' });
    expect(readSpooled(host, '/work/link')).toEqual({ kind: 'bad', reason: 'it is not a regular file' });
    expect(readSpooled(host, '/work/folder')).toEqual({ kind: 'bad', reason: 'it is not a regular file' });
    expect(readSpooled(host, '/work/hidden')).toEqual({ kind: 'unreadable', reason: 'EACCES' });
  });

  it('is gone if it disappears between listing and reading', () => {
    const host = fakeHost({ files: { a: 'x' } });
    const lstat: Host['files']['lstat'] = (path) => {
      const facts = host.files.lstat(path);
      host.files.remove(path);
      return facts;
    };
    expect(readSpooled({ ...host, files: { ...host.files, lstat } }, '/work/a')).toEqual({ kind: 'gone' });
  });

  it('is moved out of the way without overwriting anything', () => {
    const host = fakeHost({ files: { 'spool/a': 'one' } });
    expect(quarantine(host, STATE, '/work/spool/a')).toBe('/work/.git/expctl/bad/a');
    host.files.put('/work/spool/a', 'two');
    expect(quarantine(host, STATE, '/work/spool/a')).toBe('/work/.git/expctl/bad/00000001-a');
    expect(quarantine(host, STATE, '/work/spool/gone')).toBe('/work/.git/expctl/bad/gone');
    expect([...host.files.tree()]).toEqual([
      ['/work/.git/expctl/bad/00000001-a', 'two'],
      ['/work/.git/expctl/bad/a', 'one'],
    ]);
    expect(() => quarantine(failing(host, 'rename', 'EIO'), STATE, '/work/spool/a')).toThrow('EIO');
  });

  it('is removed; a missing one is fine, a failure is reported', () => {
    const host = fakeHost({ files: { a: 'x' } });
    removeSpooled(host, '/work/a');
    removeSpooled(host, '/work/a');
    expect(host.files.tree().size).toBe(0);
    expect(() => removeSpooled(failing(host, 'remove', 'EACCES'), '/work/a')).toThrow('EACCES');
  });

  it('has no name if there is no folder; another failure is reported', () => {
    const host = fakeHost({ files: { 'sub/a': 'x' } });
    expect(namesIn(host, '/work/sub')).toEqual(['a']);
    expect(namesIn(host, '/work/none')).toEqual([]);
    expect(() => namesIn(failing(host, 'list', 'EACCES'), '/work/sub')).toThrow('EACCES');
  });
});
