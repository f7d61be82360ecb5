import { decide } from '../../src/criteria/decide.ts';
import { normalQuantile } from '../../src/stats/normal.ts';
import { randomFrom } from '../../src/stats/random.ts';
import type { Random } from '../../src/stats/random.ts';
import { decideItems, itemsAt, jsonl } from './confidence/items-world.ts';
import type { Line } from './confidence/items-world.ts';
import { documentWith, recordOf } from './record-of.ts';

/** Two systems that are truly equal, decided once; true if the verdict on the claim was `met`. */
export type Scenario = {
  readonly name: string;
  readonly isMet: (random: Random, turn: number) => boolean;
  /** The number of turns in the test that runs with every change. */
  readonly turns: number;
};

const normal = (random: Random): number => normalQuantile((random.uint32() + 0.5) / 4_294_967_296) ?? 0;

/** A number as a cell prints it. */
const cell = (number: number): string => number.toFixed(6);

function decideRuns(statement: string, rows: readonly (readonly string[])[]): boolean {
  const table = [
    '| Run ID | Seed | Old | New |',
    '| --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ];
  const record = recordOf(documentWith([`- **Same**: \`expect: ${statement}\``], table));
  return decide(record, { runRecords: new Map() }).verdict === 'GO';
}

const seeds = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1);

/** Each seed was run with both systems; the effect of the seed is larger than the difference between two runs. */
const pairedRuns =
  (statement: string, count: number, gain = 0): Scenario['isMet'] =>
  (random) =>
    decideRuns(
      statement,
      seeds(count).map((seed) => {
        const luck = 2 * normal(random);
        return [`r-${seed}`, `${seed}`, cell(luck + normal(random)), cell(luck + normal(random) - gain)];
      }),
    );

/** All runs are compared with the same baseline measurement. */
const sharedBaseline =
  (count: number): Scenario['isMet'] =>
  (random) => {
    const old = cell(normal(random));
    return decideRuns(
      'mean(new) < mean(old) with 95% confidence',
      seeds(count).map((seed) => [`r-${seed}`, `${seed}`, old, cell(normal(random))]),
    );
  };

/** Two groups of runs without seeds, distinguished by the selected rows. */
const unpairedRuns =
  (count: number): Scenario['isMet'] =>
  (random) =>
    decideRuns('mean(new) < mean(baseline.new) with 95% confidence', [
      ...seeds(count).map((at) => [`Baseline ${at}`, '', '', cell(normal(random))]),
      ...seeds(count).map((at) => [`r-${at}`, '', '', cell(normal(random))]),
    ]);

/** Two groups with the same true mean: fewer runs of the old system, and with more spread. */
const unevenRuns =
  (now: number, old: number, times: number): Scenario['isMet'] =>
  (random) =>
    decideRuns('mean(new) < mean(baseline.new) with 95% confidence', [
      ...seeds(old).map((at) => [`Baseline ${at}`, '', '', cell(times * normal(random))]),
      ...seeds(now).map((at) => [`r-${at}`, '', '', cell(normal(random))]),
    ]);

type Utterances = {
  /** The share of errors that remains in the new system; 1 for two equal systems. */
  readonly left?: number;
  readonly items: number;
  readonly clusters: number | undefined;
  readonly sizes: 'even' | 'uneven';
};

/** Word errors of two equal systems: speakers are hard or easy, and each system is lucky or unlucky with a speaker. */
function utterances(random: Random, { items, clusters, sizes, left = 1 }: Utterances): { old: Line[]; now: Line[] } {
  const groups = clusters ?? items;
  const speakers = Array.from({ length: groups }, () => {
    const hard = 0.15 * Math.exp(0.5 * normal(random));
    const rateOf = (): number => Math.min(0.9, hard * Math.exp(0.35 * normal(random)));
    return { old: rateOf(), now: left * rateOf() };
  });
  const [old, now]: [Line[], Line[]] = [[], []];
  for (let at = 0; at < items; at += 1) {
    const draw = random.unit();
    const group = Math.floor(groups * (sizes === 'uneven' ? draw * draw : draw));
    const place = clusters === undefined ? at : at < groups ? at : group;
    const words = 4 + random.below(16);
    const errorsAt = (rate: number): number => Array.from({ length: words }).filter(() => random.unit() < rate).length;
    const about = { id: `u${at}`, words, ...(clusters === undefined ? {} : { speaker: `s${place}` }) };
    old.push({ ...about, errors: errorsAt(speakers[place]?.old ?? 0) });
    now.push({ ...about, errors: errorsAt(speakers[place]?.now ?? 0) });
  }
  return { old, now };
}

const rateOf = (lines: readonly Line[]): string => {
  const sum = (key: string): number => lines.reduce((total, line) => total + Number(line[key] ?? 0), 0);
  return cell(sum('errors') / sum('words'));
};

