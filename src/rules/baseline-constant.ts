import { conditionColumns } from '../records/tables/condition-columns.ts';
import { cellTextAt } from '../records/tables/cell-text-at.ts';
import { columnMarks } from '../records/tables/column-marks.ts';
import { counted } from '../text/counted.ts';
import { firstFew } from '../text/first-few.ts';
import { groupBy } from '../text/group-by.ts';
import { lineAt } from '../text/line-index.ts';
import { flagsOf } from '../values/command-flags.ts';
import { directionOfHeader } from '../values/header-direction.ts';
import { isSeedColumn } from '../values/seed-names.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ColumnRecord, ExperimentRecord, RowRecord, TableRecord } from '../records/record.ts';

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
          for (const column of table.columns.filter(isBaseline)) yield* differences({ record, table, column });
  },
};

const isBaseline = ({ name }: ColumnRecord): boolean => /^(?:baseline|base|reference)_./u.test(name);

/** A column of baselines with its table and record. */
type Baselines = { readonly record: ExperimentRecord; readonly table: TableRecord; readonly column: ColumnRecord };

/** A row with what it says of the baseline. */
type Measured = { readonly row: RowRecord; readonly number: number };

/** So many other values are named one by one. */
const MOST_VALUES = 3;

function* differences(baselines: Baselines): Generator<Finding> {
  const { header, index } = baselines.column;
  const conditionsOf = conditionsIn(baselines);
  const valueIn = ({ row }: Measured): string => `${textOf(row, index)} in ${row.id ?? 'an earlier row'}`;
  for (const rows of groupBy(measuredIn(baselines), ({ row }) => conditionsOf(row)).values()) {
    const [[first] = [], ...others] = groupBy(rows, ({ number }) => number).values();
    const [[second] = []] = others;
    if (first === undefined || second === undefined || isOfEachSeed(baselines, rows)) continue;
    if (others.length > MOST_VALUES) {
      const few = [first, ...others.slice(0, MOST_VALUES - 1).flatMap((same) => same.slice(0, 1))].map(valueIn);
      const values = `${few.join(', ')} and ${others.length + 1 - few.length} more`;
      yield* findingsAt(second, index, `${header} has ${others.length + 1} values in ${rows.length} rows: ${values}`);
    } else
      for (const [here, ...more] of others) {
        if (here === undefined) continue;
        const also = alsoBelow(baselines, more);
        yield* findingsAt(here, index, `${header} is ${textOf(here.row, index)} here${also} and ${valueIn(first)}`);
      }
  }
}

const textOf = ({ cells }: RowRecord, index: number): string => cells[index]?.text ?? '';

function alsoBelow({ record: { document } }: Baselines, more: readonly Measured[]): string {
  if (more.length === 0) return '';
  const lines = more.map(({ row }) => String(lineAt(document.lines, row.row.span.start)));
  return ` and in ${counted(more.length, 'row')} below (${more.length === 1 ? 'line' : 'lines'} ${firstFew(lines, 3)})`;
}

function* findingsAt({ row }: Measured, index: number, message: string): Generator<Finding> {
  const span = row.cells[index]?.span;
  if (span === undefined) return;
  yield {
    message: `${message}, measured under the same conditions`,
    span,
    hint: 'measure one of them again, or declare what differed in a column',
  };
}

/** The numbers are read without the rest of their rows: the cells of a long table would fill the memory. */
function* measuredIn({ record, table, column }: Baselines): Generator<Measured> {
  const { text } = record.document.source;
  const marks = columnMarks({ text, place: table.place, columns: table.columns }, column.index);
  for (const row of table.rows) {
    if (row.class !== 'data') continue;
    const written = marks === undefined ? cellTextAt(text, row.row, column.index) : undefined;
    const number = written !== undefined && PLAIN_NUMBER.test(written) ? Number(written) : numberIn(row, column.index);
    if (number !== undefined) yield { row, number };
  }
}

/** Not zero: `0.0` in the row of a crashed run is no number. */
const PLAIN_NUMBER = /^(?=.*[1-9])\d{1,15}\.\d{1,15}$/;

function numberIn({ cells }: RowRecord, index: number): number | undefined {
  const value = cells[index]?.value;
  return value?.kind === 'number' ? value.number : undefined;
}

/** Whether each row has a seed and a value of its own: the baseline was trained once for each seed. */
function isOfEachSeed({ record, table }: Baselines, rows: readonly Measured[]): boolean {
  const seed = table.columns.find(({ name }) => isSeedColumn(name));
  if (seed === undefined || new Set(rows.map(({ number }) => number)).size < rows.length) return false;
  const { text } = record.document.source;
  const seeds = new Set(rows.map(({ row }) => cellTextAt(text, row.row, seed.index) ?? ''));
  return !seeds.has('') && seeds.size === rows.length;
}

const EVALUATION_FLAG = /(?:eval|max_seconds|decode|normali[sz]|beam|manifest|split|limit)/u;
const NO_CONDITION = /^(?:run|run_id|id|name|date|time|command|cmd|notes?|comments?|remarks?|commit|seed)$/u;

/**
 * Returns a function for the conditions of a row: those that are declared if there are any (manifest, evaluation flags);
 * else every column except id, date, command, notes and metrics.
 */
function conditionsIn({ record, table: { columns } }: Baselines): (row: RowRecord) => string {
  const { text } = record.document.source;
  const declared = conditionColumns(columns);
  const others = columns.filter((column) => !isMetric(column) && !NO_CONDITION.test(column.name));
  const command = columns.filter(({ name }) => name === 'command' || name === 'cmd').slice(0, 1);
  const textsOf = ({ row }: RowRecord, of: readonly ColumnRecord[]): readonly string[] =>
    of.map(({ index }) => cellTextAt(text, row, index) ?? '');
  if (declared.length === 0) return (row) => textsOf(row, others).join('\n');
  return (row) => [...textsOf(row, declared), ...evaluationFlags(textsOf(row, command).join(''))].join('\n');
}

/** The flags of a command that change what is measured, sorted: `beam=4`. */
function evaluationFlags(command: string): readonly string[] {
  const evaluation = [...flagsOf(command)].filter(
    ([name]) => EVALUATION_FLAG.test(name) && !/interval|output/u.test(name),
  );
  return evaluation.map(([name, values]) => `${name}=${values.join(' ')}`).toSorted();
}

const isMetric = ({ spec, name, header }: ColumnRecord): boolean =>
  spec?.better !== undefined ||
  directionOfHeader(header) !== undefined ||
  /(?:wer|cer|loss|acc|accuracy|f1|bleu|bpb|ppl|perplexity|auc|score|latency|memory|time)$/u.test(name);
