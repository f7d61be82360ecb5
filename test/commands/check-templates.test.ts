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
  it("tells what the team's templates say in vain", async () => {
    const { expctl } = projectFolder({ 'templates/pond.md': POND, 'expctl.yaml': 'templates: templates\n' });
    expect(await expctl('check')).toEqual({
      code: 0,
      stderr: '0 errors, 3 warnings in 0 documents\n',
      stdout: `templates/pond.md:1:1: warning known-directive  \`expctl: knd\` is not known (did you mean kind?)
  hint: \`expctl schema pond\` shows how the template was read
templates/pond.md:11:1: warning known-directive  the comment "expctl: required=runing" is not understood: \`required=\` is one of planned, running, concluded, cancelled (did you mean running?)
  hint: \`expctl schema pond\` shows how the template was read
templates/pond.md:16:1: warning known-directive  the comment "expctl: runs key="Vist"" is not understood: no column of the table is called "Vist" (did you mean Visit?)
  hint: \`expctl schema pond\` shows how the template was read
`,
    });
  });

  it('weighs them as a team likes', async () => {
    const { expctl } = projectFolder({
      'templates/pond.md': POND,
      'expctl.yaml': 'templates: templates\nrules:\n  known-directive: off\n',
    });
    expect((await expctl('check')).stdout).toBe('');
  });
});
