import { describe, expect, it } from 'vitest';
import { seedIn } from '../../../src/commands/run/seed-in.ts';
import { flatValues, seedOfParameters } from '../../../src/runs/reading/flat-values.ts';
import { isParameter } from '../../../src/runs/reading/parameter-names.ts';
import { factsOf } from '../../../src/runs/reading/run-facts.ts';
import { seriesOfRows } from '../../../src/runs/reading/series.ts';
import { SEED_NAMES } from '../../../src/values/seed-names.ts';
import type { JsonObject } from '../../../src/runs/json/json-value.ts';

const objectOf = (...pairs: readonly (readonly [string, number])[]): JsonObject =>
  new Map(pairs.map(([key, number]) => [key, { text: String(number), number }]));

describe('the names of a seed', () => {
  it.each(SEED_NAMES)('%s: mean the seed wherever a run has them', (name) => {
    expect(factsOf(objectOf([name, 7])).seed).toBe('7');
    expect(factsOf(new Map([['config', objectOf([name, 7])]])).seed).toBe('7');
    expect(seedOfParameters(flatValues(objectOf([name, 7])))).toBe('7');
    expect(isParameter([name], { kind: 'number', text: '7' })).toBe(true);
    expect(seedIn(['fit.py', `--${name}=7`])).toBe('7');
    expect(seedIn(['fit.py', `--${name}`, '7'])).toBe('7');
    const rows = [objectOf([name, 1], ['loss', 0.5]), objectOf([name, 2], ['loss', 0.4])];
    expect(seriesOfRows(rows)).toMatchObject([{ kind: 'replicates', keys: ['loss'] }]);
  });

  it('do not mean a number of seeds', () => {
    expect(factsOf(objectOf(['seeds', 5])).seed).toBeUndefined();
    expect(seedOfParameters(flatValues(objectOf(['seeds', 5])))).toBeUndefined();
  });
});

describe('several seeds of one run', () => {
  type Told = readonly (readonly [string, number])[];
  const agreeing: readonly (readonly [string, Told, string | undefined])[] = [
    [
      'the bare one counts',
      [
        ['random_seed', 7],
        ['seed', 1],
      ],
      '1',
    ],
    [
      'the others agree',
      [
        ['random_seed', 7],
        ['rng_seed', 7],
      ],
      '7',
    ],
    [
      'the others do not agree',
      [
        ['random_seed', 7],
        ['rng_seed', 8],
      ],
      undefined,
    ],
    [
      'the other is none of the run',
      [
        ['seed', 1],
        ['data_seed', 7],
      ],
      '1',
    ],
  ];

  it.each(agreeing)('%s, whatever says so', (_, told, seed) => {
    const object = objectOf(...told);
    expect(factsOf(object).seed).toBe(seed);
    expect(factsOf(new Map([['config', object]])).seed).toBe(seed);
    expect(seedOfParameters(flatValues(object))).toBe(seed);
    expect(seedIn(['brew.py', ...told.map(([name, number]) => `--${name}=${String(number)}`)])).toBe(seed);
  });

  it('are read from a command in the same way as its flags', () => {
    expect(seedIn(['brew.py', '--seed', '1', '--data-seed', '7'])).toBe('1');
    expect(seedIn(['brew.py', '--seed', '1', 'trainer.seed=7'])).toBe('1');
    expect(seedIn(['brew.py', 'trainer.seed=7'])).toBe('7');
    expect(seedIn(['brew.py', '--seed', '1', '--seed', '2'])).toBe('2');
    expect(seedIn(['env', 'SEED=1', 'brew.py'])).toBe('1');
    expect(seedIn(['brew.py', '--seed', 'none'])).toBeUndefined();
    expect(seedIn(['brew.py', '--note', 'no seed=4 here'])).toBeUndefined();
  });
});
