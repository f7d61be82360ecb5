import type { ExperimentRecord, RowRecord, TableRecord } from '../../records/record.ts';
import { MEASURED_COLUMNS } from '../../template/words/column-words.ts';
import { isLimitName } from '../../template/words/limit-columns.ts';
import { contains } from '../../text/span.ts';
import { isCompared } from '../../values/compared.ts';
import type { Criterion } from '../outcome.ts';
import { standingOfTable } from '../world/place-words.ts';
import type { SectionPlace } from './found-criterion.ts';
import { headerWords } from './unread-tables.ts';

/** A table that was not taken for criteria, and its section. */
type Placed = { readonly table: TableRecord; readonly place: SectionPlace };

/**
 * Notes on tables that contain only limits of metrics (`SLO | Objective`, `Metric | Target`) in sections that are not
 * about criteria: they may describe the usual state, so nothing in them is decided; if they were meant to decide, the
 * document must say so.
 */
export const limitTableNotes = (
  record: ExperimentRecord,
  tables: readonly Placed[],
  criteria: readonly Pick<Criterion, 'span'>[],
): readonly string[] =>
  tables
    .filter(({ table, place }) => place.role === undefined && !NOT_ASKING.has(table.role) && holdsLimits(table))
    .filter(({ table }) => !criteria.some(({ span }) => contains(table.place.table.span, span)))
    .map(({ table }) => noteOn(record, table));

const NOT_ASKING: ReadonlySet<TableRecord['role']> = new Set<TableRecord['role']>(['runs', 'hypotheses', 'criteria']);

/** Names of things that have limits. */
const NAMED: ReadonlySet<string> = new Set('slo slos sli slis kpi kpis metric metrics indicator indicators'.split(' '));
const OBJECTIVES: ReadonlySet<string> = new Set(['objective', 'objectives', 'slos', 'targets', 'goals']);

/** Columns in which somebody has already given the outcome. */
const SAYS_HOW_IT_WENT: ReadonlySet<string> = new Set([
  ...MEASURED_COLUMNS,
  ...'status result results outcome verdict met achieved pass pass_fail'.split(' '),
]);

/** Whether the first column names metrics, and each row compares in a column named like limits. */
function holdsLimits({ columns, rows }: TableRecord): boolean {
  if (!NAMED.has(columns[0]?.name ?? '')) return false;
  if (columns.some(({ name }) => SAYS_HOW_IT_WENT.has(name))) return false;
  const limit = columns.slice(1).find(({ name }) => isLimitName(name) || OBJECTIVES.has(name));
  const told = rows.filter(isTold);
  return (
    limit !== undefined && told.length > 0 && told.every(({ cells }) => isCompared(cells[limit.index]?.text ?? ''))
  );
}

const isTold = ({ class: of }: RowRecord): boolean => of !== 'placeholder' && of !== 'repeated-header';

function noteOn(record: ExperimentRecord, table: TableRecord): string {
  const { heading, line } = standingOfTable(record, table);
  const where = heading === '' ? 'where it stands' : `below "${heading}"`;
  return `the table at line ${line} (${headerWords(table)}) decides nothing ${where} (where it is meant to, put it below a heading such as \`## Success Criteria\`, as \`Metric | Target\`)`;
}
