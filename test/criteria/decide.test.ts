import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { criteriaOf } from '../../src/criteria/criteria-of.ts';
import { criterionText } from '../../src/criteria/freezing/criterion-text.ts';
import { decide } from '../../src/criteria/decide.ts';
import { hasStatement } from '../../src/criteria/has-statement.ts';
import { headLine, headReasons } from '../../src/report/decision-words.ts';
import { worstExitCode } from '../../src/criteria/verdict.ts';
import { documentWith, recordOf, recordsOf, runRecord } from './record-of.ts';

const TABLE = ['| Run ID | Score |', '| --- | --- |', '| pot-1 | 0.9 |', '| pot-2 | 0.8 |'];
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const decided = (criteria: readonly string[], table: readonly string[] = TABLE, more = '') =>
  decide(recordOf(documentWith(criteria, table, more)), { runRecords: new Map() });

describe('the verdict', () => {
  it.each([
    ['GO', 0, ['- a `expect: score > 0.5`', '- [x] b']],
    ['NO-GO', 1, ['- a `expect: score > 0.85`', '- b `expect: nothing > 1`']],
    ['NO-GO', 1, ['- a `expect: score > 0.5`', '- [-] b — Ada, 2026-01-02']],
    ['INCONCLUSIVE', 3, ['- a `expect: score > 0.5`', '- [ ] b']],
    ['INCONCLUSIVE', 3, ['- a `expect: score > 0.5`', '- b']],
    ['INCONCLUSIVE', 3, ['- a `expect: nothing > 0.5`']],
    ['INCONCLUSIVE', 3, ['- [x] a', '- ✅ b']],
    ['INCONCLUSIVE', 3, ['nothing is asked']],
    ['INCONCLUSIVE', 3, ['- a (optional) `expect: score > 0.5`']],
    ['CONDITIONAL GO', 0, ['- a `expect: score > 0.5`', '- b (nice to have) `expect: score > 0.85`']],
    ['CONDITIONAL GO', 0, ['- a `expect: score > 0.5`', '- b, optional']],
    ['CONDITIONAL GO', 0, ['- a `expect: bands(min(score)): > 0.85 GO, > 0.5 CONDITIONAL GO, else NO-GO`']],
    ['NO-GO', 1, ['- a `expect: bands(min(score)): > 0.95 GO, > 0.9 CONDITIONAL GO, else NO-GO`']],
    ['NO-GO', 1, ['- a `expect: score > 0.5` `expect: score > 0.85`']],
    ['INCONCLUSIVE', 2, ['- a `expect: score >> 0.5`']],
  ] as const)('%s, exit %i: %j', (verdict, exitCode, criteria) => {
    expect(decided(criteria)).toMatchObject({ verdict, exitCode });
  });

  it('does not depend on a row in a table of metrics that is struck through', () => {
    const metrics = (rows: readonly string[]) =>
      decided(['- a `expect: accuracy >= 0.9`'], ['| Metric | Value |', '| --- | --- |', ...rows]).verdict;
    const old = '| ~~Accuracy~~ | ~~0.95~~ |';
    expect(metrics(['| Accuracy | 0.95 |'])).toBe('GO');
    expect(metrics([old])).toBe('INCONCLUSIVE');
    expect(metrics([old, '| Accuracy | 0.80 |'])).toBe('NO-GO');
    expect(metrics(['| Accuracy | 0.80 |', old])).toBe('NO-GO');
    expect(metrics(['| **~~Accuracy~~** | ~~**0.95**~~ |', '| Recall | 0.8 |'])).toBe('INCONCLUSIVE');
    expect(metrics(['| Accuracy | ~~0.95~~ |'])).toBe('INCONCLUSIVE');
    expect(metrics(['| Accuracy | ~~0.95~~ 0.80 |'])).toBe('NO-GO');
  });

  it('does not depend on a struck-through criterion, but reports it missing if results had been seen', () => {
    const struck = ['- ~~a `expect: score > 0.95`~~', '- [ ] ~~c~~', '- b `expect: score > 0.5`'];
    expect(decided(struck)).toMatchObject({ verdict: 'GO', outcomes: [{ criterion: { label: 'b' } }] });
    expect(decided(['- ~~a~~ `expect: score > 0.95`']).verdict).toBe('NO-GO');
    const table = (row: string) => [
      '| Criterion | Threshold | Result |',
      '| --- | --- | --- |',
      row,
      '| Score | > 0.5 | |',
    ];
    for (const row of ['| ~~Score~~ | ~~> 0.95~~ | ~~❌~~ |', '| ~~Hot~~ | ~~`expect: score > 0.95`~~ | |'])
      expect(decided(table(row)).outcomes, row).toHaveLength(1);
    expect(decided(table('| Hot | ~~> 0.95~~ | |')).outcomes[0]).toMatchObject({ kind: 'awaiting' });
    expect(decided(table('| Hot | ~~`expect: score > 0.95`~~ | |')).outcomes[0]).toMatchObject({ kind: 'awaiting' });
    expect(decided(table('| Score | ~~> 0.95~~ > 0.6 | |')).outcomes[0]).toMatchObject({ kind: 'met' });
    expect(decided(table('| Score | > 0.95 | excluded: cold |')).outcomes).toHaveLength(2);
    const before = criteriaOf(recordOf(documentWith(['- a `expect: score > 0.95`'], TABLE)));
    const criteria = new Map(before.map((criterion) => [criterion.key, sha256(criterionText(criterion))]));
    const after = recordOf(documentWith(['- ~~a `expect: score > 0.95`~~', '- b `expect: score > 0.5`'], TABLE));
    const runRecords = recordsOf(runRecord('pot-1', { criteria }));
    expect(decide(after, { runRecords, sha256 }).verdict).toBe('INVALID');
  });

  it('can be relaxed openly', () => {
    const awaiting = recordOf(documentWith(['- a `expect: score > 0.5`', '- [ ] b'], TABLE));
    const options = { runRecords: new Map<string, never>() };
    expect(decide(awaiting, { ...options, allowAwaiting: true })).toMatchObject({ verdict: 'GO', exitCode: 0 });
    const conditional = recordOf(
      documentWith(['- a `expect: score > 0.5`', '- b (optional) `expect: score > 1`'], TABLE),
    );
    expect(decide(conditional, { ...options, failOnConditional: true })).toMatchObject({
      verdict: 'CONDITIONAL GO',
      exitCode: 1,
    });
  });

  it('counts nothing as met that awaits a person', () => {
    const record = recordOf(documentWith(['- a `expect: score > 0.5`', '- [ ] b', '- c'], TABLE));
    const decision = decide(record, { runRecords: new Map(), allowAwaiting: true });
    expect(decision.because.map((line) => line.split(':')[0])).toEqual(['b is awaiting', 'c is awaiting', 'a is met']);
    expect(headReasons(decision)).toEqual(['1 of 3 criteria that must hold is met, 2 await a person']);
    expect(headLine(decision)).toBe('b is awaiting: a person decides this, and has not');
  });

  it('says on one line how many more reasons there are', () => {
    const items = [...'abcd'].map((name) => `- ${name} \`expect: score > 0.99\``);
    const decision = decided(items);
    expect(headLine(decision)).toBe(`${decision.because[0] ?? ''} (and 3 more)`);
    expect(headLine(decided(items.slice(0, 1)))).not.toContain('more');
  });

  it('names an item that is only a statement by its statement', () => {
    const rule = ['', '## Kill Criteria', '', '- `expect: score < 0.85`'];
    const decision = decided(['- a `expect: score > 0.5`', ...rule]);
    expect(decision.because).toEqual(['score < 0.85 is triggered: 1 of 2 runs; farthest pot-2, 0.8 against 0.85']);
    expect(decision.outcomes[1]?.criterion.key).toBe('kill_criteria');
  });

  it('is undetermined if a threshold is compared with nothing known, unless a person has marked it', () => {
    const rows = (...lines: readonly string[]) =>
      decided(
        ['| Criterion | Threshold | Result |', '| --- | --- | --- |', ...lines],
        ['| Run ID | Score | Calls |', '| --- | --- | --- |', '| pot-1 | 0.3 | 12 |'],
      );
    const one = (line: string) => rows(line).outcomes.map(({ kind }) => kind)[0];
    expect(one('| Score | >= 0.2 | |')).toBe('met');
    expect(one('| Scoer | >= 0.2 | |')).toBe('undetermined');
    expect(one('| Calls | >= 1,000 | |')).toBe('unmet');
    expect(one('| Calls | >= 1.2.3 | |')).toBe('undetermined');
    expect(one('| Scoer | >= 0.2 | ✅ |')).toBe('met');
    expect(one('| Scoer | better | |')).toBe('awaiting');
    expect(one('| Scoer | better | ✅ / ❌ |')).toBe('awaiting');
    expect(one('| Scoer | better | ✅ ❌ |')).toBe('awaiting');
    const [read, unread] = rows('| Score | >= 0.2 | |', '| Scoer | >= 0.2 | |').outcomes;
    expect([read, unread].map((outcome) => outcome && hasStatement(outcome.criterion))).toEqual([true, false]);
    expect(rows('| Score | >= 0.2 | |', '| Scoer | >= 0.2 | |', '| Calls | >= 1 x 2 | |')).toMatchObject({
      verdict: 'INCONCLUSIVE',
      exitCode: 3,
    });
  });

  it('is accompanied by what in the protocol nobody can check', () => {
    const decision = decided(
      ['- a `expect: score > 0.5`', '', '## Protocol', '', '- **Split**: one. `expect: constant(split)`'],
      ['| Run ID | Score | Split |', '| --- | --- | --- |', '| pot-1 | 0.9 | |'],
    );
    const line =
      'protocol item Split is undetermined: split of pot-1 is missing (settled by: a value of split of pot-1)';
    expect(decision).toMatchObject({ verdict: 'GO', exitCode: 0, unheld: [line] });
    expect(decision.because.at(-1)).toBe(line);
    expect(headReasons(decision)).toEqual(['the one criterion that must hold is met', line]);
  });

  it('of several documents is the worst', () => {
    expect(worstExitCode([0, 3, 1])).toBe(1);
    expect(worstExitCode([0, 3, 1, 4])).toBe(4);
    expect(worstExitCode([4, 2, 0])).toBe(2);
    expect(worstExitCode([])).toBe(0);
  });

  it('names the runs that decided it', () => {
    expect(decided(['- **Strong**: `expect: score > 0.85`']).because).toEqual([
      'Strong is unmet: 1 of 2 runs; worst pot-2, 0.8 against 0.85',
    ]);
  });
});

