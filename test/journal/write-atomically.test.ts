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

  it('makes a file only where there is none', () => {
    const path = join(temporaryFolder(), 'a.md');
    expect(writeAtomically(host, path, { text: 'one', expectedBefore: undefined })).toEqual({ kind: 'written' });
    expect(writeAtomically(host, path, { text: 'two', expectedBefore: undefined })).toEqual({ kind: 'changed' });
    expect(readFileSync(path, 'utf8')).toBe('one');
  });

  it('does not write over what it did not read', () => {
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

  it('sees a change that comes while the temporary file is written', () => {
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

  it('sees a new file that comes in the last moment', () => {
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

  it('makes a file where the system knows no hard links', () => {
    const world = fakeHost();
    const link: Host['files']['link'] = (_, to) => {
      throw new HostError('EPERM', to, 'operation not permitted');
    };
    const plain = { ...world, files: { ...world.files, link } };
    expect(writeAtomically(plain, '/work/a.md', { text: 'x', expectedBefore: undefined })).toEqual({ kind: 'written' });
    expect(world.files.tree()).toEqual(new Map([['/work/a.md', 'x']]));
  });

  it('writes through a symbolic link, and the link stays', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'real.md'), 'old');
    symlinkSync('real.md', join(folder, 'link.md'));
    writeAtomically(host, join(folder, 'link.md'), { text: 'new', expectedBefore: 'old' });
    expect(lstatSync(join(folder, 'link.md')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real.md'), 'utf8')).toBe('new');
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
    expect(write('.')).toThrow(HostError);
    writeFileSync(join(folder, 'locked.md'), 'old');
    chmodSync(join(folder, 'locked.md'), 0o444);
    expect(write('locked.md')).toThrow('is read-only');
    expect(readFileSync(join(folder, 'twin.md'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toHaveLength(4);
  });

  it('names the path where a folder takes no files (F5)', () => {
    const world = fakeHost({ files: { 'sub/a.md': 'old' } });
    world.files.chmod('/work/sub', 0o555);
    const call = (): unknown => writeAtomically(world, '/work/sub/a.md', { text: 'new', expectedBefore: 'old' });
    expect(call).toThrow(HostError);
    expect(world.files.tree()).toEqual(new Map([['/work/sub/a.md', 'old']]));
  });

  it('gives the file to its owner where it may, and does without where it may not', () => {
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

  it('removes its temporary file when the process is ended', () => {
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

  it('clears what the killed left, and nothing else', () => {
    const hex = '0123456789abcdef';
    const kept = { 'a.md': 'x', '.a.md.tmp': 'x', [`.b.md.${hex}.tmp`]: 'x', '.a.md.0123.tmp': 'x' };
    const world = fakeHost({ files: { ...kept, [`.a.md.${hex}.tmp`]: 'half' } });
    removeLeftovers(world, '/work/a.md');
    expect([...world.files.tree().keys()].map((path) => path.slice(6)).toSorted()).toEqual(
      Object.keys(kept).toSorted(),
    );
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

  it('is met at more than five calls', () => {
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
      // Only what could not be removed, or died, may lie there.
      const leftovers = [...tree.keys()].filter((path) => path.endsWith('.tmp'));
      const mayLeave = fault.startsWith('killed') || faulty.struck() === 'remove';
      expect(leftovers.length).toBeLessThanOrEqual(mayLeave ? 1 : 0);
      // And the next writer is not hindered by it.
      expect(writeAtomically(world, '/work/a.md', { text: 'next', expectedBefore: text })).toEqual({ kind: 'written' });
      removeLeftovers(world, '/work/a.md');
      expect(world.files.tree()).toEqual(new Map([['/work/a.md', 'next']]));
    },
  );
});
