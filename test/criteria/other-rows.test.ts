import { describe, expect, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import type { StatementOutcome } from '../../src/criteria/outcome.ts';
import { documentWith, recordOf } from './record-of.ts';

const TABLE = ['| Run | MAE |', '| --- | --- |', '| Naive | 10.0 |', '| tft | 10.9 |', '| deepar | 9.9 |'];
const PRIOR = ['', '## Prior work', '', '| Model | MAE |', '| --- | --- |', '| Baseline (2019) | 19.8 |', ''].join(
  '\n',
);

function outcomeOf(statement: string, table = TABLE, more = ''): StatementOutcome {
  const text = documentWith([`- It holds. \`expect: ${statement}\``], table, more);
  const [only] = decide(recordOf(text), { runRecords: new Map() }).outcomes[0]?.statements ?? [];
  if (only === undefined) throw new Error('no statement was found');
  return only;
}

describe('a run with which the others are compared', () => {
  it.each([
    ['mae <= row("Naive").mae, some run', 'met', '1 of 2 runs; closest deepar, 9.9 against 10.0'],
    ['mae < row("Naive").mae, every run', 'unmet', '1 of 2 runs; worst tft, 10.9 against 10.0'],
    ['mae > row("deepar").mae, every run', 'met', '2 of 2 runs; closest Naive, 10.0 against 9.9'],
    ['mae < row(where mae == 10.9).mae, every run', 'met', '2 of 2 runs; closest Naive, 10.0 against 10.9'],
    ['max(mae) > row("Naive").mae', 'met', '10.9 > 10.0 is true'],
    ['max(mae) > row("tft").mae', 'unmet', '10 > 10.9 is false'],
    ['bands(mae - row("Naive").mae): < 0 GO, else NO-GO', 'unmet', 'tft: 0.9 lies in no other band: NO-GO'],
    ['row("Naive").mae < row("tft").mae, at least 3 runs', 'met', '10.0 < 10.9 is true'],
  ])('is not compared with itself: `%s` is %s', (statement, kind, because) => {
    const outcome = outcomeOf(statement);
    expect([outcome.kind, outcome.because]).toEqual([kind, because]);
  });

  it('is named in the evidence, with its place, and does not count as a chance', () => {
    const { evidence } = outcomeOf('mae <= row("Naive").mae, some run');
    expect(evidence.runs).toEqual(['tft', 'deepar']);
    expect(evidence.sources).toEqual([{ what: 'row "Naive"', heading: 'Runs', line: 10 }]);
    expect(evidence.notes).toContain('Naive is left out: the others are compared with it');
    expect(evidence.chance?.because).toBe('at least 1 of 2 runs against one baseline: 67%');
  });
});

describe('a row beside the runs', () => {
  const BESIDE = ['| Run | MAE |', '| --- | --- |', '| Baseline | 10.4 |', '| tft | 10.9 |', '| deepar | 9.9 |', '| Δ vs baseline | -0.5 |', '| Target | 9.5 |']; // prettier-ignore

  it('is neither a run nor a baseline', () => {
    expect(outcomeOf('min(mae) < 9', BESIDE).because).toBe('9.9 < 9 is false');
    expect(outcomeOf('mean(mae) > 10', BESIDE).because).toBe('10.4 > 10 is true');
    expect(outcomeOf('mae < baseline.mae, some run', BESIDE).kind).toBe('met');
    expect(outcomeOf('min(mae) < 9', BESIDE).evidence.leftOut.map(({ run, as }) => `${run}: ${as}`)).toEqual([
      'Baseline: reference',
      'Δ vs baseline: summary',
      'Target: summary',
    ]);
  });

  it('is read if it is named', () => {
    expect(outcomeOf('mae <= row("Target").mae, some run', BESIDE).because).toBe(
      '0 of 2 runs; worst tft, 10.9 against 9.5',
    );
    expect(outcomeOf('row("Δ vs baseline").mae < 0', BESIDE).because).toBe('-0.5 < 0 is true');
  });
});

describe('a baseline', () => {
  it('in another table is named but not used', () => {
    const { kind, because, settle } = outcomeOf('mae < baseline.mae', TABLE, PRIOR);
    expect([kind, because, settle]).toEqual([
      'undetermined',
      'the runs have no baseline row; there is Baseline (2019) in "Prior work" (line 19)',
      'a baseline row among the runs, or `row("Baseline (2019)").mae` where that one is meant',
    ]);
    expect(outcomeOf('mae < row("Baseline (2019)").mae', TABLE, PRIOR).because).toBe(
      '3 of 3 runs; closest tft, 10.9 against 19.8',
    );
  });

  it('in the same table takes precedence over one in another', () => {
    expect(outcomeOf('mae < baseline.mae', [...TABLE, '| Baseline | 10.5 |'], PRIOR).because).toBe(
      '2 of 3 runs; worst tft, 10.9 against 10.5',
    );
  });

  it('in a table of models is used if there are no runs', () => {
    const models = ['| Model | MAE |', '| --- | --- |', '| Baseline | 10.5 |', '| tft | 10.9 |'];
    expect(outcomeOf('row("tft").mae < baseline.mae', models).because).toBe('10.9 < 10.5 is false');
  });

  it('that two rows have is named with their places', () => {
    const two = [...TABLE, '| Baseline (a) | 10.5 |', '| Baseline (b) | 9 |'];
    expect(outcomeOf('mae < baseline.mae', two).because).toBe(
      'baseline.mae is given by 2 rows: Baseline (a) in "Runs" (line 13), Baseline (b) in "Runs" (line 14)',
    );
  });
});

it('says why a row is not read', () => {
  expect(outcomeOf('row("Mean").mae < 12', [...TABLE, '| Mean | 10.3 |']).because).toBe(
    'the row "Mean" in "Runs" (line 13) sums up others, and is not read',
  );
  expect(outcomeOf('row("gru").mae < 12', [...TABLE, '| ~~gru~~ | ~~10.3~~ |']).because).toBe(
    'the row "gru" in "Runs" (line 13) is excluded, and is not read',
  );
});
