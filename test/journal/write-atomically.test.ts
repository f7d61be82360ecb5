import {
  chmodSync,
  linkSync,
  lstatSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { HostError } from '../../src/host.ts';
import type { Host } from '../../src/host.ts';
import { removeLeftovers, writeAtomically } from '../../src/journal/write-atomically.ts';
import { nodeHost } from '../../src/node-host.ts';
import { fakeHost } from '../fake-host.ts';
import { FAULTS, Killed, faultyHost } from '../faulty-host.ts';
import { temporaryFolder } from '../history/git-folder.ts';

const host = nodeHost();

describe('writeAtomically', () => {
  it('replaces a text, keeps its mode, and leaves nothing beside it', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.md');
    writeFileSync(path, 'old');
    chmodSync(path, 0o664);
    expect(writeAtomically(host, path, { text: '\ufeffnew\r\n', expectedBefore: 'old' })).toEqual({ kind: 'written' });
    expect(readFileSync(path, 'utf8')).toBe('\ufeffnew\r\n');
    expect(statSync(path).mode & 0o7777).toBe(0o664);
    expect(readdirSync(folder)).toEqual(['a.md']);
  });

  it('creates a file only if there is none', () => {
    const path = join(temporaryFolder(), 'a.md');
    expect(writeAtomically(host, path, { text: 'one', expectedBefore: undefined })).toEqual({ kind: 'written' });
    expect(writeAtomically(host, path, { text: 'two', expectedBefore: undefined })).toEqual({ kind: 'changed' });
    expect(readFileSync(path, 'utf8')).toBe('one');
  });

  it('does not overwrite what it did not read', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.md');
    writeFileSync(path, 'theirs');
    expect(writeAtomically(host, path, { text: 'ours', expectedBefore: 'old' })).toEqual({ kind: 'changed' });
    expect(writeAtomically(host, join(folder, 'b.md'), { text: 'ours', expectedBefore: 'old' })).toEqual({
      kind: 'changed',
    });
    expect(readFileSync(path, 'utf8')).toBe('theirs');
    expect(readdirSync(folder)).toEqual(['a.md']);
  });

  it('notices a change that happens while the temporary file is written', () => {
    const world = fakeHost({ files: { 'a.md': 'old' } });
    const writeNew: Host['files']['writeNew'] = (path, content, mode) => {
      world.files.writeNew(path, content, mode);
      world.files.put('/work/a.md', 'theirs');
    };
    const meddled = { ...world, files: { ...world.files, writeNew } };
    expect(writeAtomically(meddled, '/work/a.md', { text: 'ours', expectedBefore: 'old' })).toEqual({
      kind: 'changed',
    });
    expect(world.files.tree()).toEqual(new Map([['/work/a.md', 'theirs']]));
  });

  it('notices a new file at the last moment', () => {
    const world = fakeHost();
    const link: Host['files']['link'] = (from, to) => {
      world.files.put('/work/a.md', 'theirs');
      world.files.link(from, to);
    };
    const meddled = { ...world, files: { ...world.files, link } };
    expect(writeAtomically(meddled, '/work/a.md', { text: 'ours', expectedBefore: undefined })).toEqual({
      kind: 'changed',
    });
    expect(world.files.tree()).toEqual(new Map([['/work/a.md', 'theirs']]));
  });

  it.each(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])(
    'creates a file if the system has no hard links (%s), without overwriting',
    (code) => {
      const world = fakeHost();
      const link: Host['files']['link'] = (_, to) => {
        if (to.endsWith('late.md')) world.files.put(to, 'theirs');
        throw new HostError(code, to, code);
      };
      const plain = { ...world, files: { ...world.files, link } };
      const write = (name: string): unknown => writeAtomically(plain, name, { text: 'x', expectedBefore: undefined });
      expect(write('/work/a.md')).toEqual({ kind: 'written' });
      expect(() => write('/work/late.md')).toThrow(code);
      expect([...world.files.tree()]).toEqual([
        ['/work/a.md', 'x'],
        ['/work/late.md', 'theirs'],
      ]);
    },
  );

  it.each([
    ['over a file', { 'a.md': 'old' }, 'old', ['writeNew', 'chmod', 'rename', 'fsyncFolder']],
    ['where there was none', {}, undefined, ['writeNew', 'link', 'fsyncFolder']],
  ])('has the text on disk before its name, and the name when it returns, %s', (_name, files, before, expected) => {
    const order = (folderLater?: boolean): string[] => {
      const world = fakeHost({ files });
      if (before !== undefined) world.files.chmod('/work/a.md', 0o664);
      const { host: counting, calls } = faultyHost(world, 'throw-before');
      const options = { text: 'new', expectedBefore: before, ...(folderLater === undefined ? {} : { folderLater }) };
      writeAtomically(counting, '/work/a.md', options);
      return calls.filter((call) => ['writeNew', 'chmod', 'rename', 'link', 'fsyncFolder'].includes(call));
    };
    expect(order()).toEqual(expected);
    expect(order(false)).toEqual(expected);
    expect(order(true)).toEqual(expected.slice(0, -1));
  });

  it('writes through a symbolic link, and the link stays', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'real.md'), 'old');
    symlinkSync('real.md', join(folder, 'link.md'));
    writeAtomically(host, join(folder, 'link.md'), { text: 'new', expectedBefore: 'old' });
    expect(lstatSync(join(folder, 'link.md')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real.md'), 'utf8')).toBe('new');
  });

  it.each([
    ['EACCES', 'permission denied', 'cannot be written, for its folder takes no file: permission denied'],
    [
      'EROFS',
      'the file system is read-only',
      'cannot be written, for its folder takes no file: the file system is read-only',
    ],
    ['ENOSPC', 'no space left on the device', 'no space left on the device'],
  ])('names the requested file if its temporary one fails: %s', (code, said, told) => {
    const path = join(temporaryFolder(), 'a.md');
    writeFileSync(path, 'old');
    const writeNew = (temporary: string): never => {
      throw new HostError(code, temporary, said);
    };
    const failing: Host = { ...host, files: { ...host.files, writeNew } };
    expect(() => writeAtomically(failing, path, { text: 'new', expectedBefore: 'old' })).toThrow(
      expect.objectContaining({ code, path, message: told }),
    );
    expect(readFileSync(path, 'utf8')).toBe('old');
  });

  it('refuses hard links, links to nothing, folders and read-only files', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.md');
    writeFileSync(path, 'old');
    linkSync(path, join(folder, 'twin.md'));
    symlinkSync('nowhere', join(folder, 'dangling.md'));
    const write = (name: string) => () =>
      writeAtomically(host, join(folder, name), { text: 'new', expectedBefore: 'old' });
    expect(write('a.md')).toThrow(UserError);
    expect(write('a.md')).toThrow('2 hard links');
    expect(write('dangling.md')).toThrow('symbolic link to nothing');
    expect(write('.')).toThrow(expect.objectContaining({ code: 'ENOTREG' }));
    writeFileSync(join(folder, 'locked.md'), 'old');
    chmodSync(join(folder, 'locked.md'), 0o444);
    expect(write('locked.md')).toThrow(expect.objectContaining({ code: 'EACCES', message: 'is read-only' }));
    expect(readFileSync(join(folder, 'twin.md'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toHaveLength(4);
  });

  it('names the path if a folder accepts no files (F5)', () => {
    const world = fakeHost({ files: { 'sub/a.md': 'old' } });
    world.files.chmod('/work/sub', 0o555);
    const call = (): unknown => writeAtomically(world, '/work/sub/a.md', { text: 'new', expectedBefore: 'old' });
    expect(call).toThrow(HostError);
    expect(world.files.tree()).toEqual(new Map([['/work/sub/a.md', 'old']]));
  });

  it('gives the file to its owner if it may, and does without if it may not', () => {
    const world = fakeHost({ files: { 'a.md': 'old' } });
    const given: string[] = [];
    const lstat: Host['files']['lstat'] = (path) => {
      const facts = world.files.lstat(path);
      return facts === undefined ? undefined : { ...facts, uid: path.endsWith('.tmp') ? 0 : 1000 };
    };
    const chown: Host['files']['chown'] = (path, uid, gid) => {
      given.push(`${uid}:${gid}`);
      if (given.length === 2) throw new HostError('EPERM', path, 'operation not permitted');
    };
    const root = { ...world, files: { ...world.files, lstat, chown } };
    expect(writeAtomically(root, '/work/a.md', { text: 'b', expectedBefore: 'old' })).toEqual({ kind: 'written' });
    expect(writeAtomically(root, '/work/a.md', { text: 'c', expectedBefore: 'b' })).toEqual({ kind: 'written' });
    expect(given).toEqual(['1000:1000', '1000:1000']);
  });

  it('reports what else prevents that, and leaves the file unchanged', () => {
    const world = fakeHost({ files: { 'a.md': 'old' } });
    const lstat: Host['files']['lstat'] = (path) => {
      const facts = world.files.lstat(path);
      return facts === undefined ? undefined : { ...facts, gid: path.endsWith('.tmp') ? 0 : 1000 };
    };
    const chown: Host['files']['chown'] = (path) => {
      throw new HostError('EROFS', path, 'the file system is read-only');
    };
    const root = { ...world, files: { ...world.files, lstat, chown } };
    expect(() => writeAtomically(root, '/work/a.md', { text: 'b', expectedBefore: 'old' })).toThrow('read-only');
    expect(world.files.tree()).toEqual(new Map([['/work/a.md', 'old']]));
  });

  it.each([
    ['long', 'n'.repeat(250)],
    ['long in three bytes a letter', '潮'.repeat(80)],
    ['cut in the middle of a kite', `${'n'.repeat(59)}🪁`],
  ])('writes a file whose name is %s, and finds what was left beside it', (_name, stem) => {
    const folder = temporaryFolder();
    const name = `${stem}.md`;
    const path = join(folder, name);
    writeFileSync(path, 'old');
    const rename: Host['files']['rename'] = () => {
      throw new Killed();
    };
    const remove = (): void => undefined;
    const killed = { ...host, files: { ...host.files, rename, remove } };
    expect(() => writeAtomically(killed, path, { text: 'new', expectedBefore: 'old' })).toThrow(Killed);
    expect(readdirSync(folder)).toHaveLength(2);
    removeLeftovers(host, path);
    expect(readdirSync(folder)).toEqual([name]);
    expect(writeAtomically(host, path, { text: 'new', expectedBefore: 'old' })).toEqual({ kind: 'written' });
  });

  it('removes its temporary file if the process is ended', () => {
    const world = fakeHost({ files: { 'a.md': 'old' } });
    const rename: Host['files']['rename'] = () => {
      world.exit();
      throw new Killed();
    };
    const ended = { ...world, files: { ...world.files, rename, remove: () => undefined } };
    expect(() => writeAtomically(ended, '/work/a.md', { text: 'new', expectedBefore: 'old' })).toThrow(Killed);
    const names = [...world.files.tree().keys()];
    expect(names).toEqual(['/work/.a.md.0000000000000001.tmp', '/work/a.md']);
    world.exit();
  });

  it('cleans up what killed processes left, and nothing else', () => {
    const hex = '0123456789abcdef';
    const kept = {
      'a.md': 'x',
      '.a.md.tmp': 'x',
      [`.b.md.${hex}.tmp`]: 'x',
      '.a.md.0123.tmp': 'x',
      [`.a.md.${hex}0.tmp`]: 'x',
      [`.a.md.${hex}.tmp~`]: 'x',
      '.a.md.fedcba9876543210.tmp': { link: 'a.md' },
    };
    const world = fakeHost({ files: { ...kept, [`.a.md.${hex}.tmp`]: 'half' } });
    removeLeftovers(world, '/work/a.md');
    expect(world.files.list('/work').map(({ name }) => name)).toEqual(Object.keys(kept).toSorted());
  });

  it('cleans up nothing of a document whose long name begins alike', () => {
    const [one, other] = [`/work/${'a'.repeat(60)}-north.md`, `/work/${'a'.repeat(60)}-south.md`];
    const world = fakeHost();
    const temporaries = (): readonly string[] => world.files.list('/work').map(({ name }) => name);
    const rename = world.files.rename.bind(world.files);
    const link = (from: string, to: string): void => {
      expect(temporaries()).toHaveLength(1);
      removeLeftovers(world, one);
      expect(temporaries()).toHaveLength(1);
      rename(from, to);
    };
    const outcome = writeAtomically({ ...world, files: { ...world.files, link } }, other, {
      text: 'x',
      expectedBefore: undefined,
    });
    expect(outcome.kind).toBe('written');
  });
});

