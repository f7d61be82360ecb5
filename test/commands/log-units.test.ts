import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

/** A team's template whose runs table has no rows, and a document made from it. */
function teamFolder(columns: readonly string[], rows: readonly string[], criterion: string): ProjectFolder {
  const head = [columns, columns.map(() => '---')].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return projectFolder({
    'templates/perf.md': `# PERF-XXX: [Title]\n\n## Success Criteria\n\n- [What must hold]\n\n## Runs\n\n${head}\n`,
    'experiments/PERF-001-pond.md': `# PERF-001: Pond\n\n## Success Criteria\n\n- It holds. \`expect: ${criterion}\`\n\n## Runs\n\n${head}\n${rows.map((row) => `| ${row} |\n`).join('')}`,
  });
}

const HYPERFINE = {
  results: [
    {
      command: 'pond',
      mean: 0.5012,
      stddev: 0.03,
      median: 0.5,
      user: 0.4,
      system: 0.1,
      min: 0.48,
      max: 0.52,
      times: [0.48, 0.52],
      exit_codes: [0, 0],
    },
  ],
};

const rowOf = (text: string, id: string): string | undefined =>
  text.split('\n').find((line) => line.startsWith(`| ${id} |`));

describe('expctl log, into a table without a row in its template,', () => {
  it('converts seconds into the milliseconds of the header, and decide compares those', async () => {
    const folder = teamFolder(
      ['Run', 'Latency (ms)', 'Val Loss'],
      ['base | 12.4 | 0.52'],
      'latency < 20 ms, every run',
    );
    folder.write('h.json', JSON.stringify(HYPERFINE));
    const end = await folder.expctl('log', 'PERF-001', 'h.json', '--map', 'Latency (ms)=mean', '--run-id', 'v2');
    expect(end).toMatchObject({ code: 0 });
    expect(rowOf(folder.read('experiments/PERF-001-pond.md'), 'v2')).toBe('| v2 | 501.2 |  |');
    expect(await folder.expctl('check')).toMatchObject({ code: 0 });
    const decided = await folder.expctl('decide', 'PERF-001');
    expect(decided.code).toBe(1);
    expect(decided.stdout).toContain('NO-GO');
  });

  it('writes a ratio as the percentage that the header declares, with the decimals of the rows above', async () => {
    const folder = teamFolder(
      ['Run', 'Accuracy (%)', 'Val Loss'],
      ['a | 91.2 | 0.52', 'b | 91.0 | 0.49'],
      'accuracy > 90',
    );
    folder.write('m.json', '{"run_id": "c", "accuracy": 0.9134567, "val_loss": 0.4812345}');
    const end = await folder.expctl('log', 'PERF-001', 'm.json');
    expect(end.stderr).toContain('Accuracy (%): 0.9134567 was read as a ratio');
    expect(rowOf(folder.read('experiments/PERF-001-pond.md'), 'c')).toBe('| c | 91.3 | 0.48 |');
  });

  it('requires numbers in a column with a unit, but accepts any names of runs', async () => {
    const folder = teamFolder(['Run (s)', 'Latency (ms)', 'Hardware (GPUs)'], ['newt | slow | none'], 'latency < 20');
    const { stdout } = await folder.expctl('check');
    expect(stdout).toContain('"slow" in the column "Latency (ms)", expected a number');
    expect(stdout).not.toContain('newt');
    expect(stdout).not.toContain('GPUs');
  });
});

