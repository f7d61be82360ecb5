import { describe, expect, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import type { StatementOutcome } from '../../src/criteria/outcome.ts';
import { recordOf } from './record-of.ts';

const BACKGROUND = ['## Background', '', '- Accuracy: 0.913'];
const MODELS = ['## Results', '', '| Model | Accuracy |', '|---|---|', '| v3 | 0.884 |', '| v4 | 0.887 |'];
const metrics = (heading: string, value: string, label = 'Accuracy') => [
  `## ${heading}`,
  '',
  '| Metric | Value |',
  '|---|---|',
  `| ${label} | ${value} |`,
];
const bullet = (heading: string, value: string) => [`## ${heading}`, '', `- Accuracy: ${value}`];

const documentOf = (statement: string, sections: readonly (readonly string[])[]): string =>
  [
    '# Kettle',
    '',
    '## Criteria',
    '',
    `- It boils. \`expect: ${statement}\``,
    ...sections.flatMap((each) => ['', ...each]),
  ].join('\n');

/** The outcome of one statement over a document with these sections. */
function outcomeOf(statement: string, sections: readonly (readonly string[])[], other?: string): StatementOutcome {
  const resolveDocument = () => (other === undefined ? undefined : recordOf(other));
  const record = recordOf(documentOf(statement, sections));
  const [only] = decide(record, { runRecords: new Map(), resolveDocument }).outcomes[0]?.statements ?? [];
  if (only === undefined) throw new Error('no statement was found');
  return only;
}

describe('the value of a metric that no run has', () => {
  it.each([
    ['a line of text, where nothing else has the name', [BACKGROUND], 'met', '0.913 >= 0.9 is true'],
    [
      'no line elsewhere, where a table has the name',
      [BACKGROUND, MODELS],
      'undetermined',
      'accuracy is in the table of "Results" (line 13), whose rows are not runs',
    ],
    [
      'no line elsewhere, where a row of a table has the name',
      [BACKGROUND, metrics('Results', '0.884')],
      'unmet',
      '0.884 >= 0.9 is false',
    ],
    [
      'no line elsewhere, where the results have one',
      [BACKGROUND, bullet('Results', '0.884')],
      'unmet',
      '0.884 >= 0.9 is false',
    ],
    [
      'neither of two tables that differ',
      [metrics('Results (validation)', '0.91'), metrics('Results (test)', '0.88')],
      'undetermined',
      'it is not said which is meant: 0.91 in "Results (validation)" (line 11), 0.88 in "Results (test)" (line 17)',
    ],
    [
      'both of two tables that agree',
      [metrics('Results (a)', '0.91'), metrics('Results (b)', '**0.910**')],
      'met',
      '0.91 >= 0.9 is true',
    ],
    [
      'no table, where another has nothing yet',
      [metrics('Results (validation)', '0.91'), metrics('Results (test)', '')],
      'undetermined',
      'it is not said which is meant: 0.91 in "Results (validation)" (line 11), nothing yet in "Results (test)" (line 17)',
    ],
    [
      'no line that its table does not know',
      [[...MODELS, '', '- Accuracy: 0.95']],
      'undetermined',
      'it is not said which is meant: 0.95 in "Results" (line 14), a column in "Results" (line 9)',
    ],
    ['a line that its table knows', [[...MODELS, '', '- Accuracy: 0.887']], 'unmet', '0.887 >= 0.9 is false'],
    [
      'no difference, where the results have the metric',
      [
        [
          '## Results',
          '',
          '**Improvement vs baseline**:',
          '',
          '- Accuracy: +0.02',
          '',
          ...metrics('Results of the test', '0.93'),
        ],
      ],
      'met',
      '0.93 >= 0.9 is true',
    ],
  ])('is %s', (_, sections, kind, because) => {
    const outcome = outcomeOf('accuracy >= 0.9', sections);
    expect([outcome.kind, outcome.because]).toEqual([kind, because]);
  });

  it('is decided by the heading', () => {
    const sections = [metrics('Results (validation)', '0.91'), metrics('Results (test)', '0.88')];
    expect(outcomeOf('accuracy >= 0.9 under "Results (test)"', sections).because).toBe('0.88 >= 0.9 is false');
  });

  it('is named in the evidence if something else has the name', () => {
    expect(outcomeOf('accuracy >= 0.9', [BACKGROUND, metrics('Results', '0.884')]).evidence.sources).toEqual([
      { what: 'accuracy', heading: 'Results', line: 15 },
    ]);
  });

  it('comes with a hint if a table has no runs', () => {
    const { settle, problems } = outcomeOf('accuracy >= 0.9', [MODELS]);
    const way = '`row("…").accuracy` for one of its rows, or a first column that is called Run, not Model';
    expect(settle).toBe(way);
    expect(problems.map(({ message, hint }) => [message, hint])).toEqual([
      ['accuracy is in the table of "Results" (line 9), whose rows are not runs', way],
    ]);
    expect(outcomeOf('row("v4").accuracy >= 0.8', [MODELS]).kind).toBe('met');
  });
});

it('a row whose value may be in several columns gives none, with a hint', () => {
  const table = ['## Results', '', '| Metric | Baseline | Treatment |', '|---|---|---|', '| AUC | 0.761 | 0.748 |'];
  const { kind, because, settle } = outcomeOf('auc >= 0.75', [table]);
  expect([kind, because, settle]).toEqual([
    'undetermined',
    'auc is in a row of "Results" (line 9), of which no column is its value: Baseline, Treatment',
    '`row("AUC").col("Treatment")`, or a column that is called Value',
  ]);
  expect(outcomeOf('row("AUC").col("Treatment") >= 0.75', [table]).because).toBe('0.748 >= 0.75 is false');
});

it.each([
  ['| Metric | Ours | Baseline |', '| AUC | 0.74 | 0.76 |', 'Ours'],
  ['| Metric | After | Before | Δ |', '| AUC | 0.74 | 0.76 | -0.02 |', 'After'],
  ['| Metric | First | Second |', '| AUC | 0.74 | 0.76 |', 'Second'],
])('%s is no reason to take a baseline or a difference for what was measured', (head, row, column) => {
  const { kind, settle } = outcomeOf('auc >= 0.75', [['## Results', '', head, head.replace(/[^|]+/g, '---'), row]]);
  expect([kind, settle]).toEqual(['undetermined', `\`row("AUC").col("${column}")\`, or a column that is called Value`]);
});

it('a header is quoted where it is the way out', () => {
  const table = ['## Results', '', '| Model | Perplexity ↓ |', '|---|---|', '| v4 | 12.4 |'];
  expect(outcomeOf('col("Perplexity ↓") < 13', [table]).settle).toBe(
    '`row("…").col("Perplexity ↓")` for one of its rows, or a first column that is called Run, not Model',
  );
  expect(outcomeOf('row("v4").col("Perplexity ↓") < 13', [table]).kind).toBe('met');
});

it('a metric of a run record that none has names the column of its name', () => {
  const table = ['## Runs', '', '| Run | NDCG@10 |', '|---|---|', '| r1 | 0.31 |'];
  expect(outcomeOf('metric("NDCG@10") > 0.3', [table]).settle).toBe(
    'a value of NDCG@10 for r1 in its run record, or `col("NDCG@10")` for the column',
  );
});

describe('a value in another document', () => {
  const RUN = ['## Here', '', '| Run | Accuracy |', '|---|---|', '| a | 0.90 |'];
  const told = (...sections: readonly (readonly string[])[]) =>
    outcomeOf('accuracy > doc("EXP-9").accuracy', [RUN], documentOf('true == true', sections));

  it.each([
    [
      [BACKGROUND, MODELS],
      'undetermined',
      'in EXP-9, accuracy is in the table of "Results" (line 13), whose rows are not runs',
    ],
    [[BACKGROUND, metrics('Results', '0.884')], 'met', '1 of 1 run; closest a, 0.90 against 0.884'],
    [
      [BACKGROUND, ['## Results', '', '| Run | Accuracy |', '|---|---|', '| z | 0.95 |']],
      'unmet',
      '0 of 1 run; worst a, 0.90 against 0.95',
    ],
    [
      [
        ['## One', '', '| Run | Accuracy |', '|---|---|', '| z | 0.7 |'],
        ['## Two', '', '| Run | Accuracy | F1 |', '|---|---|---|', '| z | 0.95 | 1 |'],
      ],
      'undetermined',
      'EXP-9 has 2 runs with accuracy',
    ],
  ])('is read by the same rules: %#', (sections, kind, because) => {
    const outcome = told(...sections);
    expect([outcome.kind, outcome.because]).toEqual([kind, because]);
  });
});
