import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expctlAt, projectFolder } from '../project-folder.ts';

const KITE = `# KITE-XXX: [Name]

**Date**: YYYY-MM-DD
**Status**: [running | done]
**Keeper**: [Name]

## Hypothesis

[What you expect of the wind]

## Pull Log

| Run | Pull (N) | Line (m) |
| --- | --- | --- |
| k-1 | 41.2 | 30 |

## Results

[What came of it]
`;
const flown = (id: string): string =>
  KITE.replace('KITE-XXX: [Name]', `${id}: Longer`)
    .replace('YYYY-MM-DD', '2026-03-05')
    .replace('[running | done]', 'done')
    .replace('[Name]', 'Ada')
    .replace('[What you expect of the wind]', 'More pull.')
    .replace('[What came of it]', 'It pulled.');
const BUG = '# Bug: [what]\n\n**Version**: [x]\n**System**: [y]\n\n## Steps\n\n[steps]\n\n## Expected\n\n[what]\n';
const HEAD =
  '# What a team decided about its experiments. Data only; any line may go, and what is not said has a default.\n';
const TEMPLATES = 'templates: templates   # markdown files of your own; each is a kind, beside the built-in ones\n';
const RULES = '# rules:\n#   dangling-file: off   # off, warning or error\n';

describe('expctl init in a repository that is not empty', () => {
  it("suggests the team's own kind next if it found one", async () => {
    const template = '# SP-XXX: [Name]\n\n## Goal\n\n[What]\n\n## Results\n\n| Run | WER |\n| --- | --- |\n| a | 1 |\n';
    const folder = projectFolder({ 'templates/speech-exp.md': template });
    expect((await folder.expctl('init')).stderr).toContain(
      'next: expctl new speech-exp "My first experiment"   (expctl schema lists the kinds)\n' +
        '      expctl init --merge                           (so that branches may log runs side by side)\n',
    );
    expect((await projectFolder().expctl('init')).stderr).toContain('next: expctl new exp "My first experiment"   (');
  });

  it('finds a template, its documents and how they are named, and writes that down', async () => {
    const folder = projectFolder({
      'docs/kite_template.md': KITE,
      'flights/kite-0007.md': flown('KITE-0007'),
      'flights/KITE-0008_gale.md': flown('KITE-0008'),
      'flights/KITE-0009_calm.md': flown('KITE-0009'),
      'flights/KITE-0010_lull.md': flown('KITE-0010'),
      'README.md': '# A lab for kites\n',
    });
    expect(await folder.expctl('init')).toMatchObject({
      code: 0,
      stdout: 'wrote expctl.yaml\n',
      stderr: expect.stringMatching(
        /^found 4 documents in flights; templates of your own: kite \(docs\/kite_template\.md\)\n/u,
      ) as unknown,
    });
    expect(folder.read('expctl.yaml')).toBe(
      `${HEAD}documents:
  - 'experiments/**/*.md'
  - 'flights/*.md'
# ${TEMPLATES}kinds:
  kite:
    template: docs/kite_template.md
    directory: flights
    id: 'KITE-{number:4}'
    file: '{id}_{slug}.md'
${RULES}`,
    );
    const { stdout, code } = await folder.expctl('check');
    expect([code, stdout]).toEqual([0, '']);
    expect((await folder.expctl('new', 'kite', 'Gusts', '--dry-run')).stdout).toContain('flights/KITE-0011_gusts.md');
  });

  it('says nothing about file names if the kind has no numbers and files are named as it says', async () => {
    const folder = projectFolder();
    await folder.expctl('new', 'plan', 'Kettles');
    expect((await folder.expctl('init')).stderr).toContain('found 1 document in experiments\n');
    expect(folder.read('expctl.yaml')).toBe(`${HEAD}documents:\n  - 'experiments/**/*.md'\n# ${TEMPLATES}${RULES}`);
    expect((await folder.expctl('schema')).stdout).toMatch(/^plan .* experiments\/\{slug\}\.md\s*$/mu);
  });

  it('recognises a template among the documents, and names its kind after the folder', async () => {
    const folder = projectFolder({ 'flights/TEMPLATE.md': KITE, 'flights/KITE-001.md': flown('KITE-001') });
    expect((await folder.expctl('init')).code).toBe(0);
    expect(folder.read('expctl.yaml')).toContain('kinds:\n  flight:\n    template: flights/TEMPLATE.md\n');
    expect((await folder.expctl('check')).stderr).toBe('0 errors, 0 warnings in 1 document\n');
  });

  it('takes issue templates that are about experiments, and no others', async () => {
    const folder = projectFolder({
      '.github/ISSUE_TEMPLATE/kite.md': `---\nname: Kite\nabout: A flight\n---\n\n${KITE}`,
      '.github/ISSUE_TEMPLATE/bug.md': BUG,
      'templates/pond.md': KITE.replaceAll('KITE', 'POND'),
    });
    await folder.expctl('init');
    expect(folder.read('expctl.yaml')).toBe(
      `${HEAD}documents:
  - 'experiments/**/*.md'
${TEMPLATES}kinds:
  kite:
    template: '.github/ISSUE_TEMPLATE/kite.md'
${RULES}`,
    );
    expect((await folder.expctl('schema')).stdout).toContain('kite');
  });

  it('finds documents that have an id or log runs, of any kind', async () => {
    const folder = projectFolder({
      'lab/a.md': '# EXP-001: Kites\n\nPulled.\n',
      'log/flights.md':
        '# Flights\n\n| Run ID | Seed | Pull |\n| --- | --- | --- |\n| k-1 | 1 | 3 |\n| k-2 | 2 | 4 |\n',
      'docs/notes.md': '# Notes\n\nNothing to see.\n',
    });
    await folder.expctl('init');
    expect(folder.read('expctl.yaml')).toContain(
      "documents:\n  - 'experiments/**/*.md'\n  - 'lab/*.md'\n  - 'log/*.md'\n# templates",
    );
  });

  it('writes a configuration that the tool reads, whatever the names are', async () => {
    const folder = projectFolder({
      "it's a lab: #1/kite template.md": KITE,
      "it's a lab: #1/KITE-001.md": flown('KITE-001'),
    });
    await folder.expctl('init');
    expect((await folder.expctl('check')).stderr).toBe('0 errors, 0 warnings in 1 document\n');
  });
});

