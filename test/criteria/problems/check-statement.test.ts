import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { documentWith, recordOf, recordsOf, runRecord } from '../record-of.ts';
import type { RunRecord } from '../../../src/runs/run-record.ts';

const TABLE = ['| Run | Tea Sort | Heat |', '| --- | --- | --- |', '| a | green | 80 |', '| b | black | 95 |'];
const STATEMENT = 'heat < 99, every run where tea_sort != "mint"';

/** The problems of a statement over two runs whose records contain these sorts of tea. */
function problemsOf(statement: string, records: readonly Partial<RunRecord>[]): readonly (readonly unknown[])[] {
  const text = documentWith([`- **C1**: cool. \`expect: ${statement}\``], TABLE);
  const runRecords = recordsOf(...records.map((given, at) => runRecord(['a', 'b'][at] ?? '', given)));
  return decide(recordOf(text), { runRecords }).outcomes.flatMap(({ statements }) =>
    statements.flatMap(({ problems }) => problems.map(({ severity, message, hint }) => [severity, message, hint])),
  );
}

const sort = (tea_sort: string, given: Partial<RunRecord> = {}): Partial<RunRecord> => ({
  parameters: new Map([['tea_sort', tea_sort]]),
  ...given,
});

const WARNING = [
  'warning',
  '`tea_sort` is the column, not the parameter of that name',
  'write col("Tea Sort") where the column is meant',
];

describe('a column and a parameter of one name', () => {
  it('are one thing if the column shows the parameter in every run', () => {
    expect(problemsOf(STATEMENT, [sort('green'), sort('black')])).toEqual([]);
    expect(problemsOf(STATEMENT, [sort('green')])).toEqual([]);
    const columns = new Map([['tea_sort', 'tea_sort']]);
    expect(problemsOf(STATEMENT, [sort('a green one', { columns }), sort('black')])).toEqual([]);
  });

  it('are two if a run differs, and the hint says how to write the column', () => {
    expect(problemsOf(STATEMENT, [sort('green'), sort('mint')])).toEqual([WARNING]);
    expect(problemsOf(STATEMENT.replace('tea_sort', 'col("Tea Sort")'), [sort('green'), sort('mint')])).toEqual([]);
  });
});
