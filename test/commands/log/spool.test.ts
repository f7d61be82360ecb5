import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeHost } from '../../fake-host.ts';
import { main } from '../../../src/main.ts';
import { projectFolder } from '../../project-folder.ts';
import { idsOnDisk, leftInState } from './log-processes.ts';
import { DOCUMENT, outputText, planText, rowIds } from './plan-text.ts';
import type { ProjectFolder } from '../../project-folder.ts';

const project = (): ProjectFolder => projectFolder({ [DOCUMENT]: planText(), 'out/a.json': outputText('a') });
const SPOOL = '.git/expctl/spool';

/** Queues runs, because a merge seems to be in progress. */
async function queue(folder: ProjectFolder, ...ids: readonly string[]): Promise<void> {
  folder.write('.git/MERGE_HEAD', folder.git('rev-parse', 'HEAD'));
  for (const id of ids) {
    folder.write(`out/${id}.json`, outputText(id));
    expect((await folder.expctl('log', DOCUMENT, `out/${id}.json`)).stdout).toMatch(/^queued /u);
  }
  rmSync(join(folder.path, '.git/MERGE_HEAD'));
}

const spooled = (folder: ProjectFolder): readonly string[] => readdirSync(join(folder.path, SPOOL));

describe('the spool', () => {
  it('keeps invalid files apart from the others, which are folded (U29)', async () => {
    const folder = project();
    await queue(folder, 'q1', 'q2');
    const [first = '', second = ''] = spooled(folder);
    const text = folder.read(`${SPOOL}/${second}`);
    const like = (digit: string): string => first.replace(/[0-9a-f]{16}\.json$/u, `${digit.repeat(16)}.json`);
    folder.write(`${SPOOL}/${like('1')}`, 'no row');
    folder.write(`${SPOOL}/${like('2')}`, text.slice(0, text.length >> 1));
    const large = openSync(join(folder.path, SPOOL, like('3')), 'w');
    ftruncateSync(large, 1024 ** 3);
    closeSync(large);
    symlinkSync('/etc/passwd', join(folder.path, SPOOL, like('4')));
    mkdirSync(join(folder.path, SPOOL, like('5')));
    folder.write(`${SPOOL}/${like('6')}`, text.replace('still-water.md', 'other.md'));
    writeFileSync(join(folder.path, SPOOL, like('7')), Uint8Array.of(0xff, 0xfe, 0));
    const hostile = text
      .replaceAll('q2', 'q3')
      .replace('"asked":{', '"asked":{"set":[["Notes","a | b\\n| q9 | x |\\u001b[2J"]],');
    folder.write(`${SPOOL}/${like('8')}`, hostile.replace('"set":[],', ''));

    const { code, stderr } = await folder.expctl('log', DOCUMENT, 'out/a.json');
    expect(code).toBe(0);
    expect(stderr.match(/a spooled file holds no row/gu)).toHaveLength(7);
    expect(stderr).not.toContain('root:');
    expect(idsOnDisk(folder.path).toSorted()).toEqual(['a', 'q1', 'q2', 'q3']);
    expect(folder.read(DOCUMENT)).not.toContain('\u001B');
    expect(spooled(folder)).toEqual([]);
    expect(readdirSync(join(folder.path, '.git/expctl/bad'))).toHaveLength(7);
    const doctor = await folder.expctl('doctor');
    expect(doctor).toMatchObject({ code: 1, stdout: expect.stringContaining('.git/expctl/bad/') });
  });

  it('is folded by logging a run that is already there, which changes nothing else', async () => {
    const folder = project();
    await folder.expctl('log', DOCUMENT, 'out/a.json');
    await queue(folder, 'q1', 'q2');
    const again = await folder.expctl('log', DOCUMENT, 'out/a.json');
    expect(again).toMatchObject({ code: 0, stdout: `there already a in ${DOCUMENT}\n` });
    expect(idsOnDisk(folder.path)).toEqual(['a', 'q1', 'q2']);
    expect(spooled(folder)).toEqual([]);
    const text = folder.read(DOCUMENT);
    expect(await folder.expctl('log', DOCUMENT, 'out/a.json')).toEqual(again);
    expect(folder.read(DOCUMENT)).toBe(text);
    expect(leftInState(folder.path)).toEqual([]);
  });

  it('is reported if a queued row cannot be added, while the existing run is still reported as there', async () => {
    const folder = project();
    await folder.expctl('log', DOCUMENT, 'out/a.json');
    await queue(folder, 'q1');
    const [name = ''] = spooled(folder);
    folder.write(
      `${SPOOL}/${name}`,
      folder
        .read(`${SPOOL}/${name}`)
        .replaceAll('"q1"', '"a"')
        .replace(/"text":"0\.\d+"/u, '"text":"0.9"'),
    );
    const end = await folder.expctl('log', DOCUMENT, 'out/a.json');
    expect(end).toMatchObject({ code: 0, stdout: `there already a in ${DOCUMENT}\n` });
    expect(end.stderr).toContain('the queued row of a cannot be added: the run a is there with other values');
    expect(spooled(folder)).toHaveLength(1);
  });

  it('is reported by the commands that read, and left alone by them', async () => {
    const folder = project();
    await queue(folder, 'q1', 'q2');
    for (const words of [['check'], ['show', DOCUMENT], ['list'], ['report'], ['decide', DOCUMENT]]) {
      const { stderr } = await folder.expctl(...words);
      expect(stderr, words.join(' ')).toMatch(/2 rows queued; `expctl doctor` shows them\n$/u);
    }
    expect(spooled(folder)).toHaveLength(2);
    expect(idsOnDisk(folder.path)).toEqual([]);
    expect((await folder.expctl('doctor', '--fold', '--json')).stdout).toContain('"folded": [');
    expect(idsOnDisk(folder.path)).toEqual(['q1', 'q2']);
    expect((await folder.expctl('check')).stderr).not.toContain('queued');
  });

  it('keeps rows of another branch and of another work tree until that is used again', async () => {
    const folder = project();
    await queue(folder, 'q1');
    folder.git('checkout', '-q', '-b', 'side');
    expect((await folder.expctl('log', DOCUMENT, 'out/a.json')).code).toBe(0);
    expect(idsOnDisk(folder.path)).toEqual(['a']);
    expect((await folder.expctl('list')).stderr).toContain('1 row queued for another branch or work tree');
    const tree = join(folder.path, 'beside');
    folder.git('worktree', 'add', '-q', tree, 'main');
    expect((await folder.expctl('doctor')).stdout).toContain(`q1 for ${DOCUMENT} on main of the main work tree; `);
    folder.git('worktree', 'remove', '--force', tree);
    folder.git('stash', '-q');
    folder.git('checkout', '-q', 'main');
    expect((await folder.expctl('doctor', '--fold')).stdout).toContain(`logged q1 in ${DOCUMENT}`);
    expect(leftInState(folder.path)).toEqual([]);
  });

  it('survives `git clean`, and a row whose table is gone stays and is reported', async () => {
    const folder = project();
    await queue(folder, 'q1');
    folder.git('clean', '-fdxq');
    folder.write(DOCUMENT, planText().replaceAll(/^\|.*\n/gmu, ''));
    const fold = await folder.expctl('doctor', '--fold');
    expect(fold).toMatchObject({ code: 1, stdout: expect.stringContaining('left q1 for') });
    expect(spooled(folder)).toHaveLength(1);
    folder.write(DOCUMENT, planText());
    expect((await folder.expctl('doctor', '--fold')).stdout).toContain('logged q1 in');
  });

  it('queues into a document with an unresolved merge, and writes nothing (U12)', async () => {
    const folder = project();
    const torn = planText('<<<<<<< ours', '| x1 |  |  |  |  |  |  |  | 1 | 1 |  |', '=======', '>>>>>>> theirs');
    folder.write(DOCUMENT, torn);
    expect(await folder.expctl('log', DOCUMENT, 'out/a.json')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^queued a for .*: the document holds an unresolved merge$/mu),
    });
    expect(folder.read(DOCUMENT)).toBe(torn);
  });

  it('is beside the document if git refuses, and is folded once git does not', async () => {
    const folder = project();
    renameSync(join(folder.path, '.git'), join(folder.path, 'away'));
    folder.write('.git', 'gitdir: ../nowhere\n');
    expect((await folder.expctl('log', DOCUMENT, 'out/a.json')).stdout).toMatch(/^queued a for .*: git will not use/u);
    expect(idsOnDisk(folder.path)).toEqual([]);
    rmSync(join(folder.path, '.git'));
    renameSync(join(folder.path, 'away'), join(folder.path, '.git'));
    folder.write('out/b.json', outputText('b'));
    expect((await folder.expctl('log', DOCUMENT, 'out/b.json')).code).toBe(0);
    expect(idsOnDisk(folder.path).toSorted()).toEqual(['a', 'b']);
    expect(folder.git('status', '--porcelain', 'experiments/.expctl')).toBe('');
  });

  it('refuses what cannot resolve itself, and spools nothing of it', async () => {
    const folder = project();
    await folder.expctl('log', DOCUMENT, 'out/a.json');
    const before = folder.read(DOCUMENT);
    folder.write('out/other.json', outputText('a', 0.07));
    writeFileSync(join(folder.path, 'out/bytes.json'), Uint8Array.of(0x7b, 0xff, 0x7d));
    for (const words of [
      ['out/other.json'],
      ['out/bytes.json'],
      ['out/a.json', '--table', 'Nowhere'],
      ['out/none.json'],
    ])
      expect((await folder.expctl('log', DOCUMENT, ...words)).code, words.join(' ')).toBe(2);
    expect(folder.read(DOCUMENT)).toBe(before);
    expect(leftInState(folder.path)).toEqual([]);
  });
});

