import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

const TEMPLATE = '# GLZ-000: [Title]\n\n## Goal\n\n[What for]\n\n## Hypotheses\n\n[What is believed]\n';

const told = async (sections: string, template = TEMPLATE): Promise<readonly string[]> => {
  const folder = projectFolder({
    'templates/glaze.md': template,
    'experiments/GLZ-001-ash.md': `# GLZ-001: Ash\n\n${sections}\n`,
  });
  const { stdout } = await folder.expctl('check', '--json');
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { message: string }[] };
  return diagnostics.map(({ message }) => message);
};

describe('require-section', () => {
  it('finds a heading whose words differ only in singular and plural', async () => {
    expect(await told('## Goals\n\nNo cracks.\n\n## Hypothesis\n\nAsh melts.')).toEqual([]);
  });

  it('still checks the section that it found like that', async () => {
    expect(await told('## Goals\n\n[What for]\n\n## Hypotheses\n\nAsh melts.')).toEqual([
      'the section "Goals" is not filled in yet',
    ]);
  });

  it('finds none if two could be meant, and none at another depth', async () => {
    const two = `${TEMPLATE}\n## Goals\n\n[All of them]\n`;
    expect(await told('## Goals\n\nNo cracks.\n\n## Hypotheses\n\nAsh melts.', two)).toEqual(['"## Goal" is missing']);
    const twice = await told('## Goals\n\nNo cracks.\n\n## Goals\n\nNo bubbles.\n\n## Hypotheses\n\nAsh melts.');
    expect(twice).toEqual(['"## Goal" is missing (there is "## Goals")']);
    expect(await told('## Notes\n\n### Goals\n\nNo cracks.\n\n## Hypotheses\n\nAsh melts.')).toEqual([
      '"## Goal" is missing',
    ]);
  });
});