describe('text that could not be read', () => {
  const lost = [...TABLE, '', '| pot-3 | 0.1 |'];
  const told = '1 row at line 13 stands in no table, and no criterion is held over it (lost-row)';

  it('makes what the rest meets undetermined, and is mentioned beside the verdict', () => {
    const decision = decided(['- a `expect: score > 0.5`'], lost);
    expect(decision).toMatchObject({ verdict: 'INCONCLUSIVE', exitCode: 3, unread: [told] });
    expect(decision.because).toEqual([
      told,
      'a is undetermined: 2 of 2 runs; closest pot-2, 0.8 against 0.5; what is read meets it, but not all of the document is read (settled by: `expctl check` names each place and the way back)',
    ]);
    expect(headLine(decision)).toBe(`${told} (and 1 more)`);
  });

  it('changes nothing that is unmet', () => {
    const decision = decided(['- a `expect: score > 0.85`'], lost);
    expect(decision).toMatchObject({ verdict: 'NO-GO', exitCode: 1 });
    expect(decision.because[1]).toBe(told);
    expect(headLine(decision)).toContain(told);
  });

  it('is mentioned once if the runs may not be compared', () => {
    const decision = decided(
      ['- a `expect: score > 0.5`'],
      [...lost, '', '| Run ID | Score |', '| --- | --- |', '| pot-1 | 0.7 |'],
    );
    expect(decision).toMatchObject({ verdict: 'INVALID', otherwise: 'INCONCLUSIVE' });
    expect(decision.because.filter((line) => line === told)).toHaveLength(1);
  });

  it('is everything after a fence that is never closed', () => {
    const fence = ['```', 'boil', '', '## More Runs', '', '| Run ID | Score |', '| --- | --- |', '| pot-3 | 0.1 |'];
    const decision = decided(['- a `expect: score > 0.5`'], TABLE, fence.join('\n'));
    expect(decision).toMatchObject({ verdict: 'INCONCLUSIVE', exitCode: 3 });
    expect(decision.because[0]).toBe(
      'the code block at line 13 is never closed, and nothing below is read (unclosed-block)',
    );
    expect(decided(['- a `expect: score > 0.5`'], TABLE, '```\nboil')).toMatchObject({ verdict: 'GO', unread: [] });
  });

  it('does not include a row of a table that criteria never use, nor text in a fence', () => {
    const criteria = ['- a `expect: score > 0.5`'];
    const lids = '## Lids\n\n| Lid | Maker | Colour |\n| --- | --- | --- |\n| a | b | c |\n\n| d | e | f |';
    expect(decided(criteria, TABLE, lids)).toMatchObject({ verdict: 'GO', unread: [] });
    expect(decided(criteria, TABLE, '```\n| pot-3 | 0.1 |\n```')).toMatchObject({ verdict: 'GO', unread: [] });
  });
});

