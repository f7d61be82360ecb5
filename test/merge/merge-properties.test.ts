import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflictSides } from '../../src/merge/conflict-sides.ts';
import { merge } from './merging.ts';
import { rowsIn, textOf } from './histories.ts';
import { mergeModel } from './row-model.ts';
import type { ModelRow, Rows } from './row-model.ts';

const figure = fc.integer({ min: 0, max: 9 }).map((digit) => `0.${digit}`);
const note = fc.constantFrom('', '', 'fog', 'a \\| b', '`x`');
const row: fc.Arbitrary<ModelRow> = fc.record({ value: figure, note });

/** Rows whose ids begin so. */
const rowsOf = (prefix: string, maxLength: number): fc.Arbitrary<Rows> =>
  fc
    .uniqueArray(fc.tuple(fc.nat(30), row), { maxLength, selector: ([id]) => id })
    .map((entries) => new Map(entries.map(([id, each]) => [`${prefix}-${id}`, each])));

const both = (...rows: readonly Rows[]): Rows => new Map(rows.flatMap((each) => [...each]));

type Side = { readonly seed: number; readonly added: Rows };
const side = (prefix: string): fc.Arbitrary<Side> => fc.record({ seed: fc.nat(10_000), added: rowsOf(prefix, 4) });

/**
 * A side's changes to the base: rows removed, values and notes changed, rows added (some under a name that the other
 * may choose).
 */
function variant(base: Rows, { seed, added }: Side): Rows {
  const rows = new Map<string, ModelRow>();
  for (const [index, [id, each]] of [...base].entries()) {
    const what = Math.floor(seed / 5 ** (index % 6)) % 5;
    if (what === 0) continue;
    rows.set(
      id,
      what === 1 ? { ...each, value: `1.${seed % 10}` } : what === 2 ? { ...each, note: `n${seed % 3}` } : each,
    );
  }
  return both(rows, added);
}

const sorted = (text: string): readonly string[] => text.split('\n').toSorted();
const clean = (base: Rows, ours: Rows, theirs: Rows): string => {
  const merged = merge({ base: textOf(base), ours: textOf(ours), theirs: textOf(theirs) });
  expect(merged.isClean).toBe(true);
  return merged.text;
};

describe('merging disjoint additions (P7)', () => {
  const disjoint = fc.tuple(rowsOf('base', 4), rowsOf('a', 4), rowsOf('b', 4), rowsOf('c', 4));

  it('does not depend on the side, to the byte', () => {
    fc.assert(
      fc.property(disjoint, ([base, a, b]) => {
        expect(clean(base, both(base, a), both(base, b))).toBe(clean(base, both(base, b), both(base, a)));
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same rows in any order of merges', () => {
    fc.assert(
      fc.property(disjoint, ([base, a, b, c]) => {
        const [withA, withB, withC] = [both(base, a), both(base, b), both(base, c)];
        const left = clean(base, rowsIn(clean(base, withA, withB)).rows, withC);
        const right = clean(base, withA, rowsIn(clean(base, withB, withC)).rows);
        expect(sorted(left)).toEqual(sorted(right));
        expect(rowsIn(left).ids.toSorted()).toEqual([...both(base, a, b, c).keys()].toSorted());
      }),
      { numRuns: 1000 },
    );
  });

  it('changes nothing the second time, and a result with everything absorbs its parts', () => {
    fc.assert(
      fc.property(disjoint, ([base, a, b]) => {
        const [withA, whole] = [both(base, a), both(base, a, b)];
        expect(clean(base, withA, withA)).toBe(textOf(withA));
        expect(sorted(clean(base, whole, withA))).toEqual(sorted(textOf(whole)));
        expect(sorted(clean(withA, whole, withA))).toEqual(sorted(textOf(whole)));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('merging any changes (P7)', () => {
  const changes = fc
    .tuple(rowsOf('base', 6), side('new'), side('new'))
    .map(([base, a, b]) => ({ base, ours: variant(base, a), theirs: variant(base, b) }));

  it('is right in every cell, or a conflict that contains every row', () => {
    fc.assert(
      fc.property(changes, ({ base, ours, theirs }) => {
        const model = mergeModel(base, ours, theirs);
        const merged = merge({ base: textOf(base), ours: textOf(ours), theirs: textOf(theirs) });
        expect(merged.isClean).toBe(model.open.size === 0);
        expect(merged.conflicts.toSorted()).toEqual([...model.open].toSorted());
        const sides = conflictSides(merged.text);
        expect(sides === undefined).toBe(merged.isClean);
        for (const text of sides === undefined ? [merged.text] : [sides.ours, sides.theirs]) {
          const { rows, ids } = rowsIn(text);
          expect(ids.length).toBe(new Set(ids).size);
          for (const [id, each] of model.rows) expect(rows.get(id)).toEqual(each);
          expect(ids.filter((id) => !model.rows.has(id) && !model.open.has(id))).toEqual([]);
        }
        for (const id of model.open) {
          expect(rowsIn(sides?.ours ?? '').rows.get(id)).toEqual(ours.get(id));
          expect(rowsIn(sides?.theirs ?? '').rows.get(id)).toEqual(theirs.get(id));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same from either side', () => {
    fc.assert(
      fc.property(changes, ({ base, ours, theirs }) => {
        const [one, other] = [
          merge({ base: textOf(base), ours: textOf(ours), theirs: textOf(theirs) }),
          merge({ base: textOf(base), ours: textOf(theirs), theirs: textOf(ours) }),
        ];
        expect(one.isClean).toBe(other.isClean);
        if (one.isClean) expect(one.text).toBe(other.text);
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws, and never loses a line without notice, whatever the texts are', () => {
    const line = fc.constantFrom(
      '| a | 1 |',
      '| a | 2 |',
      '| b | 1 |',
      '| Run | X |',
      '| --- | --- |',
      '',
      '# H',
      '<<<<<<< x',
      '=======',
      '>>>>>>> y',
      '> | Run | X |',
      '```',
      '| c | 3 | 4 |',
      'text \r',
    );
    const text = fc.array(line, { maxLength: 14 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, text, (base, ours, theirs) => {
        const merged = merge({ base, ours, theirs });
        if (!merged.isClean) expect(merged.text).toMatch(/^<{7}/mu);
      }),
      // Git merges the lines of each.
      { numRuns: 120 },
    );
  });
});
