import { describe, expect, it } from 'vitest';
import { keyedTables } from '../../src/merge/keyed-table.ts';
import { proveMerge } from '../../src/merge/prove-merge.ts';
import { rowLosses } from '../../src/merge/row-losses.ts';
import { drift } from './merging.ts';

const [G1, G2, G3] = ['| g-1 | 0.31 | |', '| g-2 | 0.28 | |', '| g-3 | 0.40 | |'];
const [NEW, NEWER] = ['| g-1 | 0.35 | |', '| g-1 | 0.39 | |'];

type Rows = readonly string[];

const tables = (rows: Rows) => keyedTables(drift(rows), undefined);

/** The effect of a merge on rows, as words: kind, id, and the parent that had the better version. */
const losses = (bases: readonly Rows[], parents: readonly Rows[], result: Rows): readonly string[] =>
  rowLosses({ bases: bases.map(tables), parents: parents.map(tables), result: tables(result) }).map(
    ({ kind, id, side }) => `${kind} ${id} ${side}`,
  );

describe('rowLosses', () => {
  it.each<readonly [string, readonly Rows[], readonly Rows[], Rows, Rows]>([
    [
      'all is well',
      [[G1]],
      [
        [G1, G2],
        [G1, G3],
      ],
      [G1, G2, G3],
      [],
    ],
    [
      'a new row of ours is gone',
      [[G1]],
      [
        [G1, G2],
        [G1, G3],
      ],
      [G1, G3],
      ['lost g-2 0'],
    ],
    [
      'a new row of theirs is gone',
      [[G1]],
      [
        [G1, G2],
        [G1, G3],
      ],
      [G1, G2],
      ['lost g-3 1'],
    ],
    [
      'an old row is gone that both have',
      [[G1, G2]],
      [
        [G1, G2],
        [G1, G2],
      ],
      [G1],
      ['lost g-2 0'],
    ],
    ['a row is gone that they deleted', [[G1, G2]], [[G1, G2], [G1]], [G1], []],
    ['a row is back that we deleted', [[G1, G2]], [[G1], [G1, G2]], [G1, G2], ['resurrected g-2 0']],
    ['a row is back that they deleted', [[G1, G2]], [[G1, G2], [G1]], [G1, G2], ['resurrected g-2 1']],
    ['a row is back that both deleted', [[G1, G2]], [[G1], [G1]], [G1, G2], ['resurrected g-2 0']],
    ['a row stays that one deleted and one changed', [[G1, G2]], [[NEW, G2], [G2]], [NEW, G2], []],
    ['our change is gone', [[G1]], [[NEW], [G1]], [G1], ['reverted g-1 0']],
    ['their change is gone', [[G1]], [[G1], [NEW]], [G1], ['reverted g-1 1']],
    ['of two changes one was taken', [[G1]], [[NEW], [NEWER]], [NEWER], []],
    ['of two changes none was taken', [[G1]], [[NEW], [NEWER]], [G1], []],
    ['a row is there twice', [[G1]], [[G1, G2], [G1]], [G1, G2, G2], ['doubled g-2 0']],
    [
      'a row is there twice that stood twice',
      [[G1, G1]],
      [
        [G1, G1],
        [G1, G1, G2],
      ],
      [G1, G1, G2],
      [],
    ],
    ['a row comes from nowhere', [[G1]], [[G1], [G1]], [G1, G3], ['invented g-3 0']],
    ['rows of two bases: a row that only one has is back', [[G1], [G1, G2]], [[G1], [G1, G2]], [G1, G2], []],
    [
      'rows of two bases: a row that both have is back',
      [
        [G1, G2],
        [G1, G2],
      ],
      [[G1], [G1, G2]],
      [G1, G2],
      ['resurrected g-2 0'],
    ],
    ['without a base a row is gone', [], [[G1], [G2]], [G1], ['lost g-2 1']],
    ['rows without an id do not count', [[]], [['| | 0.1 | |'], []], [], []],
  ])('%s', (_name, bases, parents, result, expected) => {
    expect(losses(bases, parents, result)).toEqual(expected);
  });

  it('names the row of the result, and its table', () => {
    const [result, old] = [tables([G1, G2, G2]), tables([NEW, G2])];
    const found = rowLosses({ bases: [tables([G1, G2])], parents: [old, tables([G1, G2])], result });
    expect(found.map(({ kind, row, table }) => [kind, row?.line, table === result[0]])).toEqual([
      ['reverted', G1, true],
      ['doubled', G2, true],
    ]);
    const [lost] = rowLosses({ bases: [], parents: [old, old], result: tables([G1]) });
    expect(lost).toMatchObject({ kind: 'lost', id: 'g-2', row: undefined });
  });

  it('reports rows whose table is gone, except those that somebody deleted', () => {
    const gone = (bases: readonly Rows[], parents: readonly Rows[]) =>
      rowLosses({ bases: bases.map(tables), parents: parents.map(tables), result: [] }).map(
        ({ kind, id, side, table }) => `${kind} ${id} ${side} ${table === undefined}`,
      );
    expect(
      gone(
        [[G1, G2]],
        [
          [G1, G2],
          [G1, G3],
        ],
      ),
    ).toEqual(['lost g-1 0 true', 'lost g-1 1 true', 'lost g-3 1 true']);
  });

  it('treats rows with other seeds as other runs', () => {
    const head = ['| Model | Seed | Drift |', '| --- | --- | --- |'];
    const seeds = (...rows: Rows) => keyedTables(drift(rows, { head }), undefined);
    const [one, two] = ['| dune | 1 | 0.3 |', '| dune | 2 | 0.4 |'];
    const held = (...result: Rows) =>
      rowLosses({ bases: [seeds()], parents: [seeds(one), seeds(two)], result: seeds(...result) }).map(
        ({ kind }) => kind,
      );
    expect(held(one, two)).toEqual([]);
    expect(held(one, two, two)).toEqual(['doubled']);
  });
});

