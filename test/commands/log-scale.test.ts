import { describe, expect, it } from 'vitest';
import { projectFolder } from '../project-folder.ts';
import type { ProjectFolder } from '../project-folder.ts';

const DOCUMENT = 'experiments/EXP-001-pond.md';

/** A document whose runs table has no units. */
const pond = (column: string, rows: readonly string[], criterion: string): ProjectFolder =>
  projectFolder({
    [DOCUMENT]: `# EXP-001: Pond

**Date**: 2026-03-04
**Status**: 🔄 RUNNING

## Success Criteria

- It holds. \`expect: ${criterion}\`

## Results

| Run | ${column} |
| --- | --- |
${rows.map((row) => `| ${row} |\n`).join('')}`,
  });

const rowOf = (folder: ProjectFolder, id: string): string | undefined =>
  folder
    .read(DOCUMENT)
    .split('\n')
    .find((line) => line.startsWith(`| ${id} |`));

describe('expctl log, into a column without a unit,', () => {
  it('asks about a ratio among percentages, and decides by the answer', async () => {
    const folder = pond('WER', ['a | 12.4', 'b | 11.9'], 'wer < 15, every run');
    folder.write('m.json', '{"run_id": "c", "wer": 0.2312}');
    const refused = await folder.expctl('log', DOCUMENT, 'm.json');
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain(
      'WER is 0.2312 here and 12.4, 11.9 in the rows above: one of them may be a percentage',
    );
    expect(refused.stderr).toContain('--unit "wer=ratio" writes 23.12, --unit "wer=%" writes 0.2312');
    expect(await folder.expctl('log', DOCUMENT, 'm.json', '--unit', 'wer=ratio')).toMatchObject({ code: 0 });
    expect(rowOf(folder, 'c')).toBe('| c | 23.1 |');
    expect(await folder.expctl('check')).toMatchObject({ code: 0 });
    const decided = await folder.expctl('decide', 'EXP-001');
    expect(decided.stdout).toContain('NO-GO');
    expect(await folder.expctl('log', DOCUMENT, 'm.json')).toMatchObject({ code: 0 });
    expect(rowOf(folder, 'c')).toBe('| c | 23.1 |');
  });

  it("also asks because of the key's name, and accepts the answer under any header", async () => {
    const folder = pond('MMLU', ['a | 25.4', 'b | 26.1'], 'mmlu > 25, every run');
    folder.write('m.json', '{"mmlu": {"acc": 0.254, "acc_stderr": 0.003}}');
    const log = ['log', DOCUMENT, 'm.json', '--run-id', 'c', '--map', 'MMLU=mmlu.acc'];
    expect((await folder.expctl(...log)).stderr).toContain('one of them may be a percentage');
    expect(await folder.expctl(...log, '--unit', 'mmlu.acc=ratio')).toMatchObject({ code: 0 });
    expect(rowOf(folder, 'c')).toBe('| c | 25.4 |');
  });

  it('writes a known percentage as a ratio among ratios', async () => {
    const folder = pond('WER', ['a | 0.0512', 'b | 0.0533'], 'wer < 0.06, every run');
    folder.write('wer.txt', '%WER 4.51 [ 2366 / 52576, 286 ins, 262 del, 1818 sub ] exp/pond/wer_14_0.5\n');
    expect(await folder.expctl('log', DOCUMENT, 'wer.txt', '--run-id', 'c')).toMatchObject({ code: 0 });
    expect(rowOf(folder, 'c')).toBe('| c | 0.0451 |');
    expect(await folder.expctl('check')).toMatchObject({ code: 0 });
    expect((await folder.expctl('decide', 'EXP-001')).stdout).toContain('GO');
  });

  it('corrects a number that was logged in the wrong scale', async () => {
    const folder = pond('WER', ['a | 12.4', 'b | 11.9', 'c | 0.2'], 'wer < 15, every run');
    folder.write('m.json', '{"run_id": "c", "wer": 0.2312}');
    const asked = ['log', DOCUMENT, 'm.json', '--unit', 'wer=ratio'];
    expect((await folder.expctl(...asked)).stderr).toContain('WER 0.2 against 23.1');
    expect(await folder.expctl(...asked, '--replace')).toMatchObject({ code: 0 });
    expect(rowOf(folder, 'c')).toBe('| c | 23.1 |');
  });

  it('asks nothing if the format says that it is a ratio', async () => {
    const folder = pond('MMLU', ['a | 25.4', 'b | 26.1'], 'mmlu > 25, every run');
    const results = { mmlu: { alias: 'mmlu', 'acc,none': 0.254, 'acc_stderr,none': 0.003 } };
    folder.write('results_2026-03-04T10-00-00.json', JSON.stringify({ results, config: { model: 'pond' } }));
    const log = ['log', DOCUMENT, 'results_2026-03-04T10-00-00.json', '--run-id', 'c', '--map', 'MMLU=mmlu.acc'];
    expect(await folder.expctl(...log)).toMatchObject({ code: 0 });
    expect(rowOf(folder, 'c')).toBe('| c | 25.4 |');
  });
});

