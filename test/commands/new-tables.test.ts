import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';

const template = (criteria: readonly string[], results: readonly string[]): string =>
  [
    '# TT-000: [Title]',
    '',
    '**Status**: planned / running / done',
    '',
    '## Acceptance criteria',
    '',
    ...criteria,
    '',
    '## Results',
    '',
    ...results,
    '',
    '## Conclusion',
    '',
    '[What did we learn?]',
    '',
  ].join('\n');

const RESULTS = ['| Run | WER (%) | Latency P95 (ms) |', '|---|---|---|'];
const RUN = JSON.stringify({ wer: 7.9, latency_p95: 281 });

describe('a criteria table that numbers its rows', () => {
  it.each(['ID', 'No.', 'Nr.', 'N°', '#', '序号', 'Ref', 'Trial'])(
    'keeps them and their names, and leaves the runs to the runs table (%s)',
    async (counting) => {
      const criteria = [
        `| ${counting} | Criterion | Threshold | Measured | Met? |`,
        '|---|---|---|---|---|',
        '| C1 | WER | ≤ 8.5 % | | |',
        '| C2 | Latency P95 | ≤ 250 ms | | |',
      ];
      const folder = projectFolder({ 'templates/tt.md': template(criteria, RESULTS), 'r.json': RUN });
      expect(await folder.expctl('new', 'tt', 'Quiet tides')).toMatchObject({ code: 0 });
      const path = 'experiments/TT-001-quiet-tides.md';
      expect(folder.read(path)).toContain('| C1 | WER | ≤ 8.5 % | | |\n| C2 | Latency P95 | ≤ 250 ms | | |');
      await folder.expctl('log', 'TT-001', 'r.json', '--run-id', 'r1', '--unit', 'wer=%');
      expect(folder.read(path)).toMatch(
        /\| Run \| WER \(%\) \| Latency P95 \(ms\) \|\n\|---\|---\|---\|\n\| r1 +\| 7\.9 +\| 281 +\|\n/u,
      );
      const { stdout } = await folder.expctl('decide', 'TT-001');
      expect(stdout).toContain('NO-GO');
      expect(stdout).toContain('Latency P95');
    },
  );
});

describe('a runs table with one metric', () => {
  const results = ['| Run | WER (%) |', '|---|---|'];
  const criteria = ['- [ ] `expect: wer < 9, every run`'];

  it('takes runs, and so does every table with its header below it', async () => {
    const folder = projectFolder({ 'templates/tt.md': template(criteria, results), 'r.json': RUN });
    await folder.expctl('new', 'tt', 'Quiet tides');
    const path = 'experiments/TT-001-quiet-tides.md';
    await folder.expctl('log', 'TT-001', 'r.json', '--run-id', 'a', '--unit', 'wer=%');
    expect(folder.read(path)).toMatch(/\| a +\| 7\.9 +\|\n/u);
    const ablation =
      '\n### Ablation without LM\n\n| Run | WER (%) |\n|---|---|\n| b | 9.9 |\n| c | 8.1 |\n\n## Conclusion';
    folder.write(path, folder.read(path).replace('\n## Conclusion', ablation));
    const { stdout } = await folder.expctl('decide', 'TT-001');
    expect(stdout).toContain('NO-GO');
    expect(stdout).toContain('2 of 3 runs');
  });

  it('is still one beside a surer one: the header says what its rows are', async () => {
    const more = [...results, '', '### Full', '', '| Run ID | Date | WER (%) |', '|---|---|---|'];
    const folder = projectFolder({ 'templates/tt.md': template(criteria, more) });
    await folder.expctl('new', 'tt', 'Quiet tides');
    const path = 'experiments/TT-001-quiet-tides.md';
    folder.write(path, folder.read(path).replace('|---|---|\n', '|---|---|\n| a | 9.9 |\n'));
    const { stdout } = await folder.expctl('show', 'TT-001');
    expect(stdout).toContain('results  line 11, runs, 1 row');
  });
});

