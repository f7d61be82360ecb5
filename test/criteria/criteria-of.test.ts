import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criteriaOf } from '../../src/criteria/criteria-of.ts';
import { decide } from '../../src/criteria/decide.ts';
import { builtInKind } from '../../src/template/built-in-kinds.ts';
import { compileTemplate } from '../../src/template/compile-template.ts';
import { documentWith, recordOf } from './record-of.ts';
import type { Kind } from '../../src/template/kind.ts';

const TABLE = ['| Run ID | Score |', '| --- | --- |', '| pot-1 | 0.9 |'];

const found = (text: string) =>
  criteriaOf(recordOf(text)).map(({ key, label, role, gate, mark, statements }) => [
    key,
    label,
    role,
    gate,
    mark,
    statements.map((place) => place.text),
  ]);

describe('the criteria of a record', () => {
  it('are the items of criteria sections, under labels for must and nice to have', () => {
    const text = documentWith(
      [
        '',
        '**Must Pass** (all required):',
        '1. ✅ **Hot**: it is hot `expect: score > 0.5`',
        '2. Secondary: it is sweet',
        '',
        '**Nice to Have** (optional):',
        '- [-] It is large — Ada, 2026-01-02',
        '- Warm *or* hot, as one likes it at this time',
      ],
      TABLE,
    );
    expect(found(text)).toEqual([
      ['success_criteria/must_pass/hot', 'Hot', 'criterion', 'must', 'met', ['score > 0.5']],
      ['success_criteria/must_pass/secondary', 'Secondary', 'criterion', 'must', 'none', []],
      ['success_criteria/nice_to_have/it_is_large', 'It is large', 'criterion', 'should', 'unmet', []],
      [
        'success_criteria/nice_to_have/warm_or_hot_as_one_likes_it_at',
        'Warm or hot, as one likes it at …',
        'criterion',
        'should',
        'none',
        [],
      ],
    ]);
    const [, , third] = criteriaOf(recordOf(text))
      .map(({ signature }) => signature)
      .slice(0, 3);
    expect(third).toBe('Ada, 2026-01-02');
  });

  it('include several spans of an item, on bullets of their own and in a fence', () => {
    const text = documentWith(
      [
        '- **Hot**: `expect: score > 0.5` and',
        '  `expect: score > 0.6`',
        '  - `expect: score > 0.7`',
        '  - a remark',
        '  ```expect',
        '  score > 0.8,',
        '  every run',
        '  ```',
        '- cold',
        '```expect',
        'score < 1',
        '```',
      ],
      TABLE,
    );
    expect(found(text)).toEqual([
      [
        'success_criteria/hot',
        'Hot',
        'criterion',
        'must',
        'none',
        ['score > 0.5', 'score > 0.6', 'score > 0.7', 'score > 0.8,\nevery run'],
      ],
      ['success_criteria/cold', 'cold', 'criterion', 'must', 'none', ['score < 1']],
    ]);
  });

  const LABELS = ['Should', '**Secondary**', 'Bonus', 'Stretch', 'Nice to have', 'Optional', 'Primary', 'Bonus round'];
  const list = LABELS.map((label) => `- ${label}: it is hot \`expect: score > 0.5\``);
  const gatesOf = (text: string, kind?: Kind) =>
    criteriaOf(recordOf(text, kind)).map(({ label, gate }) => `${label} ${gate}`);
  const WELCOME = [
    'Should should',
    'Secondary should',
    'Bonus should',
    'Stretch should',
    'Nice to have should',
    'Optional should',
    'Primary must',
    'Bonus round must',
  ];

  it("are must or should by an item's own label, with a kind and without", () => {
    const template = '# Kettle: [Name]\n\n## Success Criteria\n\n- [What has to be true]\n';
    const kind = compileTemplate({ path: 'templates/kettle.md', text: template });
    expect(gatesOf(documentWith(list, TABLE))).toEqual(WELCOME);
    expect(gatesOf(documentWith(list, TABLE), kind)).toEqual(WELCOME);
  });

  it.each([
    ['a remark', '## Success Criteria\n\n**Must Pass** (all required):\n'],
    ['a heading', '## Success Criteria (all required)\n\n'],
    ['a comment', '## Success Criteria\n<!-- expctl: gate=must -->\n\n'],
  ])('include secondary items as musts if %s says that all are required', (_, head) => {
    const kind = compileTemplate({
      path: 'templates/kettle.md',
      text: `# Kettle: [Name]\n\n${head}- [What has to be true]\n`,
    });
    const document = `# Kettle: Tea\n\n${head.replace(/<!--.*-->\n/u, '')}${list.join('\n')}\n`;
    expect(gatesOf(document, kind)).toContain('Secondary must');
    expect(gatesOf(document, kind)).toContain('Bonus should');
  });

  it.each([
    '**Nice to have**',
    '*Optional*',
    '__Should__',
    '**Stretch**',
    '**Secondary metrics**',
    '**Bonus** (if warm)',
  ])('are should by the line %s directly above the list', (line) => {
    const items = [
      '- hot',
      '',
      line,
      '',
      '- sweet',
      '- large',
      '',
      '**Must have**',
      '- wet',
      '',
      'And then:',
      '- late',
    ];
    expect(gatesOf(documentWith(items, TABLE))).toEqual([
      'hot must',
      'sweet should',
      'large should',
      'wet must',
      'late must',
    ]);
  });

  it('are must or should by a word in brackets in front', () => {
    const items = ['- [SHOULD] hot', '- [must] sweet', '- [optional] large', '- [Secondary] wet', '- [hot] tea'];
    expect(criteriaOf(recordOf(documentWith(items, TABLE))).map(({ gate }) => gate)).toEqual([
      'should',
      'must',
      'should',
      'should',
      'must',
    ]);
  });

  it('are not labelled by words in a sentence', () => {
    const text = documentWith(['- It should be hot', '- The second, a bonus, is cold', '- A stretch of road'], TABLE);
    expect(criteriaOf(recordOf(text)).map(({ gate }) => gate)).toEqual(['must', 'must', 'must']);
  });

  it('are must or should by a directive, before all words', () => {
    const text = documentWith(['- a (optional) <!-- expctl: gate=must -->', '- b <!-- expctl: gate=should -->'], TABLE);
    expect(found(text).map(([, label, , gate]) => [label, gate])).toEqual([
      ['a (optional)', 'must'],
      ['b', 'should'],
    ]);
    const section = documentWith(['<!-- expctl: criteria gate=should -->', '', '- a', '- b'], TABLE);
    expect(found(section).map(([, , , gate]) => gate)).toEqual(['should', 'should']);
  });

  it('include a statement wherever it is, and equal keys are numbered', () => {
    const text = documentWith(
      ['- a', '- a'],
      TABLE,
      '## Notes\n\nIt is **hot** `expect: score > 0.1`\n\n- plain\n- b `expect: score > 0.2`\n',
    );
    expect(found(text).map(([key, , role]) => [key, role])).toEqual([
      ['success_criteria/a', 'criterion'],
      ['success_criteria/a#2', 'criterion'],
      ['notes/it_is_hot', 'criterion'],
      ['notes/b', 'criterion'],
    ]);
  });

  it('include the prose of a protocol and of a failure plan, which decides nothing', () => {
    const text = documentWith(
      ['- a `expect: score > 0.5`'],
      TABLE,
      '## Evaluation Protocol\n1. One water.\n\n## Failure Plan\n- Prose.\n',
    );
    expect(found(text).map(([, label, role]) => [label, role])).toEqual([
      ['a', 'criterion'],
      ['One water.', 'protocol'],
      ['Prose.', 'kill'],
    ]);
    expect(decide(recordOf(text), { runRecords: new Map() })).toMatchObject({ verdict: 'GO', protocol: [] });
  });

  it('do not include code that only looks like a statement', () => {
    const text = documentWith(
      ['- a `expected: b` and `the expect: c`', '```text', 'expect: score > 0.5', '```'],
      TABLE,
    );
    expect(found(text).map(([, , , , , statements]) => statements)).toEqual([[]]);
  });
});

