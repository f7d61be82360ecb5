import { expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { documentWith, recordOf } from '../record-of.ts';

it.each([
  ['count(f1) == 2', ['0.81', '0.82'], 'met', '2 == 2 is true'],
  ['count(f1) == 2', ['0.81', 'OOM', 'DNF', '—', '0.82'], 'met', '2 == 2 is true'],
  ['count(f1) >= 4', ['0.81', 'OOM', 'DNF', '—', '0.82'], 'unmet', '2 >= 4 is false'],
  ['count(f1) >= 2', ['0.81', '3 120'], 'undetermined', '`3 120` is not a number'],
  ['count(f1) == 2', ['oak', 'elm', ''], 'met', '2 == 2 is true'],
] as const)('%s of %j', (statement, cells, kind, because) => {
  const table = ['| Run | Laps | F1 |', '| --- | --- | --- |', ...cells.map((cell, at) => `| r${at} | 3 | ${cell} |`)];
  const record = recordOf(documentWith([`- **F1**: it is there. \`expect: ${statement}\``], table));
  const [outcome] = decide(record, { runRecords: new Map() }).outcomes;
  expect([outcome?.kind, outcome?.because]).toEqual([kind, because]);
});