describe('expctl log, of an output whose format or key gives its unit,', () => {
  const cases: readonly (readonly [string, string, string, string, string])[] = [
    ['all_results.json', '{"train_runtime": 16800.4503, "train_loss": 0.06}', 'Time', 'train_runtime', '4.7 h'],
    ['eval_results.json', '{"eval_runtime": 705, "eval_loss": 0.4}', 'Time', 'eval_runtime', '0.2 h'],
    ['results.csv', 'epoch,time,train/box_loss\n1,1800,0.9\n2,3600,0.8\n', 'Time', 'time', '1.0 h'],
    ['metrics.json', '{"loss": 0.4, "train_seconds": 5400}', 'Time', 'train_seconds', '1.5 h'],
  ];
  it.each(cases)('%s %s: %s of %s is %s', async (file, text, column, key, cell) => {
    const folder = pond(column, ['a | 0.5 h', 'b | 1.2 h'], 'time < 9 h');
    folder.write(file, text);
    const log = ['log', DOCUMENT, file, '--run-id', 'c', '--map', `${column}=${key}`];
    expect(await folder.expctl(...log)).toMatchObject({ code: 0 });
    expect(rowOf(folder, 'c')).toBe(`| c | ${cell} |`);
  });

  it('does not confuse a quotient with its divisor', async () => {
    const folder = pond('Speed', ['a | 12.1', 'b | 12.3'], 'speed > 9');
    folder.write('m.json', '{"run_id": "c", "tokens_per_sec": 12.61, "loss": 1}');
    expect(await folder.expctl('log', DOCUMENT, 'm.json', '--map', 'Speed=tokens_per_sec')).toMatchObject({ code: 0 });
    expect(rowOf(folder, 'c')).toBe('| c | 12.6 |');
    expect(folder.read('experiments/EXP-001-pond.runs/c.json')).toContain('"units": {}');
  });
});

describe('expctl log, of a bare number in a column with a unit,', () => {
  it('records the unit that was assumed, so that check notices a header that has since changed', async () => {
    const folder = pond('Time (s)', ['a | 11.2', 'b | 12.9'], 'time < 20 s, every run');
    folder.write('m.json', '{"run_id": "c", "time": 12.34}');
    expect(await folder.expctl('log', DOCUMENT, 'm.json')).toMatchObject({ code: 0 });
    expect(folder.read('experiments/EXP-001-pond.runs/c.json')).toContain('"time": "s"');
    expect(await folder.expctl('check')).toMatchObject({ code: 0 });
    folder.write(DOCUMENT, folder.read(DOCUMENT).replace('Time (s)', 'Time (ms)'));
    const end = await folder.expctl('check');
    expect(end.code).not.toBe(0);
    expect(end.stdout).toContain('12.34 s');
  });
});
