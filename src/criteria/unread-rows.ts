import { lostRowsIn } from '../document/lost-rows.ts';
import type { LostRows } from '../document/lost-rows.ts';
import type { MarkdownDocument } from '../document/markdown-document.ts';
import { rememberFor } from '../text/remember.ts';
import { unclosedBlock } from '../document/unclosed-block.ts';
import type { ExperimentRecord, TableRecord } from '../records/record.ts';
import type { RunRecord } from '../runs/run-record.ts';
import { runsElsewhere } from '../runs/runs-elsewhere.ts';
import { counted } from '../text/counted.ts';
import { lineAt } from '../text/line-index.ts';
import { contains } from '../text/span.ts';
import { ownRunRecords } from './own-run-records.ts';
import type { Outcome, StatementOutcome } from './outcome.ts';

/**
 * What a person sees in a record although no criterion applies to it, one sentence each: rows outside any table, text
 * that is read as code.
 */
export function unreadRows(record: ExperimentRecord): readonly string[] {
  const { document, root } = record;
  const rows = lostIn(document)
    .filter((lost) => contains(root.span, lost.span) && isAsked(record, lost))
    .map(({ span, count }) => {
      const stand = count === 1 ? 'stands' : 'stand';
      return `${counted(count, 'row')} at line ${lineAt(document.lines, span.start)} ${stand} in no table, and no criterion is held over ${count === 1 ? 'it' : 'them'} (lost-row)`;
    });
  const unclosed = unclosedIn(document);
  if (unclosed?.swallowed === undefined || !contains(root.span, unclosed.block.span)) return rows;
  const what = unclosed.block.kind === 'code' ? 'the code block' : 'the comment or HTML';
  const line = lineAt(document.lines, unclosed.block.span.start);
  return [...rows, `${what} at line ${line} is never closed, and nothing below is read (unclosed-block)`];
}

/**
 * One sentence for each table that runs were logged into although it is not a runs table: its other rows are not runs.
 */
export function unreadRuns(record: ExperimentRecord, runRecords: ReadonlyMap<string, RunRecord>): readonly string[] {
  const elsewhere = runsElsewhere(record, ownRunRecords(record, runRecords));
  return [...new Set(elsewhere.map(({ table }) => table))].map((table) => {
    const line = lineAt(record.document.lines, table.place.table.span.start);
    return `runs were logged into the table at line ${line}, which is not a runs table, and no criterion is held over its other rows (row-record)`;
  });
}

const lostIn = rememberFor(({ source, blocks }: MarkdownDocument) => lostRowsIn(source.text, blocks));
const unclosedIn = rememberFor(({ source, blocks }: MarkdownDocument) => unclosedBlock(source.text, blocks));

const ASKED: ReadonlySet<TableRecord['role']> = new Set([
  'runs',
  'criteria',
  'hypotheses',
  'metrics',
  'parameters',
  'fields',
]);

/**
 * Lost rows of a table that criteria never read do not matter to them; rows that never became a table may have been
 * any.
 */
function isAsked({ tables }: ExperimentRecord, lost: LostRows): boolean {
  if (lost.because !== 'cut off') return true;
  const { start } = lost.table.span;
  const table = tables.find(({ place }) => place.table.span.start === start);
  return table === undefined || ASKED.has(table.role);
}

const BECAUSE = 'what is read meets it, but not all of the document is read';

/**
 * An outcome if not everything was read: what the rest meets becomes undetermined, because a row that was not read may
 * fail it.
 */
export function withUnread(outcome: Outcome, unread: readonly string[]): Outcome {
  if (unread.length === 0 || outcome.statements.length === 0) return outcome;
  const statements = outcome.statements.map((each) => (each.kind === 'met' ? opened(each) : each));
  return outcome.kind === 'met'
    ? { ...outcome, kind: 'undetermined', because: `${outcome.because}; ${BECAUSE}`, statements }
    : { ...outcome, statements };
}

const opened = (statement: StatementOutcome): StatementOutcome => ({
  ...statement,
  kind: 'undetermined',
  because: `${statement.because}; ${BECAUSE}`,
  settle: '`expctl check` names each place and the way back',
  band: undefined,
});