describe('expctl log, of a number that could be a ratio or a percentage,', () => {
  const pond = (header: string, rows: readonly string[]): ProjectFolder =>
    teamFolder(
      ['Run', header, 'Loss'],
      rows.map((row) => `${row} | 0.5`),
      'wer < 5%, every run',
    );
  const DOCUMENT = 'experiments/PERF-001-pond.md';

  it.each([
    ['WER', ['a | 3.41%']],
    ['WER (%)', ['a | 3.41']],
    ['WER (%)', []],
  ])('refuses it under %s with the rows %j, and writes nothing', async (header, rows) => {
    const folder = pond(header, rows);
    folder.write('w.json', '{"wer": 0.08}');
    const before = folder.read(DOCUMENT);
    const end = await folder.expctl('log', 'PERF-001', 'w.json', '--run-id', 'b');
    expect(end).toMatchObject({ code: 2, stdout: '' });
    expect(end.stderr).toBe(
      `expctl: ${header} is in %, and 0.08 could be a ratio as well as a percentage\n` +
        '  hint: say which: --unit "wer=ratio" writes 8, --unit "wer=%" writes 0.08\n',
    );
    expect(folder.read(DOCUMENT)).toBe(before);
    expect(folder.git('status', '--porcelain')).toBe('?? w.json\n');
  });

  it('writes it as stated, and the same run without the statement changes nothing', async () => {
    const folder = pond('WER', ['a | 3.41%']);
    folder.write('w.json', '{"wer": 0.08}');
    await folder.expctl('log', 'PERF-001', 'w.json', '--run-id', 'b', '--unit', 'wer=ratio');
    expect(rowOf(folder.read(DOCUMENT), 'b')).toBe('| b | 8.00% |  |');
    const again = await folder.expctl('log', 'PERF-001', 'w.json', '--run-id', 'b');
    expect(again).toMatchObject({ code: 0 });
    expect(again.stdout).toContain('there already');
    expect((await folder.expctl('decide', 'PERF-001')).stdout).toContain('NO-GO');
  });

  it('finds it there already if it was logged before anybody asked', async () => {
    const folder = pond('WER (%)', ['a | 3.41']);
    folder.write('w.json', '{"wer": 0.08}');
    await folder.expctl('log', 'PERF-001', 'w.json', '--run-id', 'b', '--unit', 'wer=%');
    const record = 'experiments/PERF-001-pond.runs/b.json';
    folder.write(record, folder.read(record).replace(/"units": \{[^}]*\}/u, '"units": {}'));
    const again = await folder.expctl('log', 'PERF-001', 'w.json', '--run-id', 'b');
    expect(again).toMatchObject({ code: 0 });
    expect(again.stdout).toContain('there already');
  });

  it.each([
    ['WER (%)', 'WER (%) is in %, and 0.08 could be a ratio'],
    ['WER', 'WER is 0.08 here and 3.41 in the rows above'],
  ])('still asks for a run that was logged when no column took it: %s', async (header, asked) => {
    const folder = pond(header, ['a | 3.41']);
    folder.write('w.json', '{"errors": 0.08}');
    const words = ['log', 'PERF-001', 'w.json', '--run-id', 'b'];
    expect(await folder.expctl(...words)).toMatchObject({ code: 0 });
    const again = await folder.expctl(...words, '--map', `${header}=errors`);
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toContain(asked);
    expect(rowOf(folder.read(DOCUMENT), 'b')).toBe('| b |  |  |');
    await folder.expctl(...words, '--map', `${header}=errors`, '--unit', 'errors=ratio');
    expect(rowOf(folder.read(DOCUMENT), 'b')).toBe('| b | 8.00 |  |');
  });

  it.each([
    ['{"wer_pct": 0.08}', 'wer_pct', '0.08'],
    ['{"wer_ratio": 0.08}', 'wer_ratio', '8.00'],
  ])('decides by the name of its key: %s', async (output, key, cell) => {
    const folder = pond('WER (%)', ['a | 3.41']);
    folder.write('w.json', output);
    const end = await folder.expctl('log', 'PERF-001', 'w.json', '--run-id', 'b', '--map', `WER (%)=${key}`);
    expect(end).toMatchObject({ code: 0, stderr: '  left blank: Loss\n' });
    expect(rowOf(folder.read(DOCUMENT), 'b')).toBe(`| b | ${cell} |  |`);
  });

  it('refuses it for several runs as a whole, and one answer applies to all of them', async () => {
    const folder = pond('WER (%)', ['a | 3.41']);
    folder.write('w.json', '[{"run_id": "b", "wer": 0.08}, {"run_id": "c", "wer": 0.02}]');
    const before = folder.read(DOCUMENT);
    expect(await folder.expctl('log', 'PERF-001', 'w.json')).toMatchObject({ code: 2, stdout: '' });
    expect(folder.read(DOCUMENT)).toBe(before);
    expect(await folder.expctl('log', 'PERF-001', 'w.json', '--unit', 'wer=ratio')).toMatchObject({ code: 0 });
    expect(rowOf(folder.read(DOCUMENT), 'c')).toBe('| c | 2.00 |  |');
  });

  it('asks about it for a row of a metrics table that is in %, but not about a loss beside it', async () => {
    const rows = '| Metric | Value |\n| --- | --- |\n| WER | 3.41% |\n| F1 | TBD |\n| Loss | TBD |\n';
    const folder = projectFolder({ 'experiments/EXP-001-pond.md': `# EXP-001: Pond\n\n## Metrics\n\n${rows}` });
    folder.write('m.json', '{"f1": 0.61, "loss": 0.52}');
    const asked = await folder.expctl('log', 'EXP-001', 'm.json', '--run-id', 'b');
    expect(asked.code).toBe(2);
    expect(asked.stderr).toContain('F1 is in %, and 0.61 could be a ratio as well as a percentage');
    expect(asked.stderr).not.toContain('Loss is');
    await folder.expctl('log', 'EXP-001', 'm.json', '--run-id', 'b', '--unit', 'f1=ratio');
    expect(folder.read('experiments/EXP-001-pond.md')).toContain('| F1 | 61.00% |\n| Loss | 0.52 |\n');
  });

  it('still asks for a run of which only the end was recorded', async () => {
    const folder = pond('WER (%)', ['a | 3.41']);
    const child = 'require("fs").writeFileSync("w.json", JSON.stringify({wer: 0.08}))';
    const words = ['--run-id', 'b', '--output', 'w.json', '--', process.execPath, '-e', child];
    const ran = await folder.expctl('run', 'PERF-001', ...words);
    expect(ran.stderr).toContain('the run could not be logged: WER (%) is in %, and 0.08 could be a ratio');
    expect((await folder.expctl('log', 'PERF-001', 'w.json', '--run-id', 'b')).code).toBe(2);
    const told = await folder.expctl('log', 'PERF-001', 'w.json', '--run-id', 'b', '--unit', 'wer=ratio');
    expect(told.code).toBe(0);
    expect(rowOf(folder.read(DOCUMENT), 'b')).toBe('| b | 8.00 |  |');
  });

  it('is reported by watch and import, which cannot ask, and is logged if they were told', async () => {
    const folder = pond('WER (%)', ['a | 3.41']);
    folder.write('out/b.json', '{"run_id": "b", "wer": 0.08}');
    folder.write('all.json', '[{"run_id": "c", "wer": 0.02}, {"run_id": "d", "wer": 2.5}]');
    const watched = await folder.expctl('watch', 'out', '--into', 'PERF-001', '--once', '--settle', '0');
    expect(watched.code).toBe(1);
    expect(watched.stdout + watched.stderr).toContain('--unit "wer=ratio" writes 8');
    const imported = await folder.expctl('import', 'all.json', '--into', 'PERF-001');
    expect(imported.code).toBe(1);
    expect(imported.stdout + imported.stderr).toContain('--unit "wer=ratio" writes 2');
    expect(rowOf(folder.read(DOCUMENT), 'c')).toBeUndefined();
    expect(rowOf(folder.read(DOCUMENT), 'd')).toBe('| d | 2.50 |  |');
    const told = ['--unit', 'wer=ratio'];
    const again = await folder.expctl('watch', 'out', '--into', 'PERF-001', '--once', '--settle', '0', ...told);
    expect(again.code).toBe(0);
    expect(rowOf(folder.read(DOCUMENT), 'b')).toBe('| b | 8.00 |  |');
  });
});

