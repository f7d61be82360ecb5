import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HostError } from '../../src/host.ts';
import type { HostFiles } from '../../src/host.ts';
import { decodeText } from '../../src/node-host/bytes.ts';
import { nodeFiles } from '../../src/node-host/files.ts';
import { fakeFiles } from '../fake-files.ts';
import { temporaryFolder } from '../history/git-folder.ts';
import { codeFrom } from './code-from.ts';

type Disk = { readonly name: string; readonly files: HostFiles; readonly root: () => string };

const disks: Disk[] = [
  { name: 'the real disk', files: nodeFiles, root: temporaryFolder },
  { name: 'the fake disk', files: fakeFiles({ '/tmp/keep': '' }, () => new Date(0)), root: () => freshFake() },
];

let counter = 0;
function freshFake(): string {
  const root = `/tmp/t${counter++}`;
  disks[1]?.files.makeFolder(root);
  return root;
}

describe.each(disks)('$name', ({ files, root }) => {
  it('writes a new file once, and reads it back', () => {
    const path = join(root(), 'a.md');
    expect(files.exists(path)).toBe(false);
    expect(files.stat(path)).toBeUndefined();
    files.writeNew(path, '\ufeffkite – 🪁\r\n');
    expect(files.readText(path)).toEqual({ kind: 'text', text: '\ufeffkite – 🪁\r\n' });
    expect(codeFrom(() => files.writeNew(path, 'again'))).toBe('EEXIST');
    expect(files.stat(path)).toMatchObject({ kind: 'file', size: 18, links: 1 });
    expect(files.readBytes(path)).toHaveLength(18);
  });

  it('creates a folder with those above it, and says where that is impossible', () => {
    const top = root();
    files.makeFolder(join(top, 'ponds/north/reeds'));
    files.makeFolder(join(top, 'ponds/north/reeds'));
    expect(files.stat(join(top, 'ponds/north/reeds'))?.kind).toBe('directory');
    files.writeNew(join(top, 'kettle'), '');
    expect(codeFrom(() => files.makeFolder(join(top, 'kettle')))).toBe('EEXIST');
    expect(codeFrom(() => files.makeFolder(join(top, 'kettle/lid')))).toBe('ENOTDIR');
  });

  it('reports a failure with a code and a path', () => {
    const top = root();
    const path = join(top, 'none.md');
    expect(codeFrom(() => files.readText(path))).toBe('ENOENT');
    expect(codeFrom(() => files.remove(path))).toBe('ENOENT');
    expect(codeFrom(() => files.rename(path, join(top, 'x')))).toBe('ENOENT');
    expect(codeFrom(() => files.readText(top))).toBe('EISDIR');
    expect(codeFrom(() => files.writeNew(join(path, 'x'), ''))).toBe('ENOENT');
    expect(codeFrom(() => files.list(path))).toBe('ENOENT');
    expect(() => files.readText(path)).toThrow(HostError);
  });

  it('does not read more than requested', () => {
    const path = join(root(), 'big.md');
    files.writeNew(path, 'x'.repeat(100));
    expect(files.readText(path, 99)).toEqual({ kind: 'too-large', size: 100 });
    expect(files.readText(path, 100)).toMatchObject({ kind: 'text' });
    expect(codeFrom(() => files.readBytes(path, 99))).toBe('EFBIG');
  });

  it('reads the head of a file, all of it if it is short, and only of a file', () => {
    const top = root();
    const path = join(top, 'big.md');
    files.writeNew(path, 'tide'.repeat(1000));
    expect(Buffer.from(files.readHead(path, 6)).toString()).toBe('tideti');
    expect(files.readHead(path, 5000)).toHaveLength(4000);
    expect(codeFrom(() => files.readHead(top, 6))).toBe('EISDIR');
    expect(codeFrom(() => files.readHead(join(top, 'none.md'), 6))).toBe('ENOENT');
  });

  it('links, renames, removes and lists', () => {
    const top = root();
    files.makeFolder(join(top, 'sub/deep'));
    files.makeFolder(join(top, 'sub/deep'));
    files.writeNew(join(top, 'b'), 'one');
    files.link(join(top, 'b'), join(top, 'a'));
    expect(files.stat(join(top, 'a'))?.links).toBe(2);
    expect(codeFrom(() => files.link(join(top, 'b'), join(top, 'a')))).toBe('EEXIST');
    files.writeNew(join(top, 'c'), 'two');
    files.rename(join(top, 'c'), join(top, 'a'));
    expect(files.readText(join(top, 'a'))).toMatchObject({ text: 'two' });
    expect(files.stat(join(top, 'b'))?.links).toBe(1);
    expect(files.list(top).map(({ name, kind }) => `${name} ${kind}`)).toEqual(['a file', 'b file', 'sub directory']);
    files.remove(join(top, 'a'));
    expect(codeFrom(() => files.removeFolder(join(top, 'sub')))).toBe('ENOTEMPTY');
    files.removeFolder(join(top, 'sub/deep'));
    files.fsyncFolder(top);
    expect(files.list(join(top, 'sub'))).toEqual([]);
  });

  it('keeps the given mode', () => {
    const path = join(root(), 'a');
    files.writeNew(path, '', 0o600);
    files.chmod(path, 0o640);
    expect(files.stat(path)?.mode).toBe(0o640);
  });
});

