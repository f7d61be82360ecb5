import { groupBy } from '../../text/group-by.ts';
import type { Count, Quantifier } from '../language/syntax.ts';
import { conjunction, decided, settlesOf, settleWords, unknown } from '../holding/judgement.ts';
import type { Judgement, Truth } from '../holding/judgement.ts';
import { bestRun, latestRun } from './pick-run.ts';
import type { Picked } from './pick-run.ts';
import { seedOf } from '../holding/seed-of.ts';
import type { SelectedRun } from './selected-runs.ts';
import type { World } from '../world/world.ts';

/** A selected run with the judgement of its condition. */
export type RunResult = SelectedRun & { readonly holds: Judgement };

/**
 * The result of a quantifier over the runs' results. `because` is given only if something other than the count decided.
 */
export type Quantified = Pick<Judgement, 'truth' | 'because' | 'settle'> & { readonly picked: RunResult | undefined };

/** Judges a quantifier over the runs; a run whose selection or condition is unknown decides nothing by itself. */
export function quantify(world: World, quantifier: Quantifier, results: readonly RunResult[]): Quantified {
  if (results.length === 0) return open('no run is selected', 'a run that is selected');
  switch (quantifier.kind) {
    case 'every':
      return everyRun(results);
    case 'some':
      return someRun(results);
    case 'latest':
      return pickedRun(
        results,
        latestRun(
          world,
          results.map(({ run }) => run),
        ),
      );
    case 'best':
      return pickedRun(
        results,
        bestRun(
          world,
          results.map(({ run }) => run),
          quantifier.by,
        ),
      );
    case 'at-least':
      return quantifier.of === 'runs'
        ? countedRuns(quantifier.count, results)
        : countedSeeds(world, quantifier.count, results);
  }
}

const open = (because: string | undefined, settle: string | undefined): Quantified => ({
  truth: 'unknown',
  because,
  settle,
  picked: undefined,
});
const sure = (truth: boolean): Quantified => ({
  truth: truth ? 'yes' : 'no',
  because: undefined,
  settle: undefined,
  picked: undefined,
});

const isSure = ({ selected }: RunResult): boolean => selected === 'yes';
const is =
  (truth: Truth) =>
  (result: RunResult): boolean =>
    result.holds.truth === truth;

function everyRun(results: readonly RunResult[]): Quantified {
  if (results.some((result) => isSure(result) && is('no')(result))) return sure(false);
  if (results.some(isSure) && results.every(is('yes'))) return sure(true);
  return firstOpen(results, (result) => !is('yes')(result));
}

function someRun(results: readonly RunResult[]): Quantified {
  if (results.some((result) => isSure(result) && is('yes')(result))) return sure(true);
  if (results.some(isSure) && results.every(is('no'))) return sure(false);
  return firstOpen(results, (result) => !is('no')(result));
}

/** Why the result is open: the reason of the first run that could still decide it. */
function firstOpen(results: readonly RunResult[], matters: (result: RunResult) => boolean): Quantified {
  const unsure = results.find((result) => matters(result) && (is('unknown')(result) || !isSure(result))) ?? results[0];
  const judgement = unsure !== undefined && is('unknown')(unsure) ? unsure.holds : unsure?.because;
  const shared = sharedReason(results);
  const settle = settleAll(results.filter((result) => result === unsure || matters(result)));
  if (shared !== undefined) return open(shared, settle);
  const others = results.filter((result) => result !== unsure && matters(result) && is('unknown')(result)).length;
  const more = others === 0 ? '' : ` (and ${others} more)`;
  return open(`${judgement?.because ?? 'whether a run is selected is not known'}${more}`, settle);
}

/**
 * What the open runs lack, for their condition or their selection: each thing once, with the first run that lacks it.
 */
function settleAll(results: readonly RunResult[]): string | undefined {
  const settles = new Map<string, string>();
  for (const { run, holds, because } of results)
    for (const each of [holds, ...(because === undefined ? [] : [because])])
      for (const settle of each.truth === 'unknown' ? settlesOf(each) : []) {
        const thing = nameless(settle, run.name);
        if (!settles.has(thing)) settles.set(thing, settle);
      }
  return settleWords([...settles.values()]);
}

/** What is lacking, with the run's name replaced by a placeholder: `a value of wer of {run}`. */
function nameless(settle: string, name: string): string {
  if (name === '') return settle;
  const instead = (found: string, at: number, whole: string): string =>
    /^[\p{L}\p{N}_]/u.test(whole.slice(at + found.length)) ? found : found.replace(name, NAMELESS);
  return settle.replaceAll(` of ${name}`, instead).replaceAll(` for ${name}`, instead);
}

