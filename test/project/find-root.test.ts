import { expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

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
