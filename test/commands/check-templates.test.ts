import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

const POND = `---
expctl:
  knd: pond
---

# POND-XXX: [Name]

**Keeper**: [Name]

## Goal
<!-- expctl: required=runing -->

[What for]

## Visits
<!-- expctl: runs key="Vist" -->

| Visit | Newts |
| --- | --- |
`;

describe('a check of the collection', () => {
  it("reports directives in the team's templates that have no effect", async () => {
    const { expctl } = projectFolder({ 'templates/pond.md': POND, 'expctl.yaml': 'templates: templates\n' });
    expect(await expctl('check')).toEqual({
      code: 0,
      stderr: '0 errors, 3 warnings in 0 documents\n',
      stdout: `templates/pond.md:1:1: warning known-directive  \`expctl: knd\` is not known (did you mean kind?)
  hint: \`expctl schema pond\` shows how the template was read
templates/pond.md:11:1: warning known-directive  the comment "expctl: required=runing" is not understood: \`required=\` is one of planned, running, concluded, cancelled (did you mean running?)
templates/pond.md:16:1: warning known-directive  the comment "expctl: runs key="Vist"" is not understood: no column of the table is called "Vist" (did you mean Visit?)
`,
    });
  });

  it('gives them the severity that a team configured', async () => {
    const { expctl } = projectFolder({
      'templates/pond.md': POND,
      'expctl.yaml': 'templates: templates\nrules:\n  known-directive: off\n',
    });
    expect((await expctl('check')).stdout).toBe('');
  });
});

describe('headings that a template leaves open', () => {
  const TEMPLATE = [
    '# POND-XXX: [Title]',
    '',
    '**Status:** Draft / Running / Done',
    '',
    '## Hypothesis: [statement]',
    '',
    '[What?]',
    '',
    '## Log',
    '',
    '### YYYY-MM-DD',
    '',
    '- Weather: [sky]',
    '',
    '## Variants',
    '',
    '### Variant A: [name]',
    '',
    '- Depth: [cm]',
    '',
    '#### Remarks',
    '',
    '### [Next variant]',
    '',
    '## Visits',
    '',
    '### <Visit name>',
    '',
    '- Net: [which]',
    '',
  ].join('\n');
  const HEAD = '# POND-001: Reeds\n\n**Status:** Done\n';
  const BODY = [
    '',
    '## Hypothesis: It foams',
    '',
    'So we think.',
    '',
    '## Log',
    '',
    '### 2026-11-20',
    '',
    '- Weather: sun',
    '',
    '### 2026-11-21',
    '',
    '- Weather: [sky]',
    '',
    '### Weeks without a visit',
    '',
    'None.',
    '',
    '## Variants',
    '',
    '### Variant A: deep water',
    '',
    '- Depth: 3',
    '',
    '#### Remarks',
    '',
    'Cold.',
    '',
    '## Visits',
    '',
    '### Cold morning',
    '',
    '- Net: blue',
    '',
    '### Warm morning',
    '',
    '- Net: [which]',
    '',
  ].join('\n');
  const folderOf = (text: string) => projectFolder({ 'templates/pond.md': TEMPLATE, 'experiments/POND-001.md': text });

  it('match filled-in ones, any number of them, each with the fields of the template', async () => {
    const { stdout } = await folderOf(HEAD + BODY).expctl('check', '--json');
    const { diagnostics } = JSON.parse(stdout) as {
      readonly diagnostics: readonly { readonly line: number; readonly message: string }[];
    };
    expect(diagnostics.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      '17: the field "Weather" is not filled in yet: "[sky]" is the template\'s placeholder',
      '41: the field "Net" is not filled in yet: "[which]" is the template\'s placeholder',
    ]);
  });

  it('are never added by check --fix as they are in the template', async () => {
    const folder = folderOf(HEAD);
    await folder.expctl('check', '--fix');
    expect(folder.read('experiments/POND-001.md')).toBe(
      `${HEAD}\n## Hypothesis\n\n## Log\n\n## Variants\n\n## Visits\n`,
    );
  });

  it('are distinguished from remarks in brackets', async () => {
    const folder = projectFolder({
      'templates/pond.md': TEMPLATE.replace('Hypothesis: [statement]', 'Hypothesis [one sentence]'),
      'experiments/POND-001.md': HEAD,
    });
    const { stdout } = await folder.expctl('check');
    expect(stdout).toContain('"## Hypothesis [one sentence]" is missing');
  });
});
