import { describe, it } from 'vitest';
import { ensureBuilt } from '../built-tool.ts';
import { randomHistory, WAYS } from './histories.ts';

const HISTORIES = 200;
const FIRST_SEED = 1000;

describe('the driver in git, long (P8)', () => {
  it.each(Array.from({ length: HISTORIES }, (_, index) => [FIRST_SEED + index]))('history %i, every way', (seed) => {
    ensureBuilt();
    const history = randomHistory(seed);
    for (const [name, way] of Object.entries(WAYS)) way(history, `history ${seed}, ${name}`);
  });
});
