import { conflictSides } from './conflict-sides.ts';
import { keyedTables, idsOf } from './keyed-table.ts';
import { rowLosses } from './row-losses.ts';
import type { KeyedTable } from './keyed-table.ts';
import type { MergedDocument, MergeOptions, MergeTexts } from './merge-document.ts';

/**
 * The final check of a merge: a clean one has no marker, one header above each table, and every row that it must have,
 * exactly once; one with markers has at least every row on one of its sides.
 */
export function proveMerge(
  texts: MergeTexts,
  { kind }: Pick<MergeOptions, 'kind'>,
): (merged: MergedDocument) => boolean {
  const runs = (text: string): readonly KeyedTable[] => keyedTables(text, kind).filter(({ isRuns }) => isRuns);
  const twoBases = conflictSides(texts.base);
  const bases = (twoBases === undefined ? [texts.base] : [twoBases.ours, twoBases.theirs]).map(runs);
  const parents = [runs(texts.ours), runs(texts.theirs)];
  const headers = Math.max(...parents.map(repeatedHeaders));
  return ({ text, isClean }) => {
    const sides = conflictSides(text);
    if (!isClean)
      return sides !== undefined && hasAll([...runs(sides.ours), ...runs(sides.theirs)], { bases, parents });
    if (sides !== undefined && conflictSides(texts.ours) === undefined && conflictSides(texts.theirs) === undefined)
      return false;
    const result = runs(text);
    return repeatedHeaders(result) <= headers && rowLosses({ bases, parents, result }).length === 0;
  };
}

type Sides = {
  readonly bases: readonly (readonly KeyedTable[])[];
  readonly parents: readonly (readonly KeyedTable[])[];
};

/** Whether every row that was added, or that a person must choose from, is somewhere. */
function hasAll(tables: readonly KeyedTable[], { bases, parents }: Sides): boolean {
  const present = idsOf(tables);
  const before = bases.map(idsOf);
  const held = parents.map(idsOf);
  const isDeleted = (id: string): boolean => before.some((ids) => ids.has(id)) && held.some((ids) => !ids.has(id));
  return held.every((ids) => [...ids].every((id) => present.has(id) || isDeleted(id)));
}

/** Rows with the same text as the header of their table. */
const repeatedHeaders = (tables: readonly KeyedTable[]): number =>
  tables.reduce(
    (sum, { headers, rows }) => sum + rows.filter(({ cells }) => cells.join('\n') === headers.join('\n')).length,
    0,
  );
