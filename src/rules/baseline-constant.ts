import { conditionColumns } from '../records/tables/condition-columns.ts';
import { counted } from '../text/counted.ts';
import { firstFew } from '../text/first-few.ts';
import { groupBy } from '../text/group-by.ts';
import { lineAt } from '../text/line-index.ts';
import { flagsOf } from '../values/command-flags.ts';
import { directionOfHeader } from '../values/header-direction.ts';
import { isSeedColumn } from '../values/seed-names.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { CellRecord, ColumnRecord, ExperimentRecord, RowRecord, TableRecord } from '../records/record.ts';

/** A baseline measured under the same conditions must be the same number. */
export const baselineConstant: DocumentRule = {
  name: 'baseline-constant',
  scope: 'document',
  severity: 'warning',
  summary: 'Disallow two values of a baseline that was measured under the same conditions.',
  *check({ records }) {
    for (const record of records)
      for (const table of record.tables)
        if (table.role === 'runs')
          for (const column of table.columns.filter(isBaseline)) yield* differences(record, table, column);
  },
};

const isBaseline = ({ name }: ColumnRecord): boolean => /^(?:baseline|base|reference)_./u.test(name);

/** A row with what it says of the baseline. */
type Measured = { readonly row: RowRecord; readonly cell: CellRecord; readonly number: number };

/** So many other values are named one by one. */
const MOST_VALUES = 3;

function* differences(record: ExperimentRecord, table: TableRecord, column: ColumnRecord): Generator<Finding> {
  for (const rows of groupBy(measuredIn(table, column), ({ row }) => conditionsOf(table, row)).values()) {
    const [[first] = [], ...others] = groupBy(rows, ({ number }) => number).values();
    const [[second] = []] = others;
    if (first === undefined || second === undefined || isOfEachSeed(table, rows)) continue;
    if (others.length > MOST_VALUES) {
      const values = [first, ...others.flatMap((same) => same.slice(0, 1))].map(valueIn);
      const message = `${column.header} has ${values.length} values in ${rows.length} rows: ${firstFew(values, 3)}`;
      yield findingAt(second.cell, message);
    } else {
      const lineOf = ({ cell }: Measured): number => lineAt(record.document.lines, cell.span.start);
      for (const same of others) yield* otherValue(column, { first, same, lineOf });
    }
  }
}

const measuredIn = ({ rows }: TableRecord, { index }: ColumnRecord): readonly Measured[] =>
  rows.flatMap((row) => {
    const cell = row.cells[index];
    return row.class === 'data' && cell?.value.kind === 'number' ? [{ row, cell, number: cell.value.number }] : [];
  });

type Same = {
  readonly first: Measured;
  readonly same: readonly Measured[];
  readonly lineOf: (measured: Measured) => number;
};

function* otherValue({ header }: ColumnRecord, { first, same, lineOf }: Same): Generator<Finding> {
  const [here, ...more] = same;
  if (here === undefined) return;
  const lines = firstFew(more.map((each) => String(lineOf(each))), 3); // prettier-ignore
  const others =
    more.length === 0
      ? ''
      : ` and in ${counted(more.length, 'row')} below (${more.length === 1 ? 'line' : 'lines'} ${lines})`;
  yield findingAt(here.cell, `${header} is ${here.cell.text} here${others} and ${valueIn(first)}`);
}

const valueIn = ({ cell, row }: Measured): string => `${cell.text} in ${row.id ?? 'an earlier row'}`;

const findingAt = ({ span }: CellRecord, message: string): Finding => ({
  message: `${message}, measured under the same conditions`,
  span,
  hint: 'measure one of them again, or declare what differed in a column',
});

/** Whether each row has a seed and a value of its own: the baseline was trained once for each seed. */
function isOfEachSeed({ columns }: TableRecord, rows: readonly Measured[]): boolean {
  const seed = columns.find(({ name }) => isSeedColumn(name));
  const seeds = new Set(rows.map(({ row }) => (seed === undefined ? '' : (row.cells[seed.index]?.text ?? ''))));
  return !seeds.has('') && seeds.size === rows.length && new Set(rows.map(({ number }) => number)).size === rows.length;
}

const EVALUATION_FLAG = /(?:eval|max_seconds|decode|normali[sz]|beam|manifest|split|limit)/u;
const NO_CONDITION = /^(?:run|run_id|id|name|date|time|command|cmd|notes?|comments?|remarks?|commit|seed)$/u;

/**
 * The declared conditions if there are any (manifest, evaluation flags); else every column except id, date, command,
 * notes and metrics.
 */
function conditionsOf(table: TableRecord, row: RowRecord): string {
  const declared = conditionColumns(table.columns);
  const columns =
    declared.length > 0
      ? declared
      : table.columns.filter((column) => !isMetric(column) && !NO_CONDITION.test(column.name));
  const cells = columns.map(({ index }) => row.cells[index]?.text ?? '');
  if (declared.length === 0) return cells.join('\n');
  const command = table.columns.find(({ name }) => name === 'command' || name === 'cmd');
  const flags = command === undefined ? [] : [...flagsOf(row.cells[command.index]?.text ?? '')];
  const evaluation = flags.filter(([name]) => EVALUATION_FLAG.test(name) && !/interval|output/u.test(name));
  return [...cells, ...evaluation.map(([name, values]) => `${name}=${values.join(' ')}`).toSorted()].join('\n');
}

const isMetric = ({ spec, name, header }: ColumnRecord): boolean =>
  spec?.better !== undefined ||
  directionOfHeader(header) !== undefined ||
  /(?:wer|cer|loss|acc|accuracy|f1|bleu|bpb|ppl|perplexity|auc|score|latency|memory|time)$/u.test(name);