describe('expctl log, of the first number of a column,', () => {
  it('converts it like every other', async () => {
    const folder = projectFolder();
    await folder.expctl('new', 'exp', 'Mem2');
    const document = 'experiments/EXP-001-mem2.md';
    folder.write('1.json', '{"time_s": 2.5}');
    folder.write('2.json', '{"mem_gb": 1.5, "time_s": 2}');
    await folder.expctl('log', document, '1.json', '--run-id', '1');
    const given = ['--map', 'Memory (MB)=mem_gb', '--unit', 'mem_gb=GB'];
    expect(await folder.expctl('log', document, '2.json', ...given, '--run-id', '2')).toMatchObject({ code: 0 });
    expect(rowOf(folder.read(document), '2')).toMatch(/ 1500 \|$/u);
    await folder.expctl('log', document, '2.json', ...given, '--run-id', '3');
    expect(rowOf(folder.read(document), '3')).toMatch(/ 1500 \|$/u);
  });

  it('finds an unconverted one in the table', async () => {
    const folder = projectFolder();
    await folder.expctl('new', 'exp', 'Mem2');
    const document = 'experiments/EXP-001-mem2.md';
    folder.write('2.json', '{"mem_gb": 1.5, "time_s": 2}');
    const given = ['--map', 'Memory (MB)=mem_gb', '--unit', 'mem_gb=GB'];
    await folder.expctl('log', document, '2.json', ...given, '--run-id', '2');
    const record = 'experiments/EXP-001-mem2.runs/2.json';
    folder.write(document, folder.read(document).replace(' 1500 |', ' 1.5 |'));
    folder.write(record, folder.read(record).replace('"1500"', '"1.5"'));
    expect((await folder.expctl('check')).stdout).toContain(
      'Memory (MB) of 2 is 1.5 here and 1.5 GB in its run record',
    );
  });
});

