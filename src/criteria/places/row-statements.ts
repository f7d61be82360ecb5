import { labelName } from '../../document/label-name.ts';
import type { CellRecord, ColumnRecord, ExperimentRecord, RowRecord, TableRecord } from '../../records/record.ts';
import type { LimitColumn } from '../../template/words/limit-columns.ts';
import { isCompared } from '../../values/compared.ts';
import { isMissing } from '../../values/missing.ts';
import { readMarks } from '../../values/number-marks.ts';
import { plainText, standingText } from '../../values/plain-text.ts';
import { rivalColumns } from '../../records/tables/value-column.ts';
import { parseStatement } from '../language/parse-statement.ts';
import { openLimit, openNumberWords } from '../numbers/open-number.ts';
import type { RefusedCell, StatementPlace } from '../outcome.ts';
import { worldOfCell, worldOfRow } from '../world/own-answer.ts';
import type { LabelledCell } from '../world/loose-fields.ts';
import type { World } from '../world/world.ts';
import { mayAskBaseline } from './baseline-ask.ts';
import { baselineLimit } from './baseline-limit.ts';
import { bareOperator } from './bare-limit.ts';
import { asksForCount } from './count-limit.ts';
import { standingSpans } from './expect-spans.ts';
import { limitForm } from './limit-form.ts';
import { metricNamed, nameFor } from './metric-named.ts';
import type { RowColumns } from './row-columns.ts';
import { statisticAsked } from './statistic-asked.ts';
import { unreadAnswer } from './own-cells.ts';
import { thresholdStatement } from './threshold-cell.ts';
import type { ThresholdStatement } from './threshold-cell.ts';

/** One limit of a row, with everything that determines its meaning. */
export type RowAsked = {
  readonly record: ExperimentRecord;
  readonly worlds: () => readonly World[];
  readonly table: TableRecord;
  readonly row: RowRecord;
  readonly columns: RowColumns;
  readonly limit: LimitColumn | undefined;
  readonly label: string;
  /** All labels of the table. */
  readonly labels: readonly string[];
  readonly isMarked: boolean;
};

/** The spans in the row's cells, in document order. */
export const writtenIn = (text: string, { cells }: RowRecord): readonly StatementPlace[] =>
  cells.flatMap(({ span }) => standingSpans(text, span).map(({ place }) => unescaped(place)));

/**
 * Reads the threshold cell as a comparison of the metric that the row names; no statements if a person decides the row.
 */
export function limitStatements(asked: RowAsked): readonly StatementPlace[] {
  const { row, limit, label, isMarked } = asked;
  const threshold = limit && row.cells[limit.at];
  if (threshold === undefined) return [];
  const answer = answerNamed(asked);
  const words = limitForm(standingText(threshold.text), label);
  const read = label === '' ? nameless(words) : readLimit(asked, threshold, words);
  // A comparison with a number is not a sentence for people, even if the metric is unknown.
  if (read === undefined || (isMarked && read.kind !== 'read')) return [];
  const place = {
    span: threshold.span,
    row: row.row.span,
    direct: false,
    written: false,
    text: read.text,
    ...(answer && { answer }),
  } as const;
  if (read.kind === 'refused') return [{ ...place, refused: read.refused }];
  return [
    read.kind === 'read' ? withPart(asked, { ...place, ...wayOf(read.text, words) }) : { ...place, unread: true },
  ];
}

/** The direction in which an ambiguous limit is read: as its metric is declared, or as its column's name says. */
function wayOf(read: string, words: string): Pick<StatementPlace, 'way'> {
  const operator = isCompared(words) ? undefined : /[<>]=/.exec(read)?.[0];
  return operator === undefined ? {} : { way: operator === '<=' ? 'lower' : 'higher' };
}

/** The cell with the measured value for a limit, if the header names both: `WER target | WER`. */
function answerNamed({ limit, row, table, label }: RowAsked): LabelledCell | undefined {
  const [cell, column] = [row.cells[limit?.measured ?? -1], table.columns[limit?.measured ?? -1]];
  return cell === undefined || column === undefined
    ? undefined
    : { cell, column, label, name: labelName(label), row, table };
}

type Reading = ThresholdStatement | { readonly kind: 'unread'; readonly text: string };

const nameless = (words: string): Reading | undefined =>
  isCompared(words)
    ? {
        kind: 'refused',
        text: words,
        refused: { message: `no cell names what \`${words}\` is asked of`, hint: 'write the metric into each row' },
      }
    : undefined;

/**
 * What the threshold cell requires of the row's metric; undefined if it contains no comparison that can be evaluated.
 */
