import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import { namesIn } from './pond.ts';
import type { ProjectFolder } from '../project-folder.ts';

const TEMPLATE = `# POND-XXX: [Name]

**Keeper**: [Name]

## Goal

[What the pond is for]

## Results

| Run ID | Newts |
| --- | --- |
| r1 | 3 |
`;

const CONFIG = `documents: experiments/*/README.md
kinds:
  pond:
    template: templates/pond.md
    file: '{id}/README.md'
`;

/** A team that keeps each experiment in a separate folder. */
const ponds = (files: Readonly<Record<string, string>> = {}, options?: { readonly git: boolean }): ProjectFolder =>
  projectFolder({ 'templates/pond.md': TEMPLATE, 'expctl.yaml': CONFIG, 'n.json': '{"newts": 5}', ...files }, options);

const pondOf = (id: string, name: string): string =>
  TEMPLATE.replace('POND-XXX: [Name]', `${id}: ${name}`)
    .replace('[Name]', 'Ada')
    .replace('[What the pond is for]', 'Newts.')
    .replace('| r1 | 3 |\n', '');

describe('a kind whose documents are READMEs of folders', () => {
  it('can be created, listed, logged into and checked by its id', async () => {
    const folder = ponds();
    const made = await folder.expctl('new', 'pond', 'Neue Idee für KD', '--set', 'Keeper=Ada');
    expect(made).toMatchObject({ code: 0, stdout: 'experiments/POND-001/README.md\n' });
    expect((await folder.expctl('new', 'pond', 'Second')).stdout).toBe('experiments/POND-002/README.md\n');
    const list = JSON.parse((await folder.expctl('list', '--json')).stdout);
    expect(list.experiments.map(({ id, title }: { id: string; title: string }) => [id, title])).toEqual([
      ['POND-001', 'Neue Idee für KD'],
      ['POND-002', 'Second'],
    ]);
    const logged = await folder.expctl('log', 'POND-001', 'n.json', '--run-id', 'r7');
    expect(logged).toMatchObject({ code: 0, stdout: expect.stringContaining('experiments/POND-001/README.md') });
    expect(folder.read('experiments/POND-001/README.md')).toContain('| r7 | 5 |\n');
    expect(namesIn(folder, 'experiments/POND-001')).toEqual(['README.md', 'README.runs']);
    expect(namesIn(folder, 'experiments/POND-001/README.runs')).toEqual(['r7.json']);
    const check = await folder.expctl('check', '--json');
    const rules = JSON.parse(check.stdout).diagnostics.map(({ rule }: { rule: string }) => rule);
    expect(rules.filter((rule: string) => !/placeholder|filled|field/u.test(rule))).toEqual([]);
  });

  it('is reported if the configuration finds no document there', async () => {
    const folder = ponds({ 'expctl.yaml': CONFIG.replace('{id}/README.md', '{id}-{slug}.md') });
    expect(await folder.expctl('new', 'pond', 'Next')).toMatchObject({
      code: 0,
      stdout: 'experiments/POND-001-next.md\n',
      stderr: expect.stringContaining(
        'expctl: experiments/POND-001-next.md is in no place where documents are looked for, so that `list` does not know it\n  hint: mend `documents` (or `ignore`)',
      ),
    });
    expect((await ponds().expctl('new', 'pond', 'Next')).stderr).not.toContain('no place');
  });

  it('never takes the id of a folder that exists, is on another branch, or was deleted', async () => {
    const folder = ponds({ 'experiments/POND-003/README.md': '# Words without an id\n' });
    expect((await folder.expctl('new', 'pond', 'Next', '--dry-run', '--json')).stdout).toContain('"POND-004"');
    folder.git('switch', '--quiet', '--create', 'other');
    folder.write('experiments/POND-005/README.md', '# Words\n');
    folder.git('add', '--all');
    folder.git('commit', '--quiet', '--message', 'Other');
    folder.git('switch', '--quiet', 'main');
    expect((await folder.expctl('new', 'pond', 'Next', '--dry-run', '--json')).stdout).toContain('"POND-006"');
    folder.write('experiments/POND-008/output.json', '{}');
    expect((await folder.expctl('new', 'pond', 'Next', '--dry-run', '--json')).stdout).toContain('"POND-009"');
    expect((await folder.expctl('new', 'pond', 'Next', '--id', 'POND-003')).stderr).toContain(
      'the id POND-003 is taken',
    );
  });

  it('is refused if its folder is a link out of the tree', async () => {
    const outside = projectFolder({}, { git: false });
    const folder = ponds();
    folder.write('experiments/x.txt', '');
    symlinkSync(outside.path, join(folder.path, 'experiments/POND-001'));
    const { code, stderr } = await folder.expctl('new', 'pond', 'Newts', '--id', 'POND-001');
    expect([code, stderr]).toEqual([2, expect.stringContaining('leads out of the project')]);
    expect(readdirSync(outside.path)).toEqual([]);
  });

  it('is reported if folder and document have different ids', async () => {
    const folder = ponds({ 'experiments/POND-002/README.md': pondOf('POND-001', 'Reeds') });
    expect((await folder.expctl('check')).stdout).toContain(
      'experiments/POND-002/README.md:1:3: error file-name-id  the document says POND-001, its folder name says POND-002\n  hint: rename the folder, or mend the id\n',
    );
  });

  it('is renumbered with its folder and everything in it', async () => {
    const folder = ponds({
      'experiments/POND-001-reeds/README.md': pondOf('POND-001', 'Reeds'),
      'experiments/POND-001-mud/README.md': pondOf('POND-001', 'Mud'),
      'experiments/POND-001-mud/plot.svg': '<svg/>',
      'experiments/POND-002/README.md': `${pondOf('POND-002', 'Silt')}\nAfter [mud](../POND-001-mud/README.md).\n`,
    });
    await folder.expctl('log', 'experiments/POND-001-mud/README.md', 'n.json', '--run-id', 'r7');
    const { code, stdout, stderr } = await folder.expctl('doctor', '--renumber', 'experiments/POND-001-mud/README.md');
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: [
        'renumbered experiments/POND-001-mud/README.md: POND-001 is now POND-003',
        'moved its folder (run records: 1 changed) to experiments/POND-003-mud',
        "changed the file's name in experiments/POND-002/README.md",
        '',
      ].join('\n'),
      stderr: '',
    });
    expect(existsSync(join(folder.path, 'experiments/POND-001-mud'))).toBe(false);
    expect(namesIn(folder, 'experiments/POND-003-mud').filter((name) => !name.startsWith('.'))).toEqual([
      'README.md',
      'README.runs',
      'plot.svg',
    ]);
    expect(folder.read('experiments/POND-003-mud/README.md')).toContain('# POND-003: Mud\n');
    expect(folder.read('experiments/POND-002/README.md')).toContain('[mud](../POND-003-mud/README.md)');
    expect(JSON.parse(folder.read('experiments/POND-003-mud/README.runs/r7.json'))).toMatchObject({
      experiment: 'POND-003',
    });
    expect((await folder.expctl('log', 'POND-003', 'n.json', '--run-id', 'r7')).stdout).toContain('there already r7');
    expect((await folder.expctl('doctor')).stdout).toBe('');
  });

  it('is not renumbered outside git, where its lock is in its folder', async () => {
    const folder = ponds(
      {
        'experiments/POND-001-reeds/README.md': pondOf('POND-001', 'Reeds'),
        'experiments/POND-001-mud/README.md': pondOf('POND-001', 'Mud'),
      },
      { git: false },
    );
    const { code, stderr } = await folder.expctl('doctor', '--renumber', 'experiments/POND-001-mud/README.md');
    expect([code, stderr]).toEqual([
      2,
      'expctl: outside git the folder experiments/POND-001-mud is not renamed\n  hint: give the folder and its document the new number by hand\n',
    ]);
    expect(namesIn(folder)).toEqual(['POND-001-mud', 'POND-001-reeds']);
  });

  it('is not renumbered if another document of the same id is in its folder', async () => {
    const folder = ponds({
      'expctl.yaml': CONFIG.replace('experiments/*/README.md', 'experiments/**/*.md'),
      'experiments/POND-001/README.md': pondOf('POND-001', 'Mud'),
      'experiments/POND-001/log.md': pondOf('POND-001', 'Log of mud'),
      'experiments/POND-001-reeds/README.md': pondOf('POND-001', 'Reeds'),
    });
    const { code, stderr } = await folder.expctl('doctor', '--renumber', 'experiments/POND-001/README.md');
    expect([code, stderr]).toEqual([
      2,
      'expctl: experiments/POND-001/log.md is POND-001, too, in the same folder\n  hint: give the folder and its documents the new number by hand\n',
    ]);
  });

  it('is proposed by init if the documents are kept like that', async () => {
    const folder = projectFolder({
      'templates/pond.md': TEMPLATE,
      'lab/POND-001/README.md': pondOf('POND-001', 'Reeds'),
      'lab/POND-002/README.md': pondOf('POND-002', 'Mud'),
    });
    await folder.expctl('init');
    expect(folder.read('expctl.yaml')).toMatch(/directory: lab\n[^]*file: '?\{id\}\/README\.md'?\n/u);
    expect((await folder.expctl('new', 'pond', 'Next')).stdout).toBe('lab/POND-003/README.md\n');
  });
});

describe('a kind whose folders have the name of the experiment', () => {
  const config = `kinds:\n  pond:\n    template: templates/pond.md\n    file: '{slug}/plan.md'\n`;
  const plain = TEMPLATE.replace('POND-XXX: [Name]', '[Name]');

  it('finds an experiment by its folder if the template has no ids', async () => {
    const folder = projectFolder({ 'templates/pond.md': plain, 'expctl.yaml': config, 'n.json': '{"newts": 5}' });
    expect((await folder.expctl('new', 'pond', 'Deep water')).stdout).toBe('experiments/deep-water/plan.md\n');
    expect((await folder.expctl('new', 'pond', 'Reeds')).stdout).toBe('experiments/reeds/plan.md\n');
    expect((await folder.expctl('log', 'deep-water', 'n.json', '--run-id', 'r7')).code).toBe(0);
    expect((await folder.expctl('new', 'pond', 'Reeds')).code).toBe(2);
  });
});
