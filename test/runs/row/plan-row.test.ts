import { describe, expect, it } from 'vitest';
import { planRow } from '../../../src/runs/row/plan-row.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { tableIn } from '../table-record.ts';
import type { RowCell } from '../../../src/runs/row/row-cells.ts';
import type { RowOptions } from '../../../src/runs/row/plan-row.ts';

const cellsOfRun = (cells: Readonly<Record<string, string>>, form: RowCell['form'] = 'metric'): Map<string, RowCell> =>
  new Map(Object.entries(cells).map(([name, text]) => [name, { text, form }]));

const logInto = (text: string, cells: Readonly<Record<string, string>>, options: RowOptions = {}) => {
  const { document, table } = tableIn(text);
  const plan = planRow(document, table, cellsOfRun(cells), options);
  return { ...plan, after: applyEdits(text, plan.edits) };
};

const table = (...lines: string[]): string => `${lines.join('\n')}\n`;

describe('planRow', () => {
  it('adds a row in the style of the rows above', () => {
    const text = table(
      '| Run ID | Data | LR | WER | Notes |',
      '| --- | --- | --- | --- | --- |',
      '| kelp-1 | data/reef.jsonl | 1e-5 | 0.0462 | calm |',
      '| kelp-2 | data/reef.jsonl | 1e-4 | 0.0701 | rough |',
      '',
      'Behind.',
    );
    const { after, outcome } = logInto(text, {
      run_id: 'kelp-3',
      data: 'data/reef.jsonl',
      lr: '0.0003',
      wer: '0.04493',
    });
    expect(outcome).toBe('added');
    expect(after).toBe(text.replace('rough |\n', 'rough |\n| kelp-3 | data/reef.jsonl | 3e-4 | 0.0449 |  |\n'));
  });

  it('keeps an aligned table aligned', () => {
    const text = table(
      '| Run    | Steps |   WER | Who   |',
      '| ------ | ----: | ----: | :---: |',
      '| kelp-1 |   200 | 0.046 |  Ida  |',
      '| kelp-2 |  2000 | 0.058 |  Ben  |',
    );
    const { after } = logInto(text, { run: 'a', steps: '400', wer: '0.0512', who: 'Max' });
    expect(after).toBe(`${text}| a      |   400 | 0.051 |  Max  |\n`);
  });

  it.each([
    ['compact', '|Run|WER|\n|---|---|\n|a|0.10|\n', '|b|0.25|'],
    ['without outer pipes', 'Run | WER\n--- | ---\na | 0.10\n', 'b | 0.25'],
    ['with an opening pipe only', '| Run | WER\n| --- | ---\n| a | 0.10\n', '| b | 0.25'],
    ['in a quote', '> | Run | WER |\n> | --- | --- |\n> | a | 0.10 |\n', '> | b | 0.25 |'],
    ['indented', '  | Run | WER |\n  | --- | --- |\n  | a | 0.10 |\n', '  | b | 0.25 |'],
    ['of bold rows', '| Run | WER |\n| --- | --- |\n| **a** | **0.10** |\n', '| b | 0.25 |'],
    ['without rows', '| Run | WER |\n| --- | --- |\n', '| b | 0.25 |'],
  ])('writes into a table %s', (_, text, row) => {
    expect(logInto(text, { run: 'b', wer: '0.25' }).after).toBe(`${text}${row}\n`);
  });

  it('puts the row into a list item with the indentation of its other lines', () => {
    const text = '- | Run | WER |\n  | --- | --- |\n';
    expect(logInto(text, { run: 'b', wer: '0.25' }).after).toBe(`${text}  | b | 0.25 |\n`);
  });

  it('keeps CRLF, and adds no newline at the end of a file without one', () => {
    const text = '| Run | WER |\r\n| --- | --- |\r\n| a | 0.10 |';
    expect(logInto(text, { run: 'b', wer: '0.25' }).after).toBe(`${text}\r\n| b | 0.25 |`);
  });

  it('stays above summary rows and above lines directly below the table', () => {
    const text = table('| Run | WER |', '| --- | --- |', '| a | 0.10 |', '| Mean | 0.10 |', 'glued words');
    expect(logInto(text, { run: 'b', wer: '0.25' }).after).toBe(
      table('| Run | WER |', '| --- | --- |', '| a | 0.10 |', '| b | 0.25 |', '| Mean | 0.10 |', 'glued words'),
    );
  });

  it('writes over the first placeholder row', () => {
    const text = table('| Run | WER |', '| --- | --- |', '| a | 0.10 |', '| TBD | — |', '|  |  |');
    const { after, outcome } = logInto(text, { run: 'b', wer: '0.25' });
    expect(outcome).toBe('replaced-placeholder');
    expect(after).toBe(table('| Run | WER |', '| --- | --- |', '| a | 0.10 |', '| b | 0.25 |', '|  |  |'));
  });

  it('fills what a planned row leaves open and changes nothing else in it', () => {
    const text = table('| Run | Steps | WER |', '| --- | --- | --- |', '| b |  200 | TBD |');
    const { after, outcome } = logInto(text, { run: 'b', steps: '200', wer: '0.25' });
    expect(outcome).toBe('replaced-placeholder');
    expect(after).toBe(text.replace('TBD', '0.25'));
  });

  it('writes ticks, units and percent signs if the column has them, and dashes if it leaves gaps', () => {
    const text = table(
      '| Run | Path | Time | Acc | Note |',
      '|---|---|---|---|---|',
      '| a | `out/a` | 85 ms | 91.2% | — |',
      '| b | `out/b` | 90 ms | 90.7% | — |',
    );
    expect(logInto(text, { run: 'c', path: 'out/c', time: '101', acc: '93.456' }).rowText).toBe(
      '| c | `out/c` | 101 ms | 93.5% | — |',
    );
  });

  it('escapes what would break the row', () => {
    const text = table('| Run | Note |', '| --- | --- |', '| a | `x` |');
    const { after } = logInto(text, { run: 'b|c', note: 'one\ntwo | `three`' });
    expect(after.split('\n').at(-2)).toBe('| b\\|c | one<br>two \\| \\`three\\` |');
  });

  it('gives a row outer pipes if it would otherwise begin a block or lose a cell', () => {
    const text = 'Run | WER\n--- | ---\na | 0.10\n';
    expect(logInto(text, { run: '- b' }).rowText).toBe('| - b |  |');
  });
});

