import { expect, it } from 'vitest';
import { seedOf } from '../../../src/criteria/holding/seed-of.ts';
import { worldsOf } from '../../../src/criteria/world/world.ts';
import { documentWith, recordOf, recordsOf, runRecord } from '../record-of.ts';

it.each([
  ['a number in its column', '42', '7', '42'],
  ['its record where the column says a name', 'o', '7', '7'],
  ['the name where nothing else tells one', 'o', undefined, 'o'],
  ['a number behind the word', 'seed 42', undefined, '42'],
  ['a number behind its letter', 's42', undefined, '42'],
  ['a number behind a sign', '#42', undefined, '42'],
  ['a number with zeros in front', '0042', undefined, '42'],
  ['a zero', '0', undefined, '0'],
  ['a name with a number', 'oak-2', undefined, 'oak-2'],
])('takes the seed of a run from %s', (_, cell, seed, expected) => {
  const record = recordOf(documentWith(['- a'], ['| Seed | Boil |', '| --- | --- |', `| ${cell} | 1.05 |`]));
  const runRecords = recordsOf(runRecord(cell, seed === undefined ? {} : { seed }));
  const [world] = worldsOf(record, { runRecords });
  const [run] = world?.runs ?? [];
  if (world === undefined || run === undefined) throw new Error('unread');
  expect(seedOf(world, run)).toBe(expected);
});
