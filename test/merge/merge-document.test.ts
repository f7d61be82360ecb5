import { describe, expect, it } from 'vitest';
import { mergeDocument } from '../../src/merge/merge-document.ts';
import { STYLE, drift, merge } from './merging.ts';
import type { TextMerge } from '../../src/merge/merge-document.ts';

const [G1, G2, G3, G4] = ['| g-1 | 0.31 | |', '| g-2 | 0.28 | |', '| g-3 | 0.40 | |', '| g-4 | 0.22 | |'];

describe('merging the rows of a document', () => {
  it('keeps the rows that both sides added, in an order that does not depend on the side', () => {
    const [ours, theirs] = [drift([G1, G3]), drift([G1, G2, G4])];
    const merged = merge({ base: drift([G1]), ours, theirs });
    expect(merged).toMatchObject({ isClean: true, by: 'rows' });
    expect(merged.text).toBe(drift([G1, G2, G4, G3]));
    expect(merge({ base: drift([G1]), ours: theirs, theirs: ours }).text).toBe(merged.text);
  });

  it('takes what one side changed, and keeps what it deleted deleted', () => {
    const edited = '| g-1 | 0.35 | recalibrated |';
    const merged = merge({ base: drift([G1, G2]), ours: drift([edited, G2, G3]), theirs: drift([G1, G4]) });
    expect(merged.text).toBe(drift([edited, G3, G4]));
    expect(merged.isClean).toBe(true);
  });

  it('lets a person choose if both sides changed a run in different ways', () => {
    const merged = merge({
      base: drift([G1]),
      ours: drift(['| g-1 | 0.35 | |', G2]),
      theirs: drift(['| g-1 | 0.39 | |', G3]),
    });
    expect(merged).toMatchObject({ isClean: false, by: 'rows', conflicts: ['g-1'] });
    expect(merged.text).toBe(
      drift(['<<<<<<< ours', '| g-1 | 0.35 | |', '=======', '| g-1 | 0.39 | |', '>>>>>>> theirs', G2, G3]),
    );
  });

  it('shows the base if git is configured to', () => {
    const merged = merge(
      { base: drift([G1]), ours: drift(['| g-1 | 0.35 | |']), theirs: drift(['| g-1 | 0.39 | |']) },
      { showsBase: true, size: 9 },
    );
    expect(merged.text).toContain(
      '<<<<<<<<< ours\n| g-1 | 0.35 | |\n||||||||| base\n| g-1 | 0.31 | |\n=========\n| g-1 | 0.39 | |\n>>>>>>>>> theirs\n',
    );
  });

  it('guesses nothing for one id with two measurements, nor for a row deleted on one side and changed on the other', () => {
    const twice = merge({ base: drift([]), ours: drift([G1]), theirs: drift(['| g-1 | 0.44 | |']) });
    expect(twice).toMatchObject({ isClean: false, conflicts: ['g-1'] });
    const gone = merge({ base: drift([G1, G2]), ours: drift([G2]), theirs: drift(['| g-1 | 0.44 | |', G2]) });
    expect(gone.text).toBe(drift(['<<<<<<< ours', '=======', '| g-1 | 0.44 | |', '>>>>>>> theirs', G2]));
  });

  it('combines a remark of one side with a measurement of the other, and blanks that each side filled', () => {
    const head = ['| Run | Drift (mm) | Lag (s) | Notes |', '| --- | --- | --- | --- |'];
    const doc = (row: string): string => drift([row], { head });
    const remark = merge({
      base: doc('| g-1 | 0.31 | 4 | |'),
      ours: doc('| g-1 | 0.33 | 4 | |'),
      theirs: doc('| g-1 | 0.31 | 4 | fog |'),
    });
    expect(remark.text).toBe(doc('| g-1 | 0.33 | 4 | fog |'));
    const filled = merge({
      base: doc('| g-1 | | | |'),
      ours: doc('| g-1 | 0.33 | | |'),
      theirs: doc('| g-1 | | 4 | |'),
    });
    expect(filled.text).toBe(doc('| g-1 | 0.33 | 4 |  |'));
    const mixed = merge({
      base: doc('| g-1 | 0.31 | 4 | |'),
      ours: doc('| g-1 | 0.33 | 4 | |'),
      theirs: doc('| g-1 | 0.31 | 5 | |'),
    });
    expect(mixed.isClean).toBe(false);
  });

  it('leaves everything else to git: separate changes are both there, changes at one place are marked', () => {
    const apart = merge({
      base: drift([G1]),
      ours: drift([G1, G2]).replace('Tide gauge', 'Tide gauge at the pier'),
      theirs: drift([G1, G3], { notes: 'Windy.' }),
    });
    expect(apart.text).toBe(drift([G1, G2, G3], { notes: 'Windy.' }).replace('gauge', 'gauge at the pier'));
    const close = merge({
      base: drift([G1]),
      ours: drift([G1, G2], { notes: 'Calm.' }),
      theirs: drift([G1, G3], { notes: 'Windy.' }),
    });
    expect(close.isClean).toBe(false);
    expect(close.text).toBe(drift([G1, G2, G3], { notes: '<<<<<<< ours\nCalm.\n=======\nWindy.\n>>>>>>> theirs' }));
  });

  it('replaces the blank row of a template by the runs of both sides', () => {
    const blank = '| | | |';
    expect(merge({ base: drift([blank]), ours: drift([G2]), theirs: drift([G1]) }).text).toBe(drift([G1, G2]));
  });

  it('keeps rows at the end at the end', () => {
    const mean = '| Mean | 0.31 | |';
    const merged = merge({ base: drift([G1, mean]), ours: drift([G1, G2, mean]), theirs: drift([G1, G3, mean]) });
    expect(merged.text).toBe(drift([G1, G2, G3, mean]));
  });

  it('fits rows into a column that the other side added, moved or renamed', () => {
    const base = drift([G1]);
    const wide = drift(['| g-1 | 0.31 | 4 | |', '| g-2 | 0.28 | 5 | |'], {
      head: ['| Run | Drift (mm) | Lag (s) | Notes |', '| --- | --- | --- | --- |'],
    });
    expect(merge({ base, ours: drift([G1, G3]), theirs: wide }).text).toBe(
      wide.replace('| g-2 | 0.28 | 5 | |', '| g-2 | 0.28 | 5 | |\n| g-3 | 0.40 |  |  |'),
    );
    const renamed = drift(['| g-1 | 0.31 | |'], { head: ['| Run | Offset (mm) | Notes |', '| --- | --- | --- |'] });
    expect(merge({ base, ours: renamed, theirs: drift([G1, G2]) }).text).toContain(
      '| g-1 | 0.31 | |\n| g-2 | 0.28 | |\n',
    );
    const both = merge({
      base,
      ours: drift(['| g-1 | 0.31 | | a |'], { head: ['| Run | Drift (mm) | Notes | Site |', '|---|---:|---|---|'] }),
      theirs: drift(['| g-1 | 0.31 | | 4 |', '| g-2 | 0.28 | | 5 |'], {
        head: ['| Run | Drift (mm) | Notes | Lag |', '| --- | --- | --- | --- |'],
      }),
    });
    expect(both.text).toBe(
      drift(['| g-1 | 0.31 |  | 4 | a |', '| g-2 | 0.28 |  | 5 |  |'], {
        head: ['| Run | Drift (mm) | Notes | Lag | Site |', '| --- | ---: | --- | --- | --- |'],
      }),
    );
  });

  it('is a conflict if a column is gone and the other side has rows for it', () => {
    const narrow = drift(['| g-1 | |'], { head: ['| Run | Notes |', '| --- | --- |'] });
    const merged = merge({ base: drift([G1]), ours: narrow, theirs: drift([G1, G2]) });
    expect(merged.isClean).toBe(false);
    expect(merged.text).toContain(G2);
  });

  it('keeps the bytes of the side that padded the table again', () => {
    const padded = ['| g-1 | 0.31       |       |', '| g-2 | 0.28       |       |'];
    const head = ['| Run | Drift (mm) | Notes |', '| --- | ---------- | ----- |'];
    const merged = merge({ base: drift([G1, G2]), ours: drift(padded, { head }), theirs: drift([G1, G2, G3]) });
    expect(merged.text).toBe(drift([...padded, G3], { head }));
  });

  it('treats the same document created twice as one', () => {
    const merged = merge({ base: '', ours: drift([G1, G2]), theirs: drift([G1, G3]) });
    expect(merged).toMatchObject({ isClean: true });
    expect(merged.text).toBe(drift([G1, G2, G3]));
  });

  it('keeps CRLF, a byte order mark, a missing last newline', () => {
    const odd = (rows: readonly string[]): string =>
      `\uFEFF${['# EXP-052: Tide gauge', '', '| Run | Drift |', '| --- | --- |', ...rows].join('\r\n')}`;
    const rows = ['| a | 1 |', '| b | 2 |', '| c | 3 |'];
    const merged = merge({
      base: odd([rows[0] ?? '']),
      ours: odd(rows.slice(0, 2)),
      theirs: odd([rows[0] ?? '', rows[2] ?? '']),
    });
    expect(merged.text).toBe(odd(rows));
  });

  it('merges tables in a quote, and two tables with one header by their headings', () => {
    const doc = (a: readonly string[], b: readonly string[]): string =>
      [
        '# EXP-052: Gauge',
        '',
        '## North',
        '',
        '> | Run | X |',
        '> | --- | --- |',
        ...a,
        '',
        '## South',
        '',
        '| Run | X |',
        '| --- | --- |',
        ...b,
        '',
      ].join('\n');
    const merged = merge({
      base: doc([], ['| s-1 | 1 |']),
      ours: doc(['> | n-1 | 1 |'], ['| s-1 | 1 |', '| s-2 | 2 |']),
      theirs: doc(['> | n-2 | 2 |'], ['| s-3 | 3 |']),
    });
    expect(merged.text).toBe(doc(['> | n-1 | 1 |', '> | n-2 | 2 |'], ['| s-2 | 2 |', '| s-3 | 3 |']));
  });

  it('identifies rows of one name by their seeds', () => {
    const head = ['| Model | Seed | Drift |', '| --- | --- | --- |'];
    const doc = (rows: readonly string[]): string => drift(rows, { head });
    const rows = ['| dune | 1 | 0.3 |', '| dune | 2 | 0.4 |', '| dune | 3 | 0.5 |', '| dune | 4 | 0.6 |'];
    const merged = merge({
      base: doc(rows.slice(0, 2)),
      ours: doc(rows.slice(0, 3)),
      theirs: doc([...rows.slice(0, 2), ...rows.slice(3)]),
    });
    expect(merged.text).toBe(doc(rows));
  });

  it('identifies rows by all columns that a comment declares as their key', () => {
    const head = ['<!-- expctl: runs key="Dune, Wind" -->', '', '| Dune | Wind | Drift |', '| --- | --- | --- |'];
    const doc = (...rows: readonly string[]): string => drift(rows, { head });
    const [first, ours, theirs] = ['| long | calm | 0.3 |', '| long | gale | 0.4 |', '| calm | long | 0.5 |'];
    const merged = merge({ base: doc(first), ours: doc(first, ours), theirs: doc(first, theirs) });
    expect(merged).toMatchObject({ isClean: true, text: doc(first, theirs, ours) });
    const other = merge({
      base: doc(first),
      ours: doc('| long | calm | 0.31 |'),
      theirs: doc('| long | calm | 0.32 |'),
    });
    expect(other).toMatchObject({ isClean: false, conflicts: ['long,calm'] });
  });

  it('does not report success if lines alone would duplicate a row', () => {
    const doubled = ['| g-1 | 0.31 | |', '| g-1 | 0.31 | |'];
    const merged = merge({ base: drift(doubled), ours: drift([G1]), theirs: drift([...doubled, G2]) });
    if (merged.isClean) expect(merged.text.match(/g-1/gu)).toHaveLength(1);
    else expect(merged.text).toContain('<<<<<<<');
    expect(merged.text).toContain(G2);
  });

  it('handles a base that is itself a conflict', () => {
    const base = drift(['<<<<<<<<< one', '| g-1 | 0.3 | |', '=========', '| g-1 | 0.4 | |', '>>>>>>>>> two', G2]);
    const chosen = drift(['| g-1 | 0.3 | |', G2]);
    expect(merge({ base, ours: chosen, theirs: drift(['| g-1 | 0.3 | |', G2, G3]) }).text).toBe(
      drift(['| g-1 | 0.3 | |', G2, G3]),
    );
    const other = merge({ base, ours: chosen, theirs: drift(['| g-1 | 0.4 | |', G2, G3]) });
    expect(other).toMatchObject({ isClean: false, conflicts: ['g-1'] });
  });

  it('takes the side that changed something', () => {
    const [base, changed] = [drift([G1]), drift([G1, G2])];
    for (const texts of [
      { base, ours: base, theirs: changed },
      { base, ours: changed, theirs: base },
      { base, ours: changed, theirs: changed },
    ])
      expect(merge(texts)).toEqual({ text: changed, isClean: true, by: 'lines', conflicts: [] });
  });

  it('names conflicts of several tables in order', () => {
    const doc = (a: string, b: string): string =>
      `${drift([`| g-1 | ${a} | |`])}\n## South\n\n| Run | X |\n| --- | --- |\n| s-1 | ${b} |\n`;
    const merged = merge({ base: doc('1', '1'), ours: doc('2', '2'), theirs: doc('3', '3') });
    expect(merged).toMatchObject({ isClean: false, by: 'rows', conflicts: ['g-1', 's-1'] });
  });

  it('treats signs in the middle of a line as text', () => {
    const doc = (...rows: readonly string[]): string => drift(rows, { notes: 'Git writes <<<<<<< there.' });
    expect(merge({ base: doc(G1), ours: doc(G1, G2), theirs: doc(G1, G3) })).toMatchObject({
      isClean: true,
      by: 'rows',
      text: doc(G1, G2, G3),
    });
  });

  it('moves the cells of new rows along with a column that the other side moved', () => {
    const moved = (...rows: readonly string[]): string =>
      drift(rows, { head: ['| Run | Notes | Drift (mm) |', '| --- | --- | --- |'] });
    const [ours, theirs] = [moved('| g-1 | | 0.31 |'), drift([G1, '| g-2 | 0.28 | fog |'])];
    expect(merge({ base: drift([G1]), ours, theirs }).text).toBe(moved('| g-1 | | 0.31 |', '| g-2 | fog | 0.28 |'));
    expect(merge({ base: drift([G1]), ours: theirs, theirs: ours }).text).toBe(
      moved('| g-1 | | 0.31 |', '| g-2 | fog | 0.28 |'),
    );
  });

  it('takes the header that has the columns in their new order, whoever padded the other', () => {
    const ours = drift(['| g-1 | | 0.31 |'], { head: ['| Run | Notes | Drift (mm) |', '| --- | --- | --- |'] });
    const theirs = drift([G1, G2], {
      head: ['| Run | Drift (mm) | Notes |', '| :--------- | :--------- | :--------- |'],
    });
    const expected = drift(['| g-1 | | 0.31 |', '| g-2 |  | 0.28 |'], {
      head: ['| Run | Notes | Drift (mm) |', '| --- | --- | --- |'],
    });
    expect(merge({ base: drift([G1]), ours, theirs }).text).toBe(expected);
    expect(merge({ base: drift([G1]), ours: theirs, theirs: ours }).text).toBe(expected);
  });

  it('takes the longer of two new headers, from either side', () => {
    const head = (dashes: string): string[] => ['| Run | Drift (mm) | Notes |', dashes];
    const ours = drift([G1, G2], { head: head('| :-- | --: | --- |') });
    const theirs = drift([G1, G3], { head: head('| :------ | ------: | ------- |') });
    const expected = drift([G1, G2, G3], { head: head('| :------ | ------: | ------- |') });
    expect(merge({ base: drift([G1]), ours, theirs }).text).toBe(expected);
    expect(merge({ base: drift([G1]), ours: theirs, theirs: ours }).text).toBe(expected);
  });

  it('writes a row of both sides in the widths of the table', () => {
    const head = ['| Run | Drift (mm) | Notes |', '| --- | ---------- | ----- |'];
    const doc = (row: string): string => drift([row], { head });
    expect(
      merge({
        base: doc('| g-1 | 0.31       |       |'),
        ours: doc('| g-1 | 0.33       |       |'),
        theirs: doc('| g-1 | 0.31       | fog   |'),
      }).text,
    ).toBe(doc('| g-1 | 0.33       | fog   |'));
  });

  it('merges nothing by rows if columns are incompatible', () => {
    const doc = (columns: string, ...rows: readonly string[]): string =>
      drift(rows, { head: [columns, '| --- | --- | --- |'] });
    const [base, offset] = [doc('| Run | Drift | Notes |', G1), doc('| Run | Offset | Notes |', G1, G2)];
    expect(merge({ base, ours: offset, theirs: doc('| Run | Drift | Words |', G1, G3) }).isClean).toBe(false);
    expect(merge({ base, ours: offset, theirs: doc('| Run | Offset | Notes |', G1, G3) }).isClean).toBe(true);
    const narrow = drift([], { head: ['| Run | Notes |', '| --- | --- |'] });
    const gone = merge({ base: drift([]), ours: narrow, theirs: drift([G1]) });
    expect(gone.isClean).toBe(false);
    expect(gone.text).toContain(G1);
    const wide = drift(['| g-1 | 0.31 | 4 | |'], {
      head: ['| Run | Drift (mm) | Lag (s) | Notes |', '| --- | --- | --- | --- |'],
    });
    const ragged = '| g-2 | 0.28 | fog | 7 |';
    const beyond = merge({ base: drift([G1]), ours: wide, theirs: drift([G1, ragged]) });
    expect(beyond.isClean).toBe(false);
    expect(beyond.text).toContain(ragged);
  });
});

