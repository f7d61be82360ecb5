import type { KeyedRow } from './keyed-table.ts';

/** A row's cells by column, as written; `unknown` is a base that itself contains a conflict. */
export type Cells = ReadonlyMap<string, string>;

/** The versions of one row; undefined where a side does not have it. */
export type RowVersions<Row> = {
  readonly base: Row | undefined;
  readonly ours: Row | undefined;
  readonly theirs: Row | undefined;
};

/** The outcome for a row: one side's (or the common one), nothing, cells of both, or a person must choose. */
export type RowOutcome =
  | { readonly kind: 'same' | 'ours' | 'theirs' | 'gone' | 'conflict' }
  | { readonly kind: 'cells'; readonly cells: Cells };

/** What is known about the columns of a merged table. */
export type ColumnFacts = { readonly columns: readonly string[]; readonly added: ReadonlySet<string> };

/** Columns for remarks about a run, which are not measurements. */
const REMARKS = /^(?:notes?|comments?|remarks?|observations?|備考|备注|비고)$/u;

/**
 * Merges one row. What one side changed is taken. A row that both changed is one measurement: cells of both are
 * combined only if one side changed just remarks and new columns, or if both only filled in blanks, different ones.
 */
export function mergeRow(
  { base, ours, theirs }: RowVersions<Cells>,
  facts: ColumnFacts,
  isBaseKnown = true,
): RowOutcome {
  if (same(ours, theirs)) return { kind: ours === undefined ? 'gone' : 'same' };
  if (isBaseKnown && same(base, ours)) return { kind: theirs === undefined ? 'gone' : 'theirs' };
  if (isBaseKnown && same(base, theirs)) return { kind: ours === undefined ? 'gone' : 'ours' };
  if (ours === undefined || theirs === undefined || !isBaseKnown) return { kind: 'conflict' };
  return mergeCells({ base: base ?? new Map(), ours, theirs }, facts);
}

function mergeCells(
  { base, ours, theirs }: { readonly base: Cells; readonly ours: Cells; readonly theirs: Cells },
  { columns, added }: ColumnFacts,
): RowOutcome {
  const isNew = base.size === 0;
  const names = new Set([...columns, ...ours.keys(), ...theirs.keys()]);
  const cells = new Map<string, string>();
  const sides = [new Set<'remark' | 'fill' | 'edit'>(), new Set<'remark' | 'fill' | 'edit'>()] as const;
  for (const name of names) {
    const [was, is, other] = [base.get(name) ?? '', ours.get(name) ?? '', theirs.get(name) ?? ''];
    const change = isRemark(name, added) ? 'remark' : was === '' && !isNew ? 'fill' : 'edit';
    if (is !== was && is !== other) sides[0].add(change);
    if (other !== was && is !== other) sides[1].add(change);
    if (is !== was && other !== was && is !== other) return { kind: 'conflict' };
    cells.set(name, is === was ? other : is);
  }
  const [mine, yours] = sides;
  const isFree = (side: ReadonlySet<string>): boolean => !side.has('fill') && !side.has('edit');
  const fits = isFree(mine) || isFree(yours) || (!isNew && !mine.has('edit') && !yours.has('edit'));
  return fits ? { kind: 'cells', cells } : { kind: 'conflict' };
}

const isRemark = (name: string, added: ReadonlySet<string>): boolean => added.has(name) || REMARKS.test(name);

function same(a: Cells | undefined, b: Cells | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return [...new Set([...a.keys(), ...b.keys()])].every((name) => (a.get(name) ?? '') === (b.get(name) ?? ''));
}

/** A row's cells by their names in the merged table; cells beyond the header keep their number. */
export function cellsByName(
  row: KeyedRow,
  columns: readonly string[],
  nameIn: ReadonlyMap<string, string> | undefined,
): Cells {
  const merged = new Map([...(nameIn ?? [])].map(([to, from]) => [from, to]));
  return new Map(
    row.cells.map((cell, index) => {
      const name = columns[index];
      return [name === undefined ? `beyond ${index}` : (merged.get(name) ?? name), cell] as const;
    }),
  );
}
