import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { nodeHost } from '../../src/node-host.ts';
import { fakeHost } from '../fake-host.ts';
import { projectFolder } from '../project-folder.ts';
import { POND, namesIn, pond, treeOf } from './pond.ts';

describe('a title', () => {
  it('that begins with a hyphen must come after two hyphens, and the refusal says so', async () => {
    const { expctl, read } = projectFolder();
    const refused = await expctl('new', 'exp', '-10% learning rate');
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toBe(
      'expctl: unknown option \'-10% learning rate\'\n  hint: a word that begins with a hyphen goes behind `--`: expctl COMMAND -- "-10%"\n',
    );
    expect((await expctl('new', 'exp', '--', '-10% learning rate')).code).toBe(0);
    expect(read('experiments/EXP-001-10-learning-rate.md')).toContain('# EXP-001: -10% learning rate\n');
    expect((await expctl('check')).stdout).not.toContain('the title is not');
  });

  it.each([
    ['# LID-XXX: Fine-tune <base model> on [data]', 'Oak', '"[data]"'],
    ['# LID-XXX: [Title]', undefined, '"[Title]"'],
    ['---\ntitle: "[LID]: <what is new>"\nlabels: [lid]\nname: Lid\nabout: lids\n---', undefined, '"<what is new>"'],
  ])('with a remaining part of the template (%j) is reported', async (head, title, left) => {
    const body = '\n\n**Status**: planned | done\n\n## Notes\n\n**Wood**: [which]\n\n## More\n\n- Lid: [which]\n';
    const { expctl } = projectFolder({ 'templates/lid.md': head + body });
    expect((await expctl('new', 'lid', ...(title === undefined ? [] : [title]))).code).toBe(0);
    expect((await expctl('check')).stdout).toContain(
      `the title is not filled in yet: ${left} is the template's placeholder`,
    );
    expect((await expctl('new', 'lid', 'Elm [fresh]')).code).toBe(0);
  });
});

describe('a table of fields, and a runs table that begins with a date', () => {
  const LOG = `# LOG-XXX: [Title]

| Field | Value |
| --- | --- |
| Status | planned \\| running \\| done |
| Wood | [oak \\| elm] |

## Success Criteria

- Fit: \`expect: gap < 0.5, every run\`

## Runs

| Date | Gap | Run ID |
| --- | --- | --- |
`;

  it('are read: choices between escaped pipes, runs by the column with that name', async () => {
    const { expctl, read, write } = projectFolder({ 'templates/log.md': LOG });
    expect((await expctl('new', 'log', 'Lids', '--set', 'Wood=elm')).code).toBe(0);
    const file = 'experiments/LOG-001-lids.md';
    expect(read(file)).toContain('| Status | planned |\n| Wood | elm |\n');
    for (const [run, gap] of [
      ['r-1', 0.4],
      ['r-2', 0.6],
    ] as const) {
      write('out.json', JSON.stringify({ gap }));
      expect(await expctl('log', 'LOG-001', 'out.json', '--run-id', run)).toMatchObject({ code: 0 });
    }
    expect(read(file)).toMatch(/\| 0\.4 \| r-1 \|\n.*\| 0\.6 \| r-2 \|\n/u);
    const decided = await expctl('decide', 'LOG-001');
    expect(decided).toMatchObject({ code: 1 });
    expect(decided.stdout).toContain('1 of 2 runs; worst r-2, 0.6 against 0.5');
    write(file, read(file).replace('| elm |', '| oak \\| elm |'));
    expect((await expctl('check')).stdout).toContain('the field "Wood" is not filled in yet: choose one of oak, elm');
    expect(JSON.parse((await expctl('show', 'LOG-001', '--json')).stdout)).toMatchObject({
      status: { text: 'planned' },
    });
  });
});

describe('a small template', () => {
  it('is one if its title is numbered or it says so, and otherwise is reported by name', async () => {
    const { expctl, write } = projectFolder({
      'templates/tiny.md': '# Note\n\nWords.\n',
      'templates/few.md': '# FEW-XXX: [Title]\n\n## Results\n',
    });
    expect((await expctl('new', 'few', 'Oak')).code).toBe(0);
    const refused = await expctl('schema', 'tiny');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toBe(
      'expctl: templates/tiny.md is taken for no template: it has fewer than four sections, fields, tables and lists\n  hint: number its title (`# TIN-XXX: [Title]`), or say `expctl: {kind: tiny}` in its front matter\n',
    );
    write('templates/tiny.md', '---\nexpctl: {kind: tiny}\n---\n# Note\n\nWords.\n');
    expect((await expctl('schema', 'tiny')).code).toBe(0);
  });
});

