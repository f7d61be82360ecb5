import { describe, expect, it } from 'vitest';
import { metShare, mostMet, SCENARIOS } from './null-simulation.ts';

const TURNS = 4000;

describe('two systems that are truly equal, many times', () => {
  it.each(SCENARIOS)('are told apart at most 5% of the time: $name', (scenario) => {
    const turns = scenario.turns < 50 ? TURNS / 4 : TURNS;
    expect(metShare(scenario, turns)).toBeLessThanOrEqual(mostMet(turns));
  });
});
