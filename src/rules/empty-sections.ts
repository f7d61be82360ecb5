import { rememberFor } from '../text/remember.ts';
import { isDue } from './is-due.ts';
import { openTables } from './open-tables.ts';
import { above } from '../text/slash-path.ts';
import type { ExperimentRecord, SectionRecord } from '../records/record.ts';

/**
 * The sections of a record that are due but have no content of the document's own; anything inside them is not reported
 * separately.
 */
export const emptySections = rememberFor((record: ExperimentRecord): readonly SectionRecord[] => {
  const empty = record.sections.filter((section) => isEmptyWhenDue(record, section));
  const keys = new Set(empty.map(({ key }) => key));
  return empty.filter(({ key }) => !keys.has(above(key)));
});

/**
 * A section whose fields are required one by one is left to the field rules, and one with a table until the table is
 * due; options require only a tick.
 */
function isEmptyWhenDue(record: ExperimentRecord, section: SectionRecord): boolean {
  const { spec, key } = section;
  // Whether it is filled in is the most expensive check, so it comes last.
  if (spec === undefined || spec.role === 'guidance' || !isDue(spec.due, record.status.stage) || section.filled)
    return false;
  const lists = record.checklists.filter(({ role }) => role !== 'options');
  if ([...record.fields, ...lists].some((part) => part.spec !== undefined && isWithin(part.section, key))) return false;
  const tables = record.tables.filter((table) => table.spec !== undefined && isWithin(table.section, key));
  return tables.length === 0 || openTables(record).some(({ table, isEmpty }) => isEmpty && tables.includes(table));
}

/** Whether a section equals another one or is below it. */
export const isWithin = (section: string, key: string): boolean => section === key || section.startsWith(`${key}/`);
