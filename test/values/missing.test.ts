import { describe, expect, it } from 'vitest';
import { isMissing } from '../../src/values/missing.ts';
import { projectFolder } from '../project-folder.ts';

describe('isMissing', () => {
  it.each(['n/a', 'N/A – no GPU', 'n/a: not run', 'n/a, see notes', 'n/a (not run)', 'n.a. — lost', 'n/a - none'])(
    'is true for "%s"',
    (text) => {
      expect(isMissing(text)).toBe(true);
    },
  );

  it.each(['n/around', 'na-cl 3', 'n/a-7', 'native', 'see n/a'])('is false for "%s"', (text) => {
    expect(isMissing(text)).toBe(false);
  });
});

describe('n/a with a reason', () => {
  const TEMPLATE = [
    '# VAT-000: [Title]',
    '**Status**: [planned | running | done]\n**Started**: 2026-01-31\n**Vats**: 4\n**Bath**: [cold | warm]',
    '## Goal',
    '[Why?]',
    '## Setup',
    '- Hours: 3\n- Mordant: [alum | iron]',
    '## Results',
    '[What came out]',
    '| Run | Fading (%) |\n| --- | --- |',
    '',
  ].join('\n\n');
  const told = async (document: string): Promise<string> => {
    const folder = projectFolder({ 'templates/vat.md': TEMPLATE, 'experiments/VAT-001-madder.md': document });
    return (await folder.expctl('check', '--json')).stdout.match(/"rule": "[^"]*"/gu)?.join(' ') ?? '';
  };
  const document = [
    '# VAT-001: Madder',
    '**Status**: done\n**Started**: n/a – was there\n**Vats**: n/a, borrowed\n**Bath**: n/a',
    '## Goal',
    'Red.',
    '## Setup',
    '- Hours: n/a: overnight\n- Mordant: n/a – none',
    '## Results',
    'N/A – a repetition of last year',
    '',
  ].join('\n\n');

  it('is an answer in fields of every type, in choices, and for a whole section', async () => {
    expect(await told(document)).toBe('');
    expect(await told(document.replace(/- Hours.*\n.*/u, 'n/a – the old vat'))).toBe('');
  });

  it('is not a status', async () => {
    expect(await told(document.replace('done', 'n/a – none'))).toBe('"rule": "known-choice"');
  });
});