describe('runs that may not be compared', () => {
  it('have an unmet protocol item', () => {
    const protocol = '## Evaluation Protocol\n\n1. **One water**: `expect: constant(score)`\n2. Prose is prose.\n';
    const decision = decided(['- a `expect: score > 0.5`'], TABLE, protocol);
    expect(decision).toMatchObject({ verdict: 'INVALID', otherwise: 'GO', exitCode: 4 });
    expect(decision.because[0]).toBe('protocol item One water is unmet: score is 0.9 (pot-1) and 0.8 (pot-2)');
  });

  it('have one id with different values, but not a copied row or a bold one', () => {
    const twice = (row: string) => decided(['- a `expect: score > 0.5`'], [...TABLE, row]);
    expect(twice('| pot-2 | 0.7 |')).toMatchObject({ verdict: 'INVALID', otherwise: 'GO' });
    expect(twice('| pot-2 | 0.7 |').because[0]).toBe('run pot-2 is there twice with different values (Score)');
    expect(twice('| pot-2 | 0.7 |').invalidBy.map(({ kind }) => kind)).toEqual(['doubled-run']);
    expect(twice('| **pot-2** | **0.8** |').verdict).toBe('GO');
  });

  it('are not replicates of a configuration, except those with one seed', () => {
    const seeds = (...rows: readonly string[]) =>
      decided(['- a `expect: score > 0.5`'], ['| Run | Lid | Seed | Score |', '| --- | --- | --- | --- |', ...rows]);
    expect(seeds('| glass | Yes | 42 | 0.9 |', '| glass | Yes | 1337 | 0.8 |')).toMatchObject({ verdict: 'GO' });
    expect(seeds('| glass | Yes | 42 | 0.9 |', '| glass | Yes | **42** | 0.8 |').because[0]).toBe(
      'run glass is there twice with different values (Score)',
    );
  });

  it('are not two measurements of one run below different headings, but are two below one', () => {
    const below = (...lines: readonly string[]) => ['', ...lines, '', ...TABLE.slice(0, 2), '| pot-1 | 0.6 |'];
    const told = (...lines: readonly string[]) =>
      decided(['- a `expect: score > 0.7`'], [...TABLE, ...below(...lines)]);
    expect(told('## Results test')).toMatchObject({ verdict: 'NO-GO' });
    expect(told('And again:').because[0]).toBe('run pot-1 is there twice with different values (Score)');
  });

  it('have a row that contradicts its run record', () => {
    const record = recordOf(documentWith(['- a `expect: score > 0.5`'], TABLE));
    const logged = (score: string) =>
      recordsOf(runRecord('pot-2', { row: new Map([['score', score]]), metrics: new Map([['score', Number(score)]]) }));
    expect(decide(record, { runRecords: logged('0.8') }).verdict).toBe('GO');
    const decision = decide(record, { runRecords: logged('0.4') });
    expect(decision).toMatchObject({
      verdict: 'INVALID',
      otherwise: 'GO',
      because: ['row pot-2 contradicts its run record: Score is 0.8 here and 0.4 there', expect.any(String)],
    });
  });

  it('include a baseline that contradicts it, and a run whose row was blanked', () => {
    const header = ['| Run ID | Score |', '| --- | --- |', '| pot-1 | 0.9 |'];
    const judged = (row: string, run: string) => {
      const given = { row: new Map([['score', '0.4']]), metrics: new Map([['score', 0.4]]) };
      const record = recordOf(documentWith(['- a `expect: score > 0.5`'], [...header, row]));
      return decide(record, { runRecords: recordsOf(runRecord(run, given)) }).because[0];
    };
    expect(judged('| Baseline | 0.3 |', 'Baseline')).toBe(
      'row Baseline contradicts its run record: Score is 0.3 here and 0.4 there',
    );
    expect(judged('| pot-2 |  |', 'pot-2')).toBe(
      'row pot-2 contradicts its run record: Score is blank here and 0.4 there',
    );
  });
});

