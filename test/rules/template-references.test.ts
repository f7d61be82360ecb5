import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

const template = (title: string): string => `---
baseline: FRO-000
---

# ${title}

**Beside**: FRO-000, counted by [name]

See FRO-900 for how we count.

## Hypothesis

[What]
`;

const document = (id: string, more = ''): string =>
  template(`${id}: Frogs`).replace('[name]', 'Ada').replace('[What]', `They come.${more}`);

/** The messages on references, as `path:line message, hint`. */
async function told(title: string, more = ''): Promise<readonly string[]> {
  const { expctl } = projectFolder({
    'templates/fro.md': template(title),
    'experiments/FRO-001-dusk.md': document('FRO-001'),
    'experiments/FRO-002-dawn.md': document('FRO-002', more),
  });
  const { diagnostics } = JSON.parse((await expctl('check', '--json')).stdout) as {
    diagnostics: { rule: string; message: string; path: string; line: number; hint: string }[];
  };
  return diagnostics.flatMap(({ rule, message, path, line, hint }) =>
    rule === 'dangling-reference' ? [`${path}:${String(line)} ${message}, ${hint}`] : [],
  );
}

const ofTemplate = (line: number): string =>
  `every document of templates/fro.md:${String(line)} has it, and it is said once: add its document, or write there in brackets what is to be filled in`;

describe('references that a document has from its template', () => {
  it('are reported once for the template', async () => {
    expect(await told('FRO-XXX: [Title]')).toEqual([
      `experiments/FRO-001-dusk.md:2 there is no experiment FRO-000, ${ofTemplate(2)}`,
      `experiments/FRO-001-dusk.md:9 there is no experiment FRO-900, ${ofTemplate(9)}`,
    ]);
  });

  it('are not reported to the number that the template itself has', async () => {
    expect(await told('FRO-000: [Title]')).toEqual([
      `experiments/FRO-001-dusk.md:9 there is no experiment FRO-900, ${ofTemplate(9)}`,
    ]);
  });

  it('do not include those that a document adds itself', async () => {
    expect(await told('FRO-000: [Title]', ' More than in FRO-000 and FRO-014.')).toEqual([
      `experiments/FRO-001-dusk.md:9 there is no experiment FRO-900, ${ofTemplate(9)}`,
      'experiments/FRO-002-dawn.md:13 there is no experiment FRO-000, mend the id, or add its document',
      'experiments/FRO-002-dawn.md:13 there is no experiment FRO-014, mend the id, or add its document',
    ]);
  });

  it("are reported beside those of a document's own", async () => {
    expect(await told('FRO-XXX: [Title]', ' More than in FRO-000.')).toEqual([
      `experiments/FRO-001-dusk.md:2 there is no experiment FRO-000, ${ofTemplate(2)}`,
      `experiments/FRO-001-dusk.md:9 there is no experiment FRO-900, ${ofTemplate(9)}`,
      'experiments/FRO-002-dawn.md:13 there is no experiment FRO-000, mend the id, or add its document',
    ]);
  });
});
