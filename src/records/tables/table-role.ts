import { cellsOf } from '../../document/cells-of.ts';
import { OUTCOME_COLUMNS, TELLING_COLUMNS, VERDICT_COLUMNS } from '../../template/words/column-words.ts';
import { runKeyOf, tellsNoRuns } from '../../template/words/run-keys.ts';
import { asksUnder } from '../../template/words/section-words.ts';
import { isVaried, labelColumnIn, ROLE_OF_LABEL } from '../../template/words/table-words.ts';
import { sliceOf } from '../../text/span.ts';
import { isCompared } from '../../values/compared.ts';
import { isMissing } from '../../values/missing.ts';
import { plainText } from '../../values/plain-text.ts';
import { readValue } from '../../values/read-value.ts';
import { askingColumns } from './asking-columns.ts';
import { saysCrashed } from './crashed-row.ts';
import { headerFacts } from './header-facts.ts';
import { isRunKey } from './key-column.ts';
import { isSchedule } from './schedule.ts';
import { plainlyMeasured } from './value-column.ts';
import { isNumberKind } from '../../values/number-kinds.ts';
import { VALUE_HEADERS } from '../../document/fields/field-headers.ts';
import type { TablePlace } from '../../document/table-place.ts';
import type { TableSpec } from '../../template/kind.ts';
import type { ColumnRecord } from '../record.ts';
import type { AskingColumns } from './asking-columns.ts';

type Role = TableSpec['role'];

export type RoleFacts = {
  readonly text: string;
  readonly place: TablePlace;
  readonly columns: readonly ColumnRecord[];
  /** Indices of the columns that identify rows. */
  readonly keys: readonly number[];
};

/** A column after the first with one of these roles names what a row is about, instead of the first. */
const LABELS: ReadonlySet<Role> = new Set<Role>(['metrics', 'criteria']);

const VALUE_NAMES: ReadonlySet<string> = new Set([...VALUE_HEADERS, 'setting', 'default']);
/** Roles that a table has only if some column contains numbers. */
const NUMERIC: ReadonlySet<Role> = new Set<Role>(['runs', 'epochs', 'groups', 'comparison']);
/** How many rows are examined to see whether a column contains numbers; if the first ones do not, as many more. */
const SAMPLED_ROWS = 5;
const MOST_ROWS = 100;
/**
 * From this strength on, a header names runs so surely that its table is a runs table even before any of them is
 * measured.
 */
const SURE = 3;

/** The purpose of a table, from its header and a few of its rows, if no kind gives it. */
export function tableRole(facts: RoleFacts): Role {
  if (facts.columns.some(({ isKeySaid }) => isKeySaid)) return 'runs';
  const role = roleByHeader(facts);
  if (isAsking(role, facts)) return 'criteria';
  if (!NUMERIC.has(role) || hasNumbers(facts)) return role;
  return role === 'runs' && isUnmeasured(facts) ? role : 'other';
}

/** The purpose of a table that contains a number, by its header and the heading above it. */
export function roleByHeader({ columns, keys, place }: Omit<RoleFacts, 'text'>): Role {
  if (columns.some(({ isKeySaid }) => isKeySaid)) return 'runs';
  const header = headerFacts(columns, place);
  const label = labelColumnIn(header);
  const about = header.names[label] ?? '';
  const first = ROLE_OF_LABEL.get(about);
  const judged = columns
    .slice(label + 1)
    .some(({ name }) => OUTCOME_COLUMNS.has(name) || (name !== 'decision' && VERDICT_COLUMNS.has(name)));
  const isOfRuns = (keys.length > 1 || isRunKey(columns[keys[0] ?? 0])) && !tellsNoRuns(header);
  if (first === 'criteria' || first === 'hypotheses') return judged ? first : 'other';
  if (first === 'fields') return columns.length > 1 && VALUE_NAMES.has(columns[1]?.name ?? '') ? 'fields' : 'other';
  if (isOfRuns && isVaried(about)) return 'runs';
  if (first !== undefined && !(first === 'epochs' && isOfRuns)) return first;
  if (isOfRuns) return 'runs';
  return columns.length === 2 && columns[0]?.name === '' && columns[1]?.name === '' ? 'fields' : 'other';
}

/**
 * Whether a table says what each row has to reach. In a section of criteria a column for that is enough, and for stop
 * rules it is enough that the rows compare (`< 12%`); elsewhere the table must also have a place for the result.
 */
function isAsking(role: Role, facts: RoleFacts): boolean {
  const { place, columns } = facts;
  const asking = askingColumns({ columns, place });
  if (asking.limits.length === 0 || role === 'runs' || (asking.part < 0 && !mayAsk(role, facts))) return false;
  const among = asksUnder(place.path);
  const isNamed = asking.metric !== undefined || asking.limits.some(({ metric }) => metric !== undefined);
  if ((among === 'criteria' || among === 'go') && !isNamed) return !isSchedule(facts, asking);
  const isPlaced = (among !== undefined && among !== 'decision') || plainlyMeasured({ columns }) !== undefined;
  return isPlaced && compares(facts, asking);
}

function mayAsk(role: Role, { columns, place }: RoleFacts): boolean {
  const isLabel = ({ name }: ColumnRecord): boolean => LABELS.has(ROLE_OF_LABEL.get(name) ?? 'other');
  return (
    role === 'metrics' ||
    (role === 'other' && !columns.slice(labelColumnIn(headerFacts(columns, place)) + 1).some(isLabel))
  );
}

function compares({ text, place }: RoleFacts, { limits }: AskingColumns): boolean {
  return place.table.rows.slice(0, SAMPLED_ROWS).some((row) => {
    const cells = cellsOf(text, row);
    return limits.some(({ at }) => isCompared(sliceOf(text, cells[at]?.span ?? NOWHERE)));
  });
}

const NOWHERE = { start: 0, end: 0 };

function hasNumbers({ text, place, columns, keys }: RoleFacts): boolean {
  const rows = place.table.rows.slice(0, MOST_ROWS);
  return rows.some((row) =>
    cellsOf(text, row).some(
      ({ span }, index) => !keys.includes(index) && index < columns.length && isNumeric(sliceOf(text, span)),
    ),
  );
}

/**
 * Whether a table certainly lists runs, and either a column for their measurements is still empty or they crashed: `Run
 * | Acc` for planned runs, but not `Run | Owner` or `Run | Description`.
 */
function isUnmeasured({ text, place, columns, keys }: RoleFacts): boolean {
  if (runKeyOf(headerFacts(columns, place)).strength < SURE) return false;
  const rows = place.table.rows.slice(0, MOST_ROWS).map((row) => cellsOf(text, row));
  return columns.some(
    ({ index, name }) =>
      !keys.includes(index) &&
      name !== '' &&
      !TELLING_COLUMNS.has(name) &&
      !OUTCOME_COLUMNS.has(name) &&
      rows.every((cells) => {
        const cell = sliceOf(text, cells[index]?.span ?? { start: 0, end: 0 });
        return isMissing(plainText(cell)) || saysCrashed(plainText(cell));
      }),
  );
}

/** Whether a cell as written contains a number. */
export const isNumeric = (cell: string): boolean =>
  isNumberKind(readValue(cell, /\d,\d/.test(cell) ? 'number' : undefined).kind);
