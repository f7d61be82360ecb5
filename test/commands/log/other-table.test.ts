import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { worldsOf } from '../../../src/criteria/world/world.ts';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { readRecords } from '../../../src/records/read-records.ts';
import { planLog } from '../../../src/runs/log-plan.ts';
import { EMPTY_RUN } from '../../../src/runs/run.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { projectFolder } from '../../project-folder.ts';

const DOCUMENT = 'experiments/EXP-002-pond.md';
const RECORD = 'experiments/EXP-002-pond.runs/c.json';

const documentWith = (header: string): string =>
  `# EXP-002: Pond\n\n## Success Criteria\n\n- It holds. \`expect: f1 > 80, every run\`\n\n## Results\n\n` +
  `| ${header} | F1 |\n| --- | --- |\n| a | 83.41 |\n| b | 79.20 |\n`;

const folderWith = (header: string) => projectFolder({ [DOCUMENT]: documentWith(header), 'f.json': '{"f1": 84.12}' });

describe('expctl log, into a named table', () => {
  it('is refused if its rows would not be read as runs, and nothing is written', async () => {
    const folder = folderWith('Setting');
    const end = await folder.expctl('log', 'EXP-002', 'f.json', '--run-id', 'c', '--table', 'Results');
    expect(end).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'expctl: the table "Results" is not a runs table: a run there would not be read as one of several\n' +
        '  hint: call its first column "Run" (it is "Setting"), or mark it, above it or in the template: `<!-- expctl: runs key="Setting" -->`\n',
    });
    expect(folder.git('status', '--porcelain')).toBe('');
  });

  it.each(['Run', 'Lauf', 'Durchlauf'])(
    'accepts one whose rows are named %s, and all of them are decided',
    async (header) => {
      const folder = folderWith(header);
      const end = await folder.expctl('log', 'EXP-002', 'f.json', '--run-id', 'c', '--table', 'Results');
      expect(end.code).toBe(0);
      expect((await folder.expctl('decide', 'EXP-002')).stdout).toContain('NO-GO');
    },
  );

  it('was possible in earlier versions: the row is found, and what it alone meets is not a GO', async () => {
    const folder = folderWith('Run');
    await folder.expctl('log', 'EXP-002', 'f.json', '--run-id', 'c');
    folder.write(DOCUMENT, folder.read(DOCUMENT).replace('| Run |', '| Setting |'));
    folder.write(
      RECORD,
      folder
        .read(RECORD)
        .replaceAll('"run": "c"', '"setting": "c"')
        .replace('"setting": "c",\n  "schema', '"run": "c",\n  "schema'),
    );
    const { stdout } = await folder.expctl('check', DOCUMENT);
    expect(stdout).toContain(
      'error row-record  the run c was logged into a table that is none of runs: the rows beside it are read by no criterion',
    );
    const decided = await folder.expctl('decide', 'EXP-002');
    expect(decided.code).toBe(3);
    expect(decided.stdout).toContain('INCONCLUSIVE');
    expect(decided.stdout).toContain('runs were logged into the table at line 9, which is not a runs table');
  });

  it('is refused, or criteria read the row, whatever the name of the table', () => {
    const headers = fc.constantFrom(
      'Setting',
      'Run',
      'run_id',
      'Model',
      'Metric',
      'Lauf',
      'Epoch',
      'Variant',
      'Seed',
      'Name',
      'Experiment',
      'Group',
      'Criterion',
      '',
    );
    const second = fc.constantFrom('F1', 'Run', 'Value', 'Status');
    const rows = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'baseline'), fc.constantFrom('83.41', 'TBD', 'ok')), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(headers, second, rows, fc.boolean(), (first, other, cells, named) => {
        const table = `| ${first} | ${other} | F1 |\n| --- | --- | --- |\n${cells.map(([id, text]) => `| ${id} | ${text} | |\n`).join('')}`;
        const text = `# EXP-002: Pond\n\n## Results\n\n${table}`;
        const [record] = readRecords(parseDocument({ path: 'p.md', text }), undefined);
        if (record === undefined) throw new Error('no record');
        const run = { ...EMPTY_RUN, metrics: new Map([['f1', { kind: 'number' as const, text: '84.12' }]]) };
        const map = new Map([['F1', 'f1']]);
        const plan = planLog({ record, run, runId: 'c', map, ...(named ? { table: 'Results' } : {}) });
        if (plan.problems.length > 0 || plan.runRecord === undefined) return;
        if ([...plan.runRecord.row.keys()].every((name) => !/f1/u.test(name))) return;
        const [after] = readRecords(parseDocument({ path: 'p.md', text: applyEdits(text, plan.edits) }), undefined);
        if (after === undefined) throw new Error('no record');
        const worlds = worldsOf(after, { runRecords: new Map([['c', plan.runRecord]]) });
        expect(worlds.flatMap(({ runs }) => runs).find(({ id }) => id === 'c')?.row).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});

describe('expctl log, of a run that is in another table,', () => {
  const TWO = `# EXP-003: Two

## Success Criteria

- It holds. \`expect: acc > 0.8, every run under "Main"\`

## Configurations

| Run | LR |
|---|---|
| c | 0.1 |
| d | 0.2 |

## Main

| Run | Acc |
|---|---|
| c | 0.93 |

## Extra

| Run | Acc | F1 |
|---|---|---|
| b | 0.91 | 0.5 |

## Speed

| Run | Latency |
|---|---|
| b | 3 |
`;
  const TOLD = (name: string) =>
    `expctl: the run c stands in the table "${name}"\n` +
    '  hint: log it there (`--table` names it); another run needs another id (`--run-id`)\n';
  const path = 'experiments/EXP-003-two.md';
  const folderOf = () =>
    projectFolder({ [path]: TWO, 'same.json': '{"acc": 0.93}', 'other.json': '{"acc": 0.95, "latency": 4}' });
  const log = (folder: ReturnType<typeof folderOf>, ...words: readonly string[]) =>
    folder.expctl('log', 'EXP-003', ...words, '--run-id', 'c');

  it.each([
    ['equal values', ['same.json', '--table', 'Extra']],
    ['other values', ['other.json', '--table', 'Extra']],
    ['other values, to replace them', ['other.json', '--table', 'Extra', '--replace']],
  ])('writes no second row: %s', async (_, words) => {
    const folder = folderOf();
    const { code, stdout, stderr } = await log(folder, ...words);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: TOLD('Main') });
    expect(folder.read(path)).toBe(TWO);
  });

  it('writes none beside a run record with other values, whatever the columns', async () => {
    const folder = folderOf();
    await log(folder, 'same.json', '--table', 'Main');
    const record = folder.read('experiments/EXP-003-two.runs/c.json');
    const { stderr } = await log(folder, 'other.json', '--table', 'Speed', '--replace');
    expect(stderr).toBe(TOLD('Main'));
    expect(folder.read(path)).toBe(TWO);
    expect(folder.read('experiments/EXP-003-two.runs/c.json')).toBe(record);
  });

  it("adds measurements beside the run's settings", async () => {
    const folder = folderOf();
    const end = await folder.expctl('log', 'EXP-003', 'same.json', '--run-id', 'd', '--table', 'Main');
    expect(end.code).toBe(0);
    expect(folder.read(path)).toContain('| c | 0.93 |\n| d | 0.93 |\n');
  });
});