describe('a table of fields', () => {
  it.each([
    'Field | Value',
    'Feld | Wert',
    '项目 | 内容',
    'Campo | Valor',
    'Key | Value',
    'Attribute | Value',
    'Name | Value',
    'Meta | Value',
    ' | ',
  ])('under | %s | is required, filled in and kept', async (header) => {
    const rows = [
      '| Owner | [name] |',
      '| Status | [planned / running / done] |',
      '| Shape | [round / long] |',
      '| Budget | 40 h |',
    ];
    const head = ['# TT-000: [Title]', '', `| ${header} |`, '|---|---|', ...rows, '', '## Goal', '', '[Why?]', ''];
    const folder = projectFolder({ 'templates/tt.md': head.join('\n') });
    expect(await folder.expctl('new', 'tt', 'Quiet tides', '--set', 'Owner=Ada')).toMatchObject({ code: 0 });
    const path = 'experiments/TT-001-quiet-tides.md';
    const filled = '| Owner | Ada |\n| Status | planned |\n| Shape | [round / long] |\n| Budget |      |\n';
    expect(folder.read(path)).toContain(filled);
    expect((await folder.expctl('check')).stdout).toContain('choose one of round, long');
    folder.write(path, folder.read(path).replace('| planned |', '| running |'));
    expect((await folder.expctl('list')).stdout).toContain('running');
  });
});

describe('rows under a header that does not say what they are', () => {
  const made = async (...rows: readonly string[]): Promise<readonly [text: string, stderr: string]> => {
    const table = ['| Benchmark | Metric | Shots | Baseline | This model |', '|---|---|---|---|---|', ...rows];
    const folder = projectFolder({ 'templates/tt.md': template(['- [ ] [what must hold]'], table) });
    const { stderr } = await folder.expctl('new', 'tt', 'Quiet tides');
    return [folder.read('experiments/TT-001-quiet-tides.md'), stderr];
  };

  it('stay with what the template has if their last columns are open', async () => {
    const [text, stderr] = await made('| MMLU | acc | 5 | … | … |', '| GSM8K | exact | 8 | 71.2 | … |');
    expect(text).toMatch(/\| MMLU \| acc \| 5 \| +\| +\|\n\| GSM8K \| exact \| 8 \| 71\.2 \| +\|\n/u);
    expect(stderr).not.toContain('examples');
  });

  it('are reported when dropped, unless the template says that this is intended', async () => {
    const rows = ['| MMLU | acc | 5 | 60.1 | 61.2 |', '| GSM8K | exact | 8 | 71.2 | 70.0 |'];
    const [text, stderr] = await made(...rows);
    expect(text).not.toContain('MMLU');
    expect(stderr).toContain('expctl: templates/tt.md:11: its rows are read as examples, which `new` leaves out');
    expect((await made(...rows, '<!-- expctl: rows=sample -->'))[1]).not.toContain('examples');
    expect((await made(...rows, '<!-- expctl: rows=fixed -->'))[0]).toContain('| MMLU |');
  });
});

describe('fixed rows of one metric on several data sets', () => {
  it('keep the names of the data sets, and blank what was measured', async () => {
    const table = [
      '| Metric | Dataset | Target | Value | Measured by |',
      '|---|---|---|---|---|',
      '| WER | harbour | ≤ 3 % | 2.8 % | Ada |',
      '| WER | market | ≤ 9 % | | |',
    ];
    const folder = projectFolder({ 'templates/tt.md': template(['- [ ] [what must hold]'], table) });
    await folder.expctl('new', 'tt', 'Quiet tides');
    expect(folder.read('experiments/TT-001-quiet-tides.md')).toMatch(
      /\| WER \| harbour \| ≤ 3 % \| +\| +\|\n\| WER \| market \| ≤ 9 % \| +\| +\|\n/u,
    );
  });
});
