import type { Table } from '../../document/block.ts';
import { rememberFor } from '../../text/remember.ts';
import { plainText } from '../../values/plain-text.ts';
import { SEED_COLUMNS } from '../../values/seed-names.ts';
import type { ColumnRecord } from '../record.ts';
import { isBesideRuns } from './beside-runs.ts';
import { cellTextAt } from './cell-text-at.ts';
import type { RowsFacts } from './row-class.ts';
import { isSummary } from './row-words.ts';

/** Nobody summarises more rows than this. */
const MOST_ROWS = 1000;
const IN_BRACKETS = /^[([{]([^()[\]{}]{1,40})[)\]}]$/u;
/** Several seeds in one cell: `all`, `n=3`, `5 seeds`, `1–3`, `1, 2, 3`. */
const SEVERAL =
  /^(?:(?:all|both)(?: seeds)?|n\s?=\s?\d{1,3}|\d{1,3} seeds|(?:seeds? |s)?\d{1,6}(?:\s?(?:[-–—…,;/&+]|\.{2,3}|to|and)\s?s?\d{1,6}){1,20})$/iu;
const isOneSeed = (cell: string): boolean => /^(?:seed |s|#)?\d+$/i.test(cell);

/** The seed columns among those that distinguish rows. */
export const seedKeys = ({ columns, labels }: Pick<RowsFacts, 'columns' | 'labels'>): readonly ColumnRecord[] =>
  columns.filter(({ name, index }) => SEED_COLUMNS.includes(name) && labels.includes(index));

/**
 * Whether a row summarises other rows instead of having a seed of its own: its seed cell holds a statistic (`σ`, `95%
 * CI`, `Δ`), or the seeds of several rows (`1–3` or `all` below 1, 2 and 3 of the same model).
 */
export function takesSeedsTogether(facts: RowsFacts & { readonly cells: readonly string[] }): boolean {
  return seedKeys(facts).some(({ index }) => {
    const cell = plainText(facts.cells[index] ?? '');
    if (cell === '' || cell.length > 60 || isOneSeed(cell)) return false;
    const words = IN_BRACKETS.exec(cell)?.[1] ?? cell;
    if (isSummary(words) || isBesideRuns(words)) return true;
    return SEVERAL.test(words) && hasSingleSeeds(facts, index);
  });
}

/** Whether another row of the same name has a single seed. */
function hasSingleSeeds({ text, place, cells, keys }: RowsFacts & { readonly cells: readonly string[] }, seed: number) {
  if (place.table.rows.length > MOST_ROWS) return false;
  const known = singlesIn(place.table);
  const names = keys.filter((index) => index !== seed);
  known.names ??= new Set(
    place.table.rows
      .filter((row) => isOneSeed(plainText(cellTextAt(text, row, seed) ?? '')))
      .map((row) => nameOf(names.map((index) => cellTextAt(text, row, index)))),
  );
  return known.names.has(nameOf(names.map((index) => cells[index])));
}

const singlesIn = rememberFor((_: Table): { names?: ReadonlySet<string> } => ({}));

const nameOf = (cells: readonly (string | undefined)[]): string =>
  cells.map((cell) => plainText(cell ?? '').toLowerCase()).join('\n');
