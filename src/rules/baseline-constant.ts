import { conditionColumns } from '../records/tables/condition-columns.ts';
import { flagsOf } from '../values/command-flags.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ColumnRecord, RowRecord, TableRecord } from '../records/record.ts';

/** A baseline measured under the same conditions must be the same number. */
export const baselineConstant: DocumentRule = {
  name: 'baseline-constant',
  scope: 'document',
  severity: 'warning',
  summary: 'Disallow two values of a baseline that was measured under the same conditions.',
  *check({ records }) {
    for (const { tables } of records)
      for (const table of tables)
        if (table.role === 'runs')
          for (const baseline of table.columns.filter(isBaseline)) yield* differences(table, baseline);
  },
};

const isBaseline = ({ name }: ColumnRecord): boolean => /^(?:baseline|base|reference)_./u.test(name);

function* differences(table: TableRecord, baseline: ColumnRecord): Generator<Finding> {
  const first = new Map<string, RowRecord>();
  for (const row of table.rows) {
    const cell = row.cells[baseline.index];
    if (row.class !== 'data' || cell?.value.kind !== 'number') continue;
    const conditions = conditionsOf(table, row);
    const before = first.get(conditions);
    const known = before?.cells[baseline.index];
    if (before === undefined || known === undefined) {
      first.set(conditions, row);
      continue;
    }
    if (known.value.kind !== 'number' || known.value.number === cell.value.number) continue;
    yield {
      message: `${baseline.header} is ${cell.text} here and ${known.text} in ${before.id ?? 'an earlier row'}, measured under the same conditions`,
      span: cell.span,
      hint: 'measure one of them again, or declare what differed in a column',
    };
  }
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

const isMetric = ({ spec, name }: ColumnRecord): boolean =>
  spec?.better !== undefined ||
  /(?:wer|cer|loss|acc|accuracy|f1|bleu|bpb|ppl|perplexity|auc|score|latency|memory|time)$/u.test(name);
