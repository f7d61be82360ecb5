import { describe, expect, it } from 'vitest';
import { oneRun, readFixture, texts } from './fixture-output.ts';

describe('lm-eval', () => {
  it('reads a metric for each task and filter, a standard error of N/A as missing', () => {
    const run = oneRun('lm-eval/results_2026-02-03T04-05-06.789.json');
    expect(texts(run.metrics)).toEqual({
      'tides.exact_match,strict-match': '0.3',
      'tides.exact_match_stderr,strict-match': '0.0126',
      'tides.exact_match,flexible-extract': '0.31',
      'tides.exact_match_stderr,flexible-extract': 'missing',
      'reefs.acc': '0.5',
      'reefs.acc_stderr': '0.05',
    });
    expect(run).toMatchObject({ seed: '0', git: { commit: '4e7e0d4' }, started: '2026-02-03T04:05:06.500Z' });
    expect(run.notes).toEqual(['tides was evaluated on 100 of 1319 items: not a full run']);
  });

  it('reads the older layout by task and prompt', () => {
    expect(texts(oneRun('lm-eval/older.json').metrics)).toEqual({
      'tides.plain.acc': '0.5',
      'tides.plain.acc_stderr': '0.02',
    });
  });
});

describe('items', () => {
  it('are recognised in samples, with their number', () => {
    const { format, problems } = readFixture('items/samples_tides_2026-02-03.jsonl');
    expect(format).toBe('items');
    expect(problems[0]?.message).toBe(
      'holds 2 lines for single items (samples of the language model evaluation harness): what a paired test needs, and no run',
    );
  });
});
