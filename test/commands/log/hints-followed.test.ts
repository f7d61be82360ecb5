import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../project-folder.ts';
import type { ProjectFolder } from '../../project-folder.ts';

const DOCUMENT = 'experiments/EXP-001-reeds.md';

const table = (header: string, ...rows: readonly string[]): string =>
  [header, header.replaceAll(/[^|]+/gu, '---'), ...rows].map((row) => `| ${row} |`).join('\n');

const folderWith = (...sections: readonly (readonly [string, string])[]): ProjectFolder =>
  projectFolder({
    [DOCUMENT]: `# EXP-001: Reeds\n\n${sections.map(([name, body]) => `## ${name}\n\n${body}\n`).join('\n')}`,
    'zz.json': '{"run_id": "zz", "acc": 0.93}',
  });

const log = (folder: ProjectFolder) => folder.expctl('log', DOCUMENT, 'zz.json');

const hintOf = async (folder: ProjectFolder): Promise<string> => {
  const { code, stderr } = await log(folder);
  expect(code).toBe(2);
  return stderr.split('  hint: ')[1]?.trim() ?? '';
};

/** Follows the hint: puts its comment above the header that it is about. */
function mark(folder: ProjectFolder, hint: string): void {
  const [comment = '', key = ''] = /<!-- expctl: runs key="([^"]*)" -->/u.exec(hint) ?? [];
  const lines = folder.read(DOCUMENT).split('\n');
  const at = lines.findIndex((line) => line.startsWith('|') && line.includes(`| ${key} |`));
  folder.write(DOCUMENT, lines.toSpliced(at, 0, comment).join('\n'));
}

const RISKS = ['Risks', table('Risk | Owner', 'Flood | Ada')] as const;
const SETUP = ['Setup', table('Parameter | Value', 'Depth | 3')] as const;
const MODELS = ['Results', table('Variant | Acc | Loss', 'small | 0.90 | 1.2')] as const;

describe('the hint for a document without a runs table', () => {
  it('names the only table that measures something for its rows', async () => {
    expect(await hintOf(folderWith(RISKS, MODELS))).toBe(
      'its tables are "Risks", "Results": in "Results" call its first column "Run" (it is "Variant"), or mark it, ' +
        'above it or in the template: `<!-- expctl: runs key="Variant" -->`',
    );
  });

  it.each([
    ['behind other tables', [RISKS, MODELS]],
    ['alone', [MODELS]],
    ['without a number', [['Results', table('Trial | Owner', 'small | Ada')]]],
    ['with a place for one', [['Results', table('Trial | Acc', 'small | ')]]],
  ] as const)('works if the table is marked: %s', async (_, sections) => {
    const folder = folderWith(...sections);
    mark(folder, await hintOf(folder));
    const { code, stderr } = await log(folder);
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('no table')]);
  });

  it.each([
    [
      table('Trial | Owner', 'small | Ada'),
      table('Run | Owner | Loss', 'small | Ada | '),
      'call its key "Run" (it is "Trial") and give it a column for what is measured',
    ],
    [table('Trial | Acc', 'small | '), table('Run | Acc', 'small | '), 'call its key "Run" (it is "Trial")'],
    [
      table('Run | Owner', 'small | Ada'),
      table('Run | Owner | Loss', 'small | Ada | '),
      'give it a column for what is measured',
    ],
    [
      table('Model | Owner', 'small | Ada'),
      table('Run | Owner | Loss', 'small | Ada | '),
      'call its first column "Run" (it is "Model") and give it a column for what is measured',
    ],
  ])('works if the columns are as it says: %s', async (body, mended, words) => {
    const folder = folderWith(['Results', body]);
    expect(await hintOf(folder)).toContain(`${words}, or mark it`);
    folder.write(DOCUMENT, folder.read(DOCUMENT).replace(body, mended));
    expect(await log(folder)).toMatchObject({ code: 0 });
  });

  it('suggests no mark if the column has no header to name, and works', async () => {
    const folder = folderWith(['Results', table('  | Acc | Remark', 'small | 0.90 | dry')]);
    expect(await hintOf(folder)).toBe('call its first column "Run" (it has no name)');
    folder.write(DOCUMENT, folder.read(DOCUMENT).replace('|   | Acc', '| Run | Acc'));
    expect(await log(folder)).toMatchObject({ code: 0 });
    expect(folder.read(DOCUMENT)).toContain('| zz | 0.93 |  |');
  });

  it('is also given beside a table with one value per row', async () => {
    const folder = folderWith(SETUP, MODELS);
    const { code, stderr } = await log(folder);
    expect(code).toBe(0);
    expect(stderr).toContain(
      'no metric of it has a row here (acc): --map ROW=KEY fills one; for a row of its own in "Results" call its first ' +
        'column "Run" (it is "Variant"), or mark it, above it or in the template: `<!-- expctl: runs key="Variant" -->`',
    );
    mark(folder, stderr);
    expect(await log(folder)).toMatchObject({ code: 0 });
    expect(folder.read(DOCUMENT)).toContain('| zz | 0.93 |');
  });

  it('is accepted even against the template, which has another use for the table', async () => {
    const folder = projectFolder({
      'templates/reed.md': `# REED-XXX: [Title]\n\n## Hypothesis\n\n[What]\n\n## Results\n\n${table('Model | Acc', 'base | ', 'ours | ')}\n`,
      [DOCUMENT]: `# REED-001: Reeds\n\n## Hypothesis\n\nThey grow.\n\n## Results\n\n${table('Model | Acc', 'base | 0.9')}\n`,
      'zz.json': '{"run_id": "zz", "acc": 0.93}',
    });
    const hint = await hintOf(folder);
    expect(hint).toBe(
      'mark the table, which the template has for something else (comparison), above it or in the template: ' +
        '`<!-- expctl: runs key="Model" -->`',
    );
    mark(folder, hint);
    expect(await log(folder)).toMatchObject({ code: 0 });
    expect(folder.read(DOCUMENT)).toContain('| base | 0.9 |\n| zz | 0.93 |\n');
    expect((await folder.expctl('check', DOCUMENT)).stdout).toBe('');
    expect((await log(folder)).stdout).toContain('there already zz');
  });
});

