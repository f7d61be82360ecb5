import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const FILE = 'experiments/EXP-040-reeds.md';
const TEXT = `# EXP-040: Reeds

## Success Criteria

- **Pitch**: the tunning stays within 5 cents. \`expect: drift < 5, every run\`
- **Ease**: nobody is out of breath.

## Runs

| Run | Drift |
| --- | --- |
`;

/** A logged run whose criteria were committed before. */
async function logged(): Promise<ProjectFolder> {
  const folder = projectFolder({ [FILE]: TEXT });
  folder.write('run.json', '{"run_id": "reed-1", "drift": 4}');
  expect((await folder.expctl('log', FILE, 'run.json')).code).toBe(0);
  return folder;
}

/** The reasons for INVALID after a change. */
async function reasons(folder: ProjectFolder, from: string, to: string): Promise<readonly string[]> {
  expect(folder.read(FILE)).toContain(from);
  folder.write(FILE, folder.read(FILE).replace(from, to));
  const { code, stdout } = await folder.expctl('decide', FILE, '--json');
  expect(code).toBe(4);
  return (JSON.parse(stdout) as { readonly invalid: readonly string[] }).invalid;
}

const CHANGED = '"Pitch" has changed after 1 result, without an amendment';
const SAME = ': the same claim in other words';

describe('a criterion whose words alone changed after results', () => {
  it.each([
    ['a mended typo', 'tunning', 'tuning', `${CHANGED}${SAME}`],
    ['the statement typed otherwise', 'drift < 5, every', 'drift  <  5.0 , every', `${CHANGED}${SAME}`],
    ['another number', 'drift < 5', 'drift < 9', CHANGED],
    ['another number in the words', 'within 5 cents', 'within 9 cents', CHANGED],
    ['words that weigh otherwise', 'stays within', 'stays roughly within', CHANGED],
    ['another scope', 'every run', 'some run', CHANGED],
    ['a sentence that nobody but a person decides', 'nobody is', 'hardly anybody is', CHANGED.replace('Pitch', 'Ease')],
  ])('is described as such, or not: %s', async (_, from, to, said) => {
    expect(await reasons(await logged(), from, to)).toEqual([said]);
  });

  it('is described if its heading or its label changed, and stays INVALID with how to fix it', async () => {
    const vanished = '"success_criteria/pitch" has vanished after 1 result, without an amendment';
    expect((await reasons(await logged(), '**Pitch**', '**Intonation**'))[0]).toBe(
      `${vanished}: the same claim stands as "Intonation" now`,
    );
    const folder = await logged();
    expect(await reasons(folder, '## Success Criteria', '## Acceptance Criteria')).toContain(
      `${vanished}: the same claim stands as "Pitch" now`,
    );
    const { stdout } = await folder.expctl('decide', FILE);
    expect(stdout).toContain('hint: put it back as it was, or say why: `expctl amend EXP-040');
    expect((await folder.expctl('amend', FILE, '-m', 'the new template')).code).toBe(0);
    expect((await folder.expctl('decide', FILE)).stdout).not.toContain('INVALID');
  });

  it('is called as it stood where it had no label and is gone', async () => {
    const line = '- **Ease**: nobody is out of breath.\n';
    const plain = '- No reed of the nine is ever out of breath.\n';
    const folder = projectFolder({ [FILE]: TEXT.replace(line, plain) });
    folder.write('run.json', '{"run_id": "reed-1", "drift": 4}');
    expect((await folder.expctl('log', FILE, 'run.json')).code).toBe(0);
    expect(await reasons(folder, plain, '')).toEqual([
      '"No reed of the nine is ever out …" has vanished after 1 result, without an amendment',
    ]);
  });

  it('is described as before if git does not have what the results saw', async () => {
    const folder = await logged();
    folder.git('commit', '--quiet', '--allow-empty', '--message', 'nothing');
    folder.git('update-ref', '-d', 'HEAD');
    expect(await reasons(folder, 'tunning', 'tuning')).toEqual([CHANGED]);
  });
});
