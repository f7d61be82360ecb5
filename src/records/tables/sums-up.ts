import { cellsOf } from '../../document/cells-of.ts';
import type { Row } from '../../document/block.ts';
import { sliceOf } from '../../text/span.ts';
import { hasMarks } from '../../values/number-marks.ts';
import { readValue } from '../../values/read-value.ts';
import { columnMarks } from './column-marks.ts';
import type { MarkedTable } from './column-marks.ts';
import type { RowFacts } from './row-class.ts';

/** Nobody sums up a table with more rows than this in its last row. */
const MOST_ROWS = 1000;
const TOLERANCE = 0.011;

/**
 * Whether the numbers of the last row are sums or means of the numbers above, in at least one column and with no column
 * that contradicts it.
 */
export function sumsUp(facts: Pick<RowFacts, 'text' | 'place' | 'columns' | 'cells' | 'index'>): boolean {
  const { cells, index, place } = facts;
  const { rows } = place.table;
  if (index < 2 || index !== rows.length - 1 || rows.length > MOST_ROWS) return false;
  const above = rows.slice(0, index).map((row) => numbersOf(facts, row));
  const verdicts = cells
    .map((cell, at) => numberIn(facts, cell, at))
    .map((own, at) =>
      own === undefined || at === 0
        ? undefined
        : agrees(
            own,
            above.map((row) => row[at]),
          ),
    );
  return verdicts.includes(true) && !verdicts.includes(false);
}

function agrees(own: number, above: readonly (number | undefined)[]): boolean | undefined {
  const known = above.filter((value) => value !== undefined);
  if (known.length < above.length) return undefined;
  const sum = known.reduce((total, value) => total + value, 0);
  const near = (other: number): boolean =>
    Math.abs(own - other) <= TOLERANCE * Math.max(Math.abs(own), Math.abs(other));
  return near(sum) || near(sum / known.length);
}

const numbersOf = (facts: MarkedTable, row: Row): readonly (number | undefined)[] =>
  cellsOf(facts.text, row).map(({ span }, at) => numberIn(facts, sliceOf(facts.text, span), at));

function numberIn(facts: MarkedTable, cell: string, at: number): number | undefined {
  const value = readValue(cell, undefined, hasMarks(cell) ? columnMarks(facts, at) : undefined);
  return value.kind === 'number' || value.kind === 'uncertain' ? value.number : undefined;
}
