import fs, { mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HostError } from '../../src/host.ts';
import { codeOf, striking } from '../../src/node-host/failures.ts';
import { nodeFiles } from '../../src/node-host/files.ts';
import { temporaryFolder } from '../history/git-folder.ts';
import { codeFrom } from './code-from.ts';

type Call = 'openSync' | 'writeSync' | 'readSync' | 'fsyncSync' | 'closeSync';

const { openSync, writeSync, readSync, fsyncSync, closeSync } = fs;
const real = { openSync, writeSync, readSync, fsyncSync, closeSync };
const NAMES: readonly Call[] = ['openSync', 'writeSync', 'readSync', 'fsyncSync', 'closeSync'];

/** The real system calls, recorded in `calls`; those in `changed` are replaced. Restored after the test. */
function watched(changed: Partial<Record<Call, (...words: never[]) => unknown>> = {}): string[] {
  const calls: string[] = [];
  for (const name of NAMES) {
    const call: (...words: never[]) => unknown = changed[name] ?? real[name];
    Object.assign(fs, {
      [name]: (...words: never[]) => {
        calls.push(name);
        return call(...words);
      },
    });
  }
  syncBuiltinESMExports();
  onTestFinished(() => {
    Object.assign(fs, real);
    syncBuiltinESMExports();
  });
  return calls;
}

const failing = (code: string) => (): never => {
  throw Object.assign(new Error(`${code}: it failed`), { code });
};

const openFiles = (): number => readdirSync('/proc/self/fd').length;

describe('writeNew', () => {
  it('has every byte on disk before it closes the file', () => {
    const calls = watched();
    nodeFiles.writeNew(join(temporaryFolder(), 'a'), 'text');
    expect(calls).toEqual(['openSync', 'writeSync', 'fsyncSync', 'closeSync']);
  });

  it('continues if the system writes only a part', () => {
    const part = (file: number, bytes: Uint8Array, from: number): number =>
      real.writeSync(file, bytes, from, Math.min(3, bytes.length - from));
    const calls = watched({ writeSync: part });
    const path = join(temporaryFolder(), 'a');
    nodeFiles.writeNew(path, 'kite 🪁 kite');
    expect(calls.filter((call) => call === 'writeSync')).toHaveLength(5);
    expect(readFileSync(path, 'utf8')).toBe('kite 🪁 kite');
  });

  it.each([
    ['no byte is taken', { writeSync: () => 0 }, 'ENOSPC'],
    ['a write fails', { writeSync: failing('EDQUOT') }, 'EDQUOT'],
    ['the bytes do not reach the disk', { fsyncSync: failing('EIO') }, 'EIO'],
  ])('fails if %s, and leaves nothing open', (_name, changed, code) => {
    const calls = watched(changed);
    expect(codeFrom(() => nodeFiles.writeNew(join(temporaryFolder(), 'a'), 'text'))).toBe(code);
    expect(calls.at(-1)).toBe('closeSync');
  });

  it('sets mode and owner as given', () => {
    const [folder, mask] = [temporaryFolder(), process.umask()];
    nodeFiles.writeNew(join(folder, 'a'), 'x');
    nodeFiles.writeNew(join(folder, 'b'), 'x', 0o600);
    nodeFiles.makeFolder(join(folder, 'c'));
    nodeFiles.makeFolder(join(folder, 'd'), 0o700);
    const modes = ['a', 'b', 'c', 'd'].map((name) => statSync(join(folder, name)).mode & 0o7777);
    expect(modes).toEqual([0o666 & ~mask, 0o600, 0o777 & ~mask, 0o700]);
    nodeFiles.chmod(join(folder, 'a'), 0o2751);
    expect(nodeFiles.stat(join(folder, 'a'))?.mode).toBe(0o2751);
    nodeFiles.chown(join(folder, 'a'), process.getuid?.() ?? 0, process.getgid?.() ?? 0);
    expect(codeFrom(() => nodeFiles.chown(join(folder, 'none'), 0, 0))).toBe('ENOENT');
  });
});