describe.each([
  ['an old file', 'old'],
  ['no file', undefined],
])('a disk that fails, over %s', (_name, before) => {
  const contents = before === undefined ? {} : { 'a.md': before };
  const write = (on: Host): unknown => writeAtomically(on, '/work/a.md', { text: 'new text', expectedBefore: before });
  const counted = faultyHost(fakeHost({ files: contents }), 'throw-before');
  write(counted.host);

  it('is used in more than five calls', () => {
    expect(counted.calls.length).toBeGreaterThan(5);
  });

  it.each(FAULTS.flatMap((fault) => counted.calls.map((call, at) => [fault, at, call] as const)))(
    '%s at call %i (%s): the file is old or new',
    (fault, at) => {
      const world = fakeHost({ files: contents });
      const faulty = faultyHost(world, fault, at);
      let error: unknown;
      let outcome: unknown;
      try {
        outcome = write(faulty.host);
      } catch (thrown) {
        error = thrown;
      }
      const tree = world.files.tree();
      const text = tree.get('/work/a.md');
      expect([before, 'new text']).toContain(text);
      if (error === undefined) expect([text, outcome]).toEqual(['new text', { kind: 'written' }]);
      else expect(error).toBeInstanceOf(fault.startsWith('killed') ? Killed : HostError);
      // Only a file that could not be removed, or whose writer died, may be left there.
      const leftovers = [...tree.keys()].filter((path) => path.endsWith('.tmp'));
      const mayLeave = fault.startsWith('killed') || faulty.struck() === 'remove';
      expect(leftovers.length).toBeLessThanOrEqual(mayLeave ? 1 : 0);
      // And it does not hinder the next writer.
      expect(writeAtomically(world, '/work/a.md', { text: 'next', expectedBefore: text })).toEqual({ kind: 'written' });
      removeLeftovers(world, '/work/a.md');
      expect(world.files.tree()).toEqual(new Map([['/work/a.md', 'next']]));
    },
  );
});