describe('a table with thresholds', () => {
  const TABLES = `# LID-XXX: [Title]

**Status**: planned | running | done

## Success Criteria

| Metric | Target | Baseline | Result |
| --- | --- | --- | --- |
| WER | < 0.3 | 0.45 | 0.28 |
| Accuracy | ≥ 95% | 91% | [value] |

## Acceptance

| KPI | Limit | Outcome |
| --- | --- | --- |
| Latency | < 30 ms | 25 ms |

## Results

| Metric | Baseline | Actual |
| --- | --- | --- |
| WER | 0.45 | 0.28 |
`;

  it("keeps the template's limits, which decide compares", async () => {
    const { expctl, read } = projectFolder({ 'templates/lid.md': TABLES });
    expect((await expctl('new', 'lid', 'Oak')).code).toBe(0);
    const text = read('experiments/LID-001-oak.md');
    expect(text).toContain('| WER | < 0.3 | 0.45 |      |\n| Accuracy | ≥ 95% | 91% |         |\n');
    expect(text).toContain('| Latency | < 30 ms |       |\n');
    expect(text).toContain('| WER |      |      |\n');
    const decided = JSON.parse((await expctl('decide', 'LID-001', '--json')).stdout);
    expect(
      decided.criteria.map((each: { sentence: string; outcome: string }) => [each.sentence, each.outcome]),
    ).toEqual([
      ['WER < 0.3', 'undetermined'],
      ['Accuracy ≥ 95%', 'undetermined'],
      ['Latency < 30 ms', 'undetermined'],
    ]);
  });
});

