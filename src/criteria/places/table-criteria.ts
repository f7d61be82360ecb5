import { isStruckWhole } from '../../records/tables/row-class.ts';
import { isMissing } from '../../values/missing.ts';
import { plainText, standingText } from '../../values/plain-text.ts';
import { askingReader } from './asking-places.ts';
import { gateReader } from './criterion-gate.ts';
import { criterionRole } from './criterion-role.ts';
import { sentenceOf } from './criterion-words.ts';
import { isTakenBack, withoutSpans } from './expect-spans.ts';
import { isProse } from './found-criterion.ts';
import { rowColumns } from './row-columns.ts';
import { markOfLimit, rowMark } from './row-mark.ts';
import { limitStatements, writtenIn } from './row-statements.ts';
import { stopStatements } from './stop-goal.ts';
import { limitForm } from './limit-form.ts';
import { mayAskBaseline } from './baseline-ask.ts';
import { amongSome, leadAbove, leadOfTitle } from './some-of.ts';
import { nameFor } from './metric-named.ts';
import { unsaidLimit } from './unsaid-limit.ts';
import { isThreshold } from './threshold-cell.ts';
import { isNo } from '../../values/yes-no.ts';
import { isSign } from '../../values/read-mark.ts';
import type { CellRecord, ExperimentRecord, RowRecord, TableRecord } from '../../records/record.ts';
import type { LimitColumn } from '../../template/words/limit-columns.ts';
import type { World } from '../world/world.ts';
import type { Gate } from '../outcome.ts';
import type { AskingPlace } from './asking-places.ts';
import type { FoundCriterion, SectionPlace } from './found-criterion.ts';
import type { RowColumns } from './row-columns.ts';

type Reader = {
  readonly record: ExperimentRecord;
  readonly text: string;
  readonly worlds: () => readonly World[];
  readonly gateOf: ReturnType<typeof gateReader>;
};

/** A table that sets limits, with its columns, and the labels of its rows. */
type Asking = {
  readonly table: TableRecord;
  readonly place: SectionPlace;
  readonly columns: RowColumns;
  readonly labels: readonly string[];
  /** Where rows without a limit await a person's mark; undefined: nowhere, or there is no column for it. */
  readonly judged: AskingPlace | undefined;
};

/**
 * Reads the rows of criteria tables: `Criterion | Threshold | Measured | Result`. Worlds are needed only where a
 * threshold has no metric of its own.
 */
export function tableReader(
  record: ExperimentRecord,
  worlds: () => readonly World[],
): (table: TableRecord, place: SectionPlace) => readonly FoundCriterion[] {
  const reader: Reader = { record, text: record.document.source.text, worlds, gateOf: gateReader(record) };
  const asksAt = askingReader(record);
  return (table, place) => {
    if (table.role !== 'criteria' && table.role !== 'hypotheses') return [];
    const columns = rowColumns(table);
    const { metric, naming } = columns;
    const labelOf = ({ cells }: RowRecord): string =>
      metric ?? standingText(cells[naming] === undefined ? '' : withoutSpans(reader.text, cells[naming].span)).trim();
    const judged = table.role === 'criteria' && columns.result >= 0 ? asksAt(table, place) : undefined;
    const asking: Asking = { table, place, columns, labels: table.rows.map(labelOf), judged };
    return table.rows.flatMap((row, at) => rowCriteria(reader, asking, { row, label: asking.labels[at] ?? '' }));
  };
}

/** `~~CER~~ (dropped)`: a struck-through row is withdrawn, and the words after it change nothing. */
const isDropped = (named: string): boolean =>
  named.trim().startsWith('~~') &&
  /^\W*(?:dropped|removed|withdrawn|cancell?ed|deferred|postponed|no longer|entfällt|gestrichen)(?!\p{L})/iu.test(
    standingText(named),
  );

type AskedRow = { readonly row: RowRecord; readonly label: string };

/** A row is one criterion, or one for each of its limits: the required one, the optional one. */
function rowCriteria(reader: Reader, asking: Asking, asked: AskedRow): readonly FoundCriterion[] {
  const { row } = asked;
  const named = row.cells[asking.columns.naming];
  if (row.class === 'repeated-header') return [];
  if (row.class === 'excluded' && isStruckWhole(row.cells.map((cell) => cell.text))) return [];
  if (named !== undefined && (isTakenBack(reader.text, named.span) || isDropped(named.text))) return [];
  const limits = limitsOf(row, asking.columns);
  const main = limits.find(({ level }) => level !== 'should' && level !== 'stop') ?? limits[0];
  const counted = writtenIn(reader.text, row).length > 0 ? [main] : limits.length === 0 ? [undefined] : limits;
  return counted.flatMap(
    (limit) => limitCriterion(reader, asking, { ...asked, limit, isMain: limit === main, counted }) ?? [],
  );
}

