import { expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

it('refuses a bare repository, in which nothing would be found', async () => {
  const folder = projectFolder({}, { git: false });
  folder.git('init', '--quiet', '--bare');
  for (const argv of [['check'], ['list'], ['new', 'exp', 'Kites']]) {
    const { code, stdout, stderr } = await folder.expctl(...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('this is a bare repository: it has no work tree, and so no documents');
  }
});

it('says which configuration is not read beside another one', async () => {
  const folder = projectFolder({
    'expctl.yaml': 'rules: {}\n',
    'expctl.json': '{}',
    'pyproject.toml': '[tool.expctl]\n',
    'experiments/EXP-001.md': '# EXP-001: Kites\n',
  });
  expect((await folder.expctl('check')).stderr).toContain(
    'expctl.json and pyproject.toml are not read: one file configures a project, and another comes first',
  );
  const { stderr } = await projectFolder({ 'expctl.yaml': 'rules: {}\n', 'pyproject.toml': '[project]\n' }).expctl(
    'check',
  );
  expect(stderr).not.toContain('not read');
});
