import { lineAt } from '../text/line-index.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ExperimentRecord, RowRecord, TableRecord } from '../records/record.ts';

/** A run's row has its metrics, once the experiment is concluded or the columns' neighbours are filled. */
export const unfinishedRow: DocumentRule = {
  name: 'unfinished-row',
  scope: 'document',
  severity: 'warning',
  summary: "Disallow a run's row without its metrics.",
  *check({ records }) {
    for (const record of records)
      for (const table of record.tables) {
        if (table.role !== 'runs') continue;
        const metrics = metricColumns(table);
        for (const row of table.rows) yield* findingFor(record, { row, metrics, table });
      }
  },
};

/** The columns that the kind calls metrics; without a kind, those that hold numbers in most rows. */
function metricColumns({ columns, rows }: TableRecord): readonly number[] {
  const declared = columns.filter(({ spec }) => spec?.better !== undefined || spec?.primary === true);
  if (declared.length > 0) return declared.map(({ index }) => index);
  const data = rows.filter((row) => row.class === 'data');
  return columns
    .filter(({ index }) => data.filter(({ cells }) => isNumeric(cells[index]?.value.kind)).length * 2 > data.length)
    .map(({ index }) => index);
}

const isNumeric = (kind: string | undefined): boolean => kind === 'number' || kind === 'uncertain' || kind === 'range';

type Looking = { readonly row: RowRecord; readonly metrics: readonly number[]; readonly table: TableRecord };

function* findingFor(record: ExperimentRecord, { row, metrics, table }: Looking): Generator<Finding> {
  const concluded = record.status.stage === 'concluded';
  if (row.class === 'placeholder' && concluded && table.spec !== undefined) {
    yield { message: 'this row is still a placeholder', span: row.row.span, hint: 'fill it, or take it out' };
    return;
  }
  if (row.class !== 'data' || row.cells.length !== table.columns.length) return;
  const missing = metrics.filter((index) => row.cells[index]?.value.kind === 'missing');
  if (missing.length === 0 || (!concluded && missing.length === metrics.length)) return;
  const names = missing.map((index) => `"${table.columns[index]?.header ?? ''}"`).join(', ');
  yield {
    message: `the run ${row.id ?? `on line ${lineAt(record.document.lines, row.row.span.start)}`} has no ${names}`,
    span: row.row.span,
    hint: 'log its output with `expctl log`, or mark the row `excluded: reason` in its notes',
  };
}
