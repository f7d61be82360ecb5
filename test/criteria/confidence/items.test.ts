import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../../src/stats/normal.ts';
import { randomFrom } from '../../../src/stats/random.ts';
import { decideItems, itemsAt, jsonl } from './items-world.ts';
import type { Line } from './items-world.ts';

const BOTH = [itemsAt('old.jsonl', 'old'), itemsAt('new.jsonl', 'new')];

function decideFiles(statement: string, old: readonly Line[], now: readonly Line[], cells = ['', '']) {
  const run = { id: 'pot-1', old: cells[0] ?? '', now: cells[1] ?? '', items: BOTH };
  return decideItems(statement, [run], { 'old.jsonl': jsonl(old), 'new.jsonl': jsonl(now) });
}

/** `right` of `count` answers. */
const answers = (count: number, right: (at: number) => boolean): readonly Line[] =>
  Array.from({ length: count }, (_, at) => ({ id: `q${at}`, correct: right(at) }));

const steeps = (
  count: number,
  seconds: (at: number) => number,
  more: (at: number) => Line = () => ({}),
): readonly Line[] => Array.from({ length: count }, (_, at) => ({ id: `u${at}`, score: seconds(at), ...more(at) }));

const LESS = 'new_wer < old_wer with 95% confidence';
const MORE = 'new_wer > old_wer with 95% confidence';

describe('right or wrong answers of two systems', () => {
  it("are compared by McNemar's exact test", () => {
    // 6 against 1 of 7: (7 + 1) / 128 = 0.0625; 7 of 7: 1/128.
    const six = decideFiles(MORE, answers(50, (at) => at < 20 || at === 49), answers(50, (at) => at < 26)); // prettier-ignore
    expect(six).toMatchObject({ kind: 'unmet' });
    expect(six.because).toContain('exact McNemar test of 50 items, p = 0.0625 against 0.05');
    expect(six.statements[0]?.evidence.notes).toContain('pot-1: they differ on 7 of 50 items, 6 of them for the claim');
    const seven = decideFiles(MORE, answers(50, (at) => at < 20), answers(50, (at) => at < 27)); // prettier-ignore
    expect([seven.kind, seven.statements[0]?.evidence.kind]).toEqual(['met', 'items']);
    expect(seven.because).toContain('p = 0.007813');
  });

  it('that are all the same show nothing', () => {
    const same = answers(50, (at) => at < 20);
    expect(decideFiles(MORE, same, same)).toMatchObject({ kind: 'unmet' });
  });

  it('are resampled if there is a margin or there are clusters', () => {
    const old = answers(60, (at) => at < 20);
    const now = answers(60, (at) => at < 50);
    expect(decideFiles('new_wer > old_wer by 0.1 with 95% confidence', old, now).because).toContain(
      'paired bootstrap of 60 items',
    );
    const speakers = (lines: readonly Line[]) => lines.map((line, at) => ({ ...line, speaker: `s${at % 12}` }));
    expect(decideFiles(MORE, speakers(old), speakers(now)).because).toContain(
      'paired bootstrap of 60 items in 12 clusters',
    );
  });

  it("that hardly differ show a margin by Tango's score test, not by resamples without variation", () => {
    const same = (count: number) => answers(count, (at) => at % 4 > 0);
    const claim = (by: string) => `new_wer no worse than old_wer by ${by} with 95% confidence`;
    // scipy 1.17.1: the score statistic with the share maximised under the margin (optimize.minimize_scalar), norm.sf of it:
    // 0 of 50 by 0.005: 0.308096; 0 of 50 by 0.1: 0.009211; 0 of 600 by 0.005: 0.041247.
    expect(decideFiles(claim('0.005'), same(50), same(50))).toMatchObject({ kind: 'unmet' });
    expect(decideFiles(claim('0.005'), same(50), same(50)).because).toContain(
      'score test of Tango of 50 items, p = 0.3081',
    );
    expect(decideFiles(claim('0.1'), same(50), same(50))).toMatchObject({ kind: 'met' });
    expect(decideFiles(claim('0.1'), same(50), same(50)).because).toContain('p = 0.009211');
    expect(decideFiles(claim('0.005'), same(600), same(600)).because).toContain('p = 0.04125');
    expect(decideFiles(claim('0.1'), same(9), same(9))).toMatchObject({ kind: 'undetermined' });
  });

  it('that are all right in few clusters show no more than that number of answers', () => {
    const right = (clusters: number) =>
      answers(600, () => true).map((line, at) => ({ ...line, speaker: `s${at % clusters}` }));
    // 0.9^12 = 0.2824, 0.9^30 = 0.04239.
    expect(decideFiles('new_wer > 0.9 with 95% confidence', [], right(12)).because).toContain('exact binomial test of 600 of 600 items in 12 clusters, p = 0.2824'); // prettier-ignore
    expect(decideFiles('new_wer > 0.9 with 95% confidence', [], right(30))).toMatchObject({ kind: 'met' });
    expect(decideFiles('new_wer no worse than old_wer by 0.005 with 95% confidence', right(30), right(30))).toMatchObject({ kind: 'unmet' }); // prettier-ignore
  });

  it('are compared with a number by the exact binomial test', () => {
    const outcome = (right: number, statement: string) =>
      decideFiles(
        statement,
        [],
        answers(100, (at) => at < right),
      );
    const claim = 'new_wer > 0.9 with 95% confidence';
    expect(outcome(95, claim)).toMatchObject({ kind: 'unmet' });
    // R 4.2.2, binom.test(95, 100, 0.9, alternative = "greater")$p.value: 0.05758; of 96 it is 0.02371.
    expect(outcome(95, claim).because).toContain('exact binomial test of 95 of 100 items, p = 0.05758');
    expect(outcome(96, claim)).toMatchObject({ kind: 'met' });
    expect(outcome(100, 'new_wer > 0.99 with 95% confidence')).toMatchObject({
      kind: 'undetermined',
      statements: [{ settle: 'needs about 299 items' }],
    });
    expect(outcome(3, '0.1 > new_wer with 95% confidence')).toMatchObject({ kind: 'met' });
  });
});

