import { describe, expect, it } from 'vitest';
import { keyedTables } from '../../src/merge/keyed-table.ts';
import { rowKeys, sayingOf, seedColumns } from '../../src/merge/row-keys.ts';
import { drift } from './merging.ts';

const HEAD = ['| Model | Split | Drift |', '| --- | --- | --- |'];

/** The lines of each version by their keys; undefined where rows cannot be distinguished. */
function keyed(...versions: readonly (readonly string[])[]) {
  const tables = versions.flatMap((rows) => keyedTables(drift(rows, { head: HEAD }), undefined));
  const keys = rowKeys(tables);
  return keys && tables.map((table) => [...(keys.get(table) ?? [])].map(([key, { line }]) => [key, line]));
}

describe('seedColumns', () => {
  it('are those that distinguish rows of one id', () => {
    const names = ['seed', 'seeds', 'random_seed', 'random_seeds', 'fold', 'split', 'step', 'steps', 'epoch', 'epochs'];
    expect(seedColumns([...names, 'checkpoint'])).toHaveLength(11);
    expect(seedColumns(['run', 'seeded', 'my_seed', 'splits', 'seed'])).toEqual([4]);
  });
});

describe('rowKeys', () => {
  const [one, two, other] = ['| dune | a | 0.3 |', '| dune | b | 0.4 |', '| reef | a | 0.5 |'];

  it('are ids, with other columns only if an id occurs twice', () => {
    expect(keyed([one, other])).toEqual([
      [
        ['id\ndune', one],
        ['id\nreef', other],
      ],
    ]);
    expect(keyed([one, two], [other])).toEqual([
      [
        ['id\ndune\na', one],
        ['id\ndune\nb', two],
      ],
      [['id\nreef\na', other]],
    ]);
  });

  it('number rows that nothing distinguishes, if every version has the same number of them', () => {
    expect(keyed([one, one], [one, one, other])).toEqual([
      [
        ['id\ndune\na', one],
        ['id\ndune\na\n#2', one],
      ],
      [
        ['id\ndune\na', one],
        ['id\ndune\na\n#2', one],
        ['id\nreef\na', other],
      ],
    ]);
    expect(keyed([one, one], [one])).toBeUndefined();
    expect(keyed([one, one], [one, '| dune | a | 0.9 |'])).toBeUndefined();
  });

  it('distinguish a hundred thousand rows as well, each of them twice', () => {
    const [table] = keyedTables(drift([one], { head: HEAD }), undefined);
    if (table === undefined) throw new Error('no table');
    const rows = Array.from({ length: 100_000 }, (_, at) => {
      const id = `r${String(at >> 1)}`;
      return { id, cells: [id, 'a', String(at)], line: '', span: { start: 0, end: 0 } };
    });
    const versions = [table, { ...table }, { ...table }].map((each) => ({ ...each, rows }));
    const keys = rowKeys(versions);
    expect(versions.map((version) => keys?.get(version)?.size)).toEqual([100_000, 100_000, 100_000]);
    const last = versions.map((version, at) => ({ ...version, rows: at === 2 ? rows.slice(1) : rows }));
    expect(rowKeys(last)).toBeUndefined();
  });

  it('are the text of a row without an id', () => {
    expect(keyed(['| — | a | |', '| — | a | |'])).toEqual([
      [
        ['text\n—\u001fa', '| — | a | |'],
        ['text\n—\u001fa\n#2', '| — | a | |'],
      ],
    ]);
  });
});

describe('sayingOf', () => {
  it('ends with the last cell that is not blank', () => {
    expect(sayingOf({ cells: ['a', '', 'b', '', ''] })).toBe('a\u001f\u001fb');
    expect(sayingOf({ cells: ['', ''] })).toBe('');
  });
});