describe('a merge by lines that fails the check', () => {
  const withLines = (mergeText: TextMerge, odd = '') =>
    mergeDocument(
      { base: drift([G1]), ours: drift([G1, G2]) + odd, theirs: drift([G1, G3]) },
      { kind: undefined, style: STYLE, mergeText },
    );
  const whole = `<<<<<<< ours\n${drift([G1, G2])}a\rb\n=======\n${drift([G1, G3])}>>>>>>> theirs\n`;

  it('is not believed: both texts are there in full, which nobody can take for merged', () => {
    // A lone CR is a line ending for other readers but not for us: the rows are then merged as lines.
    expect(withLines(() => ({ text: drift([G1, G2]), isClean: true }), 'a\rb\n')).toEqual({
      text: whole,
      isClean: false,
      by: 'whole',
      conflicts: [],
    });
    expect(withLines(() => undefined, 'a\rb\n').text).toBe(whole);
    expect(withLines(() => ({ text: drift([G1, G2, G3]), isClean: true }), 'a\rb\n')).toMatchObject({
      isClean: true,
      by: 'lines',
    });
  });

  it('is not made if only rows changed', () => {
    expect(withLines(() => undefined)).toMatchObject({ text: drift([G1, G2, G3]), isClean: true, by: 'rows' });
  });

  it('shows a base if configured, and a side that is empty', () => {
    const merged = mergeDocument(
      { base: 'a\rb\n', ours: '', theirs: 'c' },
      { kind: undefined, style: { ...STYLE, showsBase: true }, mergeText: () => undefined },
    );
    expect(merged.text).toBe('<<<<<<< ours\n||||||| base\na\rb\n=======\nc\n>>>>>>> theirs\n');
  });
});
