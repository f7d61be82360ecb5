import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

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
  it('is told of by check, which misses nothing that is only left out', async () => {
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

  it('is told of by list and where an id is not found', async () => {
    const { expctl } = sparse();
    const { stderr } = await expctl('list');
    expect(stderr).toContain('expctl: 3 documents outside this sparse checkout are not looked at');
    expect((await expctl('show', 'EXP-001')).stderr).toContain('3 documents outside this sparse checkout');
  });

  it('gives no id to new that is left out, whatever the file is called', async () => {
    const { expctl } = sparse();
    expect((await expctl('new', 'exp', 'Gusts', '--dry-run')).stdout).toContain('EXP-010');
  });

  it('is judged by what is staged', async () => {
    const { expctl, write, git } = sparse();
    write('experiments/now/EXP-004.md', document('EXP-004', '\n[a](../old/pull.png)\n'));
    git('add', 'experiments/now/EXP-004.md');
    const { stdout } = await expctl('check', '--staged');
    expect(stdout).not.toContain('dangling-file');
    expect((await expctl('check', '--staged', 'lab/EXP-003.md')).code).toBe(0);
  });
});
