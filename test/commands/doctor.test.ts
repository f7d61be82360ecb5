import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import { namesIn } from './pond.ts';
import type { ProjectFolder } from '../project-folder.ts';

/** Two branches that each made an EXP-001, merged; the second has a run. */
async function twins(): Promise<ProjectFolder> {
  const folder = projectFolder({ 'README.md': 'See [mud](experiments/EXP-001-mud.md).\n' });
  folder.git('branch', 'other');
  await folder.expctl('new', 'exp', 'Reeds');
  folder.git('add', '--all');
  folder.git('commit', '-qm', 'Reeds');
  folder.git('checkout', '-q', 'other');
  // A colleague's clone does not contain the first branch.
  await folder.expctl('new', 'exp', 'Mud', '--id', 'EXP-009');
  const text = folder.read('experiments/EXP-009-mud.md').replaceAll('EXP-009', 'EXP-001');
  folder.git('clean', '-fdxq');
  folder.write('experiments/EXP-001-mud.md', text);
  folder.write('m.json', '{"run_id": "m1", "time_s": 2.5}');
  await folder.expctl('log', 'experiments/EXP-001-mud.md', 'm.json');
  folder.git('add', '--all');
  folder.git('commit', '-qm', 'Mud');
  folder.git('checkout', '-q', 'main');
  folder.git('merge', '-q', '--no-edit', 'other');
  return folder;
}

const MUD = 'experiments/EXP-001-mud.md';

