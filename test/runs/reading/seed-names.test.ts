import { describe, expect, it } from 'vitest';
import { seedIn } from '../../../src/commands/run/command-words.ts';
import { flatValues, seedAmong } from '../../../src/runs/outputs/flat-values.ts';
import { isParameter } from '../../../src/runs/reading/parameter-names.ts';
import { factsOf } from '../../../src/runs/reading/run-facts.ts';
import { seriesOfRows } from '../../../src/runs/reading/series.ts';
import { SEED_NAMES } from '../../../src/values/seed-names.ts';
import type { JsonObject } from '../../../src/runs/json/json-value.ts';

const objectOf = (...pairs: readonly (readonly [string, number])[]): JsonObject =>
  new Map(pairs.map(([key, number]) => [key, { text: String(number), number }]));

describe('the names of a seed', () => {
  it.each(SEED_NAMES)('%s: mean the seed wherever a run says them', (name) => {
    expect(factsOf(objectOf([name, 7])).seed).toBe('7');
    expect(factsOf(new Map([['config', objectOf([name, 7])]])).seed).toBe('7');
    expect(seedAmong(flatValues(objectOf([name, 7])))).toBe('7');
    expect(isParameter([name], { kind: 'number', text: '7' })).toBe(true);
    expect(seedIn(['fit.py', `--${name}=7`])).toBe('7');
    expect(seedIn(['fit.py', `--${name}`, '7'])).toBe('7');
    const rows = [objectOf([name, 1], ['loss', 0.5]), objectOf([name, 2], ['loss', 0.4])];
    expect(seriesOfRows(rows)).toMatchObject([{ kind: 'replicates', keys: ['loss'] }]);
  });

  it('are no number of seeds', () => {
    expect(factsOf(objectOf(['seeds', 5])).seed).toBeUndefined();
    expect(seedAmong(flatValues(objectOf(['seeds', 5])))).toBeUndefined();
  });
});
