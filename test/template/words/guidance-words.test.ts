import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../project-folder.ts';

const TEMPLATE = [
  '# RUG-000: [Title]',
  '**Status**: [planned | running | done]',
  '## Purpose',
  'TODO: why are we weaving this?',
  '## Hypothesis',
  '[What is expected?]',
  '## Conclusion',
  'Choose one:\n\n[win / tie / loss]',
  '## Size',
  'Choose one: [small / large]',
  '',
].join('\n\n');

const answered = TEMPLATE.replace('000: [Title]', '001: Kilim')
  .replace('[planned | running | done]', 'done')
  .replace('TODO: why are we weaving this?', 'For the hall.')
  .replace('[What is expected?]', 'It lasts.')
  .replace('Choose one:\n\n[win / tie / loss]', 'A win.')
  .replace('[small / large]', 'small');

describe('words that ask for something', () => {
  const told = async (document: string): Promise<readonly string[]> => {
    const folder = projectFolder({ 'templates/rug.md': TEMPLATE, 'experiments/RUG-001-kilim.md': document });
    const { stdout } = await folder.expctl('check', '--json');
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { message: string }[] };
    return diagnostics.map(({ message }) => message);
  };

  it('are not a field that has to stay', async () => {
    expect(await told(answered)).toEqual([]);
  });

  it('are not an answer either', async () => {
    expect(await told(answered.replace('For the hall.', 'TODO: why are we weaving this?'))).toEqual([
      'the section "Purpose" is not filled in yet',
    ]);
    expect(await told(answered.replace('A win.', 'Choose one:\n\n[win / tie / loss]'))).toEqual([
      'the section "Conclusion" is not filled in yet',
    ]);
  });

  it('are a field where the answer follows on their line', async () => {
    expect(await told(answered.replace('Choose one: small', ''))).toContain(
      'the field "Choose one" is missing in "Size"',
    );
  });
});
