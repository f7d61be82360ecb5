import { describe, expect, it } from 'vitest';
import { mergeRow } from '../../src/merge/merge-row.ts';

const cells = (drift: string, other: string, name = 'lag') =>
  new Map([
    ['drift', drift],
    [name, other],
  ]);

/** Ours measured the drift again, theirs wrote into the other column. */
const both = (name: string, added: readonly string[] = []) =>
  mergeRow(
    { base: cells('1', '', name), ours: cells('2', '', name), theirs: cells('1', 'fog', name) },
    { columns: ['drift', name], added: new Set(added) },
  );

const COLUMNS = { columns: ['drift', 'lag'], added: new Set<string>() };

describe('mergeRow', () => {
  // prettier-ignore
  it.each([
    'note', 'notes', 'comment', 'comments', 'remark', 'remarks', 'observation', 'observations', '備考', '备注', '비고',
  ])('combines words in a column "%s" with a measurement', (name) => {
    expect(both(name)).toEqual({ kind: 'cells', cells: cells('2', 'fog', name) });
  });

  it.each(['lag', 'footnote', 'notebook', 'comments on'])('treats "%s" as a measurement too', (name) => {
    expect(both(name)).toEqual({ kind: 'conflict' });
  });

  it('does not treat a new column as part of the measurement', () => {
    expect(both('lag', ['lag'])).toEqual({ kind: 'cells', cells: cells('2', 'fog') });
  });

  const [was, mine, yours] = [cells('1', '4'), cells('2', '4'), cells('1', '5')];

  it.each([
    ['nobody changed it', { base: was, ours: was, theirs: was }, 'same'],
    ['both changed it alike', { base: was, ours: mine, theirs: mine }, 'same'],
    ['both added it alike', { base: undefined, ours: mine, theirs: mine }, 'same'],
    ['we changed it', { base: was, ours: mine, theirs: was }, 'ours'],
    ['they changed it', { base: was, ours: was, theirs: yours }, 'theirs'],
    ['we added it', { base: undefined, ours: mine, theirs: undefined }, 'ours'],
    ['they added it', { base: undefined, ours: undefined, theirs: yours }, 'theirs'],
    ['we deleted it', { base: was, ours: undefined, theirs: was }, 'gone'],
    ['they deleted it', { base: was, ours: was, theirs: undefined }, 'gone'],
    ['both deleted it', { base: was, ours: undefined, theirs: undefined }, 'gone'],
    ['we deleted what they changed', { base: was, ours: undefined, theirs: yours }, 'conflict'],
    ['they deleted what we changed', { base: was, ours: mine, theirs: undefined }, 'conflict'],
    ['both added it, each another', { base: undefined, ours: mine, theirs: yours }, 'conflict'],
    ['both changed it, each another cell', { base: was, ours: mine, theirs: yours }, 'conflict'],
  ] as const)('%s', (_name, row, kind) => {
    expect(mergeRow(row, COLUMNS)).toEqual({ kind });
  });

  it('guesses nothing if the base is unknown, except that both are equal', () => {
    expect(mergeRow({ base: was, ours: mine, theirs: mine }, COLUMNS, false)).toEqual({ kind: 'same' });
    expect(mergeRow({ base: was, ours: mine, theirs: was }, COLUMNS, false)).toEqual({ kind: 'conflict' });
    expect(mergeRow({ base: was, ours: was, theirs: undefined }, COLUMNS, false)).toEqual({ kind: 'conflict' });
  });

  it('treats a missing cell as blank', () => {
    const short = new Map([['drift', '1']]);
    expect(mergeRow({ base: short, ours: cells('1', ''), theirs: mine }, COLUMNS)).toEqual({ kind: 'theirs' });
  });
});
