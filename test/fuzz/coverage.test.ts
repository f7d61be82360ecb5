import { expect, it } from 'vitest';
import { startCoverage } from './coverage.ts';
import { turn } from './turn.ts';

it('recognises a branch that was never taken before', () => {
  const coverage = startCoverage('/test/fuzz/turn');
  const ranFor = (input: string): ReadonlySet<string> => {
    turn(input);
    return coverage.take();
  };
  const [blind, same, taken] = [ranFor('x'), ranFor('y'), ranFor('|')];
  coverage.stop();
  expect(same).toEqual(blind);
  expect([...taken].filter((place) => !blind.has(place))).not.toEqual([]);
});
