import { describe, expect, it } from 'vitest';
import { projectFolder } from '../../project-folder.ts';

const DOCUMENT = 'experiments/EXP-001-reeds.md';

const table = (header: string, ...rows: readonly string[]): string =>
  [header, header.replaceAll(/[^|]+/gu, '---'), ...rows].map((row) => `| ${row} |`).join('\n');

const RUNS = ['Runs', table('Run ID | Acc', 'aa | 0.91')] as const;
const METRICS = ['Numbers', table('Metric | Value', 'Acc | ')] as const;
const OUTPUT =
  '{"run_id": "zz", "acc": 0.93, "shores": {"reed": {"n": 40, "recall": 0.85}, "rush": {"n": 20, "recall": 0.8}}}';

/** The messages of `log`, without the row. */
async function said(...sections: readonly (readonly [string, string])[]): Promise<string> {
  const body = sections.map(([name, text]) => `## ${name}\n\n${text}\n`).join('\n');
  const { expctl } = projectFolder({ [DOCUMENT]: `# EXP-001: Reeds\n\n${body}`, 'zz.json': OUTPUT });
  const { code, stderr } = await expctl('log', DOCUMENT, 'zz.json');
  expect(code).toBe(0);
  return stderr;
}

describe('a table about parts of the run, beside the one that log fills,', () => {
  const told =
    'the table "By shore" is yours to fill, for log writes one row for a run and not one for each of its parts; the output has ' +
    'shores.reed.n 40, shores.reed.recall 0.85, shores.rush.n 20 and 1 more';

  it.each([
    ['beside runs', RUNS, table('Shore | n | Recall', 'Reed |  | ', 'Rush |  | ')],
    ['beside the metrics of a document of one run', METRICS, table('Shore | n | Recall', 'Reed |  | ', 'Rush |  | ')],
    ['with a part that nobody measured', RUNS, table('Shore | n | Recall', 'Reed |  | ', 'Rush |  | ', 'Sedge |  | ')],
    ['half filled', RUNS, table('Shore | n | Recall', 'Reed | 40 | 0.85', 'Rush | 20 | ')],
    ['without a row', RUNS, table('Shore | n | Recall')],
  ])('is reported with what the output has for it: %s', async (_, where, parts) => {
    expect(await said(where, ['By shore', parts])).toContain(`${told}\n`);
  });

  it.each([
    ['filled', table('Shore | n | Recall', 'Reed | 40 | 0.85', 'Rush | 20 | 0.8')],
    ['of other things', table('Shore | Owner', 'Sand |  ', 'Mud |  ')],
    ['of one row', table('Shore | n | Recall', 'Reed |  | ')],
    ['of words', table('Shore | Remark', 'Reed |  ', 'Rush |  ')],
    ['without a row, with other columns', table('Shore | Owner | Recall')],
  ])('is not reported for: %s', async (_, parts) => {
    expect(await said(RUNS, ['By shore', parts])).not.toContain('yours to fill');
  });
});

describe('a metrics table that is named although there is a runs table', () => {
  it('is left to a person, and the runs table is named', async () => {
    const body = `# EXP-001: Reeds\n\n## Runs\n\n${RUNS[1]}\n\n## Numbers\n\n${METRICS[1]}\n`;
    const { expctl } = projectFolder({ [DOCUMENT]: body, 'zz.json': OUTPUT });
    const { code, stderr } = await expctl('log', DOCUMENT, 'zz.json', '--table', 'Numbers');
    expect([code, stderr]).toEqual([
      2,
      'expctl: the table "Numbers" takes one value a row, and no run\n' +
        '  hint: leave `--table` out: the run goes into "Runs", and which of its numbers stand here a person says\n',
    ]);
  });
});
