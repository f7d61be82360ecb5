import { describe, expect, it } from 'vitest';
import { withMutation } from './mutated.ts';
import type { Mutation, Statistics } from './mutated.ts';

/** Student's sleep data (Biometrika 6, 1908), as in R's `sleep`: `t.test` prints the numbers that are checked. */
const FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
const PAIRS = FIRST.map((value, at) => value - (SECOND[at] ?? NaN));

type Check = { readonly name: string; readonly holds: (statistics: Statistics) => boolean };

const near = (value: number | undefined, wanted: number, within: number): boolean =>
  value !== undefined && Math.abs(value - wanted) <= within;

function runsOutcome(
  { decide, documentWith, recordOf }: Statistics,
  statement: string,
  rows: readonly string[],
): string {
  const table = ['| Run ID | Seed | Old | New |', '| --- | --- | --- | --- |', ...rows];
  const record = recordOf(documentWith([`- **Tea**: \`expect: ${statement}\``], table));
  return decide(record, { runRecords: new Map() }).outcomes[0]?.kind ?? '';
}

type Answer = { readonly id: string; readonly old: number; readonly now: number; readonly speaker?: string };

/** The outcome of `old` and `new` answers of one run; the new ones are in the opposite order. */
function itemsOutcome(
  { decideItems, itemsAt, jsonl }: Statistics,
  statement: string,
  answers: readonly Answer[],
): string {
  const linesOf = (side: 'old' | 'now') =>
    answers.map(({ id, speaker, [side]: score }) => ({ id, score, ...(speaker === undefined ? {} : { speaker }) }));
  const mean = (side: 'old' | 'now') => answers.reduce((sum, answer) => sum + answer[side], 0) / answers.length;
  const files = { 'old.jsonl': jsonl(linesOf('old')), 'new.jsonl': jsonl(linesOf('now').toReversed()) };
  const items = [itemsAt('old.jsonl', 'old'), itemsAt('new.jsonl', 'new')];
  const run = { id: 'k-1', old: mean('old').toFixed(4), now: mean('now').toFixed(4), items };
  return decideItems(statement, [run], files).kind;
}

/** Forty questions; the new system is right on five more, and wrong on none that the old one answered. */
const FIVE_MORE = Array.from({ length: 40 }, (_, at) => ({ id: `q${at}`, old: at < 20 ? 1 : 0, now: at < 25 ? 1 : 0 }));

/** Ten speakers of thirty utterances; seven improve and three get worse, each in all their utterances. */
const SPEAKERS = Array.from({ length: 300 }, (_, at) => ({
  id: `u${at}`,
  speaker: `s${at % 10}`,
  old: 0.5 + (at % 7) / 100,
  now: 0.5 + (at % 7) / 100 + (at % 10 < 3 ? 0.1 : -0.1),
}));

const OWN = Array.from({ length: 6 }, (_, at) => `| r-${at} | ${at} | 0.50${at} | 0.4${at}1 |`);
const SHARED = Array.from({ length: 6 }, (_, at) => `| r-${at} | ${at} | 0.5 | 0.4${at}1 |`);

/** Each is a number that is printed elsewhere, or was counted by hand. */
const CHECKS = {
  /** R: t = -4.0621. */
  spread: { name: 'the t statistic', holds: ({ oneSampleT }) => near(oneSampleT(PAIRS, { alternative: 'less' })?.t, -4.0621, 5e-5) },
  /** R: t.test(extra ~ group, alternative = "greater"): 1 minus half of the printed 0.07939. */
  tail: { name: "Welch's tail", holds: ({ welchT }) => near(welchT(FIRST, SECOND, { alternative: 'greater' })?.p, 1 - 0.039695, 1e-5) },
  /** R: quantile(1:10, 0.25) is 3.25. */
  quantile: { name: 'the quantile', holds: ({ quantile }) => quantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.25) === 3.25 },
  /** Counted by hand: of the eight patterns of 0.1, 0.2 and -0.3 five sum to zero or more. */
  ties: { name: 'ties of the sign flip', holds: ({ signFlip }) => signFlip([0.1, 0.2, -0.3], { alternative: 'greater' })?.extreme === 5 },
  /** R: binom.test(95, 100, 0.9, alternative = "greater"): 0.05758. */
  proportion: { name: 'the tail of a proportion', holds: ({ proportionTest }) => near(proportionTest({ successes: 95, trials: 100 }, 0.9, 'greater'), 0.05757688648703, 1e-11) },
  /** R: binom.test(15, 20)$conf.int is 0.5089541 to 0.9134285. */
  clopperPearson: { name: 'the interval of a proportion', holds: ({ clopperPearson }) => near(clopperPearson(15, 20, 0.95)?.low, 0.508954128292, 1e-9) && near(clopperPearson(15, 20, 0.95)?.high, 0.913428530899, 1e-9) },
  /** Six of six: 1/64 is below 0.02, and twice that is not. */
  several: {
    name: 'the correction for several comparisons',
    holds: (all) =>
      runsOutcome(all, '(mean(new) < mean(old) or mean(new) < 0.1) with 98% confidence', OWN) === 'unmet' &&
      runsOutcome(all, 'mean(new) < mean(old) with 98% confidence', OWN) === 'met',
  },
  /** Wilks 1941: 59 values below the limit show a p95 at 95%, 58 do not. */
  wilks: {
    name: 'the 59 values of a p95',
    holds: ({ quantileTest }) => {
      const p = (count: number) =>
        quantileTest(Array.from({ length: count }, () => 1), { share: 0.95, limit: 2, alternative: 'less', orEqual: false }) ?? 1;
      return p(59) <= 0.05 && p(58) > 0.05;
    },
  },
  /** Five of five: 1/32 one-sided, 1/16 two-sided. */
  sides: { name: 'five of five answers', holds: (all) => itemsOutcome(all, 'new_wer > old_wer with 95% confidence', FIVE_MORE) === 'met' },
  /** Seven of ten speakers are not a proof: 176/1024 by the sign test. */
  clusters: { name: 'seven of ten speakers', holds: (all) => itemsOutcome(all, 'new_wer < old_wer with 95% confidence', SPEAKERS) === 'unmet' },
  margin: {
    name: 'a margin in both directions',
    holds: (all) =>
      runsOutcome(all, 'mean(new) < mean(old) by 0.2 with 95% confidence', OWN) === 'unmet' &&
      runsOutcome(all, 'mean(new) < mean(old) with 95% confidence', OWN) === 'met',
  },
  /** Six runs against one baseline: 1/7. */
  shared: { name: 'a shared baseline', holds: (all) => runsOutcome(all, 'mean(new) < mean(old) with 95% confidence', SHARED) === 'undetermined' },
} as const satisfies Readonly<Record<string, Check>>; // prettier-ignore