describe('expctl init below the top of a repository', () => {
  const repository = () =>
    projectFolder({
      'packages/asr/experiments/EXP-001.md': '# EXP-001: Kites\n',
      'packages/asr/src/x.py': '',
      'docs/x.md': '# X\n',
    });

  it('prepares the package that it is called in, or below', async () => {
    const folder = repository();
    const asr = join(folder.path, 'packages/asr');
    expect(await expctlAt(join(asr, 'src'), 'init')).toMatchObject({
      stdout: 'wrote ../expctl.yaml\nas it should be: ../experiments\n',
    });
    expect(folder.read('packages/asr/expctl.yaml')).toContain("documents:\n  - 'experiments/**/*.md'\n");
    expect((await expctlAt(asr, 'check')).stderr).toContain(' in 1 document');
    expect(folder.git('status', '--porcelain')).toBe('?? packages/asr/expctl.yaml\n');
    expect((await expctlAt(asr, 'init')).stderr).toBe('nothing to do: expctl.yaml is there\n');
  });

  it('prepares the top if the folder is not a package', async () => {
    const folder = repository();
    expect((await expctlAt(join(folder.path, 'docs'), 'init')).stdout).toContain('wrote ../expctl.yaml\n');
  });

  it('leaves a package to the configuration above if that covers its documents', async () => {
    const folder = repository();
    const asr = join(folder.path, 'packages/asr');
    folder.write('expctl.yaml', 'documents: packages/*/experiments/**/*.md\n');
    expect(await expctlAt(asr, 'init')).toMatchObject({
      stdout: '',
      stderr: 'nothing to do: ../../expctl.yaml is there\n',
    });
    folder.write('expctl.yaml', 'documents: experiments/*.md\n');
    expect((await expctlAt(asr, 'init')).stdout).toContain('wrote expctl.yaml\n');
    expect(folder.read('expctl.yaml')).toBe('documents: experiments/*.md\n');
  });

  it('keeps everything that new creates afterwards within what is searched', async () => {
    const folder = projectFolder({
      'docs/exp/EXP-001-kites.md': '# EXP-001: Kites\n\n## Results\n',
      'lab/EXP-002-owls.md': '# EXP-002: Owls\n\n## Results\n',
    });
    expect((await folder.expctl('init')).code).toBe(0);
    await folder.expctl('new', 'exp', 'Newts');
    expect((await folder.expctl('list')).stdout).toContain('EXP-003');
  });
});
