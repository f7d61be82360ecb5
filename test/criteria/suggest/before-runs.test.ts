import { describe, expect, it } from 'vitest';
import { suggestFor } from './suggest-for.ts';

/** Criteria are written before the first run: the table has a header, and no row yet. */
const PLANNED = `# Rerankers

<!-- expctl: metrics mrr better=higher -->

## Runs

| Run | Date | Model | Seed | MRR | Latency (ms) | Notes |
| --- | --- | --- | --- | --- | --- | --- |
`;

const statements = (sentence: string, text = PLANNED): readonly string[] =>
  suggestFor(sentence, text).proposals.map(({ statement }) => statement);

describe('a sentence in a document without runs', () => {
  it.each([
    ['MRR ≥ 0.38 in every run', ['mrr >= 0.38, every run']],
    ['Latency stays below 40 ms', ['latency < 40 ms']],
    ['mean MRR above 0.38 over 3 seeds', ['mean(mrr) > 0.38, at least 3 seeds']],
    ['MRR improves over BM25 by at least 0.02', ['mrr > row(where model == "BM25").mrr by 0.02']],
    ['MRR is higher than that of the BM25 baseline', ['mrr > row(where model == "BM25").mrr']],
  ])('%s', (sentence, expected) => {
    expect(statements(sentence)).toEqual(expected);
  });

  it.each([
    ['MRR ↑ ≥ 0.38', ['mrr >= 0.38']],
    ['Latency ↓ at most 40 ms', ['latency <= 40 ms']],
    ['MRR ≥ 0.38 ^mrr-goal', ['mrr >= 0.38']],
    ['MRR ↓ ≥ 0.38', []],
    ['MRR ↑ 0.02', []],
  ])('leaves out an arrow that says the same, and the name of an item: %s', (sentence, expected) => {
    expect(statements(sentence)).toEqual(expected);
  });

  it('says that the name has to be written into the table as it stands in the criterion', () => {
    expect(suggestFor('MRR improves over BM25 by at least 0.02', PLANNED).proposals[0]?.note).toContain(
      'no row says BM25 under Model yet: write it there just so',
    );
  });

  it('takes a file or a name for the part of the data that an empty column names', () => {
    const text = PLANNED.replace('| Seed |', '| Manifest | Seed |').replace('| --- |', '| --- | --- |');
    expect(statements('MRR above 0.3 on data/noisy.jsonl', text)).toEqual([
      'mrr > 0.3 where manifest == "data/noisy.jsonl"',
    ]);
    expect(statements('MRR above 0.3 on the TREC19 set', text)).toEqual([]);
    expect(statements('MRR above 0.3 on manifest TREC19', text)).toEqual(['mrr > 0.3 where manifest == "TREC19"']);
    expect(statements('MRR above 0.3 on noisy data', text)).toEqual([]);
    expect(statements('H1: MRR above 0.3', text)).toEqual(['mrr > 0.3']);
    const both = text.replace('| Seed |', '| Dataset | Seed |').replace('| --- |', '| --- | --- |');
    expect(statements('MRR above 0.3 on data/noisy.jsonl', both)).toEqual([
      'mrr > 0.3 where manifest == "data/noisy.jsonl"',
    ]);
    expect(statements('MRR above 0.3 on TREC19', both)).toEqual([]);
  });

  it('takes no column of words for a metric', () => {
    for (const sentence of ['Notes above 3', 'Model ≥ 2', 'Run > 1', 'Date at most 5'])
      expect([sentence, statements(sentence)]).toEqual([sentence, []]);
  });

  it('takes a name for a row where no column names systems', () => {
    const text = PLANNED.replace(' Model |', '').replace('| --- | --- | --- |', '| --- | --- |');
    expect(statements('MRR is higher than BM25', text)).toEqual(['mrr > row("BM25").mrr']);
  });

  it('takes no name for a value where two columns may name systems', () => {
    const text = PLANNED.replace(' Model |', ' Model | Method |').replace('| --- |', '| --- | --- |');
    expect(statements('MRR is higher than BM25', text)).toEqual([]);
  });

  it('takes no plain word for a name', () => {
    expect(statements('MRR is higher than expected')).toEqual([]);
    expect(statements('MRR is higher than Expected')).toEqual([]);
    expect(statements('MRR is higher than last year')).toEqual([]);
    expect(statements('MRR is higher than in May')).toEqual([]);
  });
});
