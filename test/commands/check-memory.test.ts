import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { nodeHost } from '../../src/node-host.ts';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const COUNT = 210;
const KINDS = `# EXP-NNN: [Title]

**Status**: open | done
**Lead**: [name]

## Question

[What is asked]
`;

const document = (number: number, said = 'Is the tide late?'): string =>
  `# EXP-${String(number).padStart(3, '0')}: Tide ${number}\n\n**Status**: open\n**Lead**: Ada\n\n## Question\n\n${said}\n`;
const nameOf = (number: number): string => `experiments/EXP-${String(number).padStart(3, '0')}-tide.md`;

const tides = (git = true): ProjectFolder =>
  projectFolder(
    {
      'templates/tide.md': KINDS,
      ...Object.fromEntries(Array.from({ length: COUNT }, (_, at) => [nameOf(at), document(at)])),
    },
    { git },
  );

type Call = { readonly code: number; readonly stdout: string; readonly stderr: string; readonly read: number };

/** Calls the tool when the files have been unchanged for a minute, and counts the documents that it reads. */
async function call(folder: ProjectFolder, ...argv: readonly string[]): Promise<Call> {
  const host = nodeHost(folder.path);
  const parts = { stdout: '', stderr: '', read: 0 };
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY: false,
    columns: undefined,
    write: (text: string) => void (parts[name] += text),
  });
  const code = await main(argv, {
    ...host,
    now: () => new Date(Date.now() + 60_000),
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    files: {
      ...host.files,
      readText: (path, limit) => {
        if (path.includes('/experiments/') && path.endsWith('.md')) parts.read++;
        return host.files.readText(path, limit);
      },
    },
  });
  return { code, ...parts };
}

/** The output of a check, which must equal the output without a memory; and how many documents it read. */
async function checked(folder: ProjectFolder): Promise<Call> {
  const quick = await call(folder, 'check', '--json');
  const whole = await call(folder, 'check', '--json', '--no-cache');
  expect(JSON.parse(quick.stdout)).toEqual(JSON.parse(whole.stdout));
  expect(quick.code).toBe(whole.code);
  expect(whole.read).toBe(readdirSync(join(folder.path, 'experiments')).filter((name) => name.endsWith('.md')).length);
  return quick;
}