describe('items in clusters of which few speak against the claim', () => {
  const shelved = (count: number, isRight: (at: number) => boolean, of = 50) =>
    answers(count, isRight).map((line, at) => ({ ...line, speaker: `s${at % of}` }));

  it('are compared with a number by their effective number', () => {
    // 10 answers in each of 12 clusters, of which five have 1, 1, 2, 1 and 1 wrong: R 4.2.2 as in test/stats, p = 0.001820704.
    const wrong = new Set([0, 3, 5, 17, 8, 10]);
    const items = shelved(120, (at) => !wrong.has(at), 12);
    const outcome = decideFiles('new_wer > 0.85 with 95% confidence', [], items);
    expect(outcome.because).toContain(
      'Korn-Graubard test of 114 of 120 items in 12 clusters, p = 0.001821 against 0.05',
    );
    expect(outcome.statements[0]?.evidence.notes.join('; ')).toContain('95% interval of the proportion: 0.886 to 0.984 (Korn-Graubard)'); // prettier-ignore
  });

  it('leave a result undetermined that depends on one or two wrong answers', () => {
    const claim = 'new_wer > 0.95 with 95% confidence';
    // By clusters: pbinom(1, 50, 0.05) = 0.2794 (R 4.2.2), and pbinom(1, 93, 0.05) = 0.04995.
    expect(
      decideFiles(
        claim,
        [],
        shelved(500, (at) => at !== 7),
      ),
    ).toMatchObject({
      kind: 'undetermined',
      because: expect.stringContaining('only 1 of 50 clusters has an item that speaks against it, too few to tell how such items hang together') as string, // prettier-ignore
      statements: [{ settle: 'needs about 93 clusters, or items that are independent' }],
    });
    expect(
      decideFiles(
        claim,
        [],
        shelved(1000, (at) => at !== 7, 100),
      ).kind,
    ).toBe('met');
    expect(decideFiles('new_wer < 0.05 with 95% confidence', [], shelved(500, (at) => at === 7)).kind).toBe('undetermined'); // prettier-ignore
    expect(
      decideFiles(
        claim,
        [],
        shelved(500, (at) => at % 10 !== 7),
      ).kind,
    ).toBe('unmet');
  });

  it('leave a margin undetermined that depends on them', () => {
    // Lower is better: one answer of 500 went the wrong way.
    const now = shelved(500, (at) => at % 10 === 3);
    const old = shelved(500, (at) => at % 10 === 3 && at !== 13);
    const claim = 'new_wer no worse than old_wer by 0.02 with 95% confidence';
    expect(decideFiles(claim, old, now)).toMatchObject({
      kind: 'undetermined',
      because: expect.stringContaining('only 1 of 50 clusters has an item that speaks against it') as string,
    });
    expect(decideFiles(claim.replace('0.02', '0.15'), old, now).kind).toBe('met');
  });

  it('show a difference of two systems by the exact permutation of those that differ', () => {
    const claim = 'new_wer > old_wer with 95% confidence';
    const old = shelved(500, (at) => at >= 100);
    const better = (count: number) => shelved(500, (at) => at >= 100 || at < count);
    // 1/8, 1/32; resamples would show the former: (47/50)^50 = 0.045 are without any of the three.
    expect(decideFiles(claim, old, better(3))).toMatchObject({ kind: 'unmet' });
    expect(decideFiles(claim, old, better(3)).because).toContain('exact sign-flip permutation of the 3 of 50 clusters that differ, of 500 items, p = 0.125 against 0.05'); // prettier-ignore
    expect(decideFiles(claim, old, better(5)).because).toContain('p = 0.03125 against 0.05');
    expect(decideFiles(claim, old, better(20)).because).toContain('paired bootstrap');
  });

  it('show a difference of scores in the same way, even without clusters', () => {
    const old = steeps(100, () => 3);
    const now = (count: number) => steeps(100, (at) => (at < count ? 2 : 3));
    expect(decideFiles(LESS, old, now(3)).because).toContain('exact sign-flip permutation of the 3 of 100 items that differ, of 100 items, p = 0.125 against 0.05'); // prettier-ignore
    expect(decideFiles(LESS, old, now(5)).kind).toBe('met');
  });
});