describe('proveMerge', () => {
  const CONFLICT = ['<<<<<<< ours', NEW, '=======', NEWER, '>>>>>>> theirs'];
  const proves = (base: Rows, [ours, theirs]: readonly [Rows, Rows], result: Rows, isClean = true): boolean =>
    proveMerge(
      { base: drift(base), ours: drift(ours), theirs: drift(theirs) },
      { kind: undefined },
    )({ text: drift(result), isClean, by: 'rows', conflicts: [] });

  it('accepts a clean merge that has each row it must have', () => {
    expect(
      proves(
        [G1],
        [
          [G1, G2],
          [G1, G3],
        ],
        [G1, G2, G3],
      ),
    ).toBe(true);
    expect(
      proves(
        [G1],
        [
          [G1, G2],
          [G1, G3],
        ],
        [G1, G2],
      ),
    ).toBe(false);
    expect(proves([G1, G2], [[G1], [G1, G2]], [G1])).toBe(true);
    expect(proves([G1], [[G1], [G1, G2]], [G1, G2, G2])).toBe(false);
  });

  it('accepts no clean merge with a marker, unless a side had it', () => {
    const torn = ['<<<<<<< ours', '=======', '>>>>>>> theirs'];
    expect(proves([G1], [[G1, G2], [G1]], [G1, G2, ...torn])).toBe(false);
    expect(proves([G1], [[G1, G2, ...torn], [G1]], [G1, G2, ...torn])).toBe(true);
    expect(
      proves(
        [G1],
        [
          [G1, G2],
          [G1, ...torn],
        ],
        [G1, G2, ...torn],
      ),
    ).toBe(true);
  });

  it('accepts no merge that made a row from a header', () => {
    const header = '| Run | Drift (mm) | Notes |';
    expect(proves([G1], [[G1, G2], [G1]], [G1, header, G2])).toBe(false);
    expect(proves([G1], [[G1, header, G2], [G1]], [G1, header, G2])).toBe(true);
    expect(
      proves(
        [G1],
        [
          [G1, header],
          [G1, header, G2],
        ],
        [G1, header, header, G2],
      ),
    ).toBe(false);
  });

  it('accepts a conflict that has every row on one of its sides', () => {
    const sides = [
      [NEW, G2],
      [NEWER, G3],
    ] as const;
    expect(proves([G1], sides, [...CONFLICT, G2, G3], false)).toBe(true);
    expect(proves([G1], sides, [...CONFLICT, G2], false)).toBe(false);
    expect(proves([G1], sides, [NEW, G2, G3], false)).toBe(false);
    expect(proves([G1, G2], [[NEW, G2], [NEWER]], CONFLICT, false)).toBe(true);
  });
});
