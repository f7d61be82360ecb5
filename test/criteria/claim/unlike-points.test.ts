import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { recordOf } from '../record-of.ts';

const ROWS = [
  '| p1 | plain | lake | 1 | 0.91 |',
  '| p2 | plain | moor | 1 | 0.61 |',
  '| o1 | ours | lake | 1 | 0.83 |',
  '| o2 | ours | moor | 1 | 0.80 |',
];

/** The notes beside the outcome of a statement over these rows. */
function doubtsOf(statement: string, header = 'Dataset', rows: readonly string[] = ROWS) {
  const table = [`| Run | Arm | ${header} | Seed | Clarity |`, '| --- | --- | --- | --- | --- |', ...rows].join('\n');
  const text = `# Pond\n\n## Criteria\n\n- It holds. \`expect: ${statement}\`\n\n## Results\n\n${table}\n`;
  const [only] = decide(recordOf(text), { runRecords: new Map() }).outcomes[0]?.statements ?? [];
  return [only?.kind, only?.evidence?.doubts ?? []];
}

const PLAIN = 'mean(row(where arm == "plain").clarity)';

describe('numbers of runs that were measured on different data', () => {
  it('are compared as the statement says, with a note beside the verdict', () => {
    expect(doubtsOf(`mean(clarity) > ${PLAIN} where arm == "ours" and dataset == "lake"`)).toEqual([
      'met',
      ['different data are compared: Dataset is lake in o1 and moor in p2'],
    ]);
  });

  it.each([
    [`mean(clarity) > ${PLAIN} where arm == "ours"`],
    [`mean(clarity) > ${PLAIN} where arm == "ours" per dataset`],
    ['mean(clarity) > mean(row(where arm == "plain" and dataset == "moor").clarity) where dataset == "lake"'],
    ['mean(clarity) > 0.5 where dataset == "lake"'],
    ['clarity > 0.5 where dataset == "lake"'],
  ])('get no note if both sides have the same data, or both are named: %s', (statement) => {
    expect(doubtsOf(statement)[1]).toEqual([]);
  });

  it('get no note if the column is not about data', () => {
    expect(doubtsOf(`mean(clarity) > ${PLAIN} where arm == "ours" and weed == "lake"`, 'Weed')[1]).toEqual([]);
  });
});
