import { describe, expect, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import { keptResults, planDecision } from '../../src/criteria/writing/plan-decision.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { projectFolder } from '../project-folder.ts';
import { recordOf } from './record-of.ts';

const NONE = { runRecords: new Map() };

const page = (heading: string, ...lines: readonly string[]): string =>
  ['# EXP-007: Quiet tides', '', `## ${heading}`, '', ...lines, ''].join('\n');

const table = (...rows: readonly string[]): readonly string[] => [
  '| Metric | Target | Actual | Status |',
  '| --- | --- | --- | --- |',
  ...rows,
];

const outcomesOf = (text: string): readonly (readonly [label: string, kind: string, because: string])[] =>
  decide(recordOf(text), NONE).outcomes.map(({ criterion, kind, because }) => [criterion.label, kind, because]);

describe('a table that sets a limit for each metric', () => {
  it('sets it in a section of criteria, and its measured values answer', () => {
    const rows = table('| WER | < 12% | **11.2%** | |', '| Latency | ≤ 200 ms | | |', '| F1 | >= 0.9 | 0.88 | |');
    expect(outcomesOf(page('Success criteria', ...rows))).toEqual([
      ['WER', 'met', '11.2% < 12% is true'],
      ['Latency', 'undetermined', 'Latency is missing'],
      ['F1', 'unmet', '0.88 >= 0.9 is false'],
    ]);
  });

  it('sets it elsewhere if its rows compare and have a place for the result', () => {
    const rows = table('| WER | < 12% | 11.2% | |');
    expect(outcomesOf(page('Results', ...rows))).toEqual([['WER', 'met', '11.2% < 12% is true']]);
    expect(outcomesOf(page('Results', '| Metric | Target |', '| --- | --- |', '| WER | < 12% |'))).toEqual([]);
    expect(outcomesOf(page('Results', ...table('| WER | 12% | 11.2% | |')))).toEqual([]);
  });

  it('is read below a heading that only groups, and in other languages', () => {
    const german = ['| Kennzahl | Zielwert | Istwert |', '| --- | --- | --- |', '| Genauigkeit | >= 0.9 | 0.93 |'];
    expect(outcomesOf(page('Success criteria', '### Quality', '', ...german))).toEqual([
      ['Genauigkeit', 'met', '0.93 >= 0.9 is true'],
    ]);
  });

  it('answers for a metric that is declared', () => {
    const declared = '<!-- expctl: metrics wer better=lower -->';
    const rows = table('| WER | < 12% | 11.2% | |', '| F1 | >= 0.9 | 0.88 | |');
    expect(outcomesOf(page('Success criteria', declared, '', ...rows))).toEqual([
      ['WER', 'met', '11.2% < 12% is true'],
      ['F1', 'unmet', '0.88 >= 0.9 is false'],
    ]);
  });

  it.each([
    ['≥ X %', 'X'],
    ['< Y', 'Y'],
    ['<= NN ms', 'NN'],
    ['>= XX.X%', 'XX.X'],
    ['> TBD', 'TBD'],
  ])('says that a limit of %s is still to be written', (target, letters) => {
    const rows = table(`| WER | ${target} | 11.2% | |`, '| F1 | >= 0.9 | 0.93 | |');
    expect(outcomesOf(page('Success criteria', ...rows))).toEqual([
      [
        'WER',
        'undetermined',
        `the threshold cannot be read: \`${letters}\` stands for a number that is still to be written`,
      ],
      ['F1', 'met', '0.93 >= 0.9 is true'],
    ]);
  });

  it('knows a metric whose name is such a letter, and believes a mark', () => {
    const rows = table('| WER | < X | 2 | |', '| X | < 3 | 2.5 | |', '| F1 | >= Y | 0.9 | ✅ |');
    expect(outcomesOf(page('Success criteria', ...rows))).toEqual([
      ['WER', 'met', '2 < 2.5 is true'],
      ['X', 'met', '2.5 < 3 is true'],
      ['F1', 'met', 'marked by hand'],
    ]);
  });

  it('leaves a target without a comparison to a person', () => {
    const rows = table('| WER | 12% | 11.2% | ✅ |', '| F1 | 0.9 | 0.93 | |');
    expect(outcomesOf(page('Success criteria', ...rows)).map(([label, kind]) => [label, kind])).toEqual([
      ['WER', 'met'],
      ['F1', 'awaiting'],
    ]);
  });

  it('believes the number in a row rather than the mark beside it, and the mark if there is no number', () => {
    const rows = table(
      '| WER | < 12% | 13.1% | ✅ |',
      '| F1 | >= 0.9 | | ✅ |',
      '| AUC | >= 0.9 | see the plot | ✅ |',
    );
    expect(outcomesOf(page('Success criteria', ...rows))).toEqual([
      ['WER', 'unmet', '13.1% < 12% is false'],
      ['F1', 'met', 'marked by hand'],
      ['AUC', 'met', 'marked by hand'],
    ]);
  });

  it('uses the results if they differ', () => {
    const rows = [...table('| WER | < 12% | 11.2% | |'), '', '## Results', '', '| Metric | Value |', '| --- | --- |'];
    expect(outcomesOf(page('Success criteria', ...rows, '| WER | 12.9% |'))).toEqual([
      ['WER', 'unmet', '12.9% < 12% is false'],
    ]);
    expect(outcomesOf(page('Success criteria', ...rows, '| WER | TBD |'))).toEqual([
      ['WER', 'undetermined', 'WER is missing'],
    ]);
  });

  it('answers each of two rows with the same label by its own number, and leaves what a label after the first column is about undetermined', () => {
    const rows = [
      ...table('| Effort | < 200 h | 150 h | |'),
      '',
      '### Afterwards',
      '',
      ...table('| Effort | < 200 h | 247 h | |'),
    ];
    expect(outcomesOf(page('Success criteria', ...rows))).toEqual([
      ['Effort', 'met', '150 h < 200 h is true'],
      ['Effort', 'unmet', '247 h < 200 h is false'],
    ]);
    const phases = ['| Phase | Metric | Target |', '| --- | --- | --- |', '| One | Recall | >= 0.9 |'];
    expect(outcomesOf(page('Success criteria', ...phases)).map(([label, kind]) => [label, kind])).toEqual([
      ['table at line 5 (Phase | Metric | Target)', 'undetermined'],
    ]);
  });

  it('uses its own number rather than prose with the name', () => {
    const rows = [...table('| CPU time | ≥ 15% | 30.2% | |'), '', 'CPU time: the profile showed less at first.'];
    expect(outcomesOf(page('Results', ...rows))).toEqual([['CPU time', 'met', '30.2% >= 15% is true']]);
  });

  it('takes a number among the results as measured if there is no column for that, and keeps it', () => {
    const rows = (title: string) => [
      `| Metric | Target | ${title} |`,
      '| --- | --- | --- |',
      '| WER | <= 10% | 11.0% |',
      '| F1 | >= 0.9 | 0.92 (test) |',
      '| AUC | >= 0.9 | ✅ |',
      '| Taste | >= 3 | fine |',
      '| Smell | >= 3 | |',
    ];
    for (const title of ['Result', 'Outcome', 'Ergebnis', 'Resultado']) {
      const text = page('Success criteria', ...rows(title));
      expect(outcomesOf(text)).toEqual([
        ['WER', 'unmet', '11.0% <= 10% is false'],
        ['F1', 'met', '0.92 (test) >= 0.9 is true'],
        ['AUC', 'met', 'marked by hand'],
        ['Taste', 'undetermined', 'no run is selected'],
        ['Smell', 'undetermined', 'no run is selected'],
      ]);
      const record = recordOf(text);
      const decision = decide(record, NONE);
      expect(planDecision(record, decision)).toEqual([]);
      expect(keptResults(record, decision)).toEqual([
        'line 7: WER is unmet, and 11.0% stays in the result column; a column for what was measured leaves room for the mark',
        'line 8: F1 is met, and 0.92 (test) stays in the result column; a column for what was measured leaves room for the mark',
      ]);
    }
  });

  it('overwrites a blank, a mark and a choice of marks, but no words of a person', () => {
    const rows = ['✅ PASS', 'PASS/FAIL', '✅ / ❌', 'pending', '—', '', 'good enough', '11.0%', '✅ but see below'];
    const lines = rows.map((result) => `| WER | <= 10% | 12% | ${result} |`);
    const text = page('Success criteria', ...table(...lines));
    const record = recordOf(text);
    const after = applyEdits(text, planDecision(record, decide(record, NONE)));
    expect(
      after
        .split('\n')
        .slice(6, 15)
        .map((line) => line.split('|')[4]?.trim()),
    ).toEqual([...Array.from({ length: 6 }, () => '❌ FAIL'), 'good enough', '11.0%', '✅ but see below']);
  });

  it('takes a current value before the target as the starting point, and one after it as the measured value', () => {
    const before = (result: string, more = '') => [
      `| Metric | Current | Target |${more}`,
      `| --- | --- | --- |${more === '' ? '' : ' --- |'}`,
      `| WER | 12.4% | < 10% |${result}`,
    ];
    expect(outcomesOf(page('Success criteria', ...before('')))).toEqual([
      ['WER', 'undetermined', 'no run is selected'],
    ]);
    expect(outcomesOf(page('Success criteria', ...before(' 9.1% |', ' Result |')))).toEqual([
      ['WER', 'met', '9.1% < 10% is true'],
    ]);
    expect(outcomesOf(page('Motivation', ...before('')))).toEqual([]);
    const behind = ['| Metric | Target | Current |', '| --- | --- | --- |', '| WER | < 10% | 12.4% |'];
    expect(outcomesOf(page('Success criteria', ...behind))).toEqual([['WER', 'unmet', '12.4% < 10% is false']]);
  });

  it('reads multiples', () => {
    const rows = table(
      '| Speedup @ 1 MB | ≥3× | 1.94× | ⚠️ below |',
      '| Speedup @ 9 MB | >= 1.2x | 1.5 × | |',
      '| Speedup, all | 16-25× | 4.62× | |',
    );
    expect(outcomesOf(page('Results', ...rows))).toEqual([
      ['Speedup @ 1 MB', 'unmet', '1.94× >= 3× is false'],
      ['Speedup @ 9 MB', 'met', '1.5 × >= 1.2x is true'],
      ['Speedup, all', 'unmet', '4.62× >= 16× is false'],
    ]);
  });

  it('does not answer beside a runs table, since it may be out of date', () => {
    const runs = ['', '## Runs', '', '| Run | Test WER |', '| --- | --- |', '| r1 | 15.0% |'];
    expect(outcomesOf(page('Success criteria', ...table('| WER | < 12% | 11.2% | |'), ...runs))).toEqual([
      ['WER', 'undetermined', 'nothing is called wer, and the runs have test_wer'],
    ]);
  });

  it('keeps what is already correct when the decision is written', () => {
    const text = page('Success criteria', ...table('| WER | < 12% | **11.2%** | |'));
    const record = recordOf(text);
    const edits = planDecision(record, decide(record, NONE));
    expect(applyEdits(text, edits)).toBe(text.replace('**11.2%** | |', '**11.2%** | ✅ PASS |'));
  });
});

describe('a document whose only table sets limits', () => {
  it('takes the values of its one run into it, and compares them with the run record', async () => {
    const text = page('Results', ...table('| WER | < 12% |  |  |', '| F1 | >= 0.9 | | |'));
    const folder = projectFolder({ 'experiments/EXP-007.md': text, 'out.json': '{"wer": 0.113, "f1": 0.91}' });
    await folder.expctl('log', 'EXP-007', 'out.json', '--unit', 'wer=ratio');
    expect(folder.read('experiments/EXP-007.md')).toBe(
      page('Results', ...table('| WER | < 12% | 0.113 |  |', '| F1 | >= 0.9 | 0.91 | |')),
    );
    folder.write('experiments/EXP-007.md', folder.read('experiments/EXP-007.md').replace('0.91', '0.97'));
    const { stdout } = await folder.expctl('check');
    expect(stdout).toContain('F1 is 0.97 here and 0.91 in the run record');
  });
});