describe('items for which few resamples are not enough', () => {
  it('are tested by sign flips if a dozen of hundreds of clusters differ', () => {
    const differences = [9, 8, 8, 7, 6, 6, 5, -1, -2, -3, -4, -5];
    const spread = (score: (at: number) => number) => steeps(600, score, (at) => ({ speaker: `s${at % 300}` }));
    const old = spread((at) => 20 + (differences[at] ?? 0));
    const outcome = decideFiles(LESS, old, spread(() => 20)); // prettier-ignore
    // R 4.2.2: 215 of all 4,096 sign patterns reach the sum; of 20,000 resamples of the 300 clusters 3.8% are at most zero.
    expect(outcome).toMatchObject({ kind: 'unmet' });
    expect(outcome.because).toContain('exact sign-flip permutation of the 12 of 300 clusters that differ, of 600 items, p = 0.05249 against 0.05'); // prettier-ignore
    expect(outcome.statements[0]?.evidence.notes.join('; ')).toMatch(/p = 0\.0[34]\d* by the paired bootstrap of 600 items in 300 clusters/u); // prettier-ignore
  });

  it('are undetermined if they are skewed and only the bootstrap shows it', () => {
    // Lognormal quantiles, exp(1.2 z), of mean 1.9581.
    const times = Array.from({ length: 40 }, (_, at) => Number(Math.exp(1.2 * (normalQuantile((at + 0.5) / 40) ?? NaN)).toFixed(3))); // prettier-ignore
    const held = (limit: string) => decideFiles(`new_wer < ${limit} with 95% confidence`, [], steeps(40, (at) => times[at] ?? 0)); // prettier-ignore
    // The formula written out in R 4.2.2: pt(t', 39) = 0.09715173641, pt(t, 39) = 0.0300; the bootstrap there: 0.041.
    expect(held('2.8').kind).toBe('undetermined');
    expect(held('2.8').because).toMatch(/bootstrap of 40 items: p = 0\.04\d?, corrected for skewness 0\.097/u);
    expect(held('2.8').statements[0]?.settle).toBe('more items, or a claim of their median');
    expect(held('2.5').kind).toBe('unmet');
    expect(held('4').kind).toBe('met');
    // For a skew in the other direction the bootstrap decides.
    expect(decideFiles('new_wer > 1.4 with 95% confidence', [], steeps(40, (at) => times[at] ?? 0)).because).toContain('bootstrap of 40 items'); // prettier-ignore
  });
});

