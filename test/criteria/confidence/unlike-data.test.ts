import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import type { Decision, StatementOutcome } from '../../../src/criteria/outcome.ts';
import type { RunRecord } from '../../../src/runs/run-record.ts';
import { documentWith, recordOf, recordsOf, runRecord } from '../record-of.ts';

type Row = { readonly arm: 'new' | 'old'; readonly seed?: number | string; readonly on: string; readonly time: number };

const table = (header: string, rows: readonly Row[]): readonly string[] => [
  `| Run ID | Arm | Seed | ${header} | Time (ms) |`,
  '| --- | --- | --- | --- | --- |',
  ...rows.map(({ arm, seed, on, time }, at) => `| ${arm}-${at} | ${arm} | ${seed ?? ''} | ${on} | ${time} |`),
];

const arm = (of: Row['arm'], on: readonly string[], from: number): readonly Row[] =>
  on.map((each, at) => ({ arm: of, seed: at + 1, on: each, time: from + at }));

const FIVE = (on: string): readonly string[] => Array.from({ length: 5 }, () => on);

const CLAIM = 'mean(time) < mean(row(where arm == "old").time) with 95% confidence where arm == "new"';

function decisionOf(lines: readonly string[], statement = CLAIM, runs: readonly RunRecord[] = []): Decision {
  const record = recordOf(documentWith([`- **Tea**: \`expect: ${statement}\``], lines));
  return decide(record, { runRecords: recordsOf(...runs) });
}

function outcomeOf(...given: Parameters<typeof decisionOf>): StatementOutcome {
  const [only] = decisionOf(...given).outcomes[0]?.statements ?? [];
  if (only === undefined) throw new Error('nothing was decided');
  return only;
}

const SIGN_FLIP = 'exact sign-flip permutation of 5 differences, p = 0.03125 against 0.05';

