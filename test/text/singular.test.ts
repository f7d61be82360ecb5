import { expect, it } from 'vitest';
import { singular } from '../../src/text/singular.ts';

it.each([
  ['goals', 'goal'],
  ['key_findings', 'key_finding'],
  ['hypotheses', 'hypothesis'],
  ['analyses', 'analysis'],
  ['studies', 'study'],
  ['runs', 'run'],
  ['analysis', 'analysis'],
  ['loss', 'loss'],
  ['status', 'status'],
  ['gas', 'gas'],
  ['', ''],
])('of %j is %j', (name, one) => {
  expect(singular(name)).toBe(one);
});