describe('expctl new', () => {
  it('writes one document and says where', async () => {
    const folder = pond();
    const { code, stdout, stderr } = await folder.expctl('new', 'pond', 'Newts in March', '--set', 'Keeper=Ada');
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: 'experiments/POND-001-newts-in-march.md\n',
      stderr: 'next: fill it in, then `expctl check experiments/POND-001-newts-in-march.md`\n',
    });
    const text = folder.read('experiments/POND-001-newts-in-march.md');
    expect(text.split('\n').slice(0, 6)).toEqual([
      '# POND-001: Newts in March',
      '',
      '**Keeper**: Ada',
      '**Depth**:',
      '**Mood**: calm | wild',
      '**Remarks**:',
    ]);
    expect(text).toContain('| Run ID | Newts |\n| --- | --- |\n');
    expect(text).not.toContain('r1');
  });

  it('accepts a template file as a kind', async () => {
    const folder = projectFolder({ 'forms/pond.md': POND });
    const { stdout } = await folder.expctl('new', 'forms/pond.md', 'Newts');
    expect(stdout).toBe('experiments/POND-001-newts.md\n');
  });

  it('suggests the nearest kind', async () => {
    const { code, stderr } = await pond().expctl('new', 'ponds', 'Newts');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^expctl: there is no kind "ponds"\n {2}hint: did you mean pond\?/u);
  });

  it.each([
    ['an empty title', ['pond', ' '], 'the title is empty'],
    ['a label nobody has', ['pond', 'Newts', '--set', 'Keper=Ada'], 'the kind pond has no field "Keper"'],
    [
      'a choice nobody offers',
      ['pond', 'Newts', '--set', 'Mood=clam'],
      '"clam" is no choice of "Mood" (did you mean calm?)',
    ],
    ['a word without =', ['pond', 'Newts', '--set', 'Keeper'], '"Keeper" is not LABEL=VALUE'],
    [
      'control characters in a value',
      ['pond', 'Newts', '--set', 'Keeper=A\u0007da'],
      'the value of "Keeper" holds control characters',
    ],
    ['an issue that is not there', ['pond', '--from-issue', 'no.json'], 'there is no file no.json'],
  ])('refuses %s, and writes nothing', async (_, words, message) => {
    const folder = pond();
    const before = treeOf(folder);
    const { code, stdout, stderr } = await folder.expctl('new', ...words);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(treeOf(folder)).toBe(before);
  });

  it('refuses to overwrite an existing file, and leaves it unchanged', async () => {
    const folder = projectFolder({
      'templates/log.md': '# Pond log\n\n**Keeper**: [Name]\n\n## Goal\n\n[Goal]\n\n## Notes\n\n[Notes]\n',
      'experiments/newts.md': 'mine\n',
    });
    const { code, stderr } = await folder.expctl('new', 'log', 'Newts');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'expctl: experiments/newts.md is there already\n  hint: give another --id or title\n',
    });
    expect(folder.read('experiments/newts.md')).toBe('mine\n');
  });

  it('shows what it would write, and writes nothing', async () => {
    const folder = pond();
    const before = treeOf(folder);
    const shown = await folder.expctl('new', 'pond', 'Newts', '--stdout');
    expect(shown.stdout.startsWith('# POND-001: Newts\n')).toBe(true);
    const diff = await folder.expctl('new', 'pond', 'Newts', '--dry-run');
    expect(diff.stdout.split('\n').slice(0, 3)).toEqual([
      '--- /dev/null',
      '+++ b/experiments/POND-001-newts.md',
      expect.stringMatching(/^@@ /u),
    ]);
    const data: unknown = JSON.parse((await folder.expctl('new', 'pond', 'Newts', '--dry-run', '--json')).stdout);
    expect(data).toMatchObject({ kind: 'new', id: 'POND-001', written: false, text: shown.stdout });
    expect(treeOf(folder)).toBe(before);
  });

  it('answers with one JSON document', async () => {
    const { stdout, stderr } = await pond().expctl('new', 'pond', 'Newts', '--json');
    expect(JSON.parse(stdout)).toEqual({
      schemaVersion: 1,
      kind: 'new',
      documentKind: 'pond',
      id: 'POND-001',
      path: 'experiments/POND-001-newts.md',
      written: true,
    });
    expect(stderr).toBe('');
  });

  it('opens the document if requested, unless nothing was written', async () => {
    const opened: string[] = [];
    const host = fakeHost({
      files: { 'templates/pond.md': POND },
      start: (_, [path = '']) => {
        opened.push(path);
        return { kind: 'exited', code: 3 };
      },
    });
    expect(await main(['new', 'pond', 'Newts', '--stdout', '--open'], host)).toBe(0);
    expect(opened).toEqual([]);
    expect(await main(['new', 'pond', 'Newts', '--open'], host)).toBe(3);
    expect(opened).toEqual(['/work/experiments/POND-001-newts.md']);
  });

  it.each([
    [{ VISUAL: 'ed -s', EDITOR: 'no' }, 'ed -s', 'which VISUAL says'],
    [{ VISUAL: ' ', EDITOR: 'ed' }, 'ed', 'which EDITOR says'],
    [{ VISUAL: '', EDITOR: '\t' }, 'vi', 'and neither VISUAL nor EDITOR is set'],
    [{}, 'vi', 'and neither VISUAL nor EDITOR is set'],
  ])('opens it with %j, and says which variable names an editor that does not exist', async (env, words, said) => {
    const called: string[] = [];
    const host = fakeHost({
      env,
      files: { 'templates/pond.md': POND },
      start: (command) => {
        called.push(command);
        return { kind: 'exited', code: 127 };
      },
    });
    expect(await main(['new', 'pond', 'Newts', '--open'], host)).toBe(127);
    expect(called).toEqual([words]);
    expect(host.errors()).toContain(
      `expctl: there is no editor ${words}, ${said}\n` +
        '  hint: experiments/POND-001-newts.md is written; set EDITOR to your editor\n',
    );
    expect(host.files.exists('/work/experiments/POND-001-newts.md')).toBe(true);
  });

  it('keeps explanations unless they are not wanted, and sample values as comments if they are', async () => {
    const folder = projectFolder();
    const plain = (await folder.expctl('new', 'exp', 'Try', '--stdout')).stdout;
    expect(plain).toContain('**Example**: Find out whether');
    expect(plain).toContain('- Python:\n');
    const bare = (await folder.expctl('new', 'exp', 'Try', '--stdout', '--no-guidance')).stdout;
    expect(bare).not.toContain('**Example**');
    const full = (await folder.expctl('new', 'exp', 'Try', '--stdout', '--guidance')).stdout;
    expect(full).toContain('- Python: <!-- e.g. 3.12.1 -->\n');
  });

  it('fills in person and date, even without git', async () => {
    const folder = projectFolder({}, { git: true });
    folder.git('config', 'user.name', 'Ada Byron');
    const { stdout } = await folder.expctl('new', 'tracking-log', 'Try', '--stdout');
    expect(stdout).toMatch(/^\*\*Date\*\*: \d{4}-\d{2}-\d{2}$/mu);
    expect(stdout).toContain('**Experimenter**: Ada Byron\n');
    const alone = fakeHost();
    expect(await main(['new', 'tracking-log', 'Try'], alone)).toBe(0);
    expect(alone.files.tree().get('/work/experiments/exp-001-try.md')).toContain('**Experimenter**: [Name]\n');
  });
});

