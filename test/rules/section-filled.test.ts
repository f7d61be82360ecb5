import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

const TEMPLATE = [
  '# LYE-000: [Title]',
  '**Status**: [planned | running | done]',
  '## Goal',
  'Say why.',
  '## Config',
  '```yaml\nstrength: 5\n```',
  '## Setup',
  '```sh\n# the commands\n```',
  '## Method',
  '    make lye SEED=42',
  '## Evaluation rules',
  '- The lye is measured once.\n- Gloves stay on.',
  '## Acceptance criteria',
  '- pH stays ≥ 12.5',
  '## Deviations',
  'None.',
  '## Risks',
  'What can go wrong?',
  '## Contacts',
  'Ask Jo for gloves (ext. 4711).',
  '',
].join('\n\n');

async function told(document: string): Promise<readonly string[]> {
  const folder = projectFolder({ 'templates/lye.md': TEMPLATE, 'experiments/LYE-001-ash.md': document });
  const { stdout } = await folder.expctl('check', '--json');
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { rule: string; message: string }[] };
  return diagnostics.map(({ rule, message }) => `${rule} ${message}`);
}

const whole = TEMPLATE.replace('000: [Title]', '001: Ash').replace('[planned | running | done]', 'done');

describe('section-filled', () => {
  it('requires nothing if the template has text that stays', async () => {
    expect(await told(whole)).toEqual(
      ['Goal', 'Setup', 'Deviations', 'Risks'].map(
        (name) => `section-filled the section "${name}" is not filled in yet`,
      ),
    );
  });

  it('accepts a word as an answer that the template has elsewhere', async () => {
    const answered = whole
      .replace('What can go wrong?', 'None.')
      .replace('Say why.', 'To learn.')
      .replace('# the', 'run the');
    expect(await told(answered)).toEqual(['section-filled the section "Deviations" is not filled in yet']);
  });

  it('finds that the text was removed', async () => {
    expect(await told(whole.replace('```yaml\nstrength: 5\n```', ''))).toContain(
      'section-filled the section "Config" is not filled in yet',
    );
  });
});
