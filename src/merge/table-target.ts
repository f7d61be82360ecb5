import { rowText } from '../runs/row/row-text.ts';
import { sameColumns } from './merge-columns.ts';
import type { TableLayout } from '../runs/row/table-layout.ts';
import type { KeyedRow, KeyedTable } from './keyed-table.ts';
import type { MergedColumns, TableVersions } from './merge-columns.ts';
import type { Cells, RowVersions } from './merge-row.ts';

/** How the lines of a merged table are written: unchanged if a side has its columns, else fitted to them. */
export type TableTarget = {
  readonly head: readonly string[];
  readonly ending: string;
  /** A line of these cells in the style of the table. */
  readonly fit: (cells: Cells) => string;
  /** The line for one side's row. */
  readonly own: (side: 'ours' | 'theirs', row: KeyedRow, cells: Cells) => string;
  /** The line of a row that both sides have: the one that was rewritten. */
  readonly either: (row: RowVersions<KeyedRow>, cells: Cells) => string;
  readonly lineOf: (table: KeyedTable | undefined, row: KeyedRow, cells: Cells) => string;
};

/** Finds the head of the merged table and how its rows are written. */
export function targetOf({ base, ours, theirs }: TableVersions, merged: MergedColumns): TableTarget {
  const { columns, nameIn } = merged;
  const isAll = (table: KeyedTable): boolean =>
    table.columns.length === columns.length && table.columns.every((name, index) => name === columns[index]);
  /** With other names they are the same columns. */
  const fits = (table: KeyedTable | undefined): boolean =>
    table !== undefined &&
    table.columns.length === columns.length &&
    columns.every((name, index) => nameIn.get(table)?.get(name) === table.columns[index]);
  const winner = winnerOf({ base, ours, theirs }, isAll);
  const layout = winner?.layout() ?? LOOSE;
  const fit = (cells: Cells): string =>
    ours.prefix + rowText(winner === undefined ? loose(columns.length) : layout, sourcesOf(cells, columns));
  const lineOf = (table: KeyedTable | undefined, row: KeyedRow, cells: Cells): string =>
    fits(table) ? row.line : fit(cells);
  return {
    head: winner?.head ?? unitedHead({ base, ours, theirs }, merged, ours.prefix),
    ending: picked(base?.ending, ours.ending, theirs.ending),
    fit,
    lineOf,
    own: (side, row, cells) => lineOf(side === 'ours' ? ours : theirs, row, cells),
    either: (row, cells) => {
      const mine = fits(ours) ? row.ours?.line : undefined;
      const yours = fits(theirs) ? row.theirs?.line : undefined;
      if (mine === undefined || yours === undefined) return mine ?? yours ?? fit(cells);
      return picked(fits(base) ? row.base?.line : undefined, mine, yours);
    },
  };
}

/** The side whose header is used: the one with all columns; of two such the one that was rewritten. */
function winnerOf({ base, ours, theirs }: TableVersions, fits: (table: KeyedTable) => boolean): KeyedTable | undefined {
  if (!fits(ours) || !fits(theirs)) return [ours, theirs].find(fits);
  const head = (table: KeyedTable): string => table.head.join('\n');
  const isBaseAlike = base !== undefined && sameColumns(base, ours);
  const chosen = picked(isBaseAlike ? head(base) : undefined, head(ours), head(theirs));
  return [ours, theirs].find((table) => head(table) === chosen);
}

/** Of two spellings of the same content: the new one; of two new ones the longer, then the later in the alphabet. */
function picked(base: string | undefined, ours: string, theirs: string): string {
  if (base === ours) return theirs;
  if (base === theirs || ours === theirs) return ours;
  if (ours.length !== theirs.length) return ours.length > theirs.length ? ours : theirs;
  return ours > theirs ? ours : theirs;
}

const LOOSE: TableLayout = { columns: [], leading: true, trailing: true, before: ' ', after: ' ' };

const loose = (columns: number): TableLayout => ({
  ...LOOSE,
  columns: Array.from({ length: columns }, () => ({ width: undefined, side: 'left' })),
});

const sourcesOf = (cells: Cells, columns: readonly string[]): readonly string[] => {
  const beyond = [...cells].flatMap(([name, cell]) => (name.startsWith('beyond ') ? [cell] : []));
  return [...columns.map((name) => cells.get(name) ?? ''), ...beyond];
};

/** For sides with different added columns: a header with all of them. */
function unitedHead(
  { base, ours, theirs }: TableVersions,
  { columns, nameIn }: MergedColumns,
  prefix: string,
): readonly string[] {
  const partOf = (name: string, part: (table: KeyedTable) => readonly string[]): string => {
    const parts = [base, ours, theirs].map((table) => {
      const own = table === undefined ? undefined : nameIn.get(table)?.get(name);
      return table === undefined || own === undefined ? undefined : part(table)[table.columns.indexOf(own)];
    });
    const [was, mine, yours] = parts;
    return mine === undefined || yours === undefined ? (mine ?? yours ?? '') : picked(was, mine, yours);
  };
  const headers = columns.map((name) => partOf(name, (table) => table.headers));
  const dashes = columns.map((name) => partOf(name, (table) => table.dashes) || '---');
  return [prefix + rowText(loose(columns.length), headers), prefix + rowText(loose(columns.length), dashes)];
}
