import { describe, expect, it } from 'vitest';
import { decide } from '../../src/criteria/decide.ts';
import { recordOf } from './record-of.ts';

/** A document with one criterion, and with tables below headings. */
const page = (statement: string, ...parts: readonly string[]): string =>
  [
    '# EXP-007: Ice',
    '',
    '<!-- expctl: metrics ice better=higher -->',
    '',
    '## Success Criteria',
    `- Ice: \`expect: ${statement}\``,
    '',
    ...parts,
  ].join('\n');

const runs = (heading: string, ...rows: readonly string[]): string =>
  [`## ${heading}`, '', '| Run | Seed | Ice | Notes |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
const values = (heading: string, ...rows: readonly string[]): string =>
  [`## ${heading}`, '', '| Metric | Value | Notes |', '| --- | --- | --- |', ...rows, ''].join('\n');

function told(text: string) {
  const { outcomes, notes } = decide(recordOf(text), { runRecords: new Map() });
  const doubts = notes.filter((note) => note.startsWith('Ice: '));
  return { kind: outcomes[0]?.kind, because: outcomes[0]?.because, settle: outcomes[0]?.statements[0]?.settle, doubts };
}

const GOOD = '| a | 1 | 0.95 | |';

describe('a run whose row says that it does not count', () => {
  it('leaves a claim open that comes to another answer without it', () => {
    const { kind, because, settle } = told(
      page('ice >= 0.9', runs('Runs', GOOD, '| b | 2 | 0.80 | invalid: wrong split |')),
    );
    expect(kind).toBe('undetermined');
    expect(because).toBe(
      'it is not said whether 1 run counts: b: Notes says "invalid"; with it it comes to unmet (1 of 2 runs; worst b, 0.80 against 0.9), without it to met (1 of 1 run; closest a, 0.95 against 0.9)',
    );
    expect(settle).toBe('`excluded: reason` in the row of b, or other words there');
  });

  it('is a note where the answer is the same', () => {
    expect(told(page('ice >= 0.9', runs('Runs', GOOD, '| b | 2 | 0.93 | wrong seed |')))).toEqual({
      kind: 'met',
      because: '2 of 2 runs; closest b, 0.93 against 0.9',
      settle: undefined,
      doubts: ['Ice: b: Notes says "wrong seed": it counts all the same'],
    });
  });

  it('cannot meet a criterion alone', () => {
    expect(told(page('max(ice) >= 0.99', runs('Runs', GOOD, '| b | 2 | 0.995 | contaminated |'))).kind).toBe(
      'undetermined',
    );
    expect(told(page('ice >= 0.9', runs('Runs', '| b | 2 | 0.95 | do not use |'))).kind).toBe('undetermined');
  });

  it.each([
    'Discard',
    'superseded by c',
    'buggy eval',
    'rerun needed',
    'preliminary; more seeds to come',
    'slow, data leak',
    '**retracted**',
    'invalid (wrong split)',
    '作废',
  ])('in words such as: %s', (notes) => {
    expect(told(page('ice >= 0.9', runs('Runs', `| b | 2 | 0.95 | ${notes} |`))).kind).toBe('undetermined');
  });

  it.each([
    'rerun',
    'invalid JSON in 3 answers',
    'no longer broken',
    'wrong answers are mostly dates',
    'not preliminary',
    'ignored the warm-up',
    'replaces the invalid run',
  ])('not in words such as: %s', (notes) => {
    expect(told(page('ice >= 0.9', runs('Runs', `| b | 2 | 0.95 | ${notes} |`)))).toMatchObject({
      kind: 'met',
      doubts: [],
    });
  });

  it.each([
    ['Valid', 'no', 'undetermined'],
    ['Valid', '❌', 'undetermined'],
    ['Valid', 'yes', 'met'],
    ['Status', 'superseded', 'undetermined'],
    ['Status', 'discard', 'met'],
  ])('says so in its column: %s of %s', (header, cell, kind) => {
    const table = [
      '## Runs',
      '',
      `| Run | Seed | Ice | ${header} |`,
      '| --- | --- | --- | --- |',
      `| b | 2 | 0.95 | ${cell} |`,
    ];
    expect(told(page('ice >= 0.9', ...table)).kind).toBe(kind);
  });
});

describe('runs below a heading that says they are not the result', () => {
  it.each([
    'Old runs (invalid)',
    'Expected results',
    'Results from EXP-003',
    'Previous results',
    'Related work',
    '~~Runs~~',
    'Example',
  ])('decide nothing alone: %s', (heading) => {
    const { kind, settle } = told(page('ice >= 0.9', runs(heading, GOOD)));
    expect(kind).toBe('undetermined');
    expect(settle).toBe(`\`under "${heading}"\` behind the statement, where these runs are meant`);
  });

  it.each([
    'Runs',
    'Baseline runs',
    'Results from EXP-007',
    'Expected calibration error',
    'Previous Best comparison',
    'Runs on the old tokenizer',
    'Changes from EXP-003',
    'Run history',
  ])('decide as usual: %s', (heading) => {
    expect(told(page('ice >= 0.9', runs(heading, GOOD))).kind).toBe('met');
  });

  it('decide where the statement names the heading', () => {
    expect(told(page('ice >= 0.9 under "Previous results"', runs('Previous results', GOOD))).kind).toBe('met');
  });

  it('are left open beside the others only where they matter', () => {
    const beside = (cell: string): string =>
      page('ice >= 0.9', runs('Deprecated runs', `| b | 1 | ${cell} | |`), runs('Runs', GOOD));
    expect(told(beside('0.80')).kind).toBe('undetermined');
    expect(told(beside('0.93'))).toMatchObject({
      kind: 'met',
      doubts: ['Ice: b in "Deprecated runs" (line 10): it counts all the same'],
    });
  });
});

describe('a value below such a heading', () => {
  it.each(['Expected Results', 'Targets', 'Baseline', 'Previous results', 'Published results', 'Results of EXP-003'])(
    'is no answer: %s',
    (heading) => {
      const { kind, because } = told(page('ice >= 0.9', values(heading, '| Ice | 0.95 | |')));
      expect(kind).toBe('undetermined');
      expect(because).toBe(`0.95 in "${heading}" (line 12): "${heading}" may be no result of this experiment`);
    },
  );

  it('gives way to a value below another', () => {
    const both = page('ice >= 0.9', values('Expected', '| Ice | 0.95 | |'), values('Numbers', '| Ice | 0.85 | |'));
    expect(told(both)).toMatchObject({ kind: 'unmet', because: '0.85 >= 0.9 is false' });
  });

  it('answers where the statement or its own name says so', () => {
    expect(told(page('ice >= 0.9 under "Baseline"', values('Baseline', '| Ice | 0.95 | |'))).kind).toBe('met');
    expect(told(page('baseline_ice >= 0.9', values('Baseline', '| Baseline ice | 0.95 | |'))).kind).toBe('met');
  });

  it('is no answer either where its own row takes it back', () => {
    expect(told(page('ice >= 0.9', values('Results', '| Ice | 0.95 | invalid |'))).because).toBe(
      '0.95 in "Results" (line 12): Notes says "invalid" in its row',
    );
  });
});

describe('what stands above a table without being a heading', () => {
  const labelled = (label: string): string =>
    page('ice >= 0.9', '## Runs', '', label, '', runs('Seeds', GOOD).split('\n').slice(2).join('\n'));

  it.each(['**Old runs**:', '<details>\n<summary>Old runs (invalid)</summary>\n'])(
    'leaves its runs open: %s',
    (label) => {
      const { kind, settle } = told(labelled(label));
      expect(kind).toBe('undetermined');
      expect(settle).toBe('another line above these runs, where they count');
    },
  );

  it.each([
    '**Seeds**:',
    '**Baseline runs**:',
    '<details>\n<summary>All runs</summary>\n',
    '<details>\n<summary>Old runs</summary>\n\n</details>',
  ])('changes nothing: %s', (label) => {
    expect(told(labelled(label)).kind).toBe('met');
  });

  it.each(['**Baseline**:', '**Expected**:'])('leaves a value open: %s', (label) => {
    const text = page(
      'ice >= 0.9',
      '## Results',
      '',
      label,
      '',
      ...values('x', '| Ice | 0.95 | |').split('\n').slice(2),
    );
    expect(told(text).kind).toBe('undetermined');
  });
});

describe('a column of values', () => {
  const column = (header: string): string =>
    page('ice >= 0.9', '## Results', '', `| Metric | ${header} |`, '| --- | --- |', '| Ice | 0.95 |');

  it.each(['Expected', 'Baseline', 'Target', 'Previous', 'Std', 'Δ', 'EXP-003', 'SOTA'])(
    'is not what was measured: %s',
    (header) => {
      const { kind, because } = told(column(header));
      expect(kind).toBe('undetermined');
      expect(because).toBe(`0.95 in "Results" (line 12): its column "${header}" may not be what was measured`);
    },
  );

  it.each(['Value', 'Ours', 'Score', 'EXP-007', 'Target model', 'Seed 1'])('answers: %s', (header) => {
    expect(told(column(header)).kind).toBe('met');
  });
});

describe('the name of a run', () => {
  it.each([
    ['b (invalid)', 'undetermined'],
    ['b [discarded]', 'undetermined'],
    ['b (rerun)', 'met'],
  ])('says that it does not count: %s', (name, kind) => {
    expect(told(page('ice >= 0.9', runs('Runs', `| ${name} | 1 | 0.95 | |`))).kind).toBe(kind);
  });
});

describe('a value that runs are compared with', () => {
  const chance = ['## Reference values', '', '| Metric | Value |', '| --- | --- |', '| Chance | 0.5 |', ''];

  it.each(['ice > chance', 'mean(ice) > chance', 'ice > chance under "Reference values"'])(
    'counts wherever it stands: %s',
    (statement) => {
      const kind = statement.includes('under') ? 'undetermined' : 'met';
      expect(told(page(statement, ...chance, runs('Runs', GOOD))).kind).toBe(kind);
    },
  );

  it('does not where it is asked for itself', () => {
    expect(told(page('chance < 0.9', ...chance, runs('Runs', GOOD))).kind).toBe('undetermined');
  });
});

describe('a row that a statement picks and whose own notes say that it does not count', () => {
  const plain = (notes: string): string => runs('Runs', '| a | 1 | 0.95 | |', `| plain | 2 | 0.90 | ${notes} |`);

  it.each([
    'row("a").ice > row("plain").ice',
    'ice > row(where seed == 2).ice where seed == 1',
    'mean(ice) > mean(row("plain").ice) where seed == 1',
  ])('is no value for `%s`', (statement) => {
    expect(told(page(statement, plain('invalid'))).kind).toBe('undetermined');
    expect(told(page(statement, plain('a week late'))).kind).toBe('met');
  });

  it('is none in a table whose rows are not runs', () => {
    const table = (notes: string): string =>
      ['## Results', '', '| Model | Ice | Notes |', '| --- | --- | --- |', '| a | 0.95 | |', `| plain | 0.90 | ${notes} |`, ''].join('\n'); // prettier-ignore
    const { kind, because, settle } = told(page('row("a").ice > row("plain").ice', table('wrong seed')));
    expect([kind, because, settle]).toEqual([
      'undetermined',
      'plain: Notes says "wrong seed"',
      'another row, or other words in the row of plain',
    ]);
    expect(told(page('row("a").ice > row("plain").ice', table('slow'))).kind).toBe('met');
  });
});
