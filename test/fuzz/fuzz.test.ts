import { describe, expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';
import { maze } from './maze.ts';

const FIRST_FIND = { seed: 'maze', milliseconds: 100_000, slowest: 1000, mostFinds: 1 };
const SEEDS_ALONE = { seed: 'a', milliseconds: 0, slowest: 10, mostFinds: 1 };
const NOTHING_RAN = { take: () => new Set<string>(), stop: () => undefined };

describe('the fuzzer', () => {
  it('finds what is behind several branches, by keeping what took one of them', async () => {
    const taken = new Set<string>();
    const run = (input: string): void => maze(input, (turn) => taken.add(turn));
    const take = (): ReadonlySet<string> => {
      const turns = new Set(taken);
      taken.clear();
      return turns;
    };
    const coverage = { take, stop: () => undefined };
    const { finds, kept } = await fuzz({ name: 'maze', seeds: ['x'], run }, { ...FIRST_FIND, coverage });
    expect(finds.map(({ input }) => input.slice(0, 3))).toEqual(['|**']);
    expect(kept).toBeGreaterThanOrEqual(1);
  });

  it('reports what takes too long, and what changes every object', async () => {
    const slow = (): void => {
      for (const end = process.cpuUsage().user + 30_000; process.cpuUsage().user < end;);
    };
    const changing = (): void =>
      void Reflect.defineProperty(Object.prototype, 'fuzzed', { value: 1, configurable: true });
    const errors = async (run: () => void): Promise<readonly string[]> => {
      const { finds } = await fuzz({ name: 'one', seeds: ['x'], run }, { ...SEEDS_ALONE, coverage: NOTHING_RAN });
      return finds.map(({ error }) => String(error));
    };
    expect(await errors(slow)).toEqual([expect.stringMatching(/^Error: it took \d+ ms of processor time$/u)]);
    expect(await errors(changing)).toEqual(['Error: Object.prototype was changed']);
    Reflect.deleteProperty(Object.prototype, 'fuzzed');
  });
});
