import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import type { StatementOutcome } from '../../../src/criteria/outcome.ts';
import { recordOf } from '../record-of.ts';

/** The outcome of one statement over these rows. */
function outcomeOf(statement: string, rows: readonly string[], head = '| Run | Model | Pond | Seed | Clarity |') {
  const rule = head.replaceAll(/[^|]+/g, '---');
  const text = `# Pond\n\n## Criteria\n\n- It holds. \`expect: ${statement}\`\n\n## Results\n\n${[head, rule, ...rows].join('\n')}\n`;
  const [only] = decide(recordOf(text), { runRecords: new Map() }).outcomes[0]?.statements ?? [];
  if (only === undefined) throw new Error('no statement was found');
  return only;
}

const said = ({ kind, because }: StatementOutcome) => [kind, because];

/** Better than the baseline in the moor, worse in the lake, and better than the mean of both baselines in both. */
const TWO_PONDS = [
  '| b1 | baseline | lake | 1 | 0.91 |',
  '| b2 | baseline | lake | 2 | 0.93 |',
  '| b3 | baseline | moor | 1 | 0.61 |',
  '| b4 | baseline | moor | 2 | 0.63 |',
  '| o1 | ours | lake | 1 | 0.83 |',
  '| o2 | ours | lake | 2 | 0.85 |',
  '| o3 | ours | moor | 1 | 0.80 |',
  '| o4 | ours | moor | 2 | 0.82 |',
];

describe('runs are held against baselines of their own', () => {
  it('in each group', () => {
    expect(said(outcomeOf('mean(clarity) > mean(baseline.clarity) per pond', TWO_PONDS))).toEqual([
      'unmet',
      'pond lake: 0.84 > 0.92 is false',
    ]);
    expect(said(outcomeOf('clarity > baseline.clarity per pond, seed', TWO_PONDS))).toEqual([
      'unmet',
      'pond lake, seed 1: 0 of 1 runs; 2 of 4 groups in all; 2 of 4 runs; worst o1, 0.83 against 0.91',
    ]);
  });

  it('in what is selected', () => {
    expect(said(outcomeOf('mean(clarity) > mean(baseline.clarity) where pond == "lake"', TWO_PONDS))).toEqual([
      'unmet',
      '0.84 > 0.92 is false',
    ]);
    const ours = outcomeOf(
      'mean(clarity) > mean(baseline.clarity) where model == "ours" and pond == "moor"',
      TWO_PONDS,
    );
    expect(said(ours)).toEqual(['met', '0.81 > 0.62 is true']);
    expect(ours.evidence?.sources.map(({ what }) => what)).toEqual(['row "b3"', 'row "b4"']);
  });

  it('where the selection is all there is to tell them apart, also with confidence', () => {
    const { kind } = outcomeOf(
      'mean(clarity) > mean(baseline.clarity) where pond == "lake" with 70% confidence',
      TWO_PONDS,
    );
    expect(kind).toBe('unmet');
  });

  it('and none is taken where a group has none', () => {
    const rows = [...TWO_PONDS, '| o5 | ours | fen | 1 | 0.99 |'];
    expect(said(outcomeOf('mean(clarity) > mean(baseline.clarity) where pond == "fen"', rows))).toEqual([
      'undetermined',
      'there is no baseline row for the selected runs',
    ]);
  });

  it.each([
    ['one baseline is everybody’s', ['| b1 | baseline | lake | 1 | 0.70 |'], 'met'],
    ['so are those without a pond', ['| b1 | baseline |  | 1 | 0.70 |', '| b2 | baseline |  | 2 | 0.71 |'], 'met'],
    [
      'and those of ponds that no run is of',
      ['| b1 | baseline | sea | 1 | 0.7 |', '| b2 | baseline | bay | 2 | 0.7 |'],
      'met',
    ],
  ])('%s', (_, baselines, kind) => {
    const rows = [...baselines, ...TWO_PONDS.slice(4)];
    expect(outcomeOf('mean(clarity) > mean(baseline.clarity) per pond', rows).kind).toBe(kind);
  });

  const ODD_ONE = [
    '| b1 | baseline | lake | 1 | 0.91 |',
    '| b2 | baseline | moor | 1 | 0.61 |',
    '| b3 | baseline |  | 1 | 0.55 |',
  ];

  it('a baseline without the value is one of every group, and of all that is selected', () => {
    const rows = [...ODD_ONE, ...TWO_PONDS.slice(4)];
    expect(outcomeOf('mean(clarity) > mean(baseline.clarity) per pond', rows).kind).toBe('met');
    expect(said(outcomeOf('mean(clarity) > mean(baseline.clarity) where pond == "lake"', rows))).toEqual([
      'met',
      '0.84 > 0.73 is true',
    ]);
  });

  it('one value among baselines tells none apart', () => {
    const baselines = ['| b1 | baseline | lake | 1 | 0.55 |', '| b2 | baseline |  | 1 | 0.95 |'];
    const rows = [...baselines, ...TWO_PONDS.slice(4)];
    expect(outcomeOf('mean(clarity) > mean(baseline.clarity) per pond', rows).kind).toBe('met');
  });

  it('says how several baselines are meant', () => {
    expect(said(outcomeOf('clarity > baseline.clarity', TWO_PONDS))).toEqual([
      'undetermined',
      'baseline.clarity is given by 4 rows: b1 in "Results" (line 11), b2 in "Results" (line 12), b3 in "Results" (line 13), b4 in "Results" (line 14)',
    ]);
  });
});
