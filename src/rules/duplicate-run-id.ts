import { isBeside, isDeclaredKey, keyParts, wholeKey } from '../records/tables/key-parts.ts';
import { hasLetterOrDigit } from '../text/letters.ts';
import { lineAt } from '../text/line-index.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ExperimentRecord, RowRecord, TableRecord } from '../records/record.ts';

/** A run id must name one row of a runs table. */
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
    if (row.id === undefined || row.class !== 'data' || !hasLetterOrDigit(row.id)) continue;
    const sameId = first.get(row.id);
    if (sameId === undefined) {
      first.set(row.id, row);
      continue;
    }
    parts ??= partsOfKey(table);
    const key = wholeKey(row, parts);
    if (wholeKey(sameId, parts) !== key && !byWholeKey.has(key)) byWholeKey.set(key, row);
    else yield findingFor(record, table, { row, id: row.id, before: byWholeKey.get(key) ?? sameId });
  }
}

/** If nobody declared the key, every column of words beside the name is also a part of it. */
const partsOfKey = (table: TableRecord): readonly number[] =>
  table.spec?.keyColumn !== undefined || isDeclaredKey(table)
    ? keyParts(table)
    : [...new Set([...keyParts(table), ...wordColumns(table).filter(isBeside(table))])];

const wordColumns = ({ columns, rows }: TableRecord): readonly number[] =>
  columns
    .filter(({ index }) => rows.some(({ cells }) => cells[index]?.value.kind === 'text'))
    .map(({ index }) => index);

type Doubled = { readonly row: RowRecord; readonly id: string; readonly before: RowRecord };

function findingFor({ document }: ExperimentRecord, { spec }: TableRecord, { row, id, before }: Doubled): Finding {
  const text = ({ cells }: RowRecord): string => cells.map((cell) => cell.text).join('\n');
  const how = text(row) === text(before) ? 'with the same values' : 'with other values';
  return {
    message: `the run id "${id}" is on line ${lineAt(document.lines, before.row.span.start)} already, ${how}`,
    span: row.row.span,
    severity: spec?.keyColumn === undefined ? 'warning' : 'error',
    hint: 'give each run an id of its own, or take one of the rows out',
  };
}