describe('kill rules', () => {
  const kill = (statement: string) =>
    decided(['- a `expect: score > 0.5`'], TABLE, `## Kill criteria\n\n- Spill: \`expect: ${statement}\`\n`);

  it('are triggered by some run, and count as an unmet must', () => {
    expect(kill('score < 0.85')).toMatchObject({
      verdict: 'NO-GO',
      because: ['Spill is triggered: 1 of 2 runs; farthest pot-2, 0.8 against 0.85'],
    });
    expect(kill('score < 0.85, every run').verdict).toBe('GO');
    expect(kill('score < 0.1').verdict).toBe('GO');
    expect(kill('spills > 1').verdict).toBe('INCONCLUSIVE');
  });
});

describe('hypotheses', () => {
  const TESTED = ['| Run ID | Score |', '| --- | --- |', '| h1-a | 0.9 |', '| H2-a | 0.4 |', '| h2b-a | 0.1 |'];
  const hypothesis = (heading: string, line: string) => `### ${heading}\n${line}\n`;
  const decideHypotheses = (...parts: readonly string[]) =>
    decided(['- a `expect: score > 0`'], TESTED, `## Hypotheses\n\n${parts.join('\n')}`);

  it('are bound to the runs whose ids start with their label, and do not affect the verdict', () => {
    const decision = decideHypotheses(
      hypothesis('H1 — More leaf', '- **Success**: `expect: score > 0.5`'),
      hypothesis('H2 — Less water', '- **Success**: `expect: score > 0.5`'),
      hypothesis('H7 — No cup', '- **Success**: `expect: score > 0.5`'),
      hypothesis('H8 — A feeling', '- **Success**: it feels right'),
    );
    expect(decision.verdict).toBe('GO');
    expect(decision.hypotheses.map(({ criterion, kind, because }) => [criterion.label, kind, because])).toEqual([
      ['H1', 'met', '1 of 1 run; closest h1-a, 0.9 against 0.5'],
      ['H2', 'unmet', '0 of 1 run; worst H2-a, 0.4 against 0.5'],
      ['H7', 'undetermined', 'no run is selected'],
      ['H8', 'awaiting', 'a person decides this, and has not'],
    ]);
  });

  it('are bound by a directive, and may be a line of their own', () => {
    const decision = decideHypotheses(
      '### H3 — Both\n<!-- expctl: runs where run_id ~ "h2*" -->\n**Problem**: cold\n**Success**: warm `expect: score > 0.2, every run`\n',
    );
    expect(decision.hypotheses.map(({ kind, because }) => [kind, because])).toEqual([
      ['unmet', '0 of 1 run; worst h2b-a, 0.1 against 0.2'],
    ]);
  });
});

