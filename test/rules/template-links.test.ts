import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const TEMPLATE = `# POND-XXX: [Title]

**Status**: [planned / running / done]

See [how we count](how-we-count.md#newts), the [readme](../README.md) and ![the plot](plots/newts.png).

## Hypothesis

[What]
`;

const DOCUMENT = 'ponds/deep/POND-001-newts.md';

const folderWith = (status: string, more = ''): ProjectFolder =>
  projectFolder({
    'expctl.yaml': 'kinds:\n  pond:\n    template: templates/pond.md\n    documents: ponds/**/*.md\n',
    'templates/pond.md': TEMPLATE,
    'templates/how-we-count.md': '# How we count\n',
    'README.md': '# Ponds\n',
    [DOCUMENT]: `${TEMPLATE.replace('POND-XXX: [Title]', 'POND-001: Newts').replace('[planned / running / done]', status).replace('[What]', 'They come.')}${more}`,
  });

const told = async (folder: ProjectFolder): Promise<readonly string[]> =>
  [...(await folder.expctl('check', DOCUMENT)).stdout.matchAll(/dangling-file {2}(.*)/gu)].map(
    ([, words = '']) => words,
  );

describe('links that a document has from its template', () => {
  it("are the template's if they work from its folder", async () => {
    expect(await told(folderWith('planned'))).toEqual([]);
  });

  it('are checked at the end if they name what the experiment creates', async () => {
    const folder = folderWith('done');
    expect(await told(folder)).toEqual(['there is no file "plots/newts.png"']);
    folder.write('ponds/deep/plots/newts.png', '');
    expect(await told(folder)).toEqual([]);
  });

  it('do not include those that the document adds itself', async () => {
    const more = '\nThe [count](how-we-measure.md) and [newts](newts.png).\n';
    expect(await told(folderWith('planned', more))).toEqual([
      'there is no file "how-we-measure.md"',
      'there is no file "newts.png"',
    ]);
  });
});
