import { describe, expect, it } from 'vitest';
import { expctlAt, projectFolder } from '../project-folder.ts';

const document = (id: string, more = ''): string => `# ${id}: Kites\n\n**Status**: done\n${more}`;

/** A repository of which only a part is checked out. */
function sparse(config = 'documents: "{experiments,lab}/**/*.md"\n') {
  const made = projectFolder({
    'expctl.yaml': config,
    'experiments/old/EXP-001.md': document('EXP-001'),
    'experiments/old/kites.md': document('EXP-009'),
    'experiments/old/pull.png': 'x',
    'experiments/now/EXP-002.md': document(
      'EXP-002',
      '\nAfter EXP-001 and EXP-009.\n\n[a](../old/pull.png) [b](../old) [c](gone.png)\n',
    ),
    'lab/EXP-003.md': document('EXP-003'),
  });
  made.git('sparse-checkout', 'set', '--no-cone', '/*', '!/experiments/old/', '!/lab/');
  return made;
}

describe('a sparse checkout', () => {
  it('is reported by check, which does not report as missing what is only left out', async () => {
    const { expctl, git } = sparse();
    const { stdout, stderr } = await expctl('check');
    expect(stdout.split('\n').filter((line) => line.includes('dangling'))).toEqual([
      'experiments/now/EXP-002.md:7:38: warning dangling-file  there is no file "gone.png"',
    ]);
    expect(stderr).toContain(
      'expctl: 3 documents outside this sparse checkout are not looked at (`git sparse-checkout add` brings more)\n',
    );
    expect(stderr).not.toContain('matches no document');
    git('sparse-checkout', 'disable');
    const whole = await expctl('check');
    expect(whole.stderr).not.toContain('sparse');
    expect(whole.stdout).not.toContain('dangling-reference');
  });

  it('is reported by list and if an id is not found', async () => {
    const { expctl } = sparse();
    const { stderr } = await expctl('list');
    expect(stderr).toContain('expctl: 3 documents outside this sparse checkout are not looked at');
    expect((await expctl('show', 'EXP-001')).stderr).toContain('3 documents outside this sparse checkout');
    for (const [word, folder] of [
      ['lab/EXP-003.md', 'lab'],
      ['experiments/old', 'experiments/old'],
    ])
      expect(await expctl('check', word ?? '')).toMatchObject({
        code: 2,
        stderr: `expctl: ${word} is left out of this sparse checkout\n  hint: \`git sparse-checkout add ${folder}\` brings it\n`,
      });
  });

  it('prevents new from using a left-out id, whatever the name of its file', async () => {
    const { expctl } = sparse();
    expect((await expctl('new', 'exp', 'Gusts', '--dry-run')).stdout).toContain('EXP-010');
  });

  it('is named if it leaves out a requested configuration, or the templates', async () => {
    const made = projectFolder({
      'conf/own.yaml': 'documents: "*.md"\n',
      'expctl.yaml': 'templates: lab\nkinds:\n  kite:\n    template: forms/kite.md\n',
      'lab/kite.md': '# KITE-XXX: [Name]\n',
      'forms/kite.md': '# KITE-XXX: [Name]\n\n## Winds\n',
      'experiments/a.md': '# KITE-001: Long\n',
    });
    made.git('sparse-checkout', 'set', '--cone', 'experiments', 'lab');
    expect(await made.expctl('check', '--config', 'conf/own.yaml')).toMatchObject({
      code: 2,
      stderr:
        'expctl: conf/own.yaml is left out of this sparse checkout\n  hint: `git sparse-checkout add conf` brings it\n',
    });
    expect(await made.expctl('check')).toMatchObject({
      code: 2,
      stderr:
        'expctl: expctl.yaml:4: the template `forms/kite.md` is left out of this sparse checkout\n  hint: `git sparse-checkout add forms` brings it\n',
    });
    made.git('sparse-checkout', 'set', '--cone', 'experiments', 'forms');
    expect((await made.expctl('list')).stderr).toBe(
      'expctl: expctl.yaml:1: the templates `lab` are left out of this sparse checkout\n  hint: `git sparse-checkout add lab` brings it\n',
    );
    made.git('sparse-checkout', 'add', 'lab');
    expect((await made.expctl('list')).stderr).not.toContain('sparse');
    expect((await made.expctl('check', '--config', 'none.yaml')).stderr).toBe(
      'expctl: there is no configuration none.yaml\n',
    );
  });

  it('is named if the project is read without a configuration or a template that it leaves out', async () => {
    const made = projectFolder({
      'proj/expctl.yaml': 'templates: lab\n',
      'proj/lab/kite.md': '# KITE-XXX: [Name]\n',
      'proj/lab/reel.md': '# REEL-XXX: [Name]\n',
      'proj/experiments/EXP-001.md': document('EXP-001'),
    });
    const at = `${made.path}/proj`;
    made.git('sparse-checkout', 'set', '--no-cone', '/*', '!/proj/expctl.yaml');
    const told =
      'expctl: expctl.yaml is left out of this sparse checkout, and so not looked at (`git sparse-checkout add proj` brings it)\n';
    for (const words of [['list'], ['check', 'experiments/EXP-001.md'], ['show', 'EXP-001']])
      expect((await expctlAt(at, ...words)).stderr, words.join(' ')).toContain(told);
    made.git('sparse-checkout', 'set', '--no-cone', '/*', '!/proj/lab/kite.md');
    expect((await expctlAt(at, 'check')).stderr).toContain(
      'expctl: lab/kite.md is left out of this sparse checkout, and so not looked at (`git sparse-checkout add proj/lab` brings it)\n',
    );
    // The index has it.
    made.write('proj/experiments/EXP-001.md', document('EXP-001', 'more\n'));
    made.git('add', 'proj/experiments');
    expect((await expctlAt(at, 'check', '--staged')).stderr).not.toContain('sparse');
    made.git('sparse-checkout', 'disable');
    expect((await expctlAt(at, 'check')).stderr).not.toContain('sparse');
  });

  it('is checked by what is staged', async () => {
    const { expctl, write, git } = sparse();
    write('experiments/now/EXP-004.md', document('EXP-004', '\n[a](../old/pull.png)\n'));
    git('add', 'experiments/now/EXP-004.md');
    const { stdout } = await expctl('check', '--staged');
    expect(stdout).not.toContain('dangling-file');
    expect((await expctl('check', '--staged', 'lab/EXP-003.md')).code).toBe(0);
  });
});