describe('a criterion that changed after results', () => {
  const before = ['- **Strong**: the score is high. `expect: score > 0.85`'];
  const after = ['- **Strong**: the score is **high**. `expect: score > 0.5`'];
  const hashOf = (criteria: readonly string[]) =>
    new Map(
      criteriaOf(recordOf(documentWith(criteria, TABLE))).map((criterion) => [
        criterion.key,
        sha256(criterionText(criterion)),
      ]),
    );
  const decideAfter = (criteria: readonly string[], more = '') => {
    const runRecords = recordsOf(...['pot-1', 'pot-2'].map((run) => runRecord(run, { criteria: hashOf(before) })));
    return decide(recordOf(documentWith(criteria, TABLE, more)), { runRecords, sha256 });
  };

  it('is noticed, and the verdict says what it would be', () => {
    expect(decideAfter(before)).toMatchObject({ verdict: 'NO-GO', notes: [] });
    const decision = decideAfter(after);
    expect(decision).toMatchObject({ verdict: 'INVALID', otherwise: 'GO' });
    expect(decision.because[0]).toBe('"Strong" has changed after 2 results, without an amendment');
  });

  it('is reported with the kind of reason, the criterion, and how to fix it', () => {
    expect(decideAfter(after).invalidBy).toEqual([
      {
        kind: 'moved-criterion',
        key: 'success_criteria/strong',
        because: '"Strong" has changed after 2 results, without an amendment',
        wayOut: 'put it back as it was, or say why: `expctl amend kettle.md -m "…"`',
      },
    ]);
    expect(decideAfter(before).invalidBy).toEqual([]);
  });

  it('does not count as changed by emphasis, marks and white space', () => {
    expect(decideAfter(['1. [x] **Strong**: the score  is *high*.\n   `expect: score  >  0.85`']).verdict).toBe(
      'NO-GO',
    );
  });

  it('is reported when it was removed, and when one was added', () => {
    const decision = decideAfter(['- **Weak**: `expect: score > 0.1`']);
    expect(decision.because[0]).toBe('"success_criteria/strong" has vanished after 2 results, without an amendment');
    expect(decision.notes).toContain('"Weak" was added after 2 results');
  });

  it('is called by its words when one without a label vanishes', () => {
    const sentence = ['- The taste is strong in every pot that we have ever brewed. `expect: score > 0.5`'];
    const runRecords = recordsOf(runRecord('pot-1', { criteria: hashOf(sentence) }));
    const decision = decide(recordOf(documentWith(['- **Weak**: `expect: score > 0.1`'], TABLE)), {
      runRecords,
      sha256,
    });
    expect(decision.because[0]).toBe(
      '"the taste is strong in every pot that …" has vanished after 1 result, without an amendment',
    );
    expect(decision.invalidBy[0]?.key).toBe('success_criteria/the_taste_is_strong_in_every_pot_that');
  });

  it('is allowed with an amendment, and mentioned from then on', () => {
    const hash = hashOf(after).get('success_criteria/strong') ?? '';
    const amended = `## Amendments\n\n- Too strict. <!-- expctl: amended "success_criteria/strong" to=${hash.slice(0, 12)} -->\n`;
    const decision = decideAfter(after, amended);
    expect(decision.verdict).toBe('GO');
    expect(decision.notes).toContain('"Strong" was amended with 2 results seen');
  });
});

