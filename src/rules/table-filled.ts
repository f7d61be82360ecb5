import { dueWords } from './is-due.ts';
import { emptySections, isWithin } from './empty-sections.ts';
import { isNotApplicable } from './not-applicable.ts';
import { openTables } from './open-tables.ts';
import type { DocumentRule, Finding } from '../lint/rule.ts';
import type { ExperimentRecord, RowRecord } from '../records/record.ts';
import type { OpenTable } from './open-tables.ts';

/** A table that is due must have rows of the document's own, and a value in each row that the template has. */
export const tableFilled: DocumentRule = {
  name: 'table-filled',
  scope: 'document',
  severity: 'warning',
  summary: "Require rows of the document's own in every table that is due.",
  *check({ records }) {
    for (const record of records) {
      const open = openTables(record).filter((each) => !isToldByRow(each));
      if (open.length === 0) continue;
      // The content of an empty section is reported with the section.
      const empty = emptySections(record);
      for (const each of open)
        if (!empty.some(({ key }) => isWithin(each.table.section, key)) && !isNotApplicable(record, each.table.section))
          yield findingFor(record, each);
    }
  },
};

/** An incomplete row of a run is reported by `unfinished-row`. */
const isToldByRow = ({ table, rows }: OpenTable): boolean => table.role === 'runs' && rows.length > 0;

function findingFor({ kind }: ExperimentRecord, { table, due, rows, isEmpty }: OpenTable): Finding {
  const { spec, place } = table;
  const columns = table.columns.map(({ header }) => header).join(' | ');
  const [first] = rows;
  return {
    message: isEmpty
      ? `the table "| ${columns} |" is not filled in yet`
      : `${rows.length} of ${table.rows.length} rows ${rows.length === 1 ? 'is' : 'are'} not filled in yet: ${namesOf(rows)}`,
    span: isEmpty || first === undefined ? place.table.header.span : first.row.span,
    severity: due.severity,
    hint: `${dueWords(due)}: write what holds, or \`n/a\`; a table that may stay empty is marked \`<!-- optional -->\` in the template`,
    ...(kind === undefined || spec === undefined ? {} : { template: { path: kind.path, line: spec.line } }),
  };
}

const MOST_NAMED = 5;

function namesOf(rows: readonly RowRecord[]): string {
  const names = rows.map(({ cells }) => cells[0]?.text ?? '').filter((name) => name !== '');
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