describe('scores and rates of two systems', () => {
  const random = randomFrom('steeping');
  const old = steeps(300, () => 3 + random.unit());
  const faster = old.map((line, at) => ({ ...line, score: Number(line['score']) - 0.2 + 0.1 * ((at * 7) % 3) }));

  it('are compared by the paired bootstrap, with the same result every time', () => {
    const outcome = decideFiles(LESS, old, faster);
    expect(outcome.kind).toBe('met');
    expect(outcome.statements[0]?.evidence.notes.join('; ')).toContain('10000 resamples, seed "kettle.md/success_criteria/taste/pot-1"'); // prettier-ignore
    expect(decideFiles(LESS, old, faster)).toEqual(outcome);
    expect(outcome.statements[0]?.evidence.chance).toBeUndefined();
  });

  it('are shifted by a margin, absolute, relative or for non-inferiority', () => {
    expect(decideFiles('new_wer < old_wer by 0.08 with 95% confidence', old, faster).kind).toBe('met');
    expect(decideFiles('new_wer < old_wer by 0.15 with 95% confidence', old, faster).kind).toBe('unmet');
    expect(decideFiles('new_wer < old_wer by 2% with 95% confidence', old, faster).kind).toBe('met');
    expect(decideFiles('new_wer < old_wer by 5% with 95% confidence', old, faster).kind).toBe('unmet');
    expect(decideFiles('old_wer no worse than new_wer by 0.2 with 95% confidence', old, faster).kind).toBe('met');
    expect(decideFiles('old_wer no worse than new_wer by 0.05 with 95% confidence', old, faster).kind).toBe('unmet');
    expect(decideFiles('new_wer within 0.2 of old_wer with 95% confidence', old, faster).kind).toBe('met');
    expect(decideFiles('new_wer within 0.09 of old_wer with 95% confidence', old, faster).kind).toBe('unmet');
    expect(decideFiles('new_wer < 0.99 * old_wer with 95% confidence', old, faster).kind).toBe('met');
  });

  it('are compared with a number on the left by a share of their own mean', () => {
    // The mean of the items is 3.4: 20% of it 0.68.
    const items = steeps(300, (at) => 3.3 + 0.1 * (at % 3));
    expect(decideFiles('2.8 < new_wer by 20% with 95% confidence', [], items).kind).toBe('unmet');
    expect(decideFiles('2.7 < new_wer by 20% with 95% confidence', [], items).kind).toBe('met');
    // 70 of 100 answers, less 20% of it: 0.56.
    const right = answers(100, (at) => at < 70);
    expect(decideFiles('0.55 < new_wer by 20% with 95% confidence', [], right).kind).toBe('unmet');
    expect(decideFiles('0.48 < new_wer by 20% with 95% confidence', [], right).kind).toBe('met');
  });

  it('are compared by the named statistic, in a run with items', () => {
    const claim = (name: string) => `${name}(new_wer) < ${name}(old_wer) with 95% confidence`;
    expect(decideFiles(claim('median'), old, faster)).toMatchObject({ kind: 'met' });
    expect(decideFiles(claim('p95'), old, faster)).toMatchObject({ kind: 'met' });
    expect(decideFiles(claim('p95'), old.slice(0, 58), faster.slice(0, 58))).toMatchObject({
      kind: 'undetermined',
      because: '58 items cannot reach 95% confidence of p95, 59 can',
      statements: [{ settle: 'needs about 59 items' }],
    });
    expect(decideFiles('p95(new_wer) < 4.1 with 95% confidence', [], faster).because).toContain(
      'exact binomial test of the p95 of 300 items',
    );
  });

  it('say how many would show such a difference with 80% power: of clusters, if there are any', () => {
    const moved = (slower: number) => old.map((line, at) => ({ ...line, score: Number(line['score']) + (at % 30 < slower ? 0.1 : -0.1) + 0.02 * Math.sin(at % 30) })); // prettier-ignore
    const more = (slower: number, shelve: (lines: readonly Line[]) => readonly Line[]) =>
      decideFiles(LESS, shelve(old), shelve(moved(slower))).statements[0]?.evidence.notes.find((note) => note.includes('tell')); // prettier-ignore
    expect(more(14, (lines) => lines)).toMatch(/about \d+ items would tell a difference of this size with 80% power$/u);
    const shelves = (lines: readonly Line[]) => lines.map((line, at) => ({ ...line, document: `d${at % 30}` }));
    // 30 clusters whose differences are about 0.1 to one side or the other, 18 against 12. numpy 1.24.2: a mean of
    // -0.01915 and a standard deviation of 0.1005, so that about (2.486 * 0.1005 / 0.01915)^2 = 170 are needed.
    const about = Number(/about (\d+) clusters would tell a difference of this size with 80% power$/u.exec(more(12, shelves) ?? '')?.[1]); // prettier-ignore
    expect(about).toBeGreaterThan(140);
    expect(about).toBeLessThan(220);
  });

  it('are tested for a quantile even if the row has their mean, with a note', () => {
    // 100 steeps of 1, 2, … 100 s: a mean of 50.5, a p95 of 95.05 (numpy 1.24.2: quantile), 94 of them below 94.5.
    const lines = steeps(100, (at) => at + 1);
    const claim = (statement: string, cell: string) => decideFiles(`${statement} with 95% confidence per run_id`, [], lines, ['', cell]); // prettier-ignore
    for (const cell of ['50.5', '95.05', '']) {
      const outcome = claim('p95(new_wer) < 101', cell);
      expect([outcome.kind, outcome.statements[0]?.evidence.notes]).toEqual(['met', []]);
      expect(outcome.statements[0]?.evidence.deciding).toMatchObject({ left: '95.05', right: '101' });
      expect(claim('p95(new_wer) < 94.5', cell).kind).toBe('unmet');
    }
    expect(claim('median(new_wer) < 70', '50.5').statements[0]?.evidence.notes).toEqual([]);
    expect(claim('p95(new_wer) < 101', '51').statements[0]?.evidence.notes).toEqual([
      'the items of new.jsonl come to 50.5 (p95: 95.05), the row says 51',
    ]);
    expect(claim('p95(new_wer) < 101', '70')).toMatchObject({
      kind: 'undetermined',
      because: 'run_id pot-1: the items of new.jsonl come to 50.5 (p95: 95.05), the row says 70',
    });
  });

  it('are given such a number for clusters only if these are enough', () => {
    const shelves = (count: number) => (lines: readonly Line[]) => lines.map((line, at) => ({ ...line, document: `d${at % count}` })); // prettier-ignore
    expect(decideFiles(LESS, shelves(6)(old), shelves(6)(faster))).toMatchObject({
      kind: 'undetermined',
      because: '6 clusters are too few to be resampled, 10 are the least',
      statements: [{ settle: 'needs about 500 items in 10 clusters' }],
    });
    const lopsided = (lines: readonly Line[]) =>
      lines.map((line, at) => ({ ...line, document: `d${at < 280 ? 0 : at}` }));
    expect(decideFiles(LESS, lopsided(old), lopsided(faster)).because).toBe(
      '21 clusters of so uneven size are worth 1.1, 5 are the least',
    );
  });
});

