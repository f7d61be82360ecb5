import { keyColumnOf } from '../../records/tables/key-column.ts';
import { firstFew } from '../../text/first-few.ts';
import { isMissing } from '../../values/missing.ts';
import { foldKey, keysOf } from '../key-path.ts';
import { tableName } from './find-runs-table.ts';
import { headerForms } from './header-forms.ts';
import type { TableRecord } from '../../records/record.ts';
import type { Run } from '../run.ts';

const MOST_NAMED = 3;

/** A metric of a part of the run: its path, the folded names of the part, and the folded name of the measure. */
type PartMetric = {
  readonly path: string;
  readonly text: string;
  readonly parts: readonly string[];
  readonly measure: string;
};

/** What a run's output has for tables of its parts (dialects, classes) that are still open: a person must type it. */
export function partTableNotes(
  tables: readonly TableRecord[],
  filled: TableRecord | undefined,
  { metrics }: Run,
): readonly string[] {
  const open = tables.filter((table) => table !== filled && ROLES.has(table.role) && isOpen(table));
  if (open.length === 0) return [];
  const measured = [...metrics].flatMap(([path, { kind, ...value }]): readonly PartMetric[] => {
    const keys = keysOf(path).map(foldKey);
    return kind !== 'number' || keys.length < 2 || !('text' in value)
      ? []
      : [{ path, text: value.text, parts: keys.slice(0, -1), measure: keys.at(-1) ?? '' }];
  });
  return open.flatMap((table) => {
    const found = metricsFor(table, measured).map(({ path, text }) => `${path} ${text}`);
    return found.length === 0 ? [] : [noteOf(table, firstFew(found, MOST_NAMED))];
  });
}

const ROLES: ReadonlySet<TableRecord['role']> = new Set(['other', 'groups'] as const);

const noteOf = (table: TableRecord, found: string): string =>
  `the table ${tableName(table)} is yours to fill, for log writes one row for a run and not one for each of its parts; the output has ${found}`;

/** Whether a cell beside the row's name is blank. */
const isOpen = ({ rows, columns, spec }: TableRecord): boolean => {
  const key = keyColumnOf(columns, spec);
  return (
    rows.length === 0 || rows.some(({ cells }) => columns.some(({ index }) => index !== key && isBlank(cells[index])))
  );
};

const isBlank = (cell: { readonly text: string } | undefined): boolean => cell === undefined || isMissing(cell.text);

/**
 * What is measured for two rows or more, by their names and the columns'; for a table without rows, what has all its
 * columns.
 */
function metricsFor(table: TableRecord, measured: readonly PartMetric[]): readonly PartMetric[] {
  const { rows, columns, spec } = table;
  const key = keyColumnOf(columns, spec);
  const forms = columns.filter(({ index }) => index !== key).map(({ header }) => headerForms(header));
  const isOf = ({ measure }: PartMetric, column: readonly string[]): boolean => column.includes(measure);
  const shown = measured.filter((metric) => forms.some((column) => isOf(metric, column)));
  if (rows.length === 0) return forms.length > 1 ? ofWholeParts(shown, forms) : [];
  const labels = rows.map(({ cells }) => foldKey(cells[key]?.text ?? ''));
  const named = labels.filter((label) => label !== '' && shown.some(({ parts }) => parts.includes(label)));
  return named.length < 2 ? [] : shown.filter(({ parts }) => parts.some((part) => named.includes(part)));
}

/** The metrics of those parts that have one for each column. */
function ofWholeParts(shown: readonly PartMetric[], forms: readonly (readonly string[])[]): readonly PartMetric[] {
  const measures = new Map<string, Set<string>>();
  const name = ({ parts }: PartMetric): string => parts.join('.');
  for (const metric of shown) measures.set(name(metric), (measures.get(name(metric)) ?? new Set()).add(metric.measure));
  return shown.filter((metric) => {
    const own = measures.get(name(metric));
    return forms.every((column) => column.some((form) => own?.has(form) === true));
  });
}