describe('only the real disk', () => {
  it('reads through links, and distinguishes them', () => {
    const top = temporaryFolder();
    writeFileSync(join(top, 'real'), 'x');
    symlinkSync('real', join(top, 'link'));
    symlinkSync('nowhere', join(top, 'dangling'));
    expect(nodeFiles.lstat(join(top, 'link'))?.kind).toBe('symlink');
    expect(nodeFiles.stat(join(top, 'link'))?.kind).toBe('file');
    expect(nodeFiles.realpath(join(top, 'link'))).toBe(join(top, 'real'));
    expect(nodeFiles.exists(join(top, 'dangling'))).toBe(false);
    expect(nodeFiles.lstat(join(top, 'dangling'))?.kind).toBe('symlink');
  });

  it('waits for no pipe and reads no device (U10)', () => {
    const top = temporaryFolder();
    execFileSync('mkfifo', [join(top, 'pipe')]);
    for (const path of [join(top, 'pipe'), '/dev/zero', '/dev/null']) {
      expect(codeFrom(() => nodeFiles.readText(path))).toBe('ENOTREG');
    }
    expect(nodeFiles.lstat(join(top, 'pipe'))?.kind).toBe('other');
  });

  it('reads files of any size one after another through one buffer', () => {
    const top = temporaryFolder();
    const texts = [0, 1, 65_535, 65_536, 65_537, 300_000, 5].map((size) => 'ä'.repeat(size).slice(0, size));
    for (const [index, text] of texts.entries()) writeFileSync(join(top, String(index)), text);
    const read = texts.map((_, index) => nodeFiles.readText(join(top, String(index))));
    expect(read.map((one) => (one.kind === 'text' ? one.text : one.kind))).toEqual(texts);
    const first = nodeFiles.readBytes(join(top, '1'));
    nodeFiles.readBytes(join(top, '5'));
    expect(new TextDecoder().decode(first)).toBe('ä');
  });

  it('reads a kernel file whose reported size is 0', () => {
    const read = nodeFiles.readText('/proc/self/status');
    expect(read.kind === 'text' && read.text.length > 100).toBe(true);
  });

  it('keeps the bytes of another hard link to a file', () => {
    const top = temporaryFolder();
    mkdirSync(join(top, 'sub'));
    writeFileSync(join(top, 'a'), 'x');
    linkSync(join(top, 'a'), join(top, 'sub/b'));
    expect(statSync(join(top, 'a')).nlink).toBe(nodeFiles.stat(join(top, 'sub/b'))?.links);
    expect(readFileSync(join(top, 'sub/b'), 'utf8')).toBe('x');
  });
});

describe('decodeText', () => {
  it('returns any text with its BOM and its NULs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, bom) => {
        const whole = bom ? `\ufeff${text}` : text;
        expect(decodeText(new TextEncoder().encode(whole))).toEqual({ kind: 'text', text: whole });
      }),
    );
  });

  it('returns long texts, whatever is where one piece ends and the next begins', () => {
    const piece = 64 * 1024;
    for (const character of ['é', '实', '🧪', '\u{10ffff}'])
      for (const back of [0, 1, 2, 3, 4, 5]) {
        const lead = 'x'.repeat(piece - back);
        for (const text of [`${lead}${character}${lead}`, `${lead}${character}`, `${character}${lead}${lead}`])
          expect(decodeText(new TextEncoder().encode(text))).toEqual({ kind: 'text', text });
      }
  });

  it('agrees with a strict decoder on which bytes are text, and on where they stop being text', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const isText = (bytes: Uint8Array): boolean => {
      try {
        strict.decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    const piece = fc.oneof(
      fc.constantFrom([0xc3, 0xa4], [0xf0, 0x9f, 0xaa, 0x81], [0xed, 0xa0, 0x80], [0xc0, 0x80]),
      fc.array(fc.nat(255), { maxLength: 2 }),
      fc.constant([65, 66]),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const bytes = Uint8Array.from(pieces.flat());
        const read = decodeText(bytes);
        if (read.kind === 'not-utf8' && read.reason === 'utf-16') return;
        expect(read.kind === 'text').toBe(isText(bytes));
        if (read.kind !== 'not-utf8') return;
        expect(isText(bytes.subarray(0, read.offset))).toBe(true);
        expect(
          [1, 2, 3, 4].some(
            (more) => isText(bytes.subarray(0, read.offset + more)) && read.offset + more <= bytes.length,
          ),
        ).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });

  it('recognises UTF-16 by its mark', () => {
    expect(decodeText(Uint8Array.of(0xff, 0xfe, 65, 0))).toEqual({ kind: 'not-utf8', reason: 'utf-16', offset: 0 });
    expect(decodeText(Uint8Array.of(0xfe, 0xff, 0, 65))).toEqual({ kind: 'not-utf8', reason: 'utf-16', offset: 0 });
    expect(decodeText(Uint8Array.of(65, 0xff))).toEqual({ kind: 'not-utf8', reason: 'invalid', offset: 1 });
  });
});

it.skipIf(!nodeFiles.exists('/proc/self'))(
  'creates no folder where that is impossible, and does not try for ever',
  () => {
    expect(codeFrom(() => nodeFiles.makeFolder('/proc/kettle/lid'))).toBe('ENOENT');
  },
);