describe('fsyncFolder', () => {
  it('puts the entries of a folder on disk', () => {
    const calls = watched();
    nodeFiles.fsyncFolder(temporaryFolder());
    expect(calls).toEqual(['openSync', 'fsyncSync', 'closeSync']);
  });

  it.each(['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF'])(
    'does nothing if %s says that it is impossible',
    (code) => {
      const calls = watched({ fsyncSync: failing(code) });
      nodeFiles.fsyncFolder(temporaryFolder());
      expect(calls.at(-1)).toBe('closeSync');
    },
  );

  it('reports other failures', () => {
    expect(codeFrom(() => nodeFiles.fsyncFolder(join(temporaryFolder(), 'none')))).toBe('ENOENT');
    const calls = watched({ fsyncSync: failing('EIO') });
    expect(codeFrom(() => nodeFiles.fsyncFolder(temporaryFolder()))).toBe('EIO');
    expect(calls.at(-1)).toBe('closeSync');
  });
});

describe('reading', () => {
  it('continues if the system returns only a part', () => {
    const path = join(temporaryFolder(), 'a');
    writeFileSync(path, 'kite 🪁 kite');
    const part = (file: number, bytes: Uint8Array, from: number, length: number): number =>
      real.readSync(file, bytes, from, Math.min(3, length), null);
    watched({ readSync: part });
    expect(nodeFiles.readText(path)).toEqual({ kind: 'text', text: 'kite 🪁 kite' });
  });

  it('counts what it reads, whatever size the system reported', () => {
    const limit = 16;
    const read = nodeFiles.readText('/proc/self/status', limit);
    expect(read.kind === 'too-large' && read.size > limit).toBe(true);
    expect(codeFrom(() => nodeFiles.readBytes('/proc/self/status', limit))).toBe('EFBIG');
  });

  it('leaves nothing open, whatever fails', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a'), 'text');
    const before = openFiles();
    for (let times = 0; times < 5; times++) {
      expect(codeFrom(() => nodeFiles.readBytes(folder))).toBe('EISDIR');
      expect(codeFrom(() => nodeFiles.readBytes('/dev/null'))).toBe('ENOTREG');
      expect(nodeFiles.readText(join(folder, 'a'), 3).kind).toBe('too-large');
      expect(nodeFiles.readText(join(folder, 'a')).kind).toBe('text');
      expect(codeFrom(() => nodeFiles.writeNew(join(folder, 'a'), 'x'))).toBe('EEXIST');
      nodeFiles.fsyncFolder(folder);
    }
    expect(openFiles()).toBe(before);
  });

  it('lists by name, each with its kind', () => {
    const folder = temporaryFolder();
    for (const name of ['b', 'B', 'ä', 'a', '10', '9']) writeFileSync(join(folder, name), '');
    mkdirSync(join(folder, 'c'));
    symlinkSync('a', join(folder, 'd'));
    expect(nodeFiles.list(folder).map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      '10 file',
      '9 file',
      'B file',
      'a file',
      'b file',
      'c directory',
      'd symlink',
      'ä file',
    ]);
    expect(nodeFiles.list('/dev').find(({ name }) => name === 'null')?.kind).toBe('other');
  });
});

describe('a failed system call', () => {
  const struck = (error: unknown): unknown => {
    try {
      striking('/pond/a.md', () => {
        throw error;
      });
    } catch (thrown) {
      return thrown instanceof HostError ? [thrown.code, thrown.path, thrown.message] : thrown;
    }
    return undefined;
  };

  it.each([
    ['EACCES', 'permission denied'],
    ['EDQUOT', 'disk quota exceeded'],
    ['EEXIST', 'is there already'],
    ['EISDIR', 'is a folder'],
    ['ELOOP', 'too many symbolic links'],
    ['ENAMETOOLONG', 'has a name that is too long for the file system'],
    ['ENOENT', 'no such file or folder'],
    ['ENOSPC', 'no space left on the device'],
    ['ENOTDIR', 'a part of the path is not a folder'],
    ['EPERM', 'operation not permitted'],
    ['EROFS', 'the file system is read-only'],
    ['EIO', 'what the system said'],
  ])('%s is reported as: %s', (code, sentence) => {
    expect(struck(Object.assign(new Error('what the system said'), { code }))).toEqual([code, '/pond/a.md', sentence]);
  });

  it('is reported whatever it is', () => {
    expect(struck(new Error('odd'))).toEqual(['EUNKNOWN', '/pond/a.md', 'odd']);
    expect(struck('odd')).toEqual(['EUNKNOWN', '/pond/a.md', 'odd']);
    expect(struck(new HostError('EIO', '/other', 'as it was'))).toEqual(['EIO', '/other', 'as it was']);
    expect(codeOf(Object.assign(new Error('odd'), { code: 5 }))).toBe('EUNKNOWN');
    expect(striking('/pond', () => 5)).toBe(5);
  });
});
