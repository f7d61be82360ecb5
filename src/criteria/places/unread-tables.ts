import type { ColumnRecord, ExperimentRecord, RowRecord, TableRecord } from '../../records/record.ts';
import { askingColumns, hasLimit } from '../../records/tables/asking-columns.ts';
import { isStruckWhole } from '../../records/tables/row-class.ts';
import { isSchedule } from '../../records/tables/schedule.ts';
import { answerColumnOf } from '../../records/tables/value-column.ts';
import { ROLE_OF_LABEL } from '../../template/words/table-words.ts';
import { contains } from '../../text/span.ts';
import { isCompared } from '../../values/compared.ts';
import { isMissing } from '../../values/missing.ts';
import { plainText, standingText } from '../../values/plain-text.ts';
import type { Criterion } from '../outcome.ts';
import { askingReader } from './asking-places.ts';
import type { AskingPlace } from './asking-places.ts';
import type { SectionPlace } from './found-criterion.ts';
import { nameFor } from './metric-named.ts';
import { rowColumns } from './row-columns.ts';

/**
 * A table that requires a decision, but none of whose rows, or one of whose columns of comparisons, is read as
 * criteria.
 */
export type UnreadTable = {
  readonly table: TableRecord;
  readonly place: SectionPlace;
  readonly column?: ColumnRecord | undefined;
};

/** What is not read, in words. */
export const notRead = ({ column }: UnreadTable): string =>
  column === undefined
    ? 'none of its rows is read as a criterion'
    : `what is below \`${plainText(column.header).trim()}\` compares, and is not read`;

/** How to fix it: several levels for one number need a statement of their own, anything else needs a known header. */
export const wayOut = ({ table: { columns, rows }, column }: UnreadTable): string =>
  column !== undefined
    ? 'call the column Minimum, Target or Stretch where its rows have to reach it, `Stop if` where that ends the experiment, or Note'
    : rows.some(({ cells }) => isCompared(cells[0]?.text ?? ''))
      ? `write its steps as one item, such as \`expect: bands(${nameFor(columns[0]?.header ?? '')}): >= 2 GO, else NO-GO\`, or move it out of this section`
      : 'give it a header such as `Metric | Target | Actual | Status`, with comparisons below Target, or `Criterion | Status` with ✅ and ❌; or move it out of this section';

/** `Metric | Go | No-Go`. */
export const headerWords = ({ columns }: TableRecord): string =>
  columns.map(({ header }) => plainText(header).trim()).join(' | ');

/**
 * The tables among criteria, and those with limits in the section of the decision, that are not empty but in which
 * nothing is read.
 */
export function unreadTables(
  record: ExperimentRecord,
  placeOf: (table: TableRecord) => SectionPlace,
  criteria: readonly Pick<Criterion, 'span'>[],
): readonly UnreadTable[] {
  const asksAt = askingReader(record);
  const { text } = record.document.source;
  return record.tables.flatMap((table) => {
    const place = placeOf(table);
    const asks = asksAt(table, place);
    const isRead = criteria.some(({ span }) => contains(table.place.table.span, span));
    if (asks === undefined || asks === 'results' || NO_CRITERIA.has(table.role)) return [];
    if (isRead) return columnsNotRead(table).map((column) => ({ table, place, column }));
    if (isSchedule({ text, place: table.place, columns: table.columns }, askingColumns(table))) return [];
    return isAsking(table, asks) ? [{ table, place }] : [];
  });
}

/** Columns of a table with limits in which each row compares but whose meaning is unknown: `Green | Amber | Red`. */
function columnsNotRead(table: TableRecord): readonly ColumnRecord[] {
  const { limits, naming, part, measured, result, priority, baseline } = rowColumns(table);
  if (limits.length === 0) return [];
  const known = new Set([naming, part, measured, result, priority, baseline, answerColumnOf(table)?.index]);
  for (const limit of limits) for (const at of [limit.at, limit.measured]) known.add(at);
  return table.columns.filter(({ index, name }) => {
    if (known.has(index) || EXPLAINING.has(name) || MEASURED.test(name)) return false;
    const cells = table.rows.filter(isFilled).map((row) => standingText(row.cells[index]?.text ?? ''));
    const told = cells.filter((text) => !isMissing(text));
    return told.length > 0 && told.every((text) => isCompared(text));
  });
}

/** Columns of measured values, which may be given as a bound: `p < 0.001`. */
const MEASURED =
  /^(?:p|p_.*|.*_p|pval.*|.*_ci|ci_.*|significance|delta|change|diff|difference|lift|gap|margin|previous|before|old|new|after|sota|control|treatment|dev|val|validation|test|train|run.*|seed.*|v\d+|mean|avg|sd|std|min|max)(?:#\d+)?$/;

/** Runs are what criteria are about, and hypotheses have no part in the verdict. */
const NO_CRITERIA: ReadonlySet<TableRecord['role']> = new Set<TableRecord['role']>(['runs', 'hypotheses']);

function isAsking(table: TableRecord, asks: AskingPlace): boolean {
  const rows = table.rows.filter(isFilled);
  if (rows.length === 0) return false;
  const isNamed = table.columns.some(({ name, index }) => isCriteriaName(name) && (index < 2 || asks === 'criteria'));
  const isLimited = hasLimit(table) && (asks === 'criteria' || rows.some(holdsLimit));
  if (isNamed || isLimited) return true;
  if (asks !== 'criteria') return false;
  return table.columns.some(({ name }) => GO_NAMES.has(name)) || rows.some((row) => compares(table, row));
}

const isFilled = ({ class: of, cells }: RowRecord): boolean =>
  of !== 'placeholder' && of !== 'repeated-header' && !isStruckWhole(cells.map(({ text }) => text));

const isCriteriaName = (name: string): boolean => CRITERIA.has(name) || /^(?:no_)?go_criteria$/.test(name);
const CRITERIA: ReadonlySet<string> = new Set(
  [...ROLE_OF_LABEL].flatMap(([name, role]) =>
    role === 'criteria' && name !== 'check' && name !== 'gate' ? [name] : [],
  ),
);
const GO_NAMES: ReadonlySet<string> = new Set('go no_go nogo go_if accept_if pass fail'.split(' ')); // prettier-ignore

const holdsLimit = ({ cells }: RowRecord): boolean => cells.some(({ text }) => isCompared(text));

/** Whether a row compares with a number, or has a sentence with one; a column that only explains is not a limit. */
const compares = ({ columns }: TableRecord, { cells }: RowRecord): boolean =>
  cells.some(({ text }, index) => isCompared(text) || (!EXPLAINING.has(columns[index]?.name ?? '') && LIMIT.test(plainText(text)))); // prettier-ignore

const EXPLAINING: ReadonlySet<string> = new Set(
  'meaning definition description explanation formula note notes comment comments details reason rationale why how how_measured source bedeutung 说明 説明'.split(
    ' ',
  ),
);
const LIMIT =
  /(?:^|[^-=<>])(?:<=|>=|[<>≤≥])\s{0,2}[-+−~]?[$€£]?\.?\d|\b(?:at least|at most|no more than|no less than|mindestens|höchstens) \d/i;
