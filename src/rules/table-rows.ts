import { counted } from '../text/counted.ts';
import { firstFew } from '../text/first-few.ts';
import { nearest } from '../text/nearest.ts';
import { dueWords, isDue } from './is-due.ts';
import { isNotApplicable } from './not-applicable.ts';
import { filledBy } from './open-tables.ts';
import { printedRows } from './printed-rows.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ExperimentRecord, TableRecord } from '../records/record.ts';
import type { Due, TableSpec } from '../template/kind.ts';
import type { Label, PrintedRows } from './printed-rows.ts';

/** A row of the template must be answered where it is: if it were removed, nobody would notice. */
export const tableRows: DocumentRule = {
  name: 'table-rows',
  scope: 'document',
  severity: 'warning',
  summary: 'Require the rows that the template prints in a table.',
  *check({ records }) {
    for (const record of records)
      for (const table of record.tables) {
        const { spec } = table;
        if (spec === undefined || spec.rows !== 'fixed' || spec.role === 'fields' || spec.samples.length === 0)
          continue;
        const due = filledBy(spec.due, spec.role);
        if (!isDue(due, record.status.stage) || isNotApplicable(record, table.section)) continue;
        const rows = printedRows(table, spec);
        if (rows.missing.length > 0 && isMeant(spec, rows)) yield finding(record, { table, spec, due, rows });
      }
  },
};

/** What is compared, and what is set, differs between experiments. */
const VARIED: ReadonlySet<TableSpec['role']> = new Set(['comparison', 'parameters'] as const);

/**
 * Whether the template's rows are meant to stay: it says so, or the document keeps half of them. If the document has
 * rows of its own instead, that is intended, except in a table that says what has to be reached.
 */
function isMeant({ rowsStated, role }: TableSpec, { printed, missing, others }: PrintedRows): boolean {
  if (rowsStated === true) return true;
  if (VARIED.has(role) || missing.length * 2 > printed.length) return false;
  return role === 'criteria' || others.length < missing.length;
}

type Found = { readonly table: TableRecord; readonly spec: TableSpec; readonly due: Due; readonly rows: PrintedRows };

function finding({ kind }: ExperimentRecord, { table, spec, due, rows: { missing, others } }: Found): Finding {
  const names = firstFew(missing.map((label) => wordsFor(label, others)));
  return {
    message: `${counted(missing.length, 'row')} of the template ${missing.length === 1 ? 'is' : 'are'} missing: ${names}`,
    span: table.place.table.header.span,
    severity: due.severity,
    hint: `${dueWords(due)}: put it back, with \`n/a\` where it does not apply; a row that nobody needs is taken out of the template, and \`<!-- expctl: rows=sample -->\` there says that all are examples`,
    ...(kind === undefined ? {} : { template: { path: kind.path, line: spec.line } }),
  };
}

function wordsFor({ text, name }: Label, others: readonly Label[]): string {
  const near = nearest(
    name,
    others.map((other) => other.name),
  );
  const other = others.find((each) => each.name === near);
  return other === undefined ? `"${text}"` : `"${text}" (there is "${other.text}")`;
}
