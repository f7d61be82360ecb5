import { areFieldHeaders } from '../../document/fields/field-headers.ts';
import { set } from './column-words.ts';
import { runKeyOf } from './run-keys.ts';
import { labelColumnIn, ROLE_OF_LABEL } from './table-words.ts';
import type { HeaderFacts } from './table-words.ts';
import type { TableRole } from '../kind.ts';

/**
 * What the header of a template's table says about it: its role, the column that names its rows, and whether these are
 * labels or examples.
 */
export type HeaderMeaning = {
  readonly role: TableRole;
  readonly label: number;
  readonly rows: 'fixed' | 'sample' | undefined;
};

/** Rows of such tables are distinguished by a count or a date: none of them is a label. */
const COUNTED = set('date time timestamp when day week no nr n number seed rank 日付 日期');
/** First columns of two-column tables with one fact per row, whatever the second column is called. */
const PAIRED = set('field item property aspect risk');

/**
 * Interprets a header; `rows` is undefined if the header does not say. If another table is more surely the runs table,
 * columns that identify runs only together are not considered.
 */
export function meaningOfHeader(header: HeaderFacts, isBesideRuns = false): HeaderMeaning {
  const { names } = header;
  const label = labelColumnIn(header);
  const name = names[label] ?? '';
  const role = ROLE_OF_LABEL.get(name);
  const { strength, others } = runKeyOf(header);
  if (strength > 0 && (others === undefined || !isBesideRuns)) return { role: 'runs', label, rows: 'sample' };
  if (role === 'epochs') return { role, label, rows: 'sample' };
  if (names.length === 2 && areFieldHeaders(name, names[1] ?? '')) return { role: 'fields', label, rows: 'fixed' };
  if (PAIRED.has(name)) return { role: names.length === 2 ? 'fields' : 'other', label, rows: 'fixed' };
  if (role !== undefined && role !== 'fields') return { role, label, rows: 'fixed' };
  return { role: 'other', label, rows: label === 0 && COUNTED.has(name) ? 'sample' : undefined };
}
