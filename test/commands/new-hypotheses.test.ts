import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

const TEMPLATE = [
  '# HT-000: [Title]',
  '',
  '**Status**: planned / running / done',
  '',
  '## Hypotheses',
  '',
  '- H0: [no change]',
  '- H1: [what falls]',
  '',
  '## Conclusion',
  '',
  '[What came out?]',
  '',
].join('\n');

describe('the null hypothesis beside the other one', () => {
  it('keeps its name, in the template, in the document and in what is set', async () => {
    const folder = projectFolder({ 'templates/ht.md': TEMPLATE });
    const made = await folder.expctl('new', 'ht', 'Alpha', '--set', 'H0=no change', '--set', 'hypotheses/h1=WER falls');
    expect(made).toMatchObject({ code: 0 });
    const path = made.stdout.trim();
    expect(folder.read(path)).toContain('- H0: no change\n- H1: WER falls\n');
    expect((await folder.expctl('check')).stdout).not.toMatch(/H[01]/u);
    const { stdout } = await folder.expctl('show', 'HT-001');
    expect(stdout).toMatch(/h0 +no change/u);
    expect(stdout).toMatch(/h1 +WER falls/u);
    folder.write(path, folder.read(path).replace('- H0: no change\n', ''));
    expect((await folder.expctl('check')).stdout).toContain('the field "H0" is missing in "Hypotheses"');
  });
});
