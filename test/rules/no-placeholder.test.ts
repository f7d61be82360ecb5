import { describe, expect, it } from 'vitest';
import { isOpenText } from '../../src/template/open-text.ts';
import { projectFolder } from '../project-folder.ts';

const TEMPLATE = [
  '# DYE-000: [Title]',
  '**Status**: [planned | running | done]',
  '## Objective',
  '[One sentence: which colour is wanted?]',
  '## Method',
  '1. Steep for ___ hours in [bath].\n2. See [the guide](https://example.org).\n\n> [!NOTE]\n> Wear gloves.',
  '## Success criteria',
  '- [ ] [measure] at least [value]\n- [ ] Other: ____',
  '## Conclusion',
  '[adopt / reject / repeat]',
  '**Details**: [what was seen]',
  '## Notes (optional)',
  '[Anything else]',
  '',
].join('\n\n');

const filled = TEMPLATE.replace('000: [Title]', '001: Madder')
  .replace('[planned | running | done]', 'done')
  .replace('[One sentence: which colour is wanted?]', 'A lasting red.')
  .replace('___ hours in [bath]', '3 hours in madder')
  .replace('[measure] at least [value]', 'Fading at most 5 %')
  .replace('[adopt / reject / repeat]', 'Adopt it.')
  .replace('[what was seen]', 'no fading');

async function told(document: string): Promise<readonly string[]> {
  const folder = projectFolder({ 'templates/dye.md': TEMPLATE, 'experiments/DYE-001-madder.md': document });
  const { stdout } = await folder.expctl('check', '--json');
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { rule: string; severity: string; line: number; message: string }[];
  };
  return diagnostics.map(({ rule, severity, line, message }) => `${line} ${severity} ${rule} ${message}`);
}

describe("a placeholder beside the author's own words", () => {
  it('is not in a filled document, even with text that may stay', async () => {
    expect(await told(filled)).toEqual([]);
  });

  it.each([
    [
      filled.replace('A lasting red.', '[One sentence: which colour is wanted?]\n\nA lasting red.'),
      '7 error no-placeholder this line is not filled in yet: "[One sentence: which colour is wanted?]" is the template\'s',
    ],
    [
      filled.replace('3 hours in madder.', '___ hours in [bath].\n2. Dry.'),
      '11 error no-placeholder this line is not filled in yet: "1. Steep for ___ hours in [bath]." is the template\'s',
    ],
    [
      filled.replace('Adopt it.', '[adopt / reject / repeat]'),
      '24 error no-placeholder this line is not filled in yet: "[adopt / reject / repeat]" is the template\'s',
    ],
    [
      filled.replace('no fading', '[what was seen] no fading'),
      '26 warning no-placeholder the field "Details" is not filled in yet: "[what was seen]" is the template\'s placeholder',
    ],
  ])('is reported by its line', async (document, finding) => {
    expect(await told(document)).toEqual([finding]);
  });

  it('is reported with its section if nothing else is there', async () => {
    expect(await told(filled.replace('A lasting red.', '[One sentence: which colour is wanted?]'))).toEqual([
      '5 error section-filled the section "Objective" is not filled in yet',
    ]);
  });

  it('is allowed before it is due', async () => {
    const planned = TEMPLATE.replace('000: [Title]', '001: Madder').replace('[planned | running | done]', 'planned');
    const found = (await told(planned)).filter((line) => !/Objective|Success criteria|measure/u.test(line));
    expect(found).toEqual([]);
  });
});

describe('TBD and the like', () => {
  it.each(['TBD', 'TODO: ask Jo', 'tbd.', '???', 'TBD (after the bath)', '…', '**TODO**'])(
    '"%s" does not count as filled in',
    async (open) => {
      expect(isOpenText(open)).toBe(true);
      expect(await told(filled.replace('A lasting red.', open))).toEqual([
        '5 error section-filled the section "Objective" is not filled in yet',
      ]);
      expect(await told(filled.replace('Fading at most 5 %', open))).toHaveLength(1);
      expect(await told(filled.replace('no fading', open))).toEqual([
        '26 warning require-field the field "Details" is not filled in yet',
      ]);
    },
  );

  it.each(['TODO lists get shorter.', 'What is left? Nothing.', 'Todos: none', 'n/a'])(
    '"%s" is an answer',
    async (said) => {
      expect(isOpenText(said)).toBe(false);
      expect(await told(filled.replace('A lasting red.', said))).toEqual([]);
    },
  );
});
