import type { ExperimentRecord } from '../records/record.ts';
import { lineAt } from '../text/line-index.ts';
import type { Outcome } from './outcome.ts';
import { gateReader } from './places/criterion-gate.ts';
import { headerWords, notRead, wayOut } from './places/unread-tables.ts';
import type { UnreadTable } from './places/unread-tables.ts';

/**
 * Returns a function that makes an open item from a table that sets limits but cannot be read: whether its limits are
 * met is unknown.
 */
export function tableOutcome(record: ExperimentRecord): (unread: UnreadTable) => Outcome {
  const gateOf = gateReader(record);
  return (unread) => {
    const { table, place } = unread;
    const { span } = table.place.table.header;
    const label = `table at line ${lineAt(record.document.lines, span.start)} (${headerWords(table)})`;
    const gate = gateOf({
      section: place.section,
      owner: undefined,
      checklist: undefined,
      label: undefined,
      sentence: '',
      span,
    });
    const criterion = {
      key: table.key,
      label,
      role: place.role === 'kill' ? 'kill' : 'criterion',
      gate,
      isProse: false,
      sentence: label,
      span,
      statements: [],
      mark: 'none',
      openMark: undefined,
      markSpan: undefined,
      hasBox: false,
      signature: undefined,
      cells: undefined,
      binding: undefined,
    } as const;
    return { criterion, kind: 'undetermined', statements: [], because: `${notRead(unread)}; ${wayOut(unread)}` };
  };
}
