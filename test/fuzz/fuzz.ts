import { randomFrom } from '../../src/stats/random.ts';
import { changed } from './mutators.ts';
import type { Coverage } from './coverage.ts';

/** What is fuzzed: `run` throws where the answer to an input is not acceptable. */
export type FuzzTarget = {
  readonly name: string;
  readonly seeds: readonly string[];
  readonly run: (input: string) => void | Promise<void>;
};

/** An input that was answered wrongly, with the fault. */
export type Find = { readonly input: string; readonly error: unknown };

/** `finds`: one for each place where an error originates. */
export type Fuzzed = {
  readonly runs: number;
  readonly places: number;
  readonly kept: number;
  readonly finds: readonly Find[];
};

/**
 * `milliseconds`: the duration; `slowest`: an input that takes more milliseconds of processor time is a find;
 * `mostFinds`: that many different finds end it.
 */
export type FuzzOptions = {
  readonly coverage: Coverage;
  readonly seed: string;
  readonly milliseconds: number;
  readonly slowest: number;
  readonly mostFinds: number;
};

/** The number of inputs between two coverage queries: a query costs as much as several inputs. */
const BATCH = 48;

/**
 * Changes inputs at random, and keeps those that run code which no earlier input ran, in order to change them further.
 * Ends when the time is over or enough finds were made.
 */
export async function fuzz(target: FuzzTarget, options: FuzzOptions): Promise<Fuzzed> {
  const { coverage, milliseconds, mostFinds } = options;
  const random = randomFrom(options.seed);
  const kept = [...target.seeds];
  const seen = new Set<string>();
  const finds = new Map<string, Find>();
  let runs = 0;
  const pick = (): string => kept[random.below(random.below(3) === 0 ? kept.length : Math.min(kept.length, 200))] ?? '';
  const attempt = async (input: string): Promise<void> => {
    runs++;
    const error = await errorOf(target, input, options.slowest);
    if (error !== undefined) finds.set(placeOfError(error), finds.get(placeOfError(error)) ?? { input, error });
  };
  const together = new Set<string>();
  coverage.take();
  for (const input of target.seeds) await attempt(input);
  addTo(seen, coverage.take());
  for (const end = Date.now() + milliseconds; Date.now() < end && finds.size < mostFinds;) {
    const batch = Array.from({ length: BATCH }, () => changed(pick(), random, pick()));
    for (const input of batch) await attempt(input);
    if (!addTo(together, coverage.take())) continue;
    for (const input of batch) {
      await errorOf(target, input, Infinity);
      if (addTo(seen, coverage.take())) kept.unshift(input);
    }
  }
  return { runs, places: seen.size, kept: kept.length - target.seeds.length, finds: [...finds.values()] };
}

/** Whether a set gained members of another. */
function addTo(set: Set<string>, others: ReadonlySet<string>): boolean {
  const before = set.size;
  for (const other of others) set.add(other);
  return set.size > before;
}

async function errorOf({ run }: FuzzTarget, input: string, slowest: number): Promise<unknown> {
  const keys = Object.getOwnPropertyNames(Object.prototype).length;
  const start = process.cpuUsage();
  try {
    await run(input);
  } catch (error) {
    return error;
  }
  if (Object.getOwnPropertyNames(Object.prototype).length !== keys) return new Error('Object.prototype was changed');
  const { user } = process.cpuUsage(start);
  return user > slowest * 1000
    ? new Error(`it took ${String(Math.round(user / 1000))} ms of processor time`)
    : undefined;
}

/** Errors of the same place and kind are one find. */
function placeOfError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return `${error.message.replace(/\d+/gu, '#').slice(0, 120)} ${place ?? ''}`;
}
