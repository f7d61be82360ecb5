import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestContexts } from '../../../src/criteria/suggest/context-of.ts';
import { suggestStatements } from '../../../src/criteria/suggest/suggest-statements.ts';
import { recordOf } from '../record-of.ts';
import { suggestFor } from './suggest-for.ts';

/** Rerankers, each measured in several runs: a column says which one a row belongs to. */
const RERANKERS = `# Rerankers

<!-- expctl: metrics mrr better=higher -->

## Runs

| Run | Model | Seed | MRR | NDCG@10 | p95 latency (ms) | Params (M) |
| --- | --- | --- | --- | --- | --- | --- |
| b1 | BM25 | 1 | 0.331 | 0.352 | 12 | 0 |
| t1 | teacher | 1 | 0.402 | 0.441 | 88 | 340 |
| s1 | student | 1 | 0.398 | 0.438 | 31 | 66 |
| s2 | student | 2 | 0.399 | 0.436 | 32 | 66 |
`;
const TWO_BM25 = RERANKERS.replace('| t1 |', '| b2 | BM25 | 2 | 0.341 | 0.353 | 12 | 0 |\n| t1 |');

/** One row for each system: nobody calls them runs. */
const COMPARISON = `# Rerankers

## Results

| Model | MRR |
| --- | --- |
| BM25 | 0.331 |
| teacher | 0.402 |
| student | 0.398 |
`;

const statements = (sentence: string, text = RERANKERS): readonly string[] =>
  suggestFor(sentence, text).proposals.map(({ statement }) => statement);

const STUDENT = 'where model == "student"';
const of = (model: string, metric: string): string => `row(where model == "${model}").${metric}`;

describe('a sentence that names two systems', () => {
  it.each([
    [
      'MRR of the student improves over BM25 by at least 10% (relative)',
      [`mrr > ${of('BM25', 'mrr')} by 10% ${STUDENT}`],
    ],
    ['The student beats BM25 in MRR', [`mrr > ${of('BM25', 'mrr')} ${STUDENT}`]],
    ['The student beats BM25 on MRR', [`mrr > ${of('BM25', 'mrr')} ${STUDENT}`]],
    ["The student's MRR beats that of the BM25 baseline", [`mrr > ${of('BM25', 'mrr')} ${STUDENT}`]],
    ['Student MRR exceeds the MRR of BM25', [`mrr > ${of('BM25', 'mrr')} ${STUDENT}`]],
    [
      'MRR of the student is more than 2 points better than BM25',
      [`mrr > ${of('BM25', 'mrr')} by 2 points ${STUDENT}`],
    ],
    [
      "The student is within 0.01 of the teacher's MRR",
      [
        `mrr no worse than ${of('teacher', 'mrr')} by 0.01 ${STUDENT}`,
        `mrr within 0.01 of ${of('teacher', 'mrr')} ${STUDENT}`,
      ],
    ],
    [
      "NDCG@10 of the student exceeds 95% of the teacher's",
      [`ndcg_10 > 0.95 * ${of('teacher', 'ndcg_10')} ${STUDENT}`],
    ],
    [
      'p95 latency of the student is at most half that of the teacher',
      [`p95_latency <= 0.5 * ${of('teacher', 'p95_latency')} ${STUDENT}`],
    ],
    [
      'Params of the student are at most a third of the teacher',
      [`params <= 1 / 3 * ${of('teacher', 'params')} ${STUDENT}`],
    ],
    ['At least 2 seeds of the student beat BM25 in MRR', [`mrr > ${of('BM25', 'mrr')}, at least 2 seeds ${STUDENT}`]],
    ['student > BM25 in MRR', [`mrr > ${of('BM25', 'mrr')} ${STUDENT}`]],
    ['MRR of the student ≥ MRR of BM25 + 0.02', [`mrr >= ${of('BM25', 'mrr')} + 0.02 ${STUDENT}`]],
    ['MRR(student) > MRR(BM25)', [`mrr > ${of('BM25', 'mrr')} ${STUDENT}`]],
    [
      'The student has a lower p95 latency than the teacher',
      [`p95_latency < ${of('teacher', 'p95_latency')} ${STUDENT}`],
    ],
    ['The student needs fewer params than the teacher', [`params < ${of('teacher', 'params')} ${STUDENT}`]],
    ['the student matches or exceeds BM25 in MRR', [`mrr >= ${of('BM25', 'mrr')} ${STUDENT}`]],
    ['the student is not worse than BM25 in MRR', [`mrr no worse than ${of('BM25', 'mrr')} ${STUDENT}`]],
    ['MRR of the student at least doubles vs BM25', [`mrr >= 2 * ${of('BM25', 'mrr')} ${STUDENT}`]],
    [
      'Median MRR of the student is above the median MRR of BM25',
      [`median(mrr) > median(${of('BM25', 'mrr')}) ${STUDENT}`],
    ],
    [
      'Average MRR over 3 seeds of the student exceeds that of BM25',
      [`mean(mrr) > mean(${of('BM25', 'mrr')}), at least 3 seeds ${STUDENT}`],
    ],
    [
      'Compared to BM25, MRR of the student increases by at least 0.05',
      [`mrr > ${of('BM25', 'mrr')} by 0.05 ${STUDENT}`],
    ],
    [
      "The student's MRR drops by at most 1 point vs the teacher",
      [`mrr no worse than ${of('teacher', 'mrr')} by 1 point ${STUDENT}`],
    ],
    ['mean MRR of the student is above the teacher', [`mean(mrr) > mean(${of('teacher', 'mrr')}) ${STUDENT}`]],
  ])('%s', (sentence, expected) => {
    expect(statements(sentence)).toEqual(expected);
  });

  it('says which rows each name was taken for', () => {
    expect(suggestFor('The student beats BM25 in MRR', RERANKERS).proposals[0]?.note).toBe(
      'the runs are chosen by model == "student"; “BM25” is read as the rows whose Model is BM25',
    );
  });
});