const MUTATIONS: readonly (Mutation & { readonly name: string; readonly caught: keyof typeof CHECKS })[] = [
  {
    name: 'the wrong tail of t',
    file: 'stats/student-t.ts',
    from: 'return t >= 0 ? half : 1 - half;',
    to: 'return t >= 0 ? 1 - half : half;',
    caught: 'tail',
  },
  {
    name: 'n for n - 1',
    file: 'stats/descriptive.ts',
    from: '/ (values.length - 1));',
    to: '/ values.length);',
    caught: 'spread',
  },
  {
    name: 'pairs by line instead of by id',
    file: 'criteria/confidence/pair-items.ts',
    from: 'left.table.ids.map((id) => places.get(id))',
    to: 'left.table.ids.map((_, at) => (places.size > 0 ? at : undefined))',
    caught: 'sides',
  },
  {
    name: 'a percentile that is off by one',
    file: 'stats/descriptive.ts',
    from: '(sorted.length - 1) * share',
    to: 'sorted.length * share',
    caught: 'quantile',
  },
  {
    name: 'items resampled one by one in spite of their clusters',
    file: 'criteria/confidence/bootstrap-items.ts',
    from: 'const places = placesOf(pairs.clusters);',
    to: 'pairs = { ...pairs, clusters: undefined };\n  const places = placesOf(pairs.clusters);',
    caught: 'clusters',
  },
  {
    name: 'two-sided for one-sided',
    file: 'criteria/confidence/exact-item-tests.ts',
    from: "mcnemar(better, worse, 'greater')",
    to: "mcnemar(better, worse, 'two-sided')",
    caught: 'sides',
  },
  {
    name: 'a tail that leaves out what was seen',
    file: 'stats/proportion-test.ts',
    from: ': binomialAtLeast(successes, trials, constant)',
    to: ': 1 - (binomialAtMost(successes, trials, constant) ?? 0)',
    caught: 'proportion',
  },
  {
    name: 'ties that do not count',
    file: 'stats/sign-flip.ts',
    from: '>= threshold) other -= 1;',
    to: '> threshold + 1e-9) other -= 1;',
    caught: 'ties',
  },
  {
    name: 'no correction for several comparisons',
    file: 'criteria/confidence/judge-tested.ts',
    from: '(ends.length - count + 1) * ',
    to: '',
    caught: 'several',
  },
  {
    name: 'a margin with the wrong sign',
    file: 'criteria/confidence/in-common-unit.ts',
    from: "(asks === 'more') ? -1 : 1",
    to: "(asks === 'more') ? 1 : -1",
    caught: 'margin',
  },
  {
    name: 'a shared baseline taken for many',
    file: 'criteria/confidence/test-blocks.ts',
    from: 'const blocks = blocksOf(pairs, options.shared);',
    to: 'const blocks = blocksOf(pairs, undefined);',
    caught: 'shared',
  },
  {
    name: 'the level of an interval taken for its tail',
    file: 'stats/clopper-pearson.ts',
    from: '(1 - confidence) / 2',
    to: '1 - confidence',
    caught: 'clopperPearson',
  },
  {
    name: 'a quantile told by the other share',
    file: 'stats/quantile-test.ts',
    from: "alternative === 'less' ? share : 1 - share)",
    to: "alternative === 'less' ? 1 - share : share)",
    caught: 'wilks',
  },
];

describe('the reference checks', () => {
  it('pass on the unchanged statistics', async () => {
    const statistics = await withMutation(undefined);
    expect(Object.values(CHECKS).filter(({ holds }) => !holds(statistics)).map(({ name }) => name)).toEqual([]); // prettier-ignore
  });

  it.each(MUTATIONS)('catch $name', async ({ caught, ...mutation }) => {
    const check: Check = CHECKS[caught];
    expect(check.holds(await withMutation(mutation))).toBe(false);
  });
});