describe('marks', () => {
  const exp = builtInKind('exp');
  const template = exp?.text.slice(exp.text.indexOf('# EXP-XXX')) ?? '';

  it("in the template itself are decoration, others are a person's", () => {
    const marks = (text: string) =>
      criteriaOf(recordOf(text, exp))
        .filter(({ key }) => key.startsWith('success_criteria'))
        .map(({ gate, mark }) => `${gate} ${mark}`);
    expect(marks(template)).toEqual(['must none', 'must none', 'must none', 'should none', 'should none']);
    const filled = template.replace(
      '1. ✅ Criterion 1: [What must hold, e.g., every answer equals the reference]',
      '1. ❌ Criterion 1: hot',
    );
    expect(marks(filled)[0]).toBe('must unmet');
    expect(
      marks(
        template.replace(
          '2. ✅ Criterion 2: [What must hold, e.g., no run ends with an error]',
          '2. ✅ Criterion 2: cold',
        ),
      )[1],
    ).toBe('must none');
  });
});

describe("a person's mark where the template has one", () => {
  const exp = builtInKind('exp');
  const template = exp?.text.slice(exp.text.indexOf('# EXP-XXX')) ?? '';
  const printed = '3. ✅ Criterion 3: [What must hold, e.g., no run takes more than twice as long]';
  const third = (line: string) => {
    expect(template).toContain(printed);
    const [, , outcome] = decide(recordOf(template.replace(printed, line), exp), { runRecords: new Map() }).outcomes;
    return [outcome?.kind, outcome?.because];
  };

  it.each([
    ['3. [x] The errors were read by the team', 'met', 'marked by hand'],
    ['3. [-] The errors were read by the team', 'unmet', 'marked by hand'],
    ['3. ❌ The errors were read by the team', 'unmet', 'marked by hand'],
    ['3. ✅ The errors were read by the team — Ann, 2026-11-21', 'met', 'marked by hand: Ann, 2026-11-21'],
    [`${printed} — Ann, 2026-11-21`, 'met', 'marked by hand: Ann, 2026-11-21'],
    ['3. [ ] The errors were read by the team', 'awaiting', 'a person decides this, and has not'],
    [
      '3. ✅ The errors are to be read by the team',
      'awaiting',
      "a person decides this, and has not: the mark there is the template's own, and counts once it is signed (— name, date)",
    ],
  ])('%s is %s', (line, kind, because) => {
    expect(third(line)).toEqual([kind, because]);
  });
});