function readLimit({ worlds: worldsHere, ...asked }: RowAsked, cell: CellRecord, words: string): Reading | undefined {
  const { label, labels, limit, table, row, columns } = asked;
  const answer = answerNamed({ ...asked, worlds: worldsHere });
  const worlds = worldsHere().map((world) =>
    answer === undefined ? worldOfRow(world, row.row.span) : worldOfCell(world, answer),
  );
  const metric = metricNamed(worlds, label, labels);
  const name = metric ?? nameFor(label);
  const refuse = (refused: RefusedCell): Reading => ({ kind: 'refused', text: `${name} ${words}`, refused });
  const open = openLimit(words);
  if (open !== undefined && metricNamed(worlds, open, labels) === undefined) return refuse(unwritten(open));
  const own = ownBaseline(asked);
  if (metric === undefined || limit === undefined) return readNameless(asked, { cell, words, name, own });
  const statistic = statisticAsked(worlds, { label, metric, limit: words });
  if (statistic !== undefined && isCompared(words)) return refuse(statistic);
  const base = baselineLimit({ words, label, metric, worlds, own });
  if (base?.kind === 'refused') return refuse(base.refused);
  if (base?.kind === 'read') return base;
  const operator = bareOperator({ table, row, limit, limits: columns.limits, worlds, metric, label });
  if (typeof operator === 'object') return refuse(operator);
  const column = table.columns[limit.at];
  const read = thresholdStatement({ cell, words: base?.words ?? words, operator, column, label, worlds, metric });
  return read ?? (isComparison(words, cell) ? { kind: 'unread', text: `${name} ${words}` } : undefined);
}

type Nameless = {
  readonly cell: CellRecord;
  readonly words: string;
  readonly name: string;
  readonly own: OwnBaseline | undefined;
};

/** If nothing has the row's name, its own cell may have the measured value in a form that cannot be read. */
function readNameless(
  { record, table, row, columns, limit }: Omit<RowAsked, 'worlds'>,
  { cell, words, name, own }: Nameless,
): Reading | undefined {
  const rivals = isComparison(words, cell) && limit?.measured === undefined ? rivalColumns(table) : [];
  if (rivals.length > 0) return { kind: 'refused', text: `${name} ${words}`, refused: severalMeasured(rivals) };
  const at = limit?.measured ?? measuredAt(row, columns);
  const measured = row.cells[at];
  const isAsked = isComparison(words, cell) || asksForCount(words) || (own !== undefined && mayAskBaseline(words));
  const header = table.columns[at]?.header ?? '';
  const unread =
    measured === undefined || !isAsked
      ? undefined
      : unreadAnswer({ cell: measured, header, lines: record.document.lines });
  if (unread !== undefined) return { kind: 'refused', text: `${name} ${words}`, refused: unread };
  return isComparison(words, cell) ? { kind: 'unread', text: `${name} ${inEnglishMarks(words, cell)}` } : undefined;
}

/** `≤ 4,5 %` with a decimal point, where it can be nothing else. */
function inEnglishMarks(words: string, { marks }: CellRecord): string {
  const read = readMarks(words, marks, true);
  return read.kind === 'plain' ? read.text : words;
}

/** Where a row says what was measured; a column Result may hold a person's words, of which only those with a digit may be a number. */
function measuredAt({ cells }: RowRecord, { measured, result }: RowColumns): number {
  return measured >= 0 || !/\d/.test(cells[result]?.text ?? '') ? measured : result;
}

const severalMeasured = (columns: readonly ColumnRecord[]): RefusedCell => ({
  what: 'what was measured',
  message: `it is in several columns: ${columns.map(({ header }) => plainText(header).trim()).join(' and ')}`,
  hint: 'call only the one that counts Actual',
});

type OwnBaseline = { readonly cell: CellRecord; readonly column: ColumnRecord };

function ownBaseline({ table, row, columns }: Omit<RowAsked, 'worlds'>): OwnBaseline | undefined {
  const [cell, column] = [row.cells[columns.baseline], table.columns[columns.baseline]];
  return cell === undefined || column === undefined ? undefined : { cell, column };
}

/** With a sign anything may follow; in words only what is certainly a comparison counts. */
const isComparison = (words: string, { text }: CellRecord): boolean =>
  isCompared(text) || (isCompared(words) && parseStatement(`x ${words}`).statement !== undefined);

/** The same for the runs on the part of the data that the row names. */
function withPart({ table, row, columns }: RowAsked, place: StatementPlace): StatementPlace {
  if (columns.part < 0 || place.answer !== undefined) return place;
  const part = plainText(row.cells[columns.part]?.text ?? '').trim();
  const header = table.columns[columns.part]?.header ?? '';
  if (part === '' || isMissing(part))
    return { ...place, refused: { message: `its row has no ${header}`, hint: 'write it into each row' } };
  const value = NUMBER.test(part) ? part : `"${part.replaceAll('"', '')}"`;
  return { ...place, text: `${place.text} where ${nameFor(header)} == ${value}`, ofPart: true };
}

const NUMBER = /^\d{1,15}(?:\.\d{1,15})?$/;

const unwritten = (letters: string): RefusedCell => ({
  message: openNumberWords(letters),
  hint: 'write the number that it has to reach',
});

/** In a cell a pipe is written `\|`. */
const unescaped = (place: StatementPlace): StatementPlace =>
  place.text.includes('\\|') ? { ...place, text: place.text.replaceAll('\\|', '|'), direct: false } : place;
