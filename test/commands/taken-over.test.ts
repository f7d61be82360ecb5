import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FILLED, filledText } from '../kinds.ts';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const EXP = readFileSync('templates/exp.md', 'utf8');
/** The team's own template, close to the built-in kind; its additional sections do not matter. */
const OWN = EXP.replace('kind: exp', 'kind: trial');

const folderWith = (files: Readonly<Record<string, string>>): ProjectFolder =>
  projectFolder({ [FILLED.exp]: filledText('exp'), ...files });

const HEADING = 'Templates of your own that take documents of a built-in kind:\n';

describe("doctor, if one of the team's templates is close to a built-in kind,", () => {
  it('says how many documents it takes by likeness alone, and the two ways to fix that', async () => {
    const folder = folderWith({ 'templates/trial.md': OWN });
    const { code, stdout } = await folder.expctl('doctor');
    expect(stdout).toContain(
      `${HEADING}  templates/trial.md takes 1 document that exp fits as well, by likeness alone; say under \`kinds.trial.documents\` in expctl.yaml that they are its own, or under \`kinds.exp.documents\` (or with \`kind: exp\` in their front matter) that they are not\n`,
    );
    // Nothing is wrong yet.
    expect(code).toBe(0);
    expect(JSON.parse((await folder.expctl('doctor', '--json')).stdout).takenOver).toHaveLength(1);
    expect((await folder.expctl('check')).stdout).not.toContain('likeness');
  });

  it.each([
    ['there is none', {}],
    ['it takes the place of the built-in kind', { 'templates/exp.md': EXP }],
    [
      'the configuration says whose they are',
      {
        'templates/trial.md': OWN,
        'expctl.yaml': 'kinds:\n  trial:\n    template: templates/trial.md\n    documents: [experiments/**/*.md]\n',
      },
    ],
    [
      'it is about something else',
      { 'templates/pond.md': '# Pond {number}: [Name]\n\n## Depth\n\n[How deep]\n\n## Fish\n\n[Which]\n' },
    ],
  ])('says nothing if %s', async (_, files: Readonly<Record<string, string>>) => {
    const { stdout } = await folderWith(files).expctl('doctor');
    expect(stdout).not.toContain('likeness');
  });
});