describe('what leaves a claim about items undetermined', () => {
  const two = steeps(20, (at) => at);

  it('is an item that only one system has, or that has no value', () => {
    expect(decideFiles(LESS, two, two.slice(0, 12)).because).toBe(
      '8 items only in old.jsonl: u12, u13, u14, u15, u16 and 3 more',
    );
    expect(decideFiles(LESS, two, [...two.slice(1), { id: 'u0', note: 'crashed' }]).because).toBe(
      '1 item of new.jsonl without a value: u0',
    );
  });

  it('is a file that is not there, one file for both sides, or results of something else', () => {
    const run = { id: 'pot-1', old: '', now: '', items: [itemsAt('gone.jsonl')] };
    expect(decideItems(LESS, [run], {}).because).toBe('the items gone.jsonl are not there');
    const one = decideItems(LESS, [run], { 'gone.jsonl': jsonl(two) });
    expect(one.because).toBe('both sides are given by gone.jsonl');
    expect(decideFiles(LESS, two, two, ['4.75', '9.5']).because).toBe(
      'the items of old.jsonl come to 9.5, the row says 4.75',
    );
  });

  it('reads a rate in per cent if the row has it so', () => {
    const outcome = decideFiles(LESS, answers(50, (at) => at < 30), answers(50, (at) => at < 20), ['60', '40']); // prettier-ignore
    expect(outcome).toMatchObject({ kind: 'met' });
  });
});

