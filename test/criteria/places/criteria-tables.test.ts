import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { keptResults, planDecision } from '../../../src/criteria/writing/plan-decision.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { compileTemplate } from '../../../src/template/compile-template.ts';
import { recordOf } from '../record-of.ts';

const tableOf = (header: string, ...rows: readonly string[]): string =>
  [header, header.split(' | ').map(() => '---').join(' | '), ...rows].map((line) => `| ${line} |`).join('\n'); // prettier-ignore

const page = (heading: string, ...blocks: readonly string[]): string =>
  [`# EXP-007: Paper kites`, `## ${heading}`, ...blocks, ''].join('\n\n');

const decided = (text: string) => decide(recordOf(text), { runRecords: new Map() });

/** `must WER (clean): met`, in the order of the text. */
const told = (text: string): readonly string[] =>
  decided(text).outcomes.map(({ criterion, kind }) => `${criterion.gate} ${criterion.label}: ${kind}`);

const because = (text: string): readonly string[] => decided(text).outcomes.map((outcome) => outcome.because);

const inCriteria = (header: string, ...rows: readonly string[]): string =>
  page('Success Criteria', tableOf(header, ...rows));

const RUNS = tableOf('Run | Dataset | WER', 'r1 | clean | 0.041', 'r2 | noisy | 0.13');

describe("headers that say what a row's limit is", () => {
  it.each([
    ['Metrik | Ziel | Ist', 'F1 | >= 0.9 | 0.92', 'must F1: met'],
    ['指标 | 目标 | 实际', 'F1 | >= 0.9 | 0.88', 'must F1: unmet'],
    ['Acceptance | Limit | Measured', 'WER | < 5% | 4.2%', 'must WER: met'],
    ['SLO | Target | Actual', 'p95 latency | < 200 ms | 230 ms', 'must p95 latency: unmet'],
    ['KPI | Goal | Result', 'F1 | >= 0.9 | 0.95', 'must F1: met'],
    ['Gate | Threshold | Outcome', 'F1 | >= 0.9 | 0.85', 'must F1: unmet'],
    ['Metric | SLO | Actual', 'p95 latency | < 200 ms | 180 ms', 'must p95 latency: met'],
    ['Indicador | Objetivo | Medido', 'F1 | >= 0.9 | 0.95', 'must F1: met'],
  ])('reads %s', (header, row, outcome) => {
    expect(told(inCriteria(header, row))).toEqual([outcome]);
  });

  it.each(['SLO', 'SLOs', 'Service Level Objectives', 'Go/No-Go', 'Acceptance', 'Erfolgskriterien'])(
    'reads them below %s',
    (heading) => {
      expect(told(page(heading, tableOf('Metric | Target', 'F1 | >= 0.9'), '## Runs', tableOf('Run | F1', 'r1 | 0.8')))).toEqual(['must F1: unmet']); // prettier-ignore
    },
  );
});

describe('criteria that a person judges in a table', () => {
  it('depend on the mark, and await one', () => {
    const rows = [
      'Read by the team | ✅',
      'Budget kept | ❌ 3 days over',
      'No regressions | ',
      'Licence cleared | Pass',
    ];
    expect(told(inCriteria('Criterion | Status', ...rows))).toEqual([
      'must Read by the team: met',
      'must Budget kept: unmet',
      'must No regressions: awaiting',
      'must Licence cleared: met',
    ]);
    expect(told(inCriteria('Check | Result', 'Read by the team | pending'))).toEqual([
      'must Read by the team: awaiting',
    ]);
    expect(told(inCriteria('Criterion | Priority | Met', 'Strings tied | must | ✅', 'Tail even | should | '))).toEqual(
      ['must Strings tied: met', 'should Tail even: awaiting'],
    );
  });

  it('prevent a GO from the other criteria', () => {
    const runs = tableOf('Run | Pull', 'k1 | 43');
    const text = page('Success Criteria', '- More. `expect: pull > 40`', tableOf('Criterion | Status', 'Read by two | '), '## Runs', runs); // prettier-ignore
    expect(decided(text)).toMatchObject({ verdict: 'INCONCLUSIVE', exitCode: 3 });
    expect(decided(text.replace('two |  |', 'two | ✅ |')).verdict).toBe('GO');
    expect(decided(text.replace('two |  |', 'two | ❌ |')).verdict).toBe('NO-GO');
  });

  it('are also marked in the section of the decision, where an unmarked row may be about another criterion', () => {
    const recap = (...rows: readonly string[]) =>
      page('Success Criteria', '- **Pull**: more. `expect: pull > 40`', '## Runs', tableOf('Run | Pull', 'k1 | 43'), '## Decision', tableOf('Criterion | Met?', ...rows)); // prettier-ignore
    expect(told(recap('Pull | ', 'Read by two | '))).toEqual(['must Pull: met', 'must Read by two: awaiting']);
    expect(decided(recap('Pull | ✅', 'Read by two | ✅')).verdict).toBe('GO');
    expect(decided(recap('Pull | ❌')).verdict).toBe('NO-GO');
  });

  it('count only in sections of criteria', () => {
    expect(told(page('Prerequisites', tableOf('Check | Status', 'Kite is dry | ✅')))).toEqual([]);
    expect(told(page('Results', tableOf('Check | Status', 'Kite is dry | ❌')))).toEqual([]);
    expect(told(page('Results', tableOf('Criterion | Score', 'Tail | 4.2')))).toEqual([]);
  });
});