describe('a second check of a large collection', () => {
  it('reads nothing that is unchanged', async () => {
    const folder = tides();
    expect((await checked(folder)).read).toBe(COUNT);
    expect((await checked(folder)).read).toBe(0);
    folder.write(nameOf(7), document(7, 'Is it? See EXP-999, and `data/none.csv`.'));
    const { read, stdout } = await checked(folder);
    expect(read).toBe(1);
    expect(stdout).toContain('there is no experiment EXP-999');
    expect((await checked(folder)).read).toBe(0);
    expect(folder.git('status', '--porcelain').trim()).toBe(`M ${nameOf(7)}`);
  });

  it('notices a change of the same length that hides its time', async () => {
    const folder = tides();
    const path = join(folder.path, nameOf(3));
    const day = new Date('2026-03-01T00:00:00Z');
    utimesSync(path, day, day);
    await checked(folder);
    writeFileSync(path, document(3).replace('open', 'dome'));
    utimesSync(path, day, day);
    expect((await checked(folder)).read).toBe(1);
  });

  it('looks again for the files that a document names', async () => {
    const folder = tides();
    folder.write(nameOf(5), document(5, '![Tide](plots/tide.png)'));
    expect((await checked(folder)).stdout).toContain('plots/tide.png');
    folder.write('experiments/plots/tide.png', 'x');
    const { read, stdout } = await checked(folder);
    expect(read).toBe(1);
    expect(stdout).not.toContain('plots/tide.png');
  });

  it('reads everything again with other templates or with another severity of a rule', async () => {
    const folder = tides();
    await checked(folder);
    folder.write('templates/tide.md', `${KINDS}\n## Answer\n\n[What came out]\n`);
    expect((await checked(folder)).read).toBe(COUNT);
    folder.write('expctl.yaml', 'rules:\n  section-filled: warning\n');
    expect((await checked(folder)).read).toBe(COUNT);
    expect((await checked(folder)).read).toBe(0);
  });

  it('notices that a document was removed, and that nothing else changed', async () => {
    const folder = tides();
    folder.write(nameOf(7), document(7, 'Is it? See EXP-008.'));
    expect((await checked(folder)).stdout).not.toContain('EXP-008');
    rmSync(join(folder.path, nameOf(8)));
    const { read, stdout } = await checked(folder);
    expect(read).toBe(0);
    expect(stdout).toContain('there is no experiment EXP-008');
  });

  it('notices that its documents are all there are, after some had been left out of the work tree', async () => {
    const folder = tides();
    folder.write(nameOf(7), document(7, 'Is it? See EXP-008.'));
    folder.git('add', '.');
    folder.git('commit', '--quiet', '-m', 'Tides');
    folder.git('sparse-checkout', 'set', '--no-cone', '/*', `!/${nameOf(8)}`);
    expect((await checked(folder)).stdout).not.toContain('EXP-008');
    folder.git('rm', '--quiet', '--cached', '--sparse', nameOf(8));
    const { read, stdout } = await checked(folder);
    expect(stdout).toContain('there is no experiment EXP-008');
    expect(read).toBe(COUNT - 1);
  });

  it('remembers nothing of files that changed just now, of few documents, and where it may not write', async () => {
    const folder = tides();
    await folder.expctl('check');
    expect((await checked(folder)).read).toBe(COUNT);
    const few = projectFolder({ [nameOf(1)]: document(1) });
    await call(few, 'check');
    expect(existsSync(join(few.path, '.git/expctl'))).toBe(false);
    const outside = tides(false);
    await call(outside, 'check');
    expect(readdirSync(join(outside.path, '.expctl')).toSorted()).toEqual([
      '.gitignore',
      expect.stringMatching(/^checked-[0-9a-f]{16}\.json$/u),
    ]);
    const closed = tides();
    writeFileSync(join(closed.path, '.git/expctl'), 'no folder');
    expect((await checked(closed)).code).toBe(0);
  });

  it('ignores a memory that is broken', async () => {
    const folder = tides();
    await checked(folder);
    const memory = join(folder.path, '.git/expctl');
    const [name = ''] = readdirSync(memory).filter((each) => each.startsWith('checked-'));
    for (const text of ['{', '[]', '"x"', 'null', '{"documents":[]}', '\0'.repeat(99)]) {
      writeFileSync(join(memory, name), text);
      expect((await checked(folder)).read).toBe(COUNT);
    }
  });

  it('reads what it needs if a part of its memory is broken', async () => {
    const folder = tides();
    await checked(folder);
    const place = join(folder.path, '.git/expctl');
    const [name = ''] = readdirSync(place).filter((each) => each.startsWith('checked-'));
    const memory = join(place, name);
    const [head = '', found = '', judged = ''] = readFileSync(memory, 'utf8').split('\n');
    writeFileSync(memory, [head, '{', judged].join('\n'));
    expect((await checked(folder)).read).toBe(0);
    writeFileSync(memory, [head, found, '{'].join('\n'));
    folder.write(nameOf(1), document(1, 'Another question.'));
    expect((await checked(folder)).read).toBe(COUNT);
    expect((await checked(folder)).read).toBe(0);
  });

  it('reports what a check without a memory reports, whatever changes', async () => {
    const number = fc.nat({ max: COUNT - 1 });
    const step = fc.oneof(
      number.map(
        (at) => (folder: ProjectFolder) => folder.write(nameOf(at), document(at, `Run ${at}: see EXP-${at}.`)),
      ),
      number.map((at) => (folder: ProjectFolder) => folder.write(nameOf(at), document(at, '[What is asked]'))),
      number.map((at) => (folder: ProjectFolder) => rmSync(join(folder.path, nameOf(at)), { force: true })),
      number.map(
        (at) => (folder: ProjectFolder) => folder.write(nameOf(at), document(at, `![Plot](../plots/${at % 3}.png)`)),
      ),
      fc.nat({ max: 2 }).map((at) => (folder: ProjectFolder) => folder.write(`plots/${at}.png`, 'x')),
      fc
        .nat({ max: 2 })
        .map((at) => (folder: ProjectFolder) => rmSync(join(folder.path, `plots/${at}.png`), { force: true })),
      number.map((at) => (folder: ProjectFolder) => {
        const runs = join(folder.path, nameOf(at).replace(/\.md$/u, '.runs'));
        mkdirSync(runs, { recursive: true });
        writeFileSync(join(runs, 'r1.json'), at % 2 === 0 ? '{' : '{"schemaVersion":1}');
      }),
      fc.constant((folder: ProjectFolder) => folder.write('.gitattributes', '*.md merge=union\n')),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 3 }),
        async (rounds) => {
          const folder = tides();
          await checked(folder);
          for (const round of rounds) {
            for (const change of round) change(folder);
            await checked(folder);
            await checked(folder);
          }
        },
      ),
      { numRuns: 8 },
    );
  });
});