describe('runs paired by seed', () => {
  it('decide if both were measured on the same data', () => {
    for (const header of ['Dataset', 'Split', 'Language', 'Manifest', 'Prompt']) {
      const outcome = outcomeOf(
        table(header, [...arm('new', FIVE('shelf'), 80), ...arm('old', FIVE('**Shelf**'), 90)]),
      );
      expect(outcome).toMatchObject({ kind: 'met', because: SIGN_FLIP });
      expect(outcome.evidence.doubts).toEqual([]);
    }
  });

  it('leave undetermined what was measured on different data', () => {
    for (const header of ['Dataset', 'Split', 'Test Set', 'Language', 'Eval manifest']) {
      const outcome = outcomeOf(table(header, [...arm('new', FIVE('shelf'), 80), ...arm('old', FIVE('crate'), 90)]));
      expect(outcome).toMatchObject({
        kind: 'undetermined',
        because: `different data are compared: ${header} is shelf in new-0 and crate in old-5`,
      });
      expect(outcome.settle).toContain('on both sides');
    }
  });

  it('leave it undetermined even if only one pair differs, whichever side would win', () => {
    const old = [...FIVE('shelf').slice(1), 'crate'];
    expect(outcomeOf(table('Split', [...arm('new', FIVE('shelf'), 80), ...arm('old', old, 90)])).because).toBe('different data are compared: Split is shelf in new-4 and crate in old-9'); // prettier-ignore
    expect(outcomeOf(table('Split', [...arm('new', FIVE('shelf'), 90), ...arm('old', old, 80)])).kind).toBe('undetermined'); // prettier-ignore
  });

  it('treat a blank cell as matching all data', () => {
    expect(outcomeOf(table('Dataset', [...arm('new', FIVE('shelf'), 80), ...arm('old', FIVE('—'), 90)])).because).toBe(SIGN_FLIP); // prettier-ignore
  });

  it('decide if the statement names the data of both sides, with a note', () => {
    const lines = table('Dataset', [...arm('new', FIVE('shelf'), 80), ...arm('old', FIVE('crate'), 90)]);
    const meant = 'mean(time) < mean(row(where dataset == "crate").time) with 95% confidence where dataset == "shelf"';
    const outcome = outcomeOf(lines, meant);
    expect(outcome).toMatchObject({ kind: 'met', because: SIGN_FLIP });
    expect(outcome.evidence.notes).toContain('as the statement asks, different data are compared: Dataset is shelf in new-0 and crate in old-5'); // prettier-ignore
    const half = 'mean(time) < mean(row(where arm == "old").time) with 95% confidence where dataset == "shelf"';
    expect(outcomeOf(lines, half).kind).toBe('undetermined');
  });

  it('leave it undetermined if both sides are named and mix their data differently', () => {
    const lines = table('Dataset', [
      ...arm('new', ['shelf', 'shelf', 'shelf', 'crate', 'crate'], 80),
      ...arm('old', ['crate', 'crate', 'shelf', 'shelf', 'shelf'], 90),
    ]);
    const both = 'dataset in {"shelf", "crate"}';
    const claim = `mean(time) < mean(row(where ${both} and arm == "old").time) with 95% confidence where ${both} and arm == "new"`;
    expect(outcomeOf(lines, claim).kind).toBe('undetermined');
  });

  it('only note a doubt about what may have been varied on purpose', () => {
    for (const header of ['Prompt', 'Data', 'Corpus']) {
      const decision = decisionOf(table(header, [...arm('new', FIVE('short'), 80), ...arm('old', FIVE('long'), 90)]));
      expect(decision.verdict).toBe('GO');
      expect(decision.notes).toContain(`Tea: different data may be compared: ${header} is short in new-0 and long in old-5`); // prettier-ignore
    }
    for (const header of ['Train data', 'Training set', 'Model', 'Fold', 'Notes'])
      expect(decisionOf(table(header, [...arm('new', FIVE('a'), 80), ...arm('old', FIVE('b'), 90)])).notes).toEqual([
        'dating not verified: 10 of 10 rows have no run record (expctl check --history asks git)',
      ]);
  });

  it('treat a dataset as that of the training if a column says what was measured on', () => {
    const lines = [
      '| Run ID | Arm | Seed | Dataset | Manifest | Time (ms) |',
      '| --- | --- | --- | --- | --- | --- |',
      ...[1, 2, 3, 4, 5].map((seed) => `| n${seed} | new | ${seed} | wide | shelf.csv | 8${seed} |`),
      ...[1, 2, 3, 4, 5].map((seed) => `| o${seed} | old | ${seed} | small | shelf.csv | 9${seed} |`),
    ];
    const outcome = outcomeOf(lines);
    expect(outcome).toMatchObject({ kind: 'met', because: SIGN_FLIP });
    expect(outcome.evidence.doubts).toEqual([]);
  });

  it('are distinguished by what their run records say about the manifest', () => {
    const rows = [...arm('new', FIVE(''), 80), ...arm('old', FIVE(''), 90)];
    const record = (of: Row['arm'], at: number, given: Partial<RunRecord>) => runRecord(`${of}-${at}`, given);
    const path = (name: string) => ({ parameters: new Map([['eval_manifest', name]]) });
    const told = (ofNew: Partial<RunRecord>, ofOld: Partial<RunRecord>) =>
      rows.map((row, at) => record(row.arm, at, row.arm === 'new' ? ofNew : ofOld));
    const because = (ofNew: Partial<RunRecord>, ofOld: Partial<RunRecord>) =>
      outcomeOf(table('Notes', rows), CLAIM, told(ofNew, ofOld)).because;
    expect(because(path('shelf.csv'), path('shelf.csv'))).toBe(SIGN_FLIP);
    expect(because(path('shelf.csv'), path('crate.csv'))).toBe('different data are compared: the manifest is shelf.csv in new-0 and crate.csv in old-5'); // prettier-ignore
    const list = (manifestSha256: string) => ({ ...path('shelf.csv'), data: { manifestSha256 } });
    expect(because(list('a'.repeat(64)), list('a'.repeat(64)))).toBe(SIGN_FLIP);
    expect(because(list('a'.repeat(64)), list('b'.repeat(64)))).toBe('different data are compared: the list in the manifest is aaaaaaaa… in new-0 and bbbbbbbb… in old-5'); // prettier-ignore
    expect(because(list('a'.repeat(64)), { ...list('a'.repeat(64)), ...path('copy/shelf.csv') })).toBe(SIGN_FLIP);
    expect(because(list('a'.repeat(64)), {})).toBe(SIGN_FLIP);
  });
});