describe('a sentence that names one system', () => {
  it.each([
    ['The student has an MRR above 0.38', [`mrr > 0.38 ${STUDENT}`]],
    ['MRR of the student is at least 0.38', [`mrr >= 0.38 ${STUDENT}`]],
    ["The student's p95 latency stays under 40 ms", [`p95_latency < 40 ms ${STUDENT}`]],
  ])('%s', (sentence, expected) => {
    expect(statements(sentence)).toEqual(expected);
  });

  it('is read of each of the other systems where only what is compared with is named', () => {
    expect(statements('MRR improves over BM25 by at least 0.02')).toEqual([
      `mrr > ${of('BM25', 'mrr')} by 0.02 where model == "teacher"`,
      `mrr > ${of('BM25', 'mrr')} by 0.02 ${STUDENT}`,
    ]);
    expect(statements('p95 latency halves compared with the teacher')).toEqual([
      `p95_latency <= 0.5 * ${of('teacher', 'p95_latency')} where model == "BM25"`,
      `p95_latency <= 0.5 * ${of('teacher', 'p95_latency')} ${STUDENT}`,
    ]);
  });

  it('takes the only other system without asking', () => {
    const two = RERANKERS.replace(/^\| t1 .*\n/mu, '');
    expect(statements('MRR is higher than BM25', two)).toEqual([`mrr > ${of('BM25', 'mrr')} ${STUDENT}`]);
  });
});

describe('a system called ours', () => {
  const text = RERANKERS.replaceAll('student', 'ours');

  it.each([['MRR of ours is above BM25'], ['Our model beats BM25 in MRR'], ['ours beats BM25 in MRR']])(
    '%s',
    (sentence) => {
      expect(statements(sentence, text)).toEqual([`mrr > ${of('BM25', 'mrr')} where model == "ours"`]);
    },
  );
});