describe('two levels of one metric', () => {
  it('are a must and a should', () => {
    const rows = ['WER | < 5% | < 4% | 4.5%', 'F1 | >= 0.9 | >= 0.95 | 0.96', 'AUC | >= 0.8 | — | 0.7'];
    expect(told(inCriteria('Metric | Must | Should | Actual', ...rows))).toEqual([
      'must WER (Must): met',
      'should WER (Should): unmet',
      'must F1 (Must): met',
      'should F1 (Should): met',
      'must AUC (Must): unmet',
    ]);
    expect(decided(inCriteria('Metric | Must | Should | Actual', rows[0] ?? '')).verdict).toBe('CONDITIONAL GO');
  });

  it.each([
    ['Metric | Minimum | Stretch', 'F1 | 0.9 | 0.95', ['must F1 (Minimum): met', 'should F1 (Stretch): unmet']],
    ['Metric | Minimum | Stretch', 'Latency | 150 ms | 120 ms', ['must Latency (Minimum): met', 'should Latency (Stretch): unmet']], // prettier-ignore
    [
      'Metric | Target | Stretch goal',
      'F1 | >= 0.9 | >= 0.91',
      ['must F1 (Target): met', 'should F1 (Stretch goal): met'],
    ],
    ['Metrik | Muss | Soll', 'F1 | >= 0.9 | >= 0.95', ['must F1 (Muss): met', 'should F1 (Soll): unmet']],
    ['Metric | Min | Max', 'F1 | 0.5 | 0.9', ['must F1 (Min): met', 'must F1 (Max): unmet']],
    ['Metric | Maximum', 'Latency | 100 ms', ['must Latency: unmet']],
    ['Metric | Minimum', 'F1 | 0.9', ['must F1: awaiting']],
    ['Metric | Minimum | Stretch', 'F1 | 0.9 | 0.9', ['must F1 (Minimum): awaiting', 'should F1 (Stretch): awaiting']],
  ])('%s: %s', (header, row, outcomes) => {
    const runs = tableOf('Run | F1 | Latency', 'r1 | 0.92 | 140 ms');
    expect(told(page('Success Criteria', tableOf(header, row), '## Runs', runs))).toEqual(outcomes);
  });

  it('leave undetermined which of them a mark means, except a ✅, which covers the required one', () => {
    const rows = ['Taste | good | very good | ✅', 'Smell | good | very good | ❌'];
    expect(told(inCriteria('Metric | Must | Should | Status', ...rows))).toEqual([
      'must Taste (Must): met',
      'should Taste (Should): awaiting',
      'must Smell (Must): awaiting',
      'should Smell (Should): awaiting',
    ]);
  });

  it('share the cells that are written: the required one fills them', () => {
    const text = inCriteria('Metric | Must | Should | Actual | Status', 'WER | < 5% | < 4% | 4.5% | ');
    const record = recordOf(text);
    const decision = decided(text);
    expect(applyEdits(text, planDecision(record, decision))).toBe(text.replace('4.5% |  |', '4.5% | ✅ PASS |'));
    expect(keptResults(record, decision)).toEqual([]);
  });
});