/** The limits that are filled in; if there is none, the first, which is still to be written. */
function limitsOf({ cells }: RowRecord, { limits }: RowColumns): readonly LimitColumn[] {
  const told = limits.filter(({ at }) => !isMissing(standingText(cells[at]?.text ?? '')));
  const rivals = told.filter(({ isRival }) => isRival === true);
  // Beside a number, words in a `Requirement` column explain it.
  const numbered = rivals.filter(({ at }) => /\d/.test(cells[at]?.text ?? ''));
  const kept = new Set(numbered.length > 0 ? numbered : rivals.slice(0, 1));
  const left = told.filter((limit) => limit.isRival !== true || kept.has(limit));
  return left.length > 0 ? left : limits.slice(0, 1);
}

type AskedLimit = AskedRow & {
  readonly limit: LimitColumn | undefined;
  /** The required limit, or the only one: it has the row's mark, and fills its cells. */
  readonly isMain: boolean;
  readonly counted: readonly (LimitColumn | undefined)[];
};

function limitCriterion(reader: Reader, asking: Asking, asked: AskedLimit): FoundCriterion | undefined {
  const { table, place, columns } = asking;
  const { row, label, limit, isMain, counted } = asked;
  const result = row.cells[columns.result];
  const headers = counted.length < 2 ? [] : counted.map((each) => table.columns[each?.at ?? 0]?.header ?? '');
  const role = limit?.level === 'stop' ? 'kill' : roleOf(asking, label);
  const column = limit && table.columns[limit.at];
  const read = statementsOf(reader, asking, asked);
  const isBelowStops = role === 'kill' && limit?.level !== 'stop';
  const statements = isBelowStops ? stopStatements(read, { label, column, worlds: reader.worlds }) : read;
  const said = rowMark(result, statements.length > 0);
  const { mark, openMark } = counted.length < 2 ? said : markOfLimit(said, isMain, headers);
  const threshold = limit && row.cells[limit.at];
  const isBlank = row.class === 'placeholder' && statements.length === 0;
  // Whether a row counts must not depend on the columns that runs have added so far.
  const isAsked =
    table.role === 'hypotheses'
      ? isThreshold(limitForm(standingText(threshold?.text ?? ''), label))
      : limit !== undefined || asking.judged !== undefined;
  if (isBlank || (statements.length === 0 && (label === '' || !isAsked))) return undefined;
  const called = calledAs(asking, asked);
  const sentence = sentenceOf([called.words, threshold?.text ?? ''].join(' '));
  // A single cell cannot give the outcome of several limits of one row.
  const isAlone = isMain && (counted.length < 2 || (limit?.measured === undefined && limit?.isRival !== true));
  return {
    keyParts: [place.key, ...called.keys],
    label: called.label,
    list: undefined,
    ...(limit === undefined && statements.length === 0 ? recapOf(asking) : {}),
    role,
    isProse: isProse(place, statements),
    gate: gateOf(reader, asking, { ...asked, sentence }),
    sentence,
    span: row.row.span,
    statements,
    mark,
    openMark,
    markSpan: isAlone ? result?.span : undefined,
    hasBox: false,
    signature: undefined,
    ...(statements.length === 0 ? unsaidIn(threshold, asked) : {}),
    ...(statements.length === 0 && mark === 'met' ? unheldIn(threshold) : {}),
    ...(role === 'criterion' ? someOfTable(reader, asking) : {}),
    ...rivalsOf(asked, headers),
    ...restingOn(row.cells[columns.baseline], limitForm(standingText(threshold?.text ?? ''), label)),
    cells: isAlone ? { measured: row.cells[columns.measured]?.span, result: result?.span } : undefined,
    binding: undefined,
  };
}

function unsaidIn(cell: CellRecord | undefined, { label, limit }: AskedLimit): Pick<FoundCriterion, 'unsaid'> {
  const unsaid = cell && unsaidLimit(standingText(cell.text), nameFor(limit?.metric ?? label));
  return unsaid === undefined ? {} : { unsaid };
}

/** A limit with a number that nothing compares, because a person has marked its row. */
function unheldIn(cell: CellRecord | undefined): Pick<FoundCriterion, 'unheld'> {
  const limit = standingText(cell?.text ?? '').trim();
  return /\d/.test(limit) && limit.length <= LONGEST_LIMIT ? { unheld: limit } : {};
}