describe('a system with several runs', () => {
  it('is compared by means where nothing says how its runs are summed up', () => {
    const [proposal, ...others] = suggestFor('MRR of the student beats BM25', TWO_BM25).proposals;
    expect(others).toEqual([]);
    expect(proposal?.statement).toBe(`mean(mrr) > mean(${of('BM25', 'mrr')}) ${STUDENT}`);
    expect(proposal?.note).toContain('BM25 has 2 rows: the means are compared');
  });

  it('is compared seed by seed where the sentence says so', () => {
    const each = `mrr > ${of('BM25', 'mrr')} ${STUDENT} per seed`;
    expect(statements('The student beats BM25 in MRR on every seed', TWO_BM25)).toEqual([each]);
    expect(statements('MRR of the student > MRR of BM25 for all seeds', TWO_BM25)).toEqual([each]);
    expect(
      statements('The student beats BM25 in MRR on every seed', TWO_BM25.replace('| b2 | BM25 | 2', '| b2 | BM25 | 1')),
    ).toEqual([]);
  });

  it('is not compared run by run', () => {
    expect(suggestFor('MRR of the student beats BM25 in every run', TWO_BM25)).toEqual({
      proposals: [],
      reason: 'BM25 has 2 rows, so a run has no single value to be compared with: compare means, or one of the rows',
    });
  });
});

describe('a sentence that names no system', () => {
  it('says that it is asked of all of them', () => {
    expect(suggestFor('MRR above 0.3', RERANKERS).proposals[0]?.note).toBe(
      'asked of the runs of every Model (BM25, teacher, student): `where model == "…"` chooses one',
    );
    expect(suggestFor('Student MRR above 0.3', RERANKERS).proposals[0]?.note).not.toContain('every Model');
  });

  it('says nothing of it where there is only one', () => {
    const one = RERANKERS.replace(/^\| [bt]1 .*\n/gmu, '');
    expect(suggestFor('MRR above 0.3', one).proposals[0]?.note).toBeUndefined();
  });

  it('says that no metric is named where that is what is missing', () => {
    expect(suggestFor('The student beats BM25', RERANKERS).reason).toBe('the sentence names no metric of the record');
  });
});

describe('a sentence about three systems', () => {
  it.each([
    [
      'The student beats BM25 and exceeds the teacher in MRR',
      'it compares with several systems: write one item, or one span, for each',
    ],
    [
      'MRR of BM25 and MRR of the student are above 0.3',
      'it speaks of several systems: write one item, or one span, for each',
    ],
  ])('%s', (sentence, reason) => {
    expect(suggestFor(sentence, RERANKERS)).toEqual({ proposals: [], reason });
  });
});

describe('a name that is not clear', () => {
  it('is not read where two columns have it', () => {
    const text = RERANKERS.replace('| Run | Model |', '| Run | Model | Start |')
      .replace('| --- | --- |', '| --- | --- | --- |')
      .replaceAll(/^(\| [bts]\d \| )(\w+) \|/gmu, '$1$2 | teacher |');
    expect(suggestFor('MRR of the student beats the teacher', text)).toEqual({
      proposals: [],
      reason: '“teacher” may be model == "teacher" or start == "teacher"',
    });
  });

  it('is no system where it says where something is measured, or what is asked of two at once', () => {
    expect(statements('MRR > 0.3 on student')).toEqual([`mrr > 0.3 ${STUDENT}`]);
    expect(statements('the student and the teacher beat BM25 in MRR')).toEqual([]);
    expect(statements('MRR beats the teacher and BM25')).toEqual([]);
  });

  it('is compared only in what it has', () => {
    const text = RERANKERS.replace('| t1 | teacher | 1 | 0.402 |', '| t1 | teacher | 1 | — |');
    expect(suggestFor('MRR of the student beats the teacher', text)).toEqual({
      proposals: [],
      reason: 'no row whose Model is teacher has a value of MRR',
    });
  });
});

describe('systems that are the rows themselves', () => {
  it('are named by their row', () => {
    expect(statements('MRR of the student beats BM25', COMPARISON)).toEqual(['row("student").mrr > row("BM25").mrr']);
    expect(statements("The student keeps 95% of the teacher's MRR", COMPARISON)).toEqual([]);
    expect(statements("The student keeps at least 95% of the teacher's MRR", COMPARISON)).toEqual([
      'row("student").mrr >= 0.95 * row("teacher").mrr',
    ]);
    expect(statements('Student MRR > 0.38', COMPARISON)).toEqual(['row("student").mrr > 0.38']);
    expect(statements('mean MRR of the student in every run beats BM25', COMPARISON)).toEqual([]);
  });

  it('are each a reading where nobody is named, and too many where there are more than three', () => {
    expect(statements('MRR is above BM25', COMPARISON)).toEqual([
      'row("teacher").mrr > row("BM25").mrr',
      'row("student").mrr > row("BM25").mrr',
    ]);
    expect(suggestFor('MRR > 0.38', `${COMPARISON}| pupil | 0.38 |\n`).reason).toBe(
      'the table has a row for each Model: say whose value is meant',
    );
  });

  it('have a baseline of their own', () => {
    const own = COMPARISON.replace('| BM25 |', '| Baseline |').replace(/^\| teacher .*\n/mu, '');
    expect(statements('MRR improves by at least 0.02', own)).toEqual([
      'row("student").mrr > row("Baseline").mrr by 0.02',
    ]);
  });
});

