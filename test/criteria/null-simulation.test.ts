import { describe, expect, it } from 'vitest';
import { DIFFERENT, metShare, mostMet, SCENARIOS } from './null-simulation.ts';

/** The document is read and decided as by `expctl decide`; the longer simulation is in null-simulation.long.ts. */
describe('two systems that are truly equal', () => {
  it.each(SCENARIOS)('are told apart at most 5% of the time: $name', (scenario) => {
    expect(metShare(scenario, scenario.turns)).toBeLessThanOrEqual(mostMet(scenario.turns));
  });
});

describe('two systems of which one is much better', () => {
  it.each(DIFFERENT)('are told apart: $name', (scenario) => {
    expect(metShare(scenario, 20)).toBeGreaterThan(0.8);
  });
});