describe('expctl new, elsewhere', () => {
  it('needs no git, and leaves nothing behind if it refuses', async () => {
    const folder = projectFolder({ 'templates/pond.md': POND }, { git: false });
    expect((await folder.expctl('new', 'pond', 'Newts', '--set', 'Mood=clam')).code).toBe(2);
    expect(readdirSync(folder.path)).toEqual(['templates']);
    expect((await folder.expctl('new', 'pond', 'Newts')).stdout).toBe('experiments/POND-001-newts.md\n');
    expect((await folder.expctl('new', 'pond', 'Newts')).stdout).toBe('experiments/POND-002-newts.md\n');
    expect(namesIn(folder, '.expctl')).toEqual(['.gitignore']);
  });

  it('writes into the project, wherever it is called from, and prints the relative path', async () => {
    const folder = pond({ 'deep/down/notes.txt': '' });
    const host = nodeHost(join(folder.path, 'deep/down'));
    const parts: string[] = [];
    const stdout = { ...host.stdout, write: (text: string) => void parts.push(text) };
    expect(
      await main(['new', 'pond', 'Newts'], { ...host, stdout, stderr: { ...stdout, write: () => undefined } }),
    ).toBe(0);
    expect(parts).toEqual(['../../experiments/POND-001-newts.md\n']);
    expect(namesIn(folder)).toEqual(['POND-001-newts.md']);
  });

  it('uses one file name for two encodings of a title', async () => {
    const folder = projectFolder();
    expect((await folder.expctl('new', 'plan', 'Caf\u00e9')).code).toBe(0);
    const { code, stderr } = await folder.expctl('new', 'plan', 'Cafe\u0301');
    expect({ code, stderr: stderr.split('\n')[0] }).toEqual({
      code: 2,
      stderr: 'expctl: experiments/cafe.md is there already',
    });
  });

  it('refuses a title that would be read as the id of another document', async () => {
    const folder = projectFolder();
    const { code, stderr } = await folder.expctl('new', 'plan', 'Once more (EXP-003)');
    expect(code).toBe(2);
    expect(stderr).toContain('the document would be read as EXP-003, not as once-more-exp-003');
  });

  it('says that a template names one experiment', async () => {
    const template = '# E027: Pond levels\n\n**Keeper**: [Name]\n\n## Goal\n\n[Goal]\n\n## Notes\n\n[Notes]\n';
    const folder = projectFolder({ 'templates/pond.md': template });
    const { code, stderr } = await folder.expctl('new', 'pond', 'Newts');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: [
        'expctl: templates/pond.md names E027, so that every document made from it would be read as E027',
        '  hint: leave number and title open there, such as `# EXP-XXX: [Title]`',
        '',
      ].join('\n'),
    });
    folder.write('templates/pond.md', template.replace('E027: Pond levels', 'EXXX: [Title]'));
    expect((await folder.expctl('new', 'pond', 'Newts')).stdout).toBe('experiments/E001-newts.md\n');
  });

  it('makes documents from a template without ids', async () => {
    const folder = projectFolder({
      'templates/log.md': '# Pond log\n\n**Keeper**: [Name]\n\n## Goal\n\n[Goal]\n\n## Notes\n\n[Notes]\n',
    });
    expect((await folder.expctl('new', 'log', 'Newts')).stdout).toBe('experiments/newts.md\n');
    expect((await folder.expctl('new', 'log')).stdout).toBe('experiments/untitled.md\n');
    expect((await folder.expctl('show', 'newts', '--json')).stdout).toContain('"id": "newts"');
  });
});