describe('systems that were measured on several sets', () => {
  const text = `# Translation

## Results

| Run | System | Dataset | BLEU | Latency (ms) |
| --- | --- | --- | --- | --- |
| a | Marian | wmt22 | 28.1 | 41 |
| b | Marian | flores | 30.0 | 41 |
| c | teacher | wmt22 | 33.0 | 210 |
| d | teacher | flores | 34.0 | 215 |
| e | distil | wmt22 | 31.9 | 61 |
| f | distil | flores | 32.7 | 60 |
`;
  const marian = 'row(where system == "Marian" and dataset == "flores").bleu';

  it.each([
    ['On flores, distil beats Marian by 1 BLEU', []],
    [
      'On flores, BLEU of distil beats Marian by 1',
      [`bleu > ${marian} by 1 where system == "distil" and dataset == "flores"`],
    ],
    ['distil beats Marian in BLEU on flores', [`bleu > ${marian} where system == "distil" and dataset == "flores"`]],
    ['distil BLEU on wmt22 above 30', ['bleu > 30 where system == "distil" and dataset == "wmt22"']],
    ['BLEU for distil > 30', ['bleu > 30 where system == "distil"']],
    [
      'BLEU for distil above Marian on every dataset',
      ['bleu > row(where system == "Marian").bleu where system == "distil" per dataset'],
    ],
    [
      'Latency: distil at most 1/3 of teacher',
      ['mean(latency) <= 1 / 3 * mean(row(where system == "teacher").latency) where system == "distil"'],
    ],
    ['distil BLEU on wmt22 and flores above 30', ['bleu > 30 where system == "distil" per dataset']],
    [
      'BLEU of distil ≥ 95% of teacher on wmt22 and flores',
      ['bleu >= 0.95 * row(where system == "teacher").bleu where system == "distil" per dataset'],
    ],
  ])('%s', (sentence, expected) => {
    expect(statements(sentence, text)).toEqual(expected);
  });

  it('are held on those sets only that a sentence lists', () => {
    const more = `${text}| g | distil | ntrex | 29 | 60 |\n`;
    expect(statements('distil BLEU on wmt22 and flores above 30', more)).toEqual([
      'bleu > 30 where system == "distil" and dataset in {"wmt22", "flores"} per dataset',
    ]);
  });

  it('count a point of a score from 0 to 100 as 1', () => {
    expect(statements('distil achieves BLEU within 2 points of the teacher on flores', text)).toEqual([
      'bleu within 2 of row(where system == "teacher" and dataset == "flores").bleu where system == "distil" and dataset == "flores"',
    ]);
  });
});

describe('any sentence about systems', () => {
  const words =
    "the student|student|the student's|BM25|the teacher|the teacher's|MRR|NDCG@10|p95 latency|of|beats|better than|compared with|within|half|a third of|that of|at least|at most|10%|2 points|0.4|40 ms|in every run|2 seeds|mean|improves|halves|by|over|and|,|per seed|NEW-1|on".split(
      '|',
    );

  it.each([
    ['in runs', RERANKERS],
    ['in several runs', TWO_BM25],
    ['in rows', COMPARISON],
  ])('%s, is answered with proposals that type-check, or with a reason', (_, text) => {
    const context = suggestContexts(recordOf(text), { runRecords: new Map() })('criterion');
    const sentence = fc
      .array(fc.constantFrom(...words), { minLength: 2, maxLength: 9 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(sentence, (said) => {
        const { proposals, reason } = suggestStatements(said, context);
        expect(proposals.length === 0).toBe(reason !== undefined);
        for (const { statement } of proposals)
          expect(context.problemsOf(statement).filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