describe('replicates', () => {
  const rows = (count: number, tuned: (at: number) => number) =>
    Array.from({ length: count }, (_, at) => `| cup-${at} | ${at} | 0.50${at} | ${tuned(at).toFixed(3)} |`);
  const table = (count: number, tuned: (at: number) => number) => [
    '| Run ID | Seed | Base | Tuned |',
    '| --- | --- | --- | --- |',
    ...rows(count, tuned),
  ];
  const statement = ['- a `expect: mean(tuned) < mean(base) with 95% confidence`'];

  it('need enough seeds first: three cannot reach 95%, five can', () => {
    expect(
      decided(
        statement,
        table(3, () => 0.4),
      ).outcomes[0],
    ).toMatchObject({ kind: 'undetermined', because: '3 runs cannot reach 95% confidence, 5 can' });
    expect(
      decided(
        statement,
        table(5, (at) => 0.4 - at / 1000),
      ).outcomes[0],
    ).toMatchObject({ kind: 'met', because: 'exact sign-flip permutation of 5 differences, p = 0.03125 against 0.05' });
  });

  it('are not independent if they share one baseline measurement: k of them have 1/(k+1)', () => {
    const shared = (count: number) => {
      const lines = rows(count, (at) => 0.4 - at / 1000).map((row) => row.replace(/0\.50\d+/u, '0.5'));
      return decided(statement, [...table(0, () => 0), ...lines]).outcomes[0];
    };
    expect(shared(5)).toMatchObject({
      kind: 'undetermined',
      because: '5 runs share one baseline and cannot reach 95% confidence, 5 with a baseline each can',
      statements: [{ settle: 'needs 2 more seeds with baselines of their own' }],
    });
    expect(shared(19)).toMatchObject({
      kind: 'met',
      because: 'exact permutation within shared baselines of 19 runs, p = 0.05 against 0.05',
    });
  });

  it('are unmet if flipped signs would be as extreme', () => {
    const outcome = decided(
      statement,
      table(6, (at) => (at < 3 ? 0.45 : 0.55)),
    ).outcomes[0];
    expect(outcome?.kind).toBe('unmet');
    expect(outcome?.statements[0]?.evidence.kind).toBe('replicates');
  });

  it('use a margin if one is given', () => {
    const margin = (by: string) =>
      decided(
        [`- a \`expect: mean(tuned) < mean(base) by ${by} with 95% confidence\``],
        table(5, () => 0.4),
      ).outcomes[0]?.kind;
    expect(margin('0.05')).toBe('met');
    expect(margin('0.2')).toBe('unmet');
  });
});