const LONGEST_LIMIT = 60;

const recapOf = ({ judged }: Asking): Pick<FoundCriterion, 'recap'> =>
  judged === 'decision' || judged === 'results' ? { recap: judged } : {};

/** Whether the table comes below words such as `At least two of three`. */
function someOfTable({ text }: Reader, { table, place: { section } }: Asking): Pick<FoundCriterion, 'among'> {
  const { start } = table.place.table.span;
  const before = section.body[section.body.findIndex(({ span }) => span.start === start) - 1];
  const label = table.place.label === undefined ? [] : [{ words: table.place.label, at: start }];
  const title = leadOfTitle(text, section);
  const among = amongSome([...label, ...leadAbove(text, before, start), title]);
  return among === undefined ? {} : { among };
}

/** For `Target` and `Threshold`, neither says that it is the required one. */
function rivalsOf({ row, limit, counted }: AskedLimit, headers: readonly string[]): Pick<FoundCriterion, 'among'> {
  const rivals = headers.filter((_, at) => counted[at]?.isRival === true).map((header) => plainText(header).trim());
  if (limit?.isRival !== true || rivals.length < 2) return {};
  const names = rivals.join(' and ');
  return {
    among: {
      at: row.row.span.start,
      says: `which of ${names} is needed is not said, and they come to different answers`,
      least: 1,
      isEither: true,
      settle: `one of them that is called Minimum, and what is only hoped for Stretch`,
    },
  };
}

/** What the limit depends on besides its own words. */
const restingOn = (baseline: CellRecord | undefined, words: string): Pick<FoundCriterion, 'baseline'> =>
  baseline === undefined || !mayAskBaseline(words) ? {} : { baseline: standingText(baseline.text) };

/** The spans in the row's cells, or else its limit. */
function statementsOf(reader: Reader, { table, columns, labels }: Asking, asked: AskedLimit) {
  const { row, label, limit, isMain, counted } = asked;
  const written = writtenIn(reader.text, row);
  if (written.length > 0) return written;
  const { mark } = rowMark(row.cells[columns.result], false);
  const isMarked = mark === 'met' ? isMain : mark !== 'none' && counted.length < 2;
  return limitStatements({
    record: reader.record,
    worlds: reader.worlds,
    table,
    row,
    columns,
    limit,
    label: limit?.metric ?? label,
    labels,
    isMarked,
  });
}

/** `WER`, `WER (clean)`, `WER (Must)`; for a row without a name the limit itself. */
function calledAs({ table, columns }: Asking, { row, label, limit, isMain }: AskedLimit) {
  const part = columns.part < 0 ? '' : plainText(row.cells[columns.part]?.text ?? '').trim();
  const asked = limit?.metric ?? label;
  const header = limit === undefined || columns.limits.length < 2 ? '' : (table.columns[limit.at]?.header ?? '');
  const level = limit?.metric === undefined ? header : '';
  const remarks = [part, level].filter((words) => words !== '');
  const name = asked === '' ? standingText(row.cells[limit?.at ?? 0]?.text ?? '') : asked;
  return {
    label: remarks.length === 0 ? name : `${name} (${remarks.join(', ')})`,
    words: part === '' ? asked : `${part} ${asked}`,
    keys: [...(part === '' ? [] : [part]), name, ...(isMain || level === '' ? [] : [level])],
  };
}

/** Limits in a table below a hypothesis are still criteria. */
function roleOf({ table, place }: Asking, label: string): FoundCriterion['role'] {
  if (table.role === 'hypotheses') return 'hypothesis';
  return criterionRole(
    { ...place, role: place.role === 'hypothesis' ? 'criterion' : place.role },
    {
      words: [{ label, isNamed: true, sentence: label }],
      labels: table.place.label === undefined ? [] : [table.place.label],
      hasStatement: true,
    },
  );
}

type Gated = AskedLimit & { readonly sentence: string };

function gateOf({ gateOf: read }: Reader, { place, columns }: Asking, { row, label, limit, sentence }: Gated): Gate {
  if (limit?.level === 'should' || isNotNeeded(standingText(row.cells[columns.weight]?.text ?? ''))) return 'should';
  return read({
    section: place.section,
    owner: undefined,
    checklist: undefined,
    label,
    sentence,
    span: row.row.span,
    priority: plainText(row.cells[columns.priority]?.text ?? ''),
  });
}

/** Whether a cell of a column `Must` says that its row is not mandatory. */
const isNotNeeded = (text: string): boolean => isNo(text) || isSign(text, 'fail');
