import { cellsOf } from '../../document/cells-of.ts';
import type { Table } from '../../document/block.ts';
import { rememberFor } from '../../text/remember.ts';
import { sliceOf } from '../../text/span.ts';
import { directionOfHeader } from '../../values/header-direction.ts';
import { marksIn, swapMarks } from '../../values/number-marks.ts';
import type { NumberMarks } from '../../values/number-marks.ts';
import { plainText } from '../../values/plain-text.ts';
import { readNumber } from '../../values/read-number.ts';
import { MEASURED_COLUMNS } from '../../template/words/column-words.ts';
import { isLimitName } from '../../template/words/limit-columns.ts';
import type { ValueType } from '../../values/value.ts';
import type { TableRecord } from '../record.ts';

/** The parts of a table that are needed to interpret the marks in its numbers. */
export type MarkedTable = { readonly text: string } & Pick<TableRecord, 'place' | 'columns'>;

const DECIMAL: ReadonlySet<ValueType | undefined> = new Set<ValueType>(['number', 'percent', 'interval']);
/** A decimal comma that cannot separate thousands; searched for before anything is split. */
const DECIMAL_COMMA = /(?<![\d.,])(?:0\d*,\d|[1-9]\d*,(?:\d{1,2}|\d{4,})(?![\d,])|[1-9]\d{0,2}(?:\.\d{3})+,\d)/;
const hasDecimalComma = (text: string): boolean => /\d,\d/.test(text) && DECIMAL_COMMA.test(text);
/** `0,91`, `24,05`, `1,2345`, `3,5 ms`, `3,1 ± 0,2`: cannot be a list of two integers. */
const isNoList = (text: string): boolean =>
  /^[-+−~<>≤≥ ]*(?:0,\d{2,}|\d+,(?:0\d+|\d{4,})|\d+\.[\d.]*,\d+|[\d.]+,\d+(?:\s?[%‰\p{L}]|\s*[±→–]).*)$/u.test(text);
/** More than two numbers. */
const LIST = /\d,\d{1,2},\d/;

/**
 * What commas and points mean in the numbers of a column; undefined if the table has no decimal comma and English
 * notation applies. In a column of measurements any number shows the comma; in other columns `3,4` may be two numbers,
 * so one of the cells must be something other than a list.
 */
export function columnMarks(table: MarkedTable, index: number): NumberMarks | undefined {
  const { start, end } = table.place.table.span;
  const known = marksOfTable(table.place.table);
  known.columns ??= hasDecimalComma(table.text.slice(start, end)) ? marksOf(table) : [];
  return known.columns[index];
}

type Known = { columns?: readonly (NumberMarks | undefined)[] };

const marksOfTable = rememberFor((_: Table): Known => ({}));

function marksOf(table: MarkedTable): readonly (NumberMarks | undefined)[] {
  const cells = markedCells(table);
  const isLimited = limitsWithComma(table, cells);
  const shown = table.columns.map((column, index) =>
    shownIn(column, cells[index] ?? [], isLimited && (isLimitName(column.name) || MEASURED_COLUMNS.has(column.name))),
  );
  if (!shown.some(({ comma }) => comma)) return [];
  return shown.map(({ lists, ...marks }) => (marks.comma ? marks : lists ? undefined : { ...marks, beside: true }));
}

/** A cell with commas or points between digits, and what they show about the notation. */
type MarkedCell = { readonly text: string; readonly marks: NumberMarks };

/** For each column, the cells that show something about its notation. */
function markedCells({ text, place, columns }: MarkedTable): readonly (readonly MarkedCell[])[] {
  const found = columns.map((): MarkedCell[] => []);
  for (const row of place.table.rows)
    for (const [index, { span }] of cellsOf(text, row).entries()) {
      const written = sliceOf(text, span);
      if (!/\d[.,]\d/.test(written)) continue;
      const plain = plainText(written);
      found[index]?.push({ text: plain, marks: marksIn(plain) });
    }
  return found;
}

/**
 * Whether a column of limits has `≤ 1,5`, which is not a list: then `1,4` in the column of measured values is not one
 * either.
 */
const limitsWithComma = ({ columns }: MarkedTable, cells: readonly (readonly MarkedCell[])[]): boolean =>
  columns.some(
    ({ name, index }) =>
      index > 0 &&
      isLimitName(name) &&
      (cells[index] ?? []).some(
        ({ text, marks }) => marks.comma && /^[<>=≤≥]{1,2}\s?\d+,\d+(?:\s?[%‰]|\s[\p{L}]+)?$/u.test(text),
      ),
  );

type Shown = NumberMarks & { readonly lists: boolean };

function shownIn(
  { type, unit, spec, header }: MarkedTable['columns'][number],
  cells: readonly MarkedCell[],
  isAsked: boolean,
): Shown {
  const commas = cells.filter(({ marks }) => marks.comma);
  const others = cells.filter(({ marks }) => !marks.comma);
  const isRead = (cell: MarkedCell): boolean => readNumber(cell.text, swapMarks(cell.text)) !== undefined;
  const isMetric = spec?.better !== undefined || directionOfHeader(header) !== undefined;
  const measures = isAsked || DECIMAL.has(type) || unit !== undefined || isMetric;
  const comma = measures
    ? commas.some(isRead)
    : commas.some(({ text }) => isNoList(text)) && !cells.some(({ text }) => LIST.test(text)) && commas.every(isRead);
  return {
    comma,
    point: others.some(({ marks }) => marks.point),
    pointGroups: cells.some(({ marks }) => marks.pointGroups),
    commaGroups: cells.some(({ marks }) => marks.commaGroups),
    lists: !comma && commas.length > 0,
  };
}