describe('several runs', () => {
  const old = answers(40, (at) => at < 10);
  const files = { 'old.jsonl': jsonl(old), 'same.jsonl': jsonl(old), 'six.jsonl': jsonl(answers(40, (at) => at < 16)) };
  const run = (id: string, path: string) => ({ id, old: '', now: '', items: [itemsAt('old.jsonl', 'old'), itemsAt(path, 'new')] }); // prettier-ignore

  it('must all hold, at the level as written', () => {
    const both = [run('a', 'six.jsonl'), run('b', 'six.jsonl')];
    expect(decideItems(MORE, both, files)).toMatchObject({ kind: 'met' });
    expect(decideItems(MORE, [run('a', 'six.jsonl'), run('b', 'same.jsonl')], files)).toMatchObject({ kind: 'unmet' });
  });

  it('are as many chances if one of them is enough', () => {
    // 6 of 6 have 1/64 = 0.0156: below 0.05 / 3, above 0.05 / 4.
    const some = 'new_wer > old_wer, some run with 95% confidence';
    const runs = (count: number) => [run('a', 'six.jsonl'), ...Array.from({ length: count - 1 }, (_, at) => run(`b${at}`, 'same.jsonl'))]; // prettier-ignore
    expect(decideItems(some, runs(3), files)).toMatchObject({ kind: 'met' });
    expect(decideItems(some, runs(3), files).because).toContain('against 0.01667 (0.05 for 3 chances)');
    expect(decideItems(some, runs(4), files)).toMatchObject({ kind: 'unmet' });
  });

  it('are as many comparisons if one of several metrics is enough', () => {
    const either = '(new_wer > old_wer or new_wer > 0.9) with 95% confidence';
    const outcome = decideItems(either, [run('a', 'six.jsonl')], files);
    expect(outcome.because).toContain('corrected for 2 comparisons 0.03125 against 0.05');
    expect(outcome.kind).toBe('met');
  });
});