type Call = { readonly id: string; readonly tuned: number };

describe('logging (P4, P5)', () => {
  const call = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), tuned: fc.constantFrom(0.05, 0.06) });

  const worldOf = (calls: readonly Call[]) => {
    const outputs = calls.map(({ id, tuned }, index) => [`out/${index}.json`, outputText(id, tuned)]);
    return fakeHost({ files: { [DOCUMENT]: planText(), ...Object.fromEntries(outputs) } });
  };

  it('the same twice changes nothing; other values under one id are refused, and change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 8 }), async (calls) => {
        const world = worldOf(calls);
        const first = new Map<string, number>();
        for (const [index, { id, tuned }] of calls.entries()) {
          const before = world.files.tree();
          const known = first.get(id);
          const code = await main(['log', DOCUMENT, `out/${index}.json`], world);
          expect(code).toBe(known === undefined || known === tuned ? 0 : 2);
          if (known === undefined) first.set(id, tuned);
          else expect(world.files.tree()).toEqual(before);
        }
        expect(rowIds(world.files.tree().get(`/work/${DOCUMENT}`) ?? '')).toEqual([...first.keys()]);
      }),
      { numRuns: 60 },
    );
  });

  it('runs of different ids gives the same rows in any order', async () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(ids, { minLength: 5 }), async (order) => {
        const world = worldOf(ids.map((id) => ({ id, tuned: 0.05 })));
        for (const id of order) expect(await main(['log', DOCUMENT, `out/${ids.indexOf(id)}.json`], world)).toBe(0);
        const text = world.files.tree().get(`/work/${DOCUMENT}`) ?? '';
        const sorted = text.split('\n').toSorted().join('\n');
        const other = worldOf(ids.map((id) => ({ id, tuned: 0.05 })));
        for (const index of ids.keys()) await main(['log', DOCUMENT, `out/${index}.json`], other);
        expect(sorted).toBe((other.files.tree().get(`/work/${DOCUMENT}`) ?? '').split('\n').toSorted().join('\n'));
      }),
      { numRuns: 20 },
    );
  });
});