describe('expctl log, of the first yes or no of a column,', () => {
  it('writes it with the marks of the template, and into a column of marks that shows none', async () => {
    const folder = projectFolder();
    await folder.expctl('new', 'exp', 'Echo');
    folder.write('1.json', '{"match": true, "time_s": 2.5}');
    folder.write('2.json', '{"match": false, "time_s": 2}');
    for (const id of ['1', '2'])
      await folder.expctl('log', 'experiments/EXP-001-echo.md', `${id}.json`, '--run-id', id);
    const text = folder.read('experiments/EXP-001-echo.md');
    expect([rowOf(text, '1'), rowOf(text, '2')].map((row) => /[✅❌]/u.exec(row ?? '')?.[0])).toEqual(['✅', '❌']);
  });
});

describe('expctl log, into a column of times in several units,', () => {
  const folder = () =>
    teamFolder(
      ['Run', 'Train time', 'Val Loss'],
      ['a | 7h52m | 0.52', 'b | 6h04m | 0.49'],
      'train_time < 6h 30m, every run',
    );

  it("writes the key's seconds in the column's units, and decide reads them", async () => {
    const pond = folder();
    pond.write('c.json', '{"run_id": "c", "train_time_s": 18421.7, "val_loss": 0.5}');
    expect(await pond.expctl('log', 'PERF-001', 'c.json', '--map', 'Train time=train_time_s')).toMatchObject({
      code: 0,
    });
    expect(rowOf(pond.read('experiments/PERF-001-pond.md'), 'c')).toBe('| c | 5h07m | 0.50 |');
    expect(await pond.expctl('check')).toMatchObject({ code: 0 });
    const decided = await pond.expctl('decide', 'PERF-001');
    expect(decided.stdout).toContain('2 of 3 runs; worst a, 7h52m against 6h 30m');
  });

  it('refuses a number that may be in any unit, until --unit says which', async () => {
    const pond = folder();
    pond.write('c.json', '{"run_id": "c", "train_time": 18421.7, "val_loss": 0.5}');
    const refused = await pond.expctl('log', 'PERF-001', 'c.json');
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain(
      'Train time gives times in several units, and nothing says in which one 18421.7 is',
    );
    expect(refused.stderr).toContain('--unit "train_time=s"');
    expect(rowOf(pond.read('experiments/PERF-001-pond.md'), 'c')).toBeUndefined();
    expect(await pond.expctl('log', 'PERF-001', 'c.json', '--unit', 'train_time=s')).toMatchObject({ code: 0 });
    expect(rowOf(pond.read('experiments/PERF-001-pond.md'), 'c')).toBe('| c | 5h07m | 0.50 |');
  });
});

describe('expctl log, of keys that contain their units,', () => {
  it.each([
    ['Time (s)', '100.0', { 'Time (min)': 2.5 }, '150.0'],
    ['Latency (ms)', '12.000', { 'Latency (s)': 0.0145 }, '14.500'],
    ['Memory (MB)', '3000.0', { 'Memory (GB)': 4.2 }, '4200.0'],
    ['Time (min)', '100.0', { elapsed_s: 1450 }, '24.2'],
    ['Time (min)', '100.0', { brew_s: 1450 }, '24.2'],
    ['Latency (ms)', '12.0', { latencySeconds: 0.5 }, '500.0'],
    ['Latency (ms)', '12.0', { latency_min: 9 }, '9.0'],
  ])('converts into %s', async (header, above, output, cell) => {
    const folder = projectFolder({
      'experiments/tea.md': `# Tea\n\n## Runs\n\n| Run | ${header} |\n| --- | --- |\n| a | ${above} |\n`,
      'tea.json': JSON.stringify(output),
    });
    const map = `${header}=${Object.keys(output).join('')}`;
    const end = await folder.expctl('log', 'experiments/tea.md', 'tea.json', '--run-id', 'b', '--map', map);
    expect(end).toMatchObject({ code: 0 });
    expect(rowOf(folder.read('experiments/tea.md'), 'b')).toBe(`| b | ${cell} |`);
  });
});