/** One sentence if all runs are open for the same reason: `no run has a history of loss`. */
function sharedReason(results: readonly RunResult[]): string | undefined {
  if (results.length < 2 || !results.every(is('unknown'))) return undefined;
  const reasons = new Set(
    results.map(({ run, holds }) => (run.name === '' ? holds.because : holds.because?.replace(run.name, NAMELESS))),
  );
  const [reason] = reasons;
  if (reasons.size !== 1 || reason === undefined) return undefined;
  if (!reason.includes(NAMELESS)) return reason;
  const lacking = reason.startsWith(`${NAMELESS} has no `) ? reason.slice(`${NAMELESS} has no `.length) : undefined;
  if (lacking !== undefined) return `no run has ${lacking.startsWith('items ') ? '' : 'a '}${lacking}`;
  return `${reason.replace(` of ${NAMELESS}`, '').replace(NAMELESS, 'it')} in every run`;
}

const NAMELESS = '{run}';

function countedRuns(count: Count, results: readonly RunResult[]): Quantified {
  const items = results.map((result) => ({ sure: isSure(result), truth: result.holds.truth }));
  return counted(count, items, { one: 'run', many: 'runs' }, () => firstOpen(results, is('unknown')));
}

/** Counts distinct seeds; a seed holds if all of its runs do. A run without a known seed does not count. */
function countedSeeds(world: World, count: Count, results: readonly RunResult[]): Quantified {
  const noun = { one: 'seed', many: 'seeds' };
  return counted(count, seedsOf(world, results), noun, () => firstOpen(results, is('unknown')));
}

/** How many seeds there are, and how many of them certainly hold. */
export function seedCounts(
  world: World,
  results: readonly RunResult[],
): { readonly all: number; readonly holding: number } {
  const seeds = seedsOf(world, results);
  return { all: seeds.length, holding: seeds.filter(({ sure, truth }) => sure && truth === 'yes').length };
}

function seedsOf(world: World, results: readonly RunResult[]): readonly Item[] {
  const bySeed = groupBy(results, ({ run }) => seedOf(world, run));
  return [...bySeed.values()].map((runs) => ({
    sure: runs.some(isSure),
    truth: conjunction(runs.map(seedTruth)).truth,
  }));
}

/** A run that may not be selected can leave its seed open, but cannot make it fail. */
const seedTruth = (result: RunResult): Judgement =>
  isSure(result) || is('yes')(result) ? result.holds : unknown(result.because?.because ?? 'the selection is not known');

type Item = { readonly sure: boolean; readonly truth: Truth };
type Noun = { readonly one: string; readonly many: string };

function counted(count: Count, items: readonly Item[], noun: Noun, whenOpen: () => Quantified): Quantified {
  const holding = items.filter(({ sure, truth }) => sure && truth === 'yes').length;
  const certain = items.filter(({ sure }) => sure).length;
  const possible = items.filter(({ truth }) => truth !== 'no').length;
  if (count.kind === 'percent') return countedShare(count.number, items, whenOpen);
  if (holding >= count.number) return sure(true);
  if (items.length < count.number) {
    const there = `${items.length} ${items.length === 1 ? noun.one : noun.many}, ${count.number} are asked for`;
    return open(
      there,
      `${count.number - items.length} more ${count.number - items.length === 1 ? noun.one : noun.many}`,
    );
  }
  if (possible < count.number && certain >= count.number) return sure(false);
  return whenOpen();
}

/** The smallest and greatest possible share, whatever the unknown runs turn out to be. */
function countedShare(percent: number, items: readonly Item[], whenOpen: () => Quantified): Quantified {
  const count = (wanted: (item: Item) => boolean) => items.filter(wanted).length;
  const certain = count(({ sure }) => sure);
  const holding = count(({ sure, truth }) => sure && truth === 'yes');
  const failing = count(({ sure, truth }) => sure && truth === 'no');
  const mayFail = count(({ sure, truth }) => !sure && truth !== 'yes');
  const mayHold = count(({ sure, truth }) => !sure && truth !== 'no');
  if (certain > 0 && holding * 100 >= percent * (certain + mayFail)) return sure(true);
  if (certain > 0 && (certain - failing + mayHold) * 100 < percent * (certain + mayHold)) return sure(false);
  return whenOpen();
}

function pickedRun(results: readonly RunResult[], picked: Picked): Quantified {
  const unsure = results.find((result) => !isSure(result));
  if (unsure !== undefined) return open(unsure.because?.because, unsure.because?.settle);
  if (picked.kind === 'open') return open(picked.judgement.because, picked.judgement.settle);
  const result = results.find(({ run }) => run === picked.run);
  const holds = result?.holds ?? decided(false);
  return { truth: holds.truth, because: holds.because, settle: holds.settle, picked: result };
}