describe('a target without a comparison', () => {
  const declared = (better: string) => `<!-- expctl: metrics wer better=${better} -->`;
  const rows = tableOf('Metric | Target | Actual', 'WER | 5% | 4.2%');

  it('is compared in the direction that the document declares', () => {
    expect(told(page('Success Criteria', declared('lower'), rows))).toEqual(['must WER: met']);
    expect(told(page('Success Criteria', declared('higher'), rows))).toEqual(['must WER: unmet']);
    expect(told(page('Success Criteria', rows))).toEqual(['must WER: awaiting']);
  });

  it('is not read if column and declaration contradict each other', () => {
    const text = (header: string, row: string) => page('Success Criteria', declared('lower'), tableOf(header, row));
    expect(told(text('Metric | Minimum | Stretch | Actual', 'WER | 5% | 6% | 4%'))).toEqual([
      'must WER (Minimum): undetermined',
      'should WER (Stretch): undetermined',
    ]);
    const higher = page('Success Criteria', declared('higher'), tableOf('Metric | Max | Actual', 'WER | 5% | 4%'));
    expect(told(higher)).toEqual(['must WER: undetermined']);
  });
});

describe('rows that name a part of the data', () => {
  it('are answered by their own number if there are no runs', () => {
    const rows = ['clean | WER | < 5% | 4.1%', 'noisy | WER | < 12% | 13.0%', 'far | WER | < 20% | '];
    const text = inCriteria('Dataset | Metric | Target | Actual', ...rows);
    expect(told(text)).toEqual(['must WER (clean): met', 'must WER (noisy): unmet', 'must WER (far): undetermined']);
    expect(because(text).slice(0, 2)).toEqual(['4.1% < 5% is true', '13.0% < 12% is false']);
    expect(told(inCriteria('Model | Metric | Target | Actual', 'small | F1 | >= 0.9 | 0.91'))).toEqual([
      'must F1 (small): met',
    ]);
  });

  it('are about the runs of that part if a column of the runs says so', () => {
    const rows = tableOf('Dataset | Metric | Target', 'clean | WER | < 0.05', 'noisy | WER | < 0.12');
    const decision = decided(page('Success Criteria', rows, '## Runs', RUNS));
    expect(decision.outcomes.map(({ criterion, kind, statements }) => [criterion.label, kind, statements[0]?.place.text])).toEqual([
      ['WER (clean)', 'met', 'wer < 0.05 where dataset == "clean"'],
      ['WER (noisy)', 'unmet', 'wer < 0.12 where dataset == "noisy"'],
    ]); // prettier-ignore
  });

  it('are undetermined if no column does, whatever else has the name', () => {
    const rows = tableOf('Dataset | Metric | Target | Actual', 'clean | WER | < 5% | 4%');
    const runs = page('Success Criteria', rows, '## Runs', tableOf('Run | WER', 'r1 | 4.1%'));
    expect(told(runs)).toEqual(['must WER (clean): undetermined']);
    expect(because(runs)).toEqual(['nothing is called dataset']);
    const metrics = page('Success Criteria', rows.replace('4% |', ' |'), '## Results', tableOf('Metric | Value', 'WER | 4%')); // prettier-ignore
    expect(told(metrics)).toEqual(['must WER (clean): undetermined']);
  });

  it('treat the part as a number if it is one, and name one that is left blank', () => {
    const runs = tableOf('Run | Domain | F1', 'r1 | 1 | 0.95', 'r2 | 2 | 0.7');
    const rows = tableOf('Domain | Metric | Target', '1 | F1 | >= 0.9', ' | F1 | >= 0.6');
    const text = page('Success Criteria', rows, '## Runs', runs);
    expect(told(text)).toEqual(['must F1 (1): met', 'must F1: undetermined']);
    expect(because(text)[1]).toContain('its row has no Domain');
  });

  it('take their metric from the header of the targets', () => {
    const rows = ['de | < 5% | 4.1%', 'fr | < 12% | 13.0%'];
    expect(told(inCriteria('Language | WER target | Actual', ...rows))).toEqual([
      'must WER (de): met',
      'must WER (fr): unmet',
    ]);
    const runs = tableOf('Run | Language | WER', 'r1 | de | 6%', 'r2 | fr | 11%');
    const text = page('Success Criteria', tableOf('Language | Target WER', ...rows.map((row) => row.split(' | ').slice(0, 2).join(' | '))), '## Runs', runs); // prettier-ignore
    expect(told(text)).toEqual(['must WER (de): unmet', 'must WER (fr): met']);
  });

  it('are one criterion each when results freeze them', () => {
    const rows = ['clean | WER | < 5% | 4.1%', 'noisy | WER | < 12% | 13.0%'];
    const { outcomes } = decided(inCriteria('Dataset | Metric | Target | Actual', ...rows));
    expect(new Set(outcomes.map(({ criterion }) => criterion.key)).size).toBe(2);
  });
});

