import { describe, expect, it } from 'vitest';
import { makeReport } from '../../src/report/make-report.ts';
import { renderMarkdown } from '../../src/report/render-markdown.ts';
import { experimentReport } from './experiment-report.ts';
import type { ExperimentReport } from '../../src/report/report.ts';

/** A table of runs with these cells under `Run` and others. */
const runs = (columns: readonly string[], rows: readonly (readonly string[])[]): ExperimentReport['runs'] => [
  {
    section: 'Results',
    columns,
    types: columns.map((header) => ({ name: header.toLowerCase(), header, type: 'text', unit: null, whole: true })),
    rows: rows.map((cells, at) => ({
      class: 'data',
      run: cells[0] ?? '',
      line: at + 5,
      reason: null,
      cells,
      values: cells,
    })),
  },
];

describe('the runs in a markdown report', () => {
  it('show cells as a reader sees them, escaped once', () => {
    const rows = [
      ['a\\|b', 'two<br>lines', '`train \\| tee log`'],
      ['~~r4~~', '**0.5**', '<b>'],
    ];
    const page = renderMarkdown(makeReport([experimentReport({ runs: runs(['Run', 'Notes', 'Call'], rows) })]));
    expect(page).toContain('| a\\|b | two<br>lines | train \\| tee log |\n| r4 | 0.5 | \\<b> |\n');
  });

  it('are marked if they are not measurements', () => {
    const [table] = runs(
      ['Run', 'WER'],
      [
        ['Baseline', '0.3'],
        ['r1', '0.2'],
        ['~~r2~~', '~~9~~'],
        ['Mean', '0.2'],
      ],
    );
    const given = [{ class: 'reference' }, {}, { class: 'excluded', reason: 'OOM' }, { class: 'summary' }];
    const rows = table?.rows.map((row, at) => ({ ...row, ...given[at] })) ?? [];
    const page = renderMarkdown(
      makeReport([experimentReport({ runs: table === undefined ? [] : [{ ...table, rows }] })]),
    );
    expect(page).toContain(
      '| Run | WER | Row |\n| --- | --- | --- |\n| Baseline | 0.3 | reference |\n| r1 | 0.2 |  |\n| r2 | 9 | excluded: OOM |\n| Mean | 0.2 | summary |\n',
    );
  });
});