describe('a broken binding', () => {
  it('is an error at its place', () => {
    const text = documentWith(
      ['- a `expect: score > 0`'],
      TABLE,
      '## Hypotheses\n\n### H1 — Hot\n<!-- expctl: runs where score > -->\n- **Success**: `expect: score > 0.5`\n',
    );
    const decision = decide(recordOf(text), { runRecords: new Map() });
    expect(decision.exitCode).toBe(2);
    expect(decision.hypotheses[0]?.statements[0]?.problems[0]?.message).toBe(
      'expected a value or a condition, found the end',
    );
  });
});

describe('a row whose value is missing', () => {
  const cell = fc.oneof(
    fc.integer({ min: 0, max: 9 }).map((digit) => `0.${digit}`),
    fc.constantFrom('—', 'n/a', 'NaN', '', '< 0.5', '~0.4'),
  );
  const decideRows = (statement: string, cells: readonly string[]) => {
    const rows = cells.map((text, at) => `| pot-${at} | ${text} |`);
    const text = documentWith([`- a \`expect: ${statement}\``], ['| Run ID | Score |', '| --- | --- |', ...rows]);
    return decide(recordOf(text), { runRecords: new Map() }).outcomes[0]?.kind;
  };

  it('never turns the result into met for `every run`, nor away from met for `some run`', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), fc.constantFrom('—', '', 'TBD'), (cells, missing) => {
        const every = [
          decideRows('score < 0.5, every run', cells),
          decideRows('score < 0.5, every run', [...cells, missing]),
        ];
        if (every[0] !== 'met') expect(every[1]).not.toBe('met');
        if (every[0] === 'unmet') expect(every[1]).toBe('unmet');
        const some = [
          decideRows('score < 0.5, some run', cells),
          decideRows('score < 0.5, some run', [...cells, missing]),
        ];
        if (some[0] === 'met') expect(some[1]).toBe('met');
        if (some[0] === 'undetermined') expect(some[1]).toBe('undetermined');
      }),
      { numRuns: 100 },
    );
  });
});