describe('a template that has such a table', () => {
  const kindOf = (table: string) =>
    compileTemplate({ path: 'kite.md', text: page('Success Criteria', table, '## Notes', '[notes]') });

  it.each([
    ['Metric | Must | Should | Actual', 'WER | < 5% | < 4% | ', 'WER | < 5% | < 4% | 4.5%', ['must WER (Must): met', 'should WER (Should): unmet']], // prettier-ignore
    ['Dataset | Metric | Target | Actual', 'clean | WER | < 5% | ', 'clean | WER | < 5% | 4.5%', ['must WER (clean): met']], // prettier-ignore
    ['Criterion | Status', 'Read by two | ', 'Read by two | ✅', ['must Read by two: met']],
  ])('is no obstacle: %s', (header, printed, row, outcomes) => {
    const record = recordOf(inCriteria(header, row), kindOf(tableOf(header, printed)));
    expect(record.tables[0]?.spec).toBeDefined();
    const { outcomes: found } = decide(record, { runRecords: new Map() });
    expect(found.map(({ criterion, kind }) => `${criterion.gate} ${criterion.label}: ${kind}`)).toEqual(outcomes);
  });
});

describe('a table among criteria that is not read', () => {
  const runs = ['## Runs', tableOf('Run | Pull', 'k1 | 43')];
  const beside = (...blocks: readonly string[]): string =>
    page('Success Criteria', '- More. `expect: pull > 40`', ...blocks, ...runs);

  it.each([
    ['What | How much | Seen', 'F1 | >= 0.9 | 0.95'],
    ['Pull (N) | Bucket | Next action', '≥ 50 | promote | write it up'],
    ['Phase | Metric | Target', 'One | Recall | >= 0.9'],
    ['Metric | Go | No-Go', 'WER | below five | above eight'],
    ['Item | Value', 'Pull | > 40'],
    ['Criterion | Owner', 'Pull is enough | Ada'],
    ['Checkpoint | Criteria | Fallback', 'Day 1 | step time at most 100 ms | stop'],
    ['Language | WER target | F1 target', 'de | < 5% | > 0.9'],
  ])('is an open item: %s', (header, row) => {
    const decision = decided(beside(tableOf(header, row)));
    expect(decision).toMatchObject({ verdict: 'INCONCLUSIVE', exitCode: 3 });
    expect(decision.because).toHaveLength(1);
    expect(decision.because[0]).toMatch(new RegExp(`^table at line 7 \\(${header.replaceAll(/[|()/]/gu, '\\$&')}\\) is undetermined: none of its rows is read as a criterion`, 'u')); // prettier-ignore
  });

  it.each([
    ['Run | Target | WER', 'r1 | < 5% | 4.1%'],
    ['Term | Meaning', 'WER | word error rate, < 5% is good'],
    ['Milestone | Target | Actual', 'Kites flown | 2026-03-01 | 2026-03-04'],
    ['Phase | Target | Actual', 'One | 2026-03-01 | '],
    ['Resource | Budget | Actual', 'GPU hours | 200 h | 150 h'],
    ['Metric | Value', 'Pull | 43'],
    ['Metric | Definition', 'Pull | newtons at the line'],
    ['Model | Params | F1', 'small | 7M | 0.91'],
    ['Sign | Meaning', '✅ | met'],
    ['Epoch | Loss', '1 | 0.4'],
    ['What | How much | Seen', ' | | '],
    ['Criterion | Owner', '~~Pull is enough~~ | ~~Ada~~'],
  ])('is ignored if it is evidently something else: %s', (header, row) => {
    expect(decided(beside(tableOf(header, row)))).toMatchObject({ verdict: 'GO' });
  });

  it('may be among stop rules, too', () => {
    const rules = (header: string, row: string) =>
      decided(`${beside()}\n## Kill criteria\n\n${tableOf(header, row)}\n`);
    const decision = rules('At step | Condition | Action', '200 | loss > 3.5 | Kill');
    expect(decision).toMatchObject({ verdict: 'INCONCLUSIVE' });
    expect(rules('Metric | Threshold', 'Pull | < 40').verdict).toBe('GO');
    expect(rules('Metric | Threshold', 'Pull | < 50').verdict).toBe('NO-GO');
    expect(rules('Check | Status', 'Line torn | ❌').verdict).toBe('NO-GO');
  });

  it('is ignored elsewhere', () => {
    const table = tableOf('What | How much | Seen', 'F1 | >= 0.9 | 0.95');
    expect(decided(`${beside()}\n## Notes\n\n${table}\n`).verdict).toBe('GO');
    expect(decided(`${beside()}\n## Results\n\n${table}\n`).verdict).toBe('GO');
  });

  it('is open if it sets limits in a decision section, too', () => {
    const decision = (header: string, row: string) =>
      decided(`${beside()}\n## Decision\n\n${tableOf(header, row)}\n`).verdict;
    expect(decision('Criterion | Owner', 'Pull is enough | Ada')).toBe('INCONCLUSIVE');
    expect(decision('Metric | Target | Notes', 'Smell | < 3 | by nose')).toBe('INCONCLUSIVE');
    expect(decision('Decision | Rationale', 'Longer tail | pulls > 40')).toBe('GO');
    expect(decision('Variant | Pull | Verdict', 'long | 43 | winner')).toBe('GO');
  });

  it('limits a GO if it is only optional', () => {
    const text = page('Success Criteria', '- More. `expect: pull > 40`', '### Nice to have', tableOf('What | How much', 'F1 | >= 0.9'), ...runs); // prettier-ignore
    expect(decided(text)).toMatchObject({ verdict: 'CONDITIONAL GO' });
  });

  it('reports a row without a name that sets a limit', () => {
    const rows = ['Pull | > 40', ' | < 3'];
    const text = page('Success Criteria', tableOf('Metric | Target', ...rows), ...runs);
    expect(told(text)).toEqual(['must Pull: met', 'must < 3: undetermined']);
  });
});

