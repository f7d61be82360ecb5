import { plainText } from '../values/plain-text.ts';
import { lineAt } from '../text/line-index.ts';
import { isSeedColumn } from '../values/seed-names.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ExperimentRecord, RowRecord, TableRecord } from '../records/record.ts';

/** A run id names one row of a runs table. */
export const duplicateRunId: DocumentRule = {
  name: 'duplicate-run-id',
  scope: 'document',
  severity: 'error',
  summary: 'Disallow one run id in two rows of a runs table.',
  *check({ records }) {
    for (const record of records)
      for (const table of record.tables) if (table.role === 'runs') yield* doubledIn(record, table);
  },
};

function* doubledIn(record: ExperimentRecord, table: TableRecord): Generator<Finding> {
  const first = new Map<string, RowRecord>();
  const byWholeKey = new Map<string, RowRecord>();
  let parts: readonly number[] | undefined;
  for (const row of table.rows) {
    if (row.id === undefined || row.class !== 'data' || !/[\p{L}\p{N}]/u.test(row.id)) continue;
    const sameId = first.get(row.id);
    if (sameId === undefined) {
      first.set(row.id, row);
      continue;
    }
    parts ??= table.spec?.keyColumn === undefined ? partsOfKey(table) : [];
    const key = wholeKey(row, parts);
    if (wholeKey(sameId, parts) !== key && !byWholeKey.has(key)) byWholeKey.set(key, row);
    else yield findingFor(record, table, { row, id: row.id, before: byWholeKey.get(key) ?? sameId });
  }
}

const wholeKey = ({ id, cells }: RowRecord, parts: readonly number[]): string =>
  [id ?? '', ...parts.map((index) => plainText(cells[index]?.text ?? ''))].join('\n');

const SPLITS: ReadonlySet<string> = new Set(
  'fold split step steps epoch epochs checkpoint dataset manifest test_set eval_set budget size'.split(' '),
);

/** Where nobody declared the key, a seed or a split beside the name is a part of it; so is every word that is no number. */
const partsOfKey = ({ columns, rows }: TableRecord): readonly number[] =>
  columns
    .filter(
      ({ name, index }) =>
        isSeedColumn(name) || SPLITS.has(name) || rows.some(({ cells }) => cells[index]?.value.kind === 'text'),
    )
    .map(({ index }) => index);

type Doubled = { readonly row: RowRecord; readonly id: string; readonly before: RowRecord };

function findingFor({ document }: ExperimentRecord, { spec }: TableRecord, { row, id, before }: Doubled): Finding {
  const text = ({ cells }: RowRecord): string => cells.map((cell) => cell.text).join('\n');
  const how = text(row) === text(before) ? 'with the same values' : 'with other values';
  return {
    message: `the run id "${id}" stands on line ${lineAt(document.lines, before.row.span.start)} already, ${how}`,
    span: row.row.span,
    severity: spec?.keyColumn === undefined ? 'warning' : 'error',
    hint: 'give each run an id of its own, or take one of the rows out',
  };
}