const pairedUtterances =
  (about: Utterances): Scenario['isMet'] =>
  (random, turn) => {
    const { old, now } = utterances(random, about);
    const files = { 'old.jsonl': jsonl(old), 'new.jsonl': jsonl(now) };
    const items = [itemsAt('old.jsonl', 'old'), itemsAt('new.jsonl', 'new')];
    const run = { id: `r-${turn}`, old: rateOf(old), now: rateOf(now), items };
    return decideItems('new_wer < old_wer with 95% confidence', [run], files).kind === 'met';
  };

/** Right or wrong answers of two systems that are right equally often. */
const pairedAnswers =
  (count: number): Scenario['isMet'] =>
  (random, turn) => {
    const linesOf = (ease: readonly number[]): Line[] =>
      ease.map((chance, at) => ({ id: `q${at}`, correct: random.unit() < chance }));
    const ease = Array.from({ length: count }, () => random.unit());
    const [old, now] = [linesOf(ease), linesOf(ease)];
    const share = (lines: readonly Line[]): string =>
      cell(lines.filter(({ correct }) => correct === true).length / count);
    const items = [itemsAt('old.jsonl', 'old'), itemsAt('new.jsonl', 'new')];
    const run = { id: `r-${turn}`, old: share(old), now: share(now), items };
    const files = { 'old.jsonl': jsonl(old), 'new.jsonl': jsonl(now) };
    return decideItems('new_wer > old_wer with 95% confidence', [run], files).kind === 'met';
  };

/** The best of several equal systems is picked: `some run` has as many chances as there are runs. */
const someRun =
  (runs: number, about: Utterances): Scenario['isMet'] =>
  (random) => {
    const files = new Map<string, string>();
    const rows = seeds(runs).map((seed) => {
      const { old, now } = utterances(random, about);
      files.set(`old-${seed}`, jsonl(old)).set(`new-${seed}`, jsonl(now));
      const items = [itemsAt(`old-${seed}`, 'old'), itemsAt(`new-${seed}`, 'new')];
      return { id: `r-${seed}`, old: rateOf(old), now: rateOf(now), items };
    });
    const statement = 'new_wer < old_wer, some run with 95% confidence';
    return decideItems(statement, rows, Object.fromEntries(files)).kind === 'met';
  };

const MEANS = 'mean(new) < mean(old) with 95% confidence';
const EITHER = '(mean(new) < mean(old) or median(new) < median(old)) with 95% confidence';

/** Truly equal systems in every kind of evidence that confidence rests on. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'five pairs of runs', turns: 300, isMet: pairedRuns(MEANS, 5) },
  { name: 'eight pairs of runs, either of two statistics', turns: 240, isMet: pairedRuns(EITHER, 8) },
  { name: 'nineteen runs against one baseline', turns: 300, isMet: sharedBaseline(19) },
  { name: 'two heaps of five runs', turns: 240, isMet: unpairedRuns(5) },
  { name: 'ten runs and three that scatter ten times as much', turns: 240, isMet: unevenRuns(10, 3, 10) },
  { name: '120 items', turns: 80, isMet: pairedUtterances({ items: 120, clusters: undefined, sizes: 'even' }) },
  {
    name: '200 items in ten even clusters',
    turns: 100,
    isMet: pairedUtterances({ items: 200, clusters: 10, sizes: 'even' }),
  },
  {
    name: '200 items in ten uneven clusters',
    turns: 100,
    isMet: pairedUtterances({ items: 200, clusters: 10, sizes: 'uneven' }),
  },
  {
    name: '300 items in thirty uneven clusters',
    turns: 100,
    isMet: pairedUtterances({ items: 300, clusters: 30, sizes: 'uneven' }),
  },
  { name: '150 right or wrong answers', turns: 300, isMet: pairedAnswers(150) },
  {
    name: 'some of three runs of 100 items',
    turns: 24,
    isMet: someRun(3, { items: 100, clusters: undefined, sizes: 'even' }),
  },
];

/** The same with a true and large difference: a test that never decides would pass the simulation of equal systems. */
export const DIFFERENT: readonly Omit<Scenario, 'turns'>[] = [
  { name: 'five pairs of runs', isMet: pairedRuns(MEANS, 5, 6) },
  { name: 'eight pairs of runs, either of two statistics', isMet: pairedRuns(EITHER, 8, 6) },
  { name: '120 items', isMet: pairedUtterances({ items: 120, clusters: undefined, sizes: 'even', left: 0.4 }) },
  { name: 'ten clusters', isMet: pairedUtterances({ items: 200, clusters: 10, sizes: 'even', left: 0.3 }) },
];

/** How often a claim that is not true was met in that many turns. */
export function metShare({ name, isMet }: Pick<Scenario, 'name' | 'isMet'>, turns: number): number {
  const random = randomFrom(`null simulation: ${name}`);
  let met = 0;
  for (let turn = 0; turn < turns; turn += 1) if (isMet(random, turn)) met += 1;
  return met / turns;
}

/** 5%, and by how much so many turns may miss it: three standard errors. */
export const mostMet = (turns: number): number => 0.05 + 3 * Math.sqrt((0.05 * 0.95) / turns);
