import { expect, it } from 'vitest';
import { seedOf } from '../../../src/criteria/holding/seed-of.ts';
import { worldsOf } from '../../../src/criteria/world/world.ts';
import { documentWith, recordOf, recordsOf, runRecord } from '../record-of.ts';

it.each([
  ['a number in its column', '42', '7', '42'],
  ['its record where the column says a name', 'o', '7', '7'],
  ['the name where nothing else tells one', 'o', undefined, 'o'],
])('takes the seed of a run from %s', (_, cell, seed, expected) => {
  const record = recordOf(documentWith(['- a'], ['| Seed | Boil |', '| --- | --- |', `| ${cell} | 1.05 |`]));
  const runRecords = recordsOf(runRecord(cell, seed === undefined ? {} : { seed }));
  const [world] = worldsOf(record, { runRecords });
  const [run] = world?.runs ?? [];
  if (world === undefined || run === undefined) throw new Error('unread');
  expect(seedOf(world, run)).toBe(expected);
});