describe('rates that are a hundred times apart', () => {
  const rates = (header: string) =>
    decided(['- a `expect: tuned_wer < base_wer`'], [header, '| --- | --- | --- |', '| pot-1 | 4.6 | 0.047 |']);

  it('are refused until their unit is declared', () => {
    expect(rates('| Run ID | Tuned WER | Base WER |').outcomes[0]).toMatchObject({
      kind: 'undetermined',
      because: '4.6 and 0.047 look like a percentage and a rate',
    });
    expect(rates('| Run ID | Tuned WER (%) | Base WER |').outcomes[0]?.kind).toBe('met');
  });

  // The two arms are in one column, as they were logged from two tools.
  const arms = (statement: string, header = 'Accuracy', [tuned, base] = [71, 0.71]) =>
    decided(
      [`- a \`expect: ${statement}\``, '', '<!-- expctl: metrics accuracy better=higher -->'],
      [
        `| Run ID | Arm | Seed | ${header} |`,
        '| --- | --- | --- | --- |',
        ...[1, 2, 3, 4, 5].map((seed) => `| t-${seed} | tuned | ${seed} | ${tuned + seed / 2} |`),
        ...[1, 2, 3, 4, 5].map((seed) => `| b-${seed} | base | ${seed} | ${base + seed / 100} |`),
      ],
    ).outcomes[0];
  const tuned = 'where arm == "tuned"';
  const base = 'row(where arm == "base").accuracy';

  it.each([
    `mean(accuracy) > mean(${base}) ${tuned}`,
    `mean(accuracy) > mean(${base}) with 95% confidence ${tuned}`,
    `mean(accuracy) > 0.5 * mean(${base}) with 95% confidence ${tuned}`,
    `median(accuracy) no worse than median(${base}) by 0.5 pp ${tuned}`,
    `mean(accuracy) no worse than mean(${base}) by 0.005 with 95% confidence ${tuned}`,
    `mean(accuracy) within 10% of mean(${base}) ${tuned}`,
  ])('are refused as aggregates, too: %s', (statement) => {
    expect(arms(statement)).toMatchObject({
      kind: 'undetermined',
      because: expect.stringMatching(/ look like a percentage and a rate$/u) as string,
    });
  });

  const beside = (header: string, one: string, other: string) =>
    decided([`- a \`expect: ${header} > row("Old").${header}\``], [`| Run ID | ${header} |`, '| --- | --- |', `| new | ${one} |`, `| Old | ${other} |`]).outcomes[0]; // prettier-ignore

  it.each([
    ['accuracy', '95', '0.80'],
    ['accuracy', '0.80', '95'],
    ['test_f1', '1.5', '0.9'],
    ['recall', '88.1', '0.5'],
    ['map', '41', '0.39'],
    ['wer', '9.5', '0.12'],
    ['wer', '0.02', '12'],
    ['bleu', '34', '0.28'],
  ])('are not a hundred times apart if both changed: %s of %s and %s', (header, one, other) => {
    expect(beside(header, one, other)).toMatchObject({
      kind: 'undetermined',
      because: `${one} and ${other} look like a percentage and a rate`,
    });
  });

  it.each([
    ['accuracy', '95', '80', 'met'],
    ['accuracy', '0.95', '0.80', 'met'],
    ['accuracy', '95', '0', 'met'],
    ['accuracy', '95', '0.80%', 'met'],
    ['wer', '1.3', '0.04', 'met'],
    ['wer', '4.6', '0.8', 'met'],
    ['cer', '2.3', '0.9', 'met'],
    ['bleu', '2.1', '0.5', 'met'],
    ['perplexity', '12.1', '0.9', 'met'],
    ['loss', '2.1', '0.4', 'met'],
    ['latency', '95', '0.8', 'met'],
    ['accuracy_gain', '1.2', '0.4', 'met'],
    ['speedup', '1.4', '0.9', 'met'],
    ['coverage', '30', '0.9', 'met'],
    ['compression_ratio', '1.4', '0.9', 'met'],
    ['market_share', '1.4', '0.9', 'met'],
    ['pass_rate', '1.4', '0.9', 'met'],
  ])('are taken as they are, %s of %s and %s', (header, one, other, kind) => {
    expect(beside(header, one, other)?.kind).toBe(kind);
  });

  it('are refused as aggregates if each side is on one scale, but not because of one run that went wrong', () => {
    const claim = `mean(accuracy) > mean(${base}) with 95% confidence ${tuned}`;
    expect(arms(claim, 'Accuracy', [90, 0.6])?.because).toMatch(/ look like a percentage and a rate$/u);
    expect(arms(`mean(accuracy) > mean(${base}) ${tuned}`, 'Accuracy', [90, 0.6])?.because).toMatch(
      / look like a percentage and a rate$/u,
    );
    const sweep = ['| Run | Accuracy |', '| --- | --- |', '| a | 76.1 |', '| b | 75.2 |', '| c | 1.0 |'];
    expect(decided(['- a `expect: max(accuracy) > 70`'], sweep).outcomes[0]?.kind).toBe('met');
  });

  it('are compared once their unit is declared', () => {
    const record = recordOf(
      documentWith(
        ['- a `expect: accuracy > row("Old").accuracy`'],
        ['| Run ID | Accuracy |', '| --- | --- |', '| new | 95 |', '| Old | 0.80 |'],
        '<!-- expctl: metrics accuracy better=higher unit=% -->',
      ),
    );
    expect(decide(record, { runRecords: new Map() }).outcomes[0]?.kind).toBe('met');
  });

  it('are compared as aggregates if they are on one scale, not rates, or spreads', () => {
    expect(arms(`mean(accuracy) > mean(${base}) with 95% confidence ${tuned}`, 'Accuracy', [80, 71])?.kind).toBe('met'); // prettier-ignore
    const loss = 'row(where arm == "base").loss';
    expect(arms(`mean(loss) > mean(${loss}) with 95% confidence ${tuned}`, 'Loss')?.kind).toBe('met');
  });
});