describe('unpaired runs', () => {
  const heap = (of: Row['arm'], on: readonly string[], from: number): readonly Row[] =>
    arm(of, on, from).map(({ seed: _, ...row }) => row);

  it('must meet the same conditions', () => {
    expect(outcomeOf(table('Dataset', [...heap('new', FIVE('shelf'), 80), ...heap('old', FIVE('shelf'), 90)])).kind).toBe('met'); // prettier-ignore
    expect(outcomeOf(table('Dataset', [...heap('new', FIVE('shelf'), 80), ...heap('old', FIVE('crate'), 90)]))).toMatchObject({ kind: 'undetermined', because: 'different data are compared: Dataset is shelf in new-0 and crate in old-5' }); // prettier-ignore
    const mixed = ['shelf', 'crate', 'shelf', 'shelf', 'crate'];
    expect(outcomeOf(table('Dataset', [...heap('new', mixed, 80), ...heap('old', mixed, 90)])).kind).toBe('met');
    expect(outcomeOf(table('Dataset', [...heap('new', mixed, 80), ...heap('old', FIVE('shelf'), 90)])).because).toBe('different data are compared: Dataset is crate in new-1 and shelf in old-5'); // prettier-ignore
  });

  it('are compared if a run of the other side does not say what it was measured on', () => {
    const blank = ['crate', 'crate', '', 'crate', 'crate'];
    expect(outcomeOf(table('Dataset', [...heap('new', blank, 80), ...heap('old', blank.with(2, 'shelf'), 90)])).kind).toBe('met'); // prettier-ignore
  });
});

describe('bare numbers', () => {
  const rows = (on: string, more = ''): readonly string[] => [
    '| Run ID | Arm | Seed | Dataset | Prompt | Time (ms) | Old Time (ms) |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    '| new-1 | new | 1 | shelf | a | 80 | 95 |',
    '| new-2 | new | 2 | shelf | a | 81 | 95 |',
    `| old-1 | old | 1 | ${on} | ${more === '' ? 'a' : more} | 90 | 95 |`,
    `| Baseline | old |  | ${on} | ${more === '' ? 'a' : more} | 91 | 95 |`,
  ];
  const doubtsOf = (statement: string, lines: readonly string[]) => {
    const outcome = outcomeOf(lines, statement);
    expect(outcome.kind).toBe('met');
    for (const doubt of outcome.evidence.doubts) expect(outcome.evidence.notes).toContain(doubt);
    return outcome.evidence.doubts;
  };
  const OF_EACH = 'time < baseline.time where arm == "new"';
  const OF_ALL = 'mean(time) < mean(row(where arm == "old").time) where arm == "new"';

  it('from different data are compared, with one note beside the verdict', () => {
    expect(doubtsOf(OF_EACH, rows('crate'))).toEqual(['different data are compared: Dataset is shelf in new-1 and crate in Baseline']); // prettier-ignore
    expect(doubtsOf(OF_ALL, rows('crate'))).toEqual(['different data are compared: Dataset is shelf in new-1 and crate in old-1']); // prettier-ignore
    expect(doubtsOf('time < row("old-1").time by 5% where arm == "new"', rows('crate'))).toHaveLength(1);
    expect(doubtsOf('time - baseline.time < 0 where arm == "new"', rows('crate'))).toHaveLength(1);
    expect(doubtsOf('not time > baseline.time where arm == "new"', rows('crate'))).toHaveLength(1);
    expect(doubtsOf(OF_EACH, rows('shelf', 'b'))).toEqual(['different data may be compared: Prompt is a in new-1 and b in Baseline']); // prettier-ignore
  });

  it('from the same data, from one row, or from data that the statement names on both sides give no note', () => {
    expect(doubtsOf(OF_EACH, rows('**Shelf**'))).toEqual([]);
    expect(doubtsOf(OF_EACH, rows('—'))).toEqual([]);
    expect(doubtsOf('time < old_time', rows('crate'))).toEqual([]);
    expect(doubtsOf('time < 100', rows('crate'))).toEqual([]);
    const meant = 'mean(time) < mean(row(where dataset == "crate").time) where dataset == "shelf"';
    expect(doubtsOf(meant, rows('crate'))).toEqual([]);
  });

  it('are compared with the baseline of their own data if each group has one', () => {
    const lines = [
      '| Run ID | Dataset | Time (ms) |',
      '| --- | --- | --- |',
      '| a | shelf | 80 |',
      '| b | crate | 70 |',
      '| Baseline shelf | shelf | 90 |',
      '| Baseline crate | crate | 75 |',
    ];
    expect(doubtsOf('mean(time) < mean(baseline.time) per dataset', lines)).toEqual([]);
  });
});
