import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

const TEMPLATE =
  '# GLZ-000: [Title]\n\n**Status**: [planned | running | done]\n\n## Setup\n\n- Firing rate: 3\n- Batch size: 64\n\n## Notes\n';

const told = async (setup: string): Promise<readonly string[]> => {
  const folder = projectFolder({
    'templates/glaze.md': TEMPLATE,
    'experiments/GLZ-001-ash.md': `# GLZ-001: Ash\n\n**Status**: running\n\n## Setup\n\n${setup}\n`,
  });
  const { stdout } = await folder.expctl('check', '--json');
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { message: string }[] };
  return diagnostics.map(({ message }) => message);
};

describe('require-field', () => {
  it('finds a field in the row of a table of the same section', async () => {
    const table = '| Setting | Value |\n| --- | --- |\n| **Firing rate** | 4 |\n| Batch size | 32 |';
    expect(await told(table)).toEqual([]);
    expect(await told(table.replace('| 32 |', '| |'))).toEqual(['the field "Batch size" is missing in "Setup"']);
  });

  it('says how to write a field if the template has it in a table', async () => {
    const template =
      '# GLZ-000: [Title]\n\n## Goals\n\n| Property | Value |\n| --- | --- |\n| Owner | @name |\n| Kiln | big |\n';
    const folder = projectFolder({
      'templates/glaze.md': template,
      'experiments/GLZ-001-ash.md':
        '# GLZ-001: Ash\n\n## Goals\n\n| Property | Value |\n| --- | --- |\n| Owner | Ada |\n',
    });
    expect((await folder.expctl('check')).stdout).toContain('hint: add `| Kiln | … |`; asked for');
  });
});
