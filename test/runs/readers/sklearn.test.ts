import { describe, expect, it } from 'vitest';
import { fileTree } from '../run-tree.ts';
import { readTree, texts } from './fixture-output.ts';

const TABLE = [
  ',mean_fit_time,std_fit_time,param_C,param_kernel,params,split0_test_score,split1_test_score,mean_test_score,std_test_score,rank_test_score',
  `0,0.0012,0.0003,1,linear,"{'C': 1, 'kernel': 'linear'}",0.960,0.980,0.970,0.010,2`,
  `1,0.0011,0.0002,10,rbf,"{'C': 10, 'kernel': 'rbf'}",0.980,0.990,0.985,0.005,1`,
  '',
].join('\n');

const LISTS = `{"mean_fit_time": [0.0012, 0.0011], "param_C": [1, 10], "params": [{"C": 1}, {"C": 10}],
 "split0_test_score": [0.960, 0.980], "mean_test_score": [0.970, 0.985], "rank_test_score": [2, 1]}`;

const PANDAS = `{"mean_fit_time": {"0": 0.0012, "1": 0.0011}, "param_C": {"0": 1, "1": 10},
 "mean_test_score": {"0": 0.970, "1": 0.985}, "rank_test_score": {"0": 2, "1": 1}}`;

describe('sklearn', () => {
  it.each([
    ['cv_results.csv', TABLE],
    ['cv_results.tsv', TABLE.replaceAll(/,(?! )/g, '\t')],
    ['cv_results.json', LISTS],
    ['search.json', PANDAS],
  ])('takes no candidate of %s unless asked, and says how to select one', (name, text) => {
    const { format, runs, problems } = readTree(fileTree(name, text));
    expect([format, runs]).toEqual(['sklearn', []]);
    expect(problems[0]).toEqual({
      path: name,
      message: 'holds 2 candidates of a search by scikit-learn, no run',
      hint: '--run 1 takes the one of rank 1 (rows are counted from 0); --run-key params makes a run of each',
    });
  });

  it('reads the selected candidate: its parameters and its scores', () => {
    const [run, ...others] = readTree(fileTree('cv_results.csv', TABLE), { run: '1' }).runs;
    expect(others).toEqual([]);
    expect(texts(run?.metrics ?? new Map())).toEqual({
      mean_fit_time: '0.0011',
      std_fit_time: '0.0002',
      split0_test_score: '0.980',
      split1_test_score: '0.990',
      mean_test_score: '0.985',
      std_test_score: '0.005',
      rank_test_score: '1',
    });
    expect(texts(run?.parameters ?? new Map())).toEqual({
      param_C: '10',
      param_kernel: 'rbf',
      params: "{'C': 10, 'kernel': 'rbf'}",
    });
    expect(run?.id).toBeUndefined();
    expect(run?.notes).toEqual([
      'of 2 candidates the best by the score that it reports: that is selected, not only measured',
    ]);
  });

  it('reads candidates in JSON in the same way', () => {
    for (const text of [LISTS, PANDAS]) {
      const [run] = readTree(fileTree('cv_results.json', text), { run: '0' }).runs;
      expect(texts(run?.metrics ?? new Map())).toMatchObject({ mean_test_score: '0.970', rank_test_score: '2' });
      expect(texts(run?.parameters ?? new Map())).toMatchObject({ param_C: '1' });
      expect(run?.notes).toEqual([]);
    }
  });

  it('makes a run of each if a person says so', () => {
    const { runs } = readTree(fileTree('cv_results.csv', TABLE), { runKey: ['params'] });
    expect(runs.map(({ id }) => id)).toEqual(["{'C': 1, 'kernel': 'linear'}", "{'C': 10, 'kernel': 'rbf'}"]);
  });

  it('names no best if several scores rank, and refuses a candidate that does not exist', () => {
    const several = TABLE.replace('rank_test_score', 'rank_test_f1,rank_test_auc').replaceAll(/,([12])\n/g, ',$1,$1\n');
    expect(readTree(fileTree('cv_results.csv', several)).problems[0]?.hint).toBe(
      '--run N takes the candidate of row N, counted from 0; --run-key params makes a run of each',
    );
    expect(readTree(fileTree('cv_results.csv', TABLE), { run: '7' }).problems[0]?.message).toBe('holds no candidate 7');
  });

  it('ignores other tables and objects', () => {
    expect(readTree(fileTree('a.csv', 'epoch,mean_test_score\n1,0.9\n2,0.8\n')).format).toBe('csv');
    expect(readTree(fileTree('a.json', '{"mean_fit_time": 0.1, "mean_test_score": 0.9}')).format).toBe('json');
    for (const text of [
      '{"mean_fit_time": [0.1, 0.2], "wer": 0.3}',
      '{"mean_fit_time": [0.1], "mean_test_score": [], "wer": 0.3}',
    ])
      expect(texts(readTree(fileTree('b.json', text)).runs[0]?.metrics ?? new Map())).toEqual({ wer: '0.3' });
  });
});