describe('planRow, for an existing run,', () => {
  const text = table(
    '| Run | LR | WER |',
    '| --- | --- | --- |',
    '| **a** | 3e-4 | **0.0462** |',
    '| b | 1e-4 | 0.05 |',
  );

  it('keeps a row that agrees, apart from rounding', () => {
    expect(logInto(text, { run: 'a', lr: '0.0003', wer: '0.046183' })).toMatchObject({
      outcome: 'unchanged',
      edits: [],
    });
    expect(logInto(text, { run: 'b', wer: '0.0561' })).toMatchObject({ outcome: 'conflict' });
  });

  it('refuses other values and names them', () => {
    expect(logInto(text, { run: 'a', lr: '0.0003', wer: '0.0472' })).toMatchObject({
      outcome: 'conflict',
      edits: [],
      conflict: {
        kind: 'other-values',
        runId: 'a',
        differences: [{ column: 'WER', there: '**0.0462**', given: '0.0472' }],
      },
    });
  });

  it('replaces only the cells that differ', () => {
    const { after, outcome } = logInto(text, { run: 'a', lr: '0.0003', wer: '0.0472' }, { replace: true });
    expect(outcome).toBe('replaced');
    expect(after).toBe(text.replace('**0.0462**', '0.0472'));
  });

  it('refuses an id that occurs twice', () => {
    expect(logInto(`${text}| a | 1 | 2 |\n`, { run: 'a' }).conflict).toEqual({ kind: 'twice', runId: 'a', count: 2 });
  });

  it('uses a default only for a blank', () => {
    const { document, table: record } = tableIn(
      table('| Run | Date |', '| --- | --- |', '| a | 2026-01-01 |', '| b | |'),
    );
    const dated = (run: string): Map<string, RowCell> =>
      new Map<string, RowCell>([
        ['run', { text: run, form: 'verbatim' }],
        ['date', { text: '2026-02-02', form: 'verbatim', soft: true }],
      ]);
    expect(planRow(document, record, dated('a')).outcome).toBe('unchanged');
    expect(planRow(document, record, dated('b')).rowText).toBe('| b | 2026-02-02 |');
  });
});

describe('planRow, for a new column,', () => {
  const column = {
    name: 'cer',
    header: 'CER',
    span: { start: 0, end: 0 },
    index: 2,
    type: undefined,
    unit: undefined,
    spec: undefined,
  };

  it('widens every line by one cell and fills it in the new row', () => {
    const text = table('| Run | WER |', '| --- | --- |', '| a | 0.10 |', '| b |', 'glued');
    const { after } = logInto(text, { run: 'c', wer: '0.2', cer: '0.031' }, { addColumns: [column] });
    expect(after).toBe(
      table(
        '| Run | WER | CER |',
        '| --- | --- | --- |',
        '| a | 0.10 |  |',
        '| b |  |  |',
        '| c | 0.20 | 0.031 |',
        'glued',
      ),
    );
  });

  it('keeps an aligned table aligned', () => {
    const text = table('| Run    | WER   |', '| ------ | ----- |', '| kelp-1 | 0.100 |', '| kelp-2 | 0.200 |');
    const { after } = logInto(text, { run: 'kelp-3', wer: '0.2', cer: '0.1' }, { addColumns: [column] });
    expect(after).toBe(
      table(
        '| Run    | WER   | CER |',
        '| ------ | ----- | --- |',
        '| kelp-1 | 0.100 |     |',
        '| kelp-2 | 0.200 |     |',
        '| kelp-3 | 0.200 | 0.1 |',
      ),
    );
  });

  it('refuses if a row has more cells than the header', () => {
    const text = table('| Run | WER |', '| --- | --- |', '| a | 0.10 | stray |');
    expect(logInto(text, { run: 'c', cer: '1' }, { addColumns: [column] }).conflict).toEqual({
      kind: 'ragged',
      line: 3,
    });
  });
});
