import { describe, expect, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import { worldsOf } from '../../src/criteria/world/world.ts';
import { statementOutcome } from '../../src/criteria/statement-outcome.ts';
import type { StatementOutcome, StatementPlace } from '../../src/criteria/outcome.ts';
import type { RunRecord } from '../../src/runs/run-record.ts';
import { documentWith, recordOf, recordsOf, runRecord } from './record-of.ts';

const TABLE = [
  '| Run ID | Date | Command | Leaf | Seed | Base Bitter | Bitter | Time (ms) | Score | Cups | Match? |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
  '| pot-1 | 2026-01-03 | `brew --heat 80 --slow` | oolong | 1 | 0.30 | 0.25 | 80 | 0.91 | 3/4 | ✅ |',
  '| pot-2 | 2026-01-04 | `brew --heat 80` | oolong | 2 | 0.30 | 0.31 | 95 | 0.93 | 4/4 | ✅ |',
  '| pot-3 | 2026-01-05 | `brew --heat=90` | assam | 1 | 0.40 | 0.20 | 70 | 0.95 | 4/4 | ❌ |',
  '| pot-4 | 2026-01-06 | `brew --heat 90` | assam | 2 | 0.40 | — | 60 | < 0.90 | 4/4 | ✅ |',
  '| ~~pot-5~~ | ~~2026-01-07~~ | ~~`brew`~~ | ~~assam~~ | ~~3~~ | ~~0.40~~ | ~~0.99~~ | ~~1~~ | ~~0.1~~ | ~~0/4~~ | ~~❌~~ |',
  '| Baseline | 2026-01-01 | `brew` | oolong | 1 | 0.35 | 0.35 | 99 | 0.80 | 1/4 | ❌ |',
];

const NONE = new Map<string, RunRecord>();

function outcomeOf(
  statement: string,
  given: { readonly more?: string; readonly records?: ReadonlyMap<string, RunRecord> } = {},
): StatementOutcome {
  const more = '<!-- expctl: metrics bitter better=lower -->\n\n## Setup\n\n**Kettle size**: 2\n' + (given.more ?? '');
  const record = recordOf(documentWith([`- **Taste**: it tastes. \`expect: ${statement}\``], TABLE, more));
  const [outcome] = decide(record, { runRecords: given.records ?? NONE }).outcomes;
  const [only] = outcome?.statements ?? [];
  if (only === undefined) throw new Error('no statement was found');
  return only;
}

describe('statements over a table', () => {
  it.each([
    ['bitter < base_bitter, every run', 'unmet', '2 of 4 runs (1 unknown); worst pot-2, 0.31 against 0.30; 1 excluded'],
    ['bitter < base_bitter', 'unmet', '2 of 4 runs (1 unknown); worst pot-2, 0.31 against 0.30; 1 excluded'],
    ['bitter < 0.5', 'undetermined', 'bitter of pot-4 is missing; 1 excluded'],
    ['bitter < base_bitter, some run', 'met', '2 of 4 runs (1 unknown); closest pot-1, 0.25 against 0.30; 1 excluded'],
    ['bitter > 0.9, some run', 'undetermined', 'bitter of pot-4 is missing; 1 excluded'],
    ['bitter < base_bitter, every run where leaf == "assam"', 'undetermined', 'bitter of pot-4 is missing; 1 excluded'],
    ['bitter < 0.3, every run where bitter < 0.3', 'undetermined', 'bitter of pot-4 is missing'],
    ['bitter < base_bitter where leaf == "sencha"', 'undetermined', 'no run is selected'],
    ['bitter < base_bitter, at least 2 runs', 'met', undefined],
    ['bitter < base_bitter, at least 3 runs', 'undetermined', undefined],
    ['bitter < base_bitter, at least 4 runs', 'unmet', undefined],
    ['bitter < base_bitter, at least 5 runs', 'undetermined', '4 runs, 5 are asked for; 1 excluded'],
    ['bitter < base_bitter, at least 50% of runs', 'met', undefined],
    ['bitter < base_bitter, at least 75% of runs', 'undetermined', undefined],
    ['bitter < base_bitter, at least 80% of runs', 'unmet', undefined],
    ['bitter < base_bitter, at least 1 seeds', 'met', undefined],
    ['bitter < base_bitter, at least 2 seeds', 'unmet', undefined],
    ['time < 99, at least 2 seeds', 'met', undefined],
    ['time < 99, at least 3 seeds', 'undetermined', '2 seeds, 3 are asked for; 1 excluded'],
    ['time < 65, the latest run', 'met', 'the latest run, pot-4, 60 against 65; 1 excluded'],
    ['time < 65, the best run by bitter', 'undetermined', 'bitter of pot-4 is not known; 1 excluded'],
    [
      'time < 75, the best run by bitter where bitter < 1 and leaf ~ "*" and run_id != "pot-4"',
      'met',
      'the best run, pot-3, 70 against 75; 1 excluded',
    ],
    ['time < 65, the best run by score', 'undetermined', 'nothing says which way score is better; 1 excluded'],
    ['time < 0.1 s', 'met', undefined],
    ['time < 1 GB', 'undetermined', 'the statement cannot be read: ms cannot be compared with GB'],
    ['80 < 1.2 s', 'undetermined', 'the statement cannot be read: one number is in s, and this one has no unit'],
    ['-80 < 1.2 s', 'undetermined', 'the statement cannot be read: one number is in s, and this one has no unit'],
    ['40 + 40 < 1.2 s', 'undetermined', 'the statement cannot be read: one number is in s, and this one has no unit'],
    ['1.2 s > 80', 'undetermined', 'the statement cannot be read: one number is in s, and this one has no unit'],
    ['80 in [1 s, 2 s]', 'undetermined', 'the statement cannot be read: one number is in s, and this one has no unit'],
    [
      '80 ms in [1, 2 s]',
      'undetermined',
      'the statement cannot be read: one number is in ms, and this one has no unit',
    ],
    [
      '50 within 0.1 s of 49',
      'undetermined',
      'the statement cannot be read: one number is in s, and this one has no unit',
    ],
    ['80 == 79 ± 1 ms', 'undetermined', 'the statement cannot be read: one number is in ms, and this one has no unit'],
    ['80 ms < 1.2 s', 'met', undefined],
    ['0 < 1.2 s', 'met', undefined],
    ['2 * 40 ms < 1.2 s', 'met', undefined],
    ['80 < 90', 'met', undefined],
    ['2 < 3x', 'met', undefined],
    ['score >= 0.9', 'unmet', undefined],
    ['score < 0.92, some run', 'met', undefined],
    [
      'score < 0.85, every run where leaf == "assam" and seed == 2',
      'undetermined',
      '< 0.90 < 0.85 cannot be determined',
    ],
    ['cups > 3', 'undetermined', 'the statement cannot be read: `cups` holds pairs such as 3/4'],
    ['cups.first >= 3 and cups.second == 4', 'met', undefined],
    ['match == "PASS", at least 3 runs', 'met', undefined],
    ['command.heat == 80, some run', 'met', undefined],
    ['time < 90, every run where command.heat == 90', 'met', undefined],
    [
      'time < 90, every run where command.slow == "true"',
      'undetermined',
      'the command of pot-2 has no --slow; 1 excluded',
    ],
    ['constant(base_bitter)', 'unmet', 'base_bitter is 0.30 (pot-1) and 0.40 (pot-3); 1 excluded'],
    ['constant(base_bitter) per leaf', 'met', undefined],
    ['constant(bitter) per leaf', 'unmet', undefined],
    [
      'constant(base_bitter) per command.slow',
      'unmet',
      'command.slow (none): base_bitter is 0.30 (pot-2) and 0.40 (pot-3); 1 excluded',
    ],
    ['bitter < base_bitter, some run per leaf', 'met', undefined],
    [
      'bitter < base_bitter, some run per leaf in at least 3 groups',
      'undetermined',
      '2 groups, 3 are asked for; 1 excluded',
    ],
    ['time < 90, every run per leaf in at least 1 groups', 'met', undefined],
    ['mean(time) < 80', 'met', '76.25 ms < 80 is true; 1 excluded'],
    ['mean(time) < 80, at least 4 runs', 'met', undefined],
    ['mean(time) < 80, at least 5 runs', 'undetermined', '4 runs, 5 are asked for; 1 excluded'],
    ['mean(bitter) < 0.4', 'undetermined', 'bitter of pot-4 is missing; 1 excluded'],
    ['mean(bitter) < 0.4 where leaf == "oolong"', 'met', undefined],
    ['max(time) <= 95 and min(time) >= 60', 'met', undefined],
    ['count() == 4', 'met', undefined],
    ['count(bitter) == 3', 'met', undefined],
    [
      'count(bitterness_nobody_measured) < 3',
      'undetermined',
      'nothing here is named bitterness_nobody_measured; 1 excluded',
    ],
    ['count(bitterness_nobody_measured) >= 3', 'undetermined', undefined],
    ['median(time) == 75', 'met', undefined],
    ['sd(time) < 20', 'met', undefined],
    ['p95(time) < 100', 'met', undefined],
    ['mean(score) > 0.85', 'undetermined', undefined],
    ['max(score) >= 0.95', 'met', undefined],
    ['mean(time) < time', 'undetermined', 'the statement cannot be read: `time` is beside an aggregate'],
    [
      'mean(time) < 80, every run',
      'undetermined',
      'the statement cannot be read: an aggregate already speaks of all selected runs',
    ],
    [
      'time < 80 where mean(time) < 80',
      'undetermined',
      'the statement cannot be read: `where` selects runs one by one, so it takes no aggregate',
    ],
    ['mean(max(time)) < 80', 'undetermined', 'the statement cannot be read: an aggregate inside an aggregate'],
    ['max(bitter, base_bitter) <= 0.31, some run', 'met', undefined],
    ['bitter < baseline.bitter, every run where leaf == "oolong"', 'met', undefined],
    ['bitter < row("pot-2").bitter, some run', 'met', undefined],
    ['bitter <= row(where bitter == 0.2).bitter, some run', 'undetermined', undefined],
    ['time <= row(where time == 70).time, some run', 'met', undefined],
    [
      'time <= row(where leaf == "assam").time, some run',
      'undetermined',
      'row(…).time is given by 2 rows: pot-3 in "Runs" (line 12), pot-4 in "Runs" (line 13); 1 excluded',
    ],
    ['bitter < doc("EXP-042").bitter, some run', 'undetermined', undefined],
    ['bitter no worse than base_bitter by 0.02, every run where leaf == "oolong"', 'met', undefined],
    ['bitter no worse than base_bitter by 1%, every run where leaf == "oolong"', 'unmet', undefined],
    ['bitter no worse than base_bitter by 1 points, every run where leaf == "oolong"', 'met', undefined],
    ['score no worse than 0.8, every run where seed == 1', 'undetermined', undefined],
    ['bitter < base_bitter by 10%, some run', 'met', undefined],
    ['bitter < base_bitter by 20 points, some run', 'met', undefined],
    ['bitter < base_bitter by 21 points, some run', 'undetermined', undefined],
    ['bitter within 5% of base_bitter, every run where seed == 2 and leaf == "oolong"', 'met', undefined],
    ['bitter == base_bitter ± 0.05, every run where leaf == "oolong"', 'met', undefined],
    ['time in [60, 95]', 'met', undefined],
    ['time in [60, 95)', 'unmet', undefined],
    ['leaf in {"oolong", "assam"}', 'met', undefined],
    ['seed in {1, 2}', 'met', undefined],
    ['leaf not in {"oolong"}', 'unmet', undefined],
    ['at least 2 of (time < 100, score > 2, base_bitter > 0)', 'met', undefined],
    ['date >= "2026-01-01"', 'met', undefined],
    ['date < "soon"', 'undetermined', 'the statement cannot be read: `<` cannot order a string'],
    ['kettle_size == 2', 'met', '2 == 2 is true'],
    ['kettle_size >= 3', 'unmet', '2 >= 3 is false'],
    ['kettle_size == 2 where leaf == "sencha"', 'undetermined', 'no run is selected'],
    ['kettle_size == 2, at least 5 runs', 'undetermined', '4 runs, 5 are asked for; 1 excluded'],
    ['kettle_size == 2, at least 4 runs', 'met', '2 == 2 is true; 1 excluded'],
    ['baseline.bitter < 0.4 per leaf in at least 3 groups', 'undetermined', '2 groups, 3 are asked for; 1 excluded'],
    ['base_bitter - 0.2 <= 0.1, some run', 'met', '2 of 4 runs; closest pot-1, 0.1 against 0.1; 1 excluded'],
    ['base_bitter - 0.2 < 0.1, some run', 'unmet', '0 of 4 runs; worst pot-3, 0.2 against 0.1; 1 excluded'],
    ['0.2 <= base_bitter by 0.1, some run', 'met', '4 of 4 runs; closest pot-1, 0.2 against 0.30, by 0.1; 1 excluded'],
    ['3 * score > 2.79 where run_id == "pot-2"', 'unmet', '0 of 1 run; worst pot-2, 2.79 against 2.79'],
    [
      'time < 100 where score < 0.85 per leaf in at least 2 groups',
      'undetermined',
      '0 groups, 2 are asked for; 1 excluded',
    ],
    ['loudness < 3', 'undetermined', undefined],
    ['decreases(loss)', 'undetermined', 'no run has a history of loss; 1 excluded'],
    ['bands(max(time)): < 90 GO, < 100 CONDITIONAL GO, else NO-GO', 'met', '95 ms < 100: CONDITIONAL GO'],
    ['bands(time): < 90 GO, else NO-GO', 'unmet', 'pot-2: 95 lies in no other band: NO-GO'],
    ['bands(bitter): < 0.5 GO, else NO-GO', 'undetermined', 'pot-4: bitter of pot-4 is missing'],
    [
      'mean(bitter) < mean(base_bitter) with 95% confidence where bitter < 1 or leaf == "oolong"',
      'undetermined',
      undefined,
    ],
  ] as const)('%s: %s', (statement, kind, because) => {
    const outcome = outcomeOf(statement);
    expect([outcome.kind, outcome.because]).toEqual([kind, because ?? outcome.because]);
  });
});

describe('names', () => {
  it('suggest what a misspelt name was meant to be, and leave the statement undetermined', () => {
    const outcome = outcomeOf('biter < 1');
    expect(outcome.kind).toBe('undetermined');
    expect(outcome.problems).toMatchObject([
      { severity: 'warning', message: 'nothing is called `biter` yet', hint: 'did you mean bitter?' },
    ]);
  });

  it('warn about a percentage that can be read in two ways, with both readings', () => {
    const [problem] = outcomeOf('bitter < base_bitter by 2%').problems;
    expect(problem).toMatchObject({
      severity: 'warning',
      message: '2% is relative: of 0.30 (base_bitter) it is 0.006, not 0.02',
      hint: 'write `2 points` for 0.02',
    });
  });

  it('place a problem in the document, with its caret', () => {
    const [problem] = outcomeOf('bitter < 1 and meen(bitter) < 1').problems;
    expect(problem?.caret).toBe('bitter < 1 and meen(bitter) < 1\n               ^^^^');
  });
});

describe('run records', () => {
  const exact = (given: Partial<RunRecord>) =>
    recordsOf(runRecord('pot-1', { row: new Map([['Bitter', '0.25']]), ...given }));

  it('are compared in full, and both numbers are shown', () => {
    const records = exact({ metrics: new Map([['bitter', 0.2549]]) });
    const outcome = outcomeOf('bitter <= 0.25, every run where run_id == "pot-1"', { records });
    expect(outcome).toMatchObject({
      kind: 'unmet',
      because: '0 of 1 run; worst pot-1, 0.2549 (cell 0.25) against 0.25',
    });
  });

  it.each([
    ['< 0.1', 0.08, 'bitter < 0.09', 'met', '1 of 1 run; closest pot-1, 0.08 (cell < 0.1) against 0.09'],
    ['~0.1', 0.12, 'bitter < 0.11', 'unmet', '0 of 1 run; worst pot-1, 0.12 (cell ~0.1) against 0.11'],
    ['< 0.1', 0.1, 'bitter < 0.1', 'met', '1 of 1 run; closest pot-1, < 0.1 against 0.1'],
  ])(
    'show the number behind a cell of "%s", if it agrees with the cell: %s',
    (cell, number, statement, kind, because) => {
      const table = ['| Run | Bitter |', '| --- | --- |', `| pot-1 | ${cell} |`];
      const record = recordOf(documentWith([`- **Taste**: \`expect: ${statement}\``], table));
      const logged = runRecord('pot-1', { row: new Map([['Grams', '3']]), metrics: new Map([['bitter', number]]) });
      const [only] = decide(record, { runRecords: recordsOf(logged) }).outcomes.flatMap(({ statements }) => statements);
      expect(only).toMatchObject({ kind, because });
    },
  );

  it('show their number with its unit if the cell is in another one', () => {
    const table = ['| Run | Tannin (%) |', '| --- | --- |', '| pot-1 | 8.00 |'];
    const record = recordOf(documentWith(['- **Taste**: it is weak. `expect: tannin < 5%`'], table));
    const logged = runRecord('pot-1', {
      row: new Map([['Tannin (%)', '8.00']]),
      metrics: new Map([['tannin', 0.08]]),
      units: new Map([['tannin', 'ratio']]),
    });
    const [only] = decide(record, { runRecords: recordsOf(logged) }).outcomes.flatMap(({ statements }) => statements);
    expect(only).toMatchObject({
      kind: 'unmet',
      because: '0 of 1 run; worst pot-1, 0.08 ratio (cell 8.00) against 5%',
    });
  });

  it.each([
    ['9007199254740992', '9007199254740993', 'met'],
    ['42', '42.0', 'unmet'],
    ['18446744073709551615', '18446744073709551615', 'unmet'],
  ])('distinguish seeds %s and %s, or do not', (first, second, kind) => {
    const rows = [`| pot-1 | ${first} | 0.2 |`, `| pot-2 | ${second} | 0.3 |`];
    const record = recordOf(
      documentWith(
        ['- **Taste**: `expect: bitter < 0.5, at least 2 seeds`'],
        ['| Run | Seed | Bitter |', '| --- | --- | --- |', ...rows],
      ),
    );
    expect(
      decide(record, { runRecords: NONE }).outcomes.flatMap(({ statements }) => statements.map((one) => one.kind)),
    ).toEqual([kind === 'met' ? 'met' : 'undetermined']);
  });

  it.each(['seed', 'config.rng_seed', 'trainer.seed_everything'])('give the seed as %s', (path) => {
    const table = ['| Run | Bitter |', '| --- | --- |', '| pot-1 | 0.2 |', '| pot-2 | 0.3 |'];
    const record = recordOf(documentWith(['- **Taste**: `expect: bitter < 0.5, at least 2 seeds`'], table));
    const runRecords = recordsOf(
      runRecord('pot-1', { parameters: new Map([[path, 1]]) }),
      runRecord('pot-2', { parameters: new Map([[path, 2]]) }),
    );
    const kindsOf = (records: ReadonlyMap<string, RunRecord>): readonly string[] =>
      decide(record, { runRecords: records }).outcomes.flatMap(({ statements }) => statements.map(({ kind }) => kind));
    expect(kindsOf(runRecords)).toEqual(['met']);
    expect(kindsOf(NONE)).toEqual(['undetermined']);
  });

  it("are not used for a number other than the cell's", () => {
    const records = exact({ metrics: new Map([['bitter', 0.9]]) });
    expect(outcomeOf('bitter <= 0.25, every run where run_id == "pot-1"', { records }).kind).toBe('met');
  });

  it('give metrics, parameters and histories for which the table has no column', () => {
    const history = new Map([
      [
        'loss',
        { steps: Array.from({ length: 20 }, (_, at) => at), values: Array.from({ length: 20 }, (_, at) => 20 - at) },
      ],
    ]);
    const records = exact({
      metrics: new Map<string, number | string>([
        ['eval/fizz', 3],
        ['fog', 'NaN'],
      ]),
      parameters: new Map([['pot', 'iron']]),
      history,
    });
    const where = 'where run_id == "pot-1"';
    expect(outcomeOf(`metric("eval/fizz") == 3 ${where}`, { records }).kind).toBe('met');
    expect(outcomeOf(`eval_fizz == 3 ${where}`, { records }).kind).toBe('met');
    expect(outcomeOf(`fog < 3 ${where}`, { records })).toMatchObject({
      kind: 'undetermined',
      because: 'fog of pot-1 is NaN',
    });
    expect(outcomeOf(`pot == "iron" ${where}`, { records }).kind).toBe('met');
    expect(outcomeOf(`decreases(loss) ${where}`, { records }).kind).toBe('met');
    expect(outcomeOf(`at(loss, step 5) == 15 ${where}`, { records }).kind).toBe('met');
    expect(outcomeOf(`at(loss, step 99) == 15 ${where}`, { records }).kind).toBe('undetermined');
    expect(outcomeOf(`slope(loss) == -1 ${where}`, { records }).kind).toBe('met');
    expect(outcomeOf(`lowest(loss) == 1 and highest(loss) == 20 and final(loss) == 1 ${where}`, { records }).kind).toBe(
      'met',
    );
  });

  it('give histories in the unit of the record, of the column or of the metric as declared', () => {
    const history = new Map([['eval/Froth', { steps: [1, 2], values: [30, 20] }], ['time', { steps: [1], values: [80] }]]); // prettier-ignore
    const where = 'where run_id == "pot-1"';
    const told = (statement: string, units: ReadonlyMap<string, string> = new Map(), more = '') =>
      outcomeOf(`${statement} ${where}`, { records: exact({ history, units }), more }).kind;
    expect(told('final(eval_froth) < 25')).toBe('met');
    expect(told('final(eval_froth) < 25 ms')).toBe('undetermined');
    const declared = '\n<!-- expctl: metrics eval_froth unit=ms -->\n';
    expect(told('final(eval_froth) < 25 ms', new Map(), declared)).toBe('met');
    expect(told('final(metric("eval/Froth")) < 0.025 s', new Map(), declared)).toBe('met');
    expect(told('final(eval_froth) < 25 ms', new Map([['eval/Froth', 's']]), declared)).toBe('unmet');
    // The column is in milliseconds.
    expect(told('final(time) < 0.1 s')).toBe('met');
    expect(told('final(col("Time (ms)")) < 0.1 s')).toBe('met');
  });

  it('give a metric by its path in the declared unit', () => {
    const records = exact({ metrics: new Map([['eval/fizz', 3]]) });
    const more = '\n<!-- expctl: metrics eval/fizz unit=ms -->\n';
    expect(outcomeOf('metric("eval/fizz") < 1 s where run_id == "pot-1"', { records, more }).kind).toBe('met');
  });

  it('need ten points to show a decrease', () => {
    const history = new Map([['loss', { steps: [1, 2, 3], values: [3, 2, 1] }]]);
    const outcome = outcomeOf('decreases(loss) where run_id == "pot-1"', { records: exact({ history }) });
    expect(outcome).toMatchObject({
      kind: 'undetermined',
      because: 'the history of loss of pot-1 has 3 points, 10 are needed',
    });
  });
});

describe('an answer that is known despite missing values', () => {
  it('never becomes met when a row without a value is added to `every run`', () => {
    const rows = TABLE.slice(0, 5);
    const decideRows = (table: readonly string[]) => {
      const record = recordOf(documentWith(['- Taste `expect: bitter < 1, every run`'], table));
      return decide(record, { runRecords: NONE }).outcomes[0]?.kind;
    };
    expect(decideRows(rows)).toBe('met');
    expect(decideRows([...rows, TABLE[5] ?? ''])).toBe('undetermined');
  });
});

describe('the notes on an answer', () => {
  const over = (statement: string, table: readonly string[]): StatementOutcome => {
    const record = recordOf(documentWith([`- **Taste**: it tastes. \`expect: ${statement}\``], table));
    const [only] = decide(record, { runRecords: NONE }).outcomes[0]?.statements ?? [];
    if (only === undefined) throw new Error('no statement was found');
    return only;
  };
  const ROWS = ['| Run ID | Seed | Brew WER | Base WER |', '| --- | --- | --- | --- |'];

  it('refuse to aggregate a percentage and a rate of one column', () => {
    const mixed = [...ROWS, '| pot-1 | 1 | 11.2 | 0.12 |', '| pot-2 | 2 | 0.113 | 0.12 |'];
    for (const statement of ['mean(brew_wer) < 0.2', 'max(brew_wer) < 20', 'mean(brew_wer) < 20 with 95% confidence'])
      expect(over(statement, mixed)).toMatchObject({
        kind: 'undetermined',
        because: '0.113 and 11.2 look like a percentage and a rate',
      });
    expect(over('count(brew_wer) == 2', mixed).kind).toBe('met');
    expect(over('mean(brew_wer) < 9', [...ROWS, '| pot-1 | 1 | 11.2 | 1 |', '| pot-2 | 2 | 0.5 | 1 |']).kind).toBe(
      'met',
    );
  });

  it('refuse to compare a percentage with a rate, in whatever notation', () => {
    const mixed = [...ROWS, '| pot-1 | 1 | 0.046 | 4.8 |', '| Baseline | 9 | 4.7 | 4.8 |'];
    for (const statement of [
      'brew_wer < base_wer',
      'col("Brew WER") < col("Base WER")',
      'brew_wer < baseline.brew_wer',
      'col("Brew WER") < row("Baseline").brew_wer',
    ])
      expect(over(statement, mixed)).toMatchObject({
        kind: 'undetermined',
        because: expect.stringMatching(/ look like a percentage and a rate$/u) as string,
      });
  });

  it('distinguish a ratio from one, and from the number it is compared with', () => {
    const near = (statement: string, now: string) =>
      over(statement, [...ROWS, `| pot-1 | 1 | ${now} | 1000 |`]).because;
    expect(near('brew_wer <= 1.0003 * base_wer', '1000.4')).toBe(
      '0 of 1 run; largest ratio 1.0004: pot-1, 1000.4 against 1000',
    );
    expect(near('brew_wer <= 2 * base_wer', '1004.9')).toBe(
      '1 of 1 run; largest ratio 1.005: pot-1, 1004.9 against 1000',
    );
    expect(near('brew_wer <= 2 * base_wer', '1000')).toBe('1 of 1 run; largest ratio 1: pot-1, 1000 against 1000');
  });

  it('limit the chance of some of the runs if a margin is required', () => {
    const rows = [...ROWS, ...['1', '2', '3'].map((seed) => `| pot-${seed} | ${seed} | 0.10 | 0.12 |`)];
    expect(over('brew_wer < base_wer by 0.01, some run', rows).evidence.chance?.because).toBe(
      'at least 1 of 3 runs against one baseline: at most 75%',
    );
  });

  describe('give the probability of meeting it by chance', () => {
    const directed = (statement: string, bases: readonly string[], seeds = ['1', '2', '3', '4']) => {
      const rows = seeds.map((seed, at) => `| pot-${at} | ${seed} | 0.${10 + at} | ${bases[at] ?? bases[0] ?? ''} |`);
      const table = ['| Run ID | Seed | Brew WER | Base WER |', '| --- | --- | --- | --- |', ...rows];
      const more = '<!-- expctl: metrics BREW_WER better=lower -->';
      const record = recordOf(documentWith([`- **Taste**: it tastes. \`expect: ${statement}\``], table, more));
      return decide(record, { runRecords: NONE }).outcomes[0]?.statements[0];
    };
    const chance = (...given: Parameters<typeof directed>) => directed(...given)?.evidence.chance;
    const own = ['0.20', '0.21', '0.22', '0.23'];

    it('for the best run: the baseline is as likely as any to be the best of all', () => {
      const best = chance('brew_wer < base_wer, the best run by brew_wer', ['0.20']);
      expect(best?.because).toBe('4/5 = 80%, because the best of 4 runs is compared with one baseline');
      expect(best?.probability).toBeCloseTo(0.8, 12);
      expect(chance('base_wer > brew_wer, the best run by brew_wer', ['0.20'])?.because).toBe(best?.because);
      expect(chance('brew_wer < base_wer, the best run by brew_wer', own)?.because).toBe(
        `at most ${best?.because ?? ''}`,
      );
      expect(chance('brew_wer > base_wer, the best run by brew_wer', ['0.20'])).toBeUndefined();
    });

    it('for the latest run: one half', () => {
      const dated = ['| Run ID | Date | Brew WER | Base WER |', '| --- | --- | --- | --- |'];
      const rows = ['| a | 2026-01-01 | 0.2 | 0.3 |', '| b | 2026-01-02 | 0.2 | 0.3 |'];
      expect(over('brew_wer < base_wer, the latest run', [...dated, ...rows]).evidence.chance?.because).toBe(
        '1/2 = 50%, because one run is looked at',
      );
    });

    it('for seeds: as for runs, and an upper limit if a seed has several', () => {
      expect(chance('brew_wer < base_wer, at least 3 seeds', own)?.because).toBe(
        'at least 3 of 4 at one half each = 31%, because every seed has a baseline of its own',
      );
      expect(chance('brew_wer < base_wer, at least 2 seeds', ['0.20'])?.because).toBe(
        'at least 2 of 4 seeds against one baseline: 60%',
      );
      expect(chance('brew_wer < base_wer, at least 2 seeds', ['0.20'], ['1', '1', '2', '2'])?.because).toBe(
        'at most 1/3 = 33%, because the 2 seeds share one baseline',
      );
      expect(directed('brew_wer < base_wer, at least 2 seeds', ['0.10', '0.20'], ['1', '1', '2', '3'])?.because).toBe(
        '0 of 3 seeds, 1 of 4 runs; worst pot-3, 0.13 against 0.10',
      );
    });
  });

  it('say that no run has items', () => {
    const rows = [...ROWS, '| pot-1 | 1 | 0.10 | 0.12 |', '| pot-2 | 2 | 0.10 | 0.13 |'];
    expect(over('brew_wer < base_wer with 95% confidence', rows).because).toBe('no run has items for brew_wer');
  });

  it('are found by looking up once the rows with which every run is compared', () => {
    let asked = 0;
    const text = [
      '# Kettle',
      '',
      '| Run ID | Score |',
      '| --- | --- |',
      ...Array.from({ length: 300 }, (_, at) => `| r${at} | ${at} |`),
      '| baseline | 5 |',
      '',
    ].join('\n');
    const [world] = worldsOf(recordOf(text), { runRecords: new Map() });
    if (world === undefined) throw new Error('no world');
    const counting = {
      ...world,
      references: new Proxy(world.references, {
        get: (rows, key) => {
          asked++;
          return Reflect.get(rows, key);
        },
      }),
    };
    const place = (statement: string): StatementPlace => ({
      text: statement,
      span: { start: 0, end: statement.length },
      direct: true,
      written: true,
    });
    const options = { usual: 'every', isKill: false, conditions: [], isBound: () => true, seed: '' } as const;
    for (const [statement, kind] of [
      ['score >= row("r0").score', 'met'],
      ['score > baseline.score', 'unmet'],
      ['score >= row(where score < 1).score', 'met'],
    ] as const) {
      asked = 0;
      expect(statementOutcome([counting], place(statement), options).kind, statement).toBe(kind);
      expect(asked, statement).toBeLessThan(100);
    }
  });

  it('name a few of the rows if many could be meant', () => {
    const rows = ['| Run ID | Score |', '| --- | --- |', '| r1 | 9 |'];
    const many = Array.from({ length: 20 }, (_, at) => `| baseline ${at} | ${at} |`);
    expect(over('score > baseline.score', [...rows, ...many]).because).toBe(
      'baseline.score is given by 20 rows: baseline 0 in "Runs" (line 11), baseline 1 in "Runs" (line 12), baseline 2 in "Runs" (line 13), baseline 3 in "Runs" (line 14), baseline 4 in "Runs" (line 15) and 15 more',
    );
  });

  it('count the rows that are left out because of their words', () => {
    const table = [
      '| Run | Leaf | Bitter |',
      '| --- | --- | --- |',
      '| Baseline | oolong | 0.3 |',
      '| pot-1 | oolong | 0.2 |',
      '| | assam | 0.4 |',
      '| pot-2 | assam | 0.4 |',
      '| Mean | | 0.3 |',
      '| pot-3 | TBD | — |',
    ];
    const leftOutBy = (statement: string) => {
      const record = recordOf(documentWith([`- **Taste**: it tastes. \`expect: ${statement}\``], table));
      const [only] = decide(record, { runRecords: NONE }).outcomes.flatMap(({ statements }) => statements);
      return only?.evidence.leftOut.map(({ run, as }) => `${run}: ${as}`);
    };
    const all = ['Baseline: reference', 'line 12: continuation', 'Mean: summary'];
    expect(leftOutBy('bitter < 0.5')).toEqual(all);
    expect(leftOutBy('mean(bitter) < 0.5')).toEqual(all);
    expect(leftOutBy('bands(max(bitter)): < 0.5 GO, else NO-GO')).toEqual(all);
    expect(leftOutBy('bitter < 0.5 where leaf == "oolong"')).toEqual(['Baseline: reference', 'Mean: summary']);
  });

  it('count the excluded rows by their reasons', () => {
    const rows = [...ROWS, '| pot-1 | 1 | 0.1 | 0.2 |'];
    const out = '| pot-2 | 2 | excluded: cold | 0.2 |';
    const struck = '| ~~pot-3~~ | ~~3~~ | ~~0.9~~ | ~~0.2~~ |';
    const words = (...more: readonly string[]) => over('brew_wer < 1', [...rows, ...more]).because;
    expect(words(out)).toContain('; 1 excluded: cold');
    expect(words(struck)).toMatch(/; 1 excluded$/u);
    expect(words(out, struck, out.replace('pot-2', 'pot-4'))).toMatch(/; 3 excluded: 2 cold, 1 struck through$/u);
  });

  it('suggest only names that can be written', () => {
    const rows = ['| Run ID | Brew (s) | Brew (ms) | Grew |', '| --- | --- | --- | --- |', '| pot-1 | 1 | 1000 | 2 |'];
    expect(over('bree < 1', rows).problems[0]?.hint).toBe('did you mean col("Brew (s)"), col("Brew (ms)")?');
  });
});