describe('a table whose rows are the parts of one run', () => {
  const REPORT = '{"run_id": "zz", "reed": {"f1-score": 0.85, "recall": 0.8}, "rush": {"f1-score": 0.79}, "acc": 0.82}';
  const classes = (...rows: readonly string[]) => ['Results', table('Class | Recall | F1-score', ...rows)] as const;

  it('is distinguished from a runs table, and the hint works', async () => {
    const folder = folderWith(classes('reed |  | ', 'rush |  | '));
    folder.write('zz.json', REPORT);
    const { code, stderr } = await log(folder);
    expect([code, stderr]).toEqual([
      2,
      'expctl: the rows of the table "Results" are parts of one run (reed, rush), and log fills none of them\n' +
        '  hint: a metrics table takes each number in a row of its own: `| Metric | Value |` with rows such as ' +
        '`| reed.f1-score |  |`\n',
    ]);
    const followed = folderWith(['Results', table('Metric | Value', 'reed.f1-score | ')]);
    followed.write('zz.json', REPORT);
    expect(await log(followed)).toMatchObject({ code: 0 });
    expect(followed.read(DOCUMENT)).toContain('| reed.f1-score | 0.85 |\n');
  });

  it('is not one if a row has another name, or if it is marked as a runs table', async () => {
    const others = folderWith(classes('reed | 0.8 | 0.85', 'base | 0.7 | 0.75'));
    others.write('zz.json', REPORT);
    expect((await log(others)).stderr).toContain('no table of this document takes a row for each run');
    const [name, body] = classes('reed | 0.8 | 0.85', 'rush | 0.7 | 0.75');
    const marked = folderWith([name, `<!-- expctl: runs key="Class" -->\n${body}`]);
    marked.write('zz.json', REPORT);
    expect(await log(marked)).toMatchObject({ code: 0 });
  });
});

describe('a document about one run', () => {
  it('takes its values where limits are set, beside a table of settings', async () => {
    const folder = folderWith(
      SETUP,
      ['Success Criteria', table('Metric | Target | Actual', 'Acc | ≥ 0.9 | ')],
      ['Outcome', table('Question | Answer', 'Go on? | ')],
    );
    expect(await log(folder)).toMatchObject({ code: 0 });
    expect(folder.read(DOCUMENT)).toContain('| Acc | ≥ 0.9 | 0.93 |\n');
  });

  it('is never told to use a table of words as a runs table', async () => {
    const folder = folderWith(SETUP, ['Outcome', table('Question | Answer', 'Go on? | ')]);
    const { stderr } = await log(folder);
    expect(stderr).toContain('(acc): --map ROW=KEY fills one\n');
  });
});
