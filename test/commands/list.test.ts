import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { widthOf } from '../../src/print/width-of.ts';
import { fakeHost } from '../fake-host.ts';
import { FILLED, filledText } from '../kinds.ts';
import { projectFolder } from '../project-folder.ts';
import type { KindName } from '../kinds.ts';

const ALL = Object.fromEntries((Object.keys(FILLED) as KindName[]).map((name) => [FILLED[name], filledText(name)]));

type Listed = { readonly id?: string; readonly title: string; readonly stage: string; readonly documentKind?: string };

async function listed(...words: readonly string[]): Promise<readonly Listed[]> {
  const { stdout } = await projectFolder(ALL).expctl('list', ...words, '--json');
  return (JSON.parse(stdout) as { readonly experiments: readonly Listed[] }).experiments;
}

const idsOf = async (...words: readonly string[]): Promise<readonly (string | undefined)[]> =>
  (await listed(...words)).map(({ id }) => id);

describe('expctl list', () => {
  it('lists every experiment on a line, by id', async () => {
    const { code, stdout, stderr } = await projectFolder(ALL).expctl('list');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '5 experiments\n' });
    expect(stdout).toBe(
      `Id                     Kind          Stage               Status     Title                                            Path
children-read-aloud    plan          running                        Children read aloud                              experiments/children-read-aloud.md
EXP-017                exp           concluded, success  ✅ PASSED  Binary codes for the first retrieval stage       experiments/EXP-017-binary-codes.md
exp-058                tracking-log  concluded           completed  Velocity features for card fraud                 experiments/exp-058-velocity-features.md
ML-EXP-003             ml-exp        concluded, success  success    Distilled vocoder for the harbour announceme` +
        `nts  experiments/ML-EXP-003-distilled-vocoder.md
stale-recommendations  ml-issue      running                        Recommendations go stale over the weekend        issues/stale-recommendations.md
`,
    );
  });

  it('answers with one JSON document', async () => {
    const { stdout, stderr } = await projectFolder({ [FILLED.exp]: filledText('exp') }).expctl('list', '--json');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      kind: 'list',
      experiments: [
        {
          id: 'EXP-017',
          title: 'Binary codes for the first retrieval stage',
          documentKind: 'exp',
          stage: 'concluded',
          result: 'success',
          status: '✅ PASSED',
          date: '2026-03-04',
          path: 'experiments/EXP-017-binary-codes.md',
          line: 1,
        },
      ],
      leftOut: [],
    });
  });

  it('shows a status without its emphasis, as report and show do', async () => {
    const text = filledText('exp').replace(/^\*\*Status\*\*: .*$/gmu, '**Status**: **✅ PASSED**, `late`');
    const folder = projectFolder({ [FILLED.exp]: text });
    const said = '✅ PASSED, late';
    expect(JSON.parse((await folder.expctl('list', '--json')).stdout).experiments).toMatchObject([{ status: said }]);
    const { stdout } = await folder.expctl('report', '--json');
    expect(JSON.parse(stdout).experiments).toMatchObject([{ status: said }]);
    expect((await folder.expctl('show', 'EXP-017')).stdout).toContain(`\nStatus: concluded, success  ${said}\n`);
  });

  it('prints an empty list if there is nothing', async () => {
    const { code, stdout } = await projectFolder().expctl('list', '--json');
    expect({ code, data: JSON.parse(stdout) as unknown }).toEqual({
      code: 0,
      data: { schemaVersion: 1, kind: 'list', experiments: [], leftOut: [] },
    });
  });

  it.each([
    ['a stage', ['--status', 'running'], ['children-read-aloud', 'stale-recommendations']],
    ['a result', ['--status', 'success'], ['EXP-017', 'ML-EXP-003']],
    ['a word of the document', ['--status', 'completed'], ['exp-058']],
    [
      'either of two',
      ['--status', 'completed', '--status', 'RUNNING'],
      ['children-read-aloud', 'exp-058', 'stale-recommendations'],
    ],
    ['a kind', ['--kind', 'plan', '--kind', 'exp'], ['children-read-aloud', 'EXP-017']],
    ['a folder', ['issues'], ['stale-recommendations']],
  ])('keeps experiments with %s', async (_, words, ids) => {
    expect(await idsOf(...words)).toEqual(ids);
  });

  it.each([
    [
      ['--sort', 'title'],
      ['EXP-017', 'children-read-aloud', 'ML-EXP-003', 'stale-recommendations', 'exp-058'],
    ],
    [
      ['--sort', 'kind', '--reverse'],
      ['exp-058', 'children-read-aloud', 'stale-recommendations', 'ML-EXP-003', 'EXP-017'],
    ],
    [
      ['--sort', 'date'],
      ['children-read-aloud', 'ML-EXP-003', 'exp-058', 'EXP-017', 'stale-recommendations'],
    ],
  ])('sorts: %j', async (words, ids) => {
    expect(await idsOf(...words)).toEqual(ids);
  });

  it('says which stages there are if none is the requested one', async () => {
    const { code, stdout, stderr } = await projectFolder(ALL).expctl('list', '--status', 'runnign');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toBe('0 experiments; there are some that are running, concluded\n');
  });

  it.each([
    [['--kind', 'plans'], 'there is no kind "plans"\n  hint: did you mean plan?'],
    [['nowhere.md'], 'nowhere.md matches no file'],
    [['--sort', 'size'], 'size'],
  ])('refuses %j', async (words, message) => {
    const { code, stdout, stderr } = await projectFolder(ALL).expctl('list', ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('prints records vertically on a terminal of 40 columns', async () => {
    const host = fakeHost({ files: ALL, isTTY: true, columns: 40, env: { NO_COLOR: '1' } });
    expect(await main(['list'], host)).toBe(0);
    expect(
      host
        .output()
        .split('\n')
        .filter((line) => widthOf(line) > 40),
    ).toEqual([]);
    expect(host.output()).toContain('EXP-017\n   Kind    exp\n   Stage   concluded, success\n');
  });

  it('keeps the name of a file when it cuts a path', async () => {
    const files = { 'experiments/of-the-spring/adapters/EXP-021-rank.md': '# EXP-021: Rank\n\n**Status**: running\n' };
    const at = async (columns: number) => {
      const host = fakeHost({ files, isTTY: true, columns, env: { NO_COLOR: '1' } });
      expect(await main(['list'], host)).toBe(0);
      return host.output();
    };
    expect(await at(40)).toContain('\n   Path    experiments/…/EXP-021-rank.md\n');
    expect(await at(72)).toMatch(/ {2}experiments\/of-[a-z-]*…\/EXP-021-rank\.md\n$/u);
  });

  it('makes hidden characters of a title visible', async () => {
    const text = filledText('exp').replace('Binary codes', () => 'a\u001b[31m\u202eb');
    const folder = projectFolder({ [FILLED.exp]: text });
    const { stdout } = await folder.expctl('list');
    expect(stdout).toContain('a\\x1b[31m\\u{202e}b');
  });
});