describe('a column that says when to stop', () => {
  /** `kill WER: met`: a rule that has not fired; `unmet`: one that has. */
  const roles = (text: string): readonly string[] =>
    decided(text).outcomes.map(({ criterion, kind }) => `${criterion.role} ${criterion.label}: ${kind}`);

  it.each([
    ['Metric | Kill if | Actual', 'Torn sails | > 20% | 15%', 'kill Torn sails: met'],
    ['Metric | Stop if | Actual', 'Torn sails | > 20% | 25%', 'kill Torn sails: unmet'],
    ['Metric | Kill criteria | Actual', 'Torn sails | > 20% | 25%', 'kill Torn sails: unmet'],
    ['Metric | No-Go if | Measured', 'Lift | < 3 J | 2.5 J', 'kill Lift: unmet'],
    ['Metrik | Abbruch wenn | Ist', 'Risse | > 20 | 15', 'kill Risse: met'],
  ])('%s is recognised, in any place', (header, row, outcome) => {
    expect(roles(inCriteria(header, row))).toEqual([outcome]);
    expect(roles(page('Kill Criteria', tableOf(header, row)))).toEqual([outcome]);
  });

  it('leaves a bare number to a person', () => {
    const [header, row] = ['Metric | Kill if | Actual', 'Torn sails | 20% | 15%'];
    expect(roles(inCriteria(header, row))).toEqual(['kill Torn sails: awaiting']);
    expect(roles(page('Kill Criteria', tableOf(header, row)))).toEqual([
      'kill table at line 5 (Metric | Kill if | Actual): undetermined',
    ]);
  });

  it('leaves it to a person whichever direction is better: the stop limit is on the other side', () => {
    const declared = '<!-- expctl: metrics "Torn sails" better=lower -->';
    const table = tableOf('Metric | Target | Kill if | Actual', 'Torn sails | 20% | 40% | 15%');
    expect(roles(page('Success Criteria', declared, table))).toEqual([
      'criterion Torn sails (Target): met',
      'kill Torn sails (Kill if): awaiting',
    ]);
  });

  it('leaves the cells of the row to its target, wherever that is', () => {
    const text = inCriteria('Metric | Kill if | Target | Actual', 'Lift | < 3 J | >= 5 J | ');
    expect(decided(text).outcomes.map(({ criterion }) => [criterion.role, criterion.cells !== undefined])).toEqual([
      ['kill', false],
      ['criterion', true],
    ]);
  });

  it('may be beside a target', () => {
    expect(roles(inCriteria('Metric | Target | Kill if | Actual', 'Lift | >= 5 J | < 3 J | 4 J'))).toEqual([
      'criterion Lift (Target): unmet',
      'kill Lift (Kill if): met',
    ]);
  });
});
