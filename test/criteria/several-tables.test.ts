import { describe, expect, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import { statementProblems } from '../../src/criteria/statement-outcome.ts';
import { worldsOf } from '../../src/criteria/world/world.ts';
import type { StatementOutcome } from '../../src/criteria/outcome.ts';
import { recordOf } from './record-of.ts';

const NONE = { runRecords: new Map() };

const TRAINING = [
  '## Training',
  '',
  '| Run | AUC | Loss |',
  '|---|---|---|',
  '| t1 | 0.87 | 0.31 |',
  '| t2 | 0.88 | 0.30 |',
];
const HOLDOUT = [
  '## Holdout',
  '',
  '| Run | AUC | Recall |',
  '|---|---|---|',
  '| t1 | 0.79 | 0.31 |',
  '| t2 | 0.78 | 0.30 |',
];

/** The outcome of one statement over a document with these sections. */
function outcomeOf(statement: string, ...sections: readonly (readonly string[])[]): StatementOutcome {
  const lines = ['# Kettle', '', '## Criteria', '', `- It boils. \`expect: ${statement}\``];
  const text = [...lines, ...sections.flatMap((section) => ['', ...section])].join('\n');
  const [only] = decide(recordOf(text), NONE).outcomes[0]?.statements ?? [];
  if (only === undefined) throw new Error('no statement was found');
  return only;
}

describe('a heading after a statement', () => {
  it('restricts the rows that are left out to those below it', () => {
    const valid = [
      '## Validation',
      '',
      '| Run | AUC |',
      '|---|---|',
      '| v1 | 0.7 |',
      '| baseline | 0.6 |',
      '| Mean | 0.65 |',
    ];
    const test = ['## Test', '', '| Run | AUC |', '|---|---|', '| t1 | 0.85 |', '| baseline | 0.61 |'];
    const { kind, evidence } = outcomeOf('auc >= 0.8, every run under "Test"', valid, test);
    expect([kind, evidence.runs, evidence.leftOut]).toEqual(['met', ['t1'], [{ run: 'baseline', as: 'reference' }]]);
  });
});

describe('a name in several runs tables', () => {
  it('is undetermined if they give different answers', () => {
    const { kind, because, settle, problems } = outcomeOf('auc >= 0.8', TRAINING, HOLDOUT);
    expect([kind, because, settle]).toEqual([
      'undetermined',
      'it is not said which table is meant: "Training" (line 9) comes to met (2 of 2 runs; closest t1, 0.87 against 0.8), "Holdout" (line 16) comes to unmet (0 of 2 runs; worst t2, 0.78 against 0.8)',
      'say which, behind the statement: `under "Holdout"`',
    ]);
    expect(problems.map(({ severity, message, hint }) => [severity, message, hint])).toEqual([
      [
        'warning',
        '`auc` is in 2 tables of runs: "Training" (line 9) and "Holdout" (line 16)',
        'say which, behind the statement: `under "Holdout"`',
      ],
    ]);
  });

  it.each([
    ['auc >= 0.75', 'met', '2 of 2 runs; closest t1, 0.87 against 0.75'],
    ['auc >= 0.95', 'unmet', '0 of 2 runs; worst t1, 0.87 against 0.95'],
    ['auc >= 0.8 and loss < 1', 'met', '2 of 2 runs; closest t1, 0.87 against 0.8'],
    ['auc >= 0.8 and recall > 0.1', 'unmet', '0 of 2 runs; worst t2, 0.78 against 0.8'],
    ['auc >= 0.8, every run under "Training"', 'met', '2 of 2 runs; closest t1, 0.87 against 0.8'],
    ['auc >= 0.8 under "Holdout"', 'unmet', '0 of 2 runs; worst t2, 0.78 against 0.8'],
    ['auc >= 0.8 under "holdout" where run == "t1"', 'unmet', '0 of 1 run; worst t1, 0.79 against 0.8'],
    ['bands(max(auc)): >= 0.8 GO, else NO-GO under "Holdout"', 'unmet', '0.79 lies in no other band: NO-GO'],
    ['max(auc) >= 0.8', 'undetermined', undefined],
    ['bands(max(auc)): >= 0.8 GO, else NO-GO', 'undetermined', undefined],
  ])('`%s` is %s', (statement, kind, because) => {
    const outcome = outcomeOf(statement, TRAINING, HOLDOUT);
    expect(outcome.kind).toBe(kind);
    if (because !== undefined) expect(outcome.because).toBe(because);
  });

  it('is reported by `check` before any number is compared', () => {
    const text = ['# Kettle', '', ...TRAINING, '', ...HOLDOUT].join('\n');
    const place = { text: 'auc > 0', span: { start: 0, end: 7 }, direct: false, written: true };
    const problems = statementProblems(worldsOf(recordOf(text), NONE), place);
    expect(problems.map(({ message }) => message)).toEqual([
      '`auc` is in 2 tables of runs: "Training" (line 5) and "Holdout" (line 12)',
    ]);
  });

  it('is distinguished by a heading of its own, if it has none', () => {
    const untitled = [...TRAINING, '', ...HOLDOUT.slice(2)];
    expect(outcomeOf('auc >= 0.8', untitled).settle).toBe(
      'give each table a heading of its own, and write it behind the statement: `under "Results"`',
    );
  });

  it.each([
    ['auc > 0 under "Test"', 'no heading is called "Test" yet', 'there are "Criteria", "Training", "Holdout"'],
    ['auc > 0 under "Holdout"', '2 headings are called "Holdout"', 'give each a name of its own'],
  ])('`%s`: %s', (statement, message, hint) => {
    const more = message.startsWith('2') ? [HOLDOUT] : [];
    const { kind, problems } = outcomeOf(statement, TRAINING, HOLDOUT, ...more);
    expect([kind, problems[0]?.severity, problems[0]?.message, problems[0]?.hint]).toEqual([
      'undetermined',
      'warning',
      message,
      hint,
    ]);
  });
});

describe('the places where values were read', () => {
  const sourcesOf = (statement: string, ...sections: readonly (readonly string[])[]) =>
    outcomeOf(statement, ...sections).evidence.sources;

  it('name the table if another one has such a column', () => {
    expect(sourcesOf('loss < 1', TRAINING, HOLDOUT)).toEqual([]);
    expect(sourcesOf('auc >= 0.8 and loss < 1', TRAINING, HOLDOUT)).toEqual([
      { what: 'runs', heading: 'Training', line: 9 },
    ]);
  });

  it('name the deciding row if tables with one header are read together', () => {
    const again = ['## Test', ...TRAINING.slice(1, 4), '| t3 | 0.70 | 0.31 |'];
    expect(sourcesOf('auc >= 0.8', TRAINING, again)).toEqual([{ what: 't3', heading: 'Test', line: 18 }]);
    expect(sourcesOf('auc >= 0.8, some run', TRAINING, again)).toEqual([{ what: 't1', heading: 'Training', line: 11 }]);
  });

  it('name the other row of a comparison', () => {
    const table = ['## Results', '', '| Run | AUC |', '|---|---|', '| Baseline | 0.7 |', '| t1 | 0.8 |'];
    expect(sourcesOf('auc > baseline.auc', table)).toEqual([{ what: 'row "Baseline"', heading: 'Results', line: 11 }]);
  });
});