describe('doctor --renumber', () => {
  it('shows ids that were used twice, and how to fix that', async () => {
    const folder = await twins();
    const { code, stdout } = await folder.expctl('doctor');
    expect(code).toBe(1);
    expect(stdout).toContain('Ids given twice:\n');
    expect(stdout).toContain(
      'experiments/EXP-001-reeds.md:1: the id EXP-001 is taken by experiments/EXP-001-mud.md:1; `expctl doctor --renumber experiments/EXP-001-reeds.md` gives that file the next free id\n',
    );
  });

  it('gives the file the next free id, in its title, name, run records and wherever its file is named', async () => {
    const folder = await twins();
    folder.write('experiments/notes/plan-b.md', `# EXP-005: Silt\n\nAfter [this](../EXP-001-mud.md), not EXP-001.\n`);
    const before = folder.read(MUD);
    const { code, stdout, stderr } = await folder.expctl('doctor', '--renumber', MUD);
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        'renumbered experiments/EXP-001-mud.md: EXP-001 is now EXP-006',
        'moved it to experiments/EXP-006-mud.md',
        'moved its run records (1 changed) to experiments/EXP-006-mud.runs',
        "changed the file's name in experiments/notes/plan-b.md",
        '',
      ].join('\n'),
    );
    expect(stderr).toContain('look whether EXP-001 is meant or EXP-006 in:\n  experiments/notes/plan-b.md:3\n');
    expect(namesIn(folder)).toEqual(['EXP-001-reeds.md', 'EXP-006-mud.md', 'EXP-006-mud.runs', 'notes']);
    expect(folder.read('experiments/EXP-006-mud.md')).toBe(before.replace('# EXP-001: Mud', '# EXP-006: Mud'));
    expect(JSON.parse(folder.read('experiments/EXP-006-mud.runs/m1.json'))).toMatchObject({ experiment: 'EXP-006' });
    expect(folder.read('experiments/notes/plan-b.md')).toContain('[this](../EXP-006-mud.md), not EXP-001.');
    const after = await folder.expctl('doctor');
    expect(after.stdout).toBe('');
    expect(after.code).toBe(0);
    expect((await folder.expctl('log', 'EXP-006', 'm.json')).stdout).toBe(
      'there already m1 in experiments/EXP-006-mud.md\n',
    );
  });

  it('leaves the entries of a ledger to a person, and suggests a free id', async () => {
    const entry = (id: string): string =>
      `## ${id}: Mud\n\n- **Date:** 2026-03-02\n- **Keeper:** Ada\n\n**Result:**\n- depth: 3\n\n`;
    const folder = projectFolder({
      'templates/pond.md': `# Ponds\n\n${entry('POND-XXX').replace('Mud', '[what]')}`,
      'experiments/P.md': `# Ponds\n\n${entry('POND-001')}${entry('POND-002')}${entry('POND-002')}`,
    });
    const hint = 'give the newer one a free id by hand';
    expect((await folder.expctl('doctor')).stdout).toBe(
      `Ids given twice:\n  experiments/P.md:19: the id POND-002 is taken by experiments/P.md:11; ${hint}\n`,
    );
    expect((await folder.expctl('check')).stdout).toContain(`  hint: ${hint}\n`);
    expect(await folder.expctl('doctor', '--renumber', 'experiments/P.md')).toMatchObject({
      code: 2,
      stderr:
        'expctl: experiments/P.md holds 3 records\n  hint: give the one that is meant a new number by hand: POND-003 is free\n',
    });
  });

  it('writes nothing with --dry-run, and reports the same', async () => {
    const folder = await twins();
    const { code, stdout } = await folder.expctl('doctor', '--renumber', MUD, '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('-# EXP-001: Mud\n+# EXP-002: Mud\n');
    expect(stdout).toContain('would move it to experiments/EXP-002-mud.md\n');
    expect(folder.git('status', '--porcelain')).toBe('');
    const json = await folder.expctl('doctor', '--renumber', MUD, '--dry-run', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({
      kind: 'doctor',
      dryRun: true,
      renumbered: { from: 'EXP-001', to: 'EXP-002', path: MUD, newPath: 'experiments/EXP-002-mud.md', runRecords: 1 },
    });
  });

  it.each([
    [
      'an id that is given once',
      'no other document has the id',
      async (folder: ProjectFolder) => {
        folder.git('rm', '-q', 'experiments/EXP-001-reeds.md');
        return Promise.resolve();
      },
    ],
    [
      'a name that is taken',
      'experiments/EXP-002-mud.runs is there already',
      (folder: ProjectFolder) => {
        mkdirSync(join(folder.path, 'experiments/EXP-002-mud.runs'));
        return Promise.resolve();
      },
    ],
    [
      'a run record that is not ours',
      'EXP-001-mud.runs/m1.json is not a run record',
      (folder: ProjectFolder) => {
        writeFileSync(join(folder.path, 'experiments/EXP-001-mud.runs/m1.json'), '{"experiment": "EXP-001"}');
        return Promise.resolve();
      },
    ],
    [
      'a merge in progress',
      'a merge is in progress',
      (folder: ProjectFolder) => {
        folder.write('.git/MERGE_HEAD', folder.git('rev-parse', 'HEAD'));
        return Promise.resolve();
      },
    ],
  ] as const)('refuses %s, and leaves everything unchanged', async (_, reason, prepare) => {
    const folder = await twins();
    await prepare(folder);
    const before = folder.git('status', '--porcelain');
    const { code, stderr } = await folder.expctl('doctor', '--renumber', MUD);
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
    expect(folder.git('status', '--porcelain')).toBe(before);
    expect(folder.read(MUD)).toContain('# EXP-001: Mud');
  });

  it('changes the id in front matter and in the title below it', async () => {
    const pond = (name: string): string =>
      `---\nid: POND-001\nstatus: planned # planned, running\n---\n# POND-001: ${name}\n\n## Goal\n\nNewts.\n`;
    const folder = projectFolder({
      'templates/pond.md':
        '---\nid: POND-000\nstatus: planned # planned, running\n---\n# POND-000: [Name]\n\n## Goal\n',
      'experiments/POND-001-north.md': pond('North'),
      'experiments/POND-001-south.md': pond('South').replaceAll('\n', '\r\n'),
    });
    const { code, stderr } = await folder.expctl('doctor', '--renumber', 'experiments/POND-001-south.md');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(folder.read('experiments/POND-002-south.md')).toBe(
      '---\r\nid: POND-002\r\nstatus: planned # planned, running\r\n---\r\n# POND-002: South\r\n\r\n## Goal\r\n\r\nNewts.\r\n',
    );
  });

  it('refuses a link, a ledger, and a document of a kind without numbers', async () => {
    const folder = await twins();
    symlinkSync('EXP-001-mud.md', join(folder.path, 'experiments/link.md'));
    folder.write('experiments/ledger.md', '# Ledger\n\n## EXP-001: One\n\nA.\n\n## EXP-002: Two\n\nB.\n');
    folder.write('experiments/plain.md', '# Words\n\nOnly words.\n');
    for (const [file, reason] of [
      ['experiments/link.md', 'is a link'],
      ['experiments/ledger.md', 'holds'],
      ['experiments/plain.md', 'is of no kind whose documents are numbered'],
    ] as const) {
      const { code, stderr } = await folder.expctl('doctor', '--renumber', file);
      expect([code, stderr.includes(reason)]).toEqual([2, true]);
    }
  });

  it('refuses --dry-run without --renumber', async () => {
    expect((await projectFolder().expctl('doctor', '--dry-run')).code).toBe(2);
  });
});
