import { rememberFor } from '../text/remember.ts';
import { foldText } from '../template/fold-line.ts';
import { isFiller } from '../records/tables/row-class.ts';
import { isDue } from './is-due.ts';
import type { ExperimentRecord, RowRecord, TableRecord } from '../records/record.ts';
import type { Due, TableRole, TableSpec } from '../template/kind.ts';

/** A table of the kind that is due and has rows that nobody filled in; `isEmpty`: all of them, or there are none. */
export type OpenTable = {
  readonly table: TableRecord;
  readonly due: Due;
  readonly rows: readonly RowRecord[];
  readonly isEmpty: boolean;
};

/** Measurements are complete when the experiment is concluded, wherever their table is; `log` fills it until then. */
const MEASURED: ReadonlySet<TableRole> = new Set<TableRole>(['runs', 'metrics', 'comparison', 'groups', 'epochs']);

/** The tables of a record that are due and not filled in; fields in rows are required one by one, as fields. */
export const openTables = rememberFor((record: ExperimentRecord): readonly OpenTable[] =>
  record.tables.flatMap((table) => {
    const { spec } = table;
    if (spec === undefined || spec.role === 'fields') return [];
    const due = filledBy(spec.due, spec.role);
    if (!isDue(due, record.status.stage)) return [];
    // Most tables begin with a row of data, and only fixed rows are required one by one.
    if (spec.rows === 'sample' && table.rows.some((row) => !EMPTY.has(row.class))) return [];
    const rows = table.rows.filter((row) => isOpen(table, row));
    const isEmpty = table.rows.every((row) => rows.includes(row) || row.class === 'repeated-header');
    return isEmpty || (spec.rows === 'fixed' && rows.length > 0) ? [{ table, due, rows, isEmpty }] : [];
  }),
);

/** When a table must be filled in: one with measurements, at the end. */
export const filledBy = (due: Due, role: TableRole): Due =>
  MEASURED.has(role) && due.stage !== 'never' ? { ...due, stage: 'concluded' } : due;

const EMPTY: ReadonlySet<RowRecord['class']> = new Set<RowRecord['class']>(['placeholder', 'repeated-header']);

/** A row without any text of the document's own: a dash or `n/a` that is not in the template is an answer. */
function isOpen({ spec }: TableRecord, { class: of, cells }: RowRecord): boolean {
  if (of !== 'placeholder') return false;
  const own = spec && samplesOf(spec);
  return cells.every(({ text }) => BLANK.test(text) || isFiller(text) || own?.has(foldText(text)) === true);
}

/** The content of the template's own rows. */
const samplesOf = rememberFor(
  ({ samples }: TableSpec): ReadonlySet<string> => new Set(samples.flatMap((sample) => sample.map(foldText))),
);

const BLANK = /^(?:[_.…\s]*|TBD|TBA|TODO|\?+)$/iu;
