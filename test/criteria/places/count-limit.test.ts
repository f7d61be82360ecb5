import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { documentWith, recordOf } from '../record-of.ts';
import { askedRow, askingPage, outcomesOf } from '../asked-rows.ts';

describe('a target of a number out of all', () => {
  it.each([
    ['Seeds | 3/3 | 2/3', 'unmet', '2/3 >= 3 is false'],
    ['Seeds | 3/3 | 3/3', 'met', '3/3 >= 3 is true'],
    ['Seeds | 3/5 | 4/5', 'met', '4/5 >= 3 is true'],
    ['Folds improved | 5 of 5 | 4 of 5', 'unmet', '4 of 5 >= 5 is false'],
    ['Folds improved | 5 of 5 | 5/5', 'met', '5/5 >= 5 is true'],
    ['Folds improved | 5 of 5 folds | 5 of 5', 'met', '5 of 5 >= 5 is true'],
    ['Folds improved | 4 out of 5 | 4 out of 5', 'met', '4 out of 5 >= 4 is true'],
    ['Folds improved | ≥ 4/5 | 5/5', 'met', '5/5 >= 4 is true'],
    ['Folds improved | >= 4 of 5 | 3 of 5', 'unmet', '3 of 5 >= 4 is false'],
    ['Folds improved | at least 4 of 5 | 4/5', 'met', '4/5 >= 4 is true'],
    ['Crashes | ≤ 1/5 | 2/5', 'unmet', '2/5 <= 1 is false'],
    ['Crashes | at most 1 of 5 | 1/5', 'met', '1/5 <= 1 is true'],
    ['Crashes | 0/5 | 1/5', 'unmet', '1/5 == 0 is false'],
    ['Crashes | 0/5 | 0/5', 'met', '0/5 == 0 is true'],
    ['Tests passing | all | 5/5', 'met', '5/5 >= 5 is true'],
    ['Tests passing | all | 4/5', 'unmet', '4/5 >= 5 is false'],
    ['Tests passing | all 5 | 4/5', 'unmet', '4/5 >= 5 is false'],
    ['Tests passing | All tests | 12/12', 'met', '12/12 >= 12 is true'],
    ['Tests passing | all | 100%', 'met', '100% >= 100% is true'],
    ['Tests passing | all | 96%', 'unmet', '96% >= 100% is false'],
    ['Pass rate | >= 80% | 4/5', 'met', '4/5 >= 4 is true'],
    ['Pass rate | >= 90% | 4/5 (80%)', 'unmet', '4/5 (80%) >= 4.5 is false'],
  ])('%s is %s', (row, kind, because) => {
    expect(askedRow(row)).toEqual([kind, because]);
  });

  it.each([
    ['Folds | 5/5 | 4/4', '`4/4` is of 4, and `5/5` of 5'],
    ['Folds | 5/5 | 5', '`5` does not say of how many'],
    ['Folds | 4/5 | 80%', '`80%` does not say of how many'],
    ['Crashes | 1/5 | 2/5', '`1/5` may be the least or the most'],
    ['Folds | >= 4 | 4/5', '`4/5` is a part of 5, and `>= 4` is none'],
    ['Accuracy | ≥ 0.7 | 4/5', '`4/5` is a part of 5, and `≥ 0.7` is none'],
  ])('%s is not read', (row, because) => {
    expect(askedRow(row)).toEqual(['undetermined', `the threshold cannot be read: ${because}`]);
  });

  it('waits for the measured value, and is for a person if nothing has a place for it', () => {
    expect(askedRow('Seeds | 3/3 | ')).toEqual(['undetermined', 'Seeds is missing']);
    expect(askedRow('Seeds | all | ')[0]).toBe('awaiting');
    expect(askedRow('Seeds | all | all')[0]).toBe('awaiting');
    const [outcome] = outcomesOf(askingPage('Metric | Target', ['Seeds | 3/3']));
    expect(outcome?.kind).toBe('awaiting');
  });

  it('believes a mark, but the count before it', () => {
    const rows = ['Seeds | 3/3 | | ✅', 'Folds | 3/3 | 2/3 | ✅'];
    const outcomes = outcomesOf(askingPage('Metric | Target | Actual | Status', rows));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['met', 'unmet']);
  });

  it('sets no limit if runs count what is not wanted', () => {
    const criteria = ['| Criterion | Threshold | Result |', '| --- | --- | --- |', '| Spills | 0/4 | |'];
    const record = recordOf(
      documentWith(criteria, ['| Run | Heat | Spills |', '| --- | --- | --- |', '| pot | 9 | 2/4 |']),
    );
    expect(decide(record, { runRecords: new Map() }).outcomes.map(({ kind }) => kind)).toEqual(['unmet']);
  });
});
