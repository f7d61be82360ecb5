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

describe('runs are compared with their own baselines', () => {
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

  it('in a selection', () => {
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

  it('if only the selection distinguishes them, also with confidence', () => {
    const { kind } = outcomeOf(
      'mean(clarity) > mean(baseline.clarity) where pond == "lake" with 70% confidence',
      TWO_PONDS,
    );
    expect(kind).toBe('unmet');
  });

  it('and with none if a group has none', () => {
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

  it('a baseline without the value belongs to every group, and to every selection', () => {
    const rows = [...ODD_ONE, ...TWO_PONDS.slice(4)];
    expect(outcomeOf('mean(clarity) > mean(baseline.clarity) per pond', rows).kind).toBe('met');
    expect(said(outcomeOf('mean(clarity) > mean(baseline.clarity) where pond == "lake"', rows))).toEqual([
      'met',
      '0.84 > 0.73 is true',
    ]);
  });

  it('a single value among baselines distinguishes none', () => {
    const baselines = ['| b1 | baseline | lake | 1 | 0.55 |', '| b2 | baseline |  | 1 | 0.95 |'];
    const rows = [...baselines, ...TWO_PONDS.slice(4)];
    expect(outcomeOf('mean(clarity) > mean(baseline.clarity) per pond', rows).kind).toBe('met');
  });

  it('says how to choose among several baselines', () => {
    expect(said(outcomeOf('clarity > baseline.clarity', TWO_PONDS))).toEqual([
      'undetermined',
      'baseline.clarity is given by 4 rows: b1 in "Results" (line 11), b2 in "Results" (line 12), b3 in "Results" (line 13), b4 in "Results" (line 14)',
    ]);
  });
});

describe('runs are compared with the rows of their own group that a statement picks', () => {
  const ARMS = TWO_PONDS.map((row) => row.replace('baseline', 'plain').replace(/b(\d)/, 'p$1'));

  it('if those name the group and nothing says which', () => {
    const plain = 'row(where model == "plain").clarity';
    expect(said(outcomeOf(`mean(clarity) > mean(${plain}) where model == "ours" per pond`, ARMS))).toEqual([
      'unmet',
      'pond lake: 0.84 > 0.92 is false',
    ]);
    expect(said(outcomeOf(`clarity > ${plain} where model == "ours" per pond, seed`, ARMS))).toEqual([
      'unmet',
      'pond lake, seed 1: 0 of 1 runs; 2 of 4 groups in all; 2 of 4 runs; worst o1, 0.83 against 0.91',
    ]);
    expect(
      outcomeOf(`mean(clarity) > mean(${plain}) where model == "ours" per pond in at least 1 groups`, ARMS).kind,
    ).toBe('met');
  });

  it('with confidence, too: the seeds of one pond are pairs', () => {
    const seeds = [1, 2, 3, 4, 5].flatMap((seed) =>
      ['lake', 'moor'].flatMap((pond) => [
        `| p${seed}${pond} | plain | ${pond} | ${seed} | 0.${pond === 'lake' ? 8 : 5}${seed} |`,
        `| o${seed}${pond} | ours | ${pond} | ${seed} | 0.${pond === 'lake' ? 9 : 6}${seed} |`,
      ]),
    );
    const statement =
      'mean(clarity) > mean(row(where model == "plain").clarity) with 95% confidence where model == "ours" per pond';
    expect(said(outcomeOf(statement, seeds))).toEqual(['met', 'it holds in each of 2 groups']);
  });

  it('by their name, if several have it', () => {
    const rows = ARMS.map((row) => row.replace(/\| p\d \| plain/, '| plain | plain'));
    expect(said(outcomeOf('mean(clarity) > mean(row("plain").clarity) where model == "ours" per pond', rows))).toEqual([
      'unmet',
      'pond lake: 0.84 > 0.92 is false',
    ]);
  });

  it('but not if the statement says which, if there is only one, or if none is theirs', () => {
    const ofLake =
      'mean(clarity) > mean(row(where model == "plain" and pond == "lake").clarity) where model == "ours" per pond';
    expect(said(outcomeOf(ofLake, ARMS))).toEqual([
      'unmet',
      'pond lake: 0.84 > 0.92 is false; each of 2 groups in all',
    ]);
    const one = ARMS.filter((row) => !/p[34]/.test(row));
    const all = 'mean(clarity) > mean(row(where model == "plain").clarity) where model == "ours" per pond';
    expect(said(outcomeOf(all, one))[1]).toContain('each of 2 groups in all');
    const others = ARMS.map((row) => row.replace(/(p\d.*)(lake|moor)/, '$1old $2'));
    expect(said(outcomeOf(all, others))[1]).toBe('it holds in each of 2 groups');
  });

  it('and the result is undetermined if their own are missing', () => {
    const rows = [...ARMS, '| o5 | ours | fen | 1 | 0.99 |'];
    expect(
      outcomeOf(
        'mean(clarity) > mean(row(where model == "plain").clarity) where model == "ours" and pond == "fen" per pond, seed',
        rows,
      ),
    ).toMatchObject({ kind: 'met' });
    expect(
      said(
        outcomeOf(
          'mean(clarity) > mean(row(where model == "plain").clarity) where model == "ours" per pond in at least 3 groups',
          rows,
        ),
      ),
    ).toEqual(['unmet', expect.stringContaining('pond lake')]);
    const good = rows.map((row) => row.replace(/(ours \| lake \| \d \|) 0\.8/, '$1 0.9'));
    expect(
      said(outcomeOf('mean(clarity) > mean(row(where model == "plain").clarity) where model == "ours" per pond', good)),
    ).toEqual(['undetermined', 'pond fen: no row that row(…).clarity picks is of pond fen']);
  });
});
