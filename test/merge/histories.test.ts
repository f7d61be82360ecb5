import { describe, it } from 'vitest';
import { ensureBuilt } from '../built-tool.ts';
import { randomHistory, someWays } from './histories.ts';

const HISTORIES = 14;
/** Each history is merged in some of the nine ways, so that each way is used at least four times. */
const WAYS_EACH = 3;

describe('the driver in git (P8)', () => {
  it.each(Array.from({ length: HISTORIES }, (_, index) => [index + 1]))('history %i', (seed) => {
    ensureBuilt();
    const history = randomHistory(seed);
    for (const [name, way] of someWays(seed, WAYS_EACH)) way(history, `history ${seed}, ${name}`);
  });
});
