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

describe('expctl log, into a table that is named', () => {
  it('is refused where nobody would read its rows as runs, and nothing is written', async () => {
    const folder = folderWith('Setting');
    const end = await folder.expctl('log', 'EXP-002', 'f.json', '--run-id', 'c', '--table', 'Results');
    expect(end).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'expctl: the table "Results" is no runs table: a run there would be read by nobody as one of several\n' +
        '  hint: call its first column "Run" (it is "Setting"), or mark it in the template: `<!-- expctl: runs key="Setting" -->`\n',
    });
    expect(folder.git('status', '--porcelain')).toBe('');
  });

  it.each(['Run', 'Lauf', 'Durchlauf'])(
    'takes one whose rows are called %s, and all of them are judged',
    async (header) => {
      const folder = folderWith(header);
      const end = await folder.expctl('log', 'EXP-002', 'f.json', '--run-id', 'c', '--table', 'Results');
      expect(end.code).toBe(0);
      expect((await folder.expctl('decide', 'EXP-002')).stdout).toContain('NO-GO');
    },
  );

  it('was possible once: the row is found, and what it meets alone is no GO', async () => {
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
    expect(decided.stdout).toContain('runs were logged into the table at line 9, which is no runs table');
  });

  it('is refused, or is read by criteria as a row, whatever the table is called', () => {
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
