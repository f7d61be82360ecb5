import { describe, expect, it } from 'vitest';
import { criteriaOf } from '../../src/criteria/criteria-of.ts';
import { decide } from '../../src/criteria/decide.ts';
import { headReasons } from '../../src/report/decision-words.ts';
import { documentWith, recordOf } from './record-of.ts';

const TABLE = ['| Run ID | Score | Spill |', '| --- | --- | --- |', '| pot-1 | 0.9 | 2 |', '| pot-2 | 0.95 | 3 |'];
const MET = '- hot `expect: score > 0.5`';
const NO = { runRecords: new Map<string, never>() };

const decided = (criteria: readonly string[], more = '') => decide(recordOf(documentWith(criteria, TABLE, more)), NO);
const rolesIn = (criteria: readonly string[]) =>
  criteriaOf(recordOf(documentWith(criteria, TABLE))).map(({ role }) => role);

/** Ways to write one stop rule over `spill`, which is 2 and 3. */
const FORMS: readonly (readonly [string, (statement: string) => readonly string[]])[] = [
  ['a bold beginning', (statement) => [`- **NO-GO if** any cup spills. ${statement}`]],
  ['a plain beginning', (statement) => [`- Abort if it spills. ${statement}`]],
  ['a beginning with a whom', (statement) => [`- Stop the run if it spills. ${statement}`]],
  ['what is not done', (statement) => [`- Do not ship if it spills. ${statement}`]],
  ['a label', (statement) => [`- **Kill**: it spills ${statement}`]],
  ['a label NO-GO', (statement) => [`- **NO-GO**: it spills ${statement}`]],
  ['a rule', (statement) => [`- Stop rule: it spills ${statement}`]],
  ['what follows', (statement) => [`- It spills → NO-GO ${statement}`]],
  ['a word alone', (statement) => [`- NO-GO ${statement}`]],
  ['the item above', (statement) => ['- NO-GO if any of:', `  - it spills ${statement}`]],
  ['a heading', (statement) => ['', '### NO-GO', '', `- it spills ${statement}`]],
  ['a heading with a remark', (statement) => ['', '### ❌ NO-GO (too wet)', '', `- it spills ${statement}`]],
  ['a heading with an if', (statement) => ['', '### Abandon if', '', `- it spills ${statement}`]],
  ['a label over the list', (statement) => ['', '**Kill criteria:**', '', `- it spills ${statement}`]],
  ['a label with an if', (statement) => ['', '**NO-GO if**:', `- it spills ${statement}`]],
  ['a label with a remark', (statement) => ['', '**NO-GO (back to bags) if**:', '', `- it spills ${statement}`]],
  ['a bold line over the list', (statement) => ['', '**NO-GO if**', '', `- it spills ${statement}`]],
  ['a label of a line', (statement) => ['', `**Kill criterion**: it spills ${statement}`]],
  ['a line below a label', (statement) => ['', '**NO-GO if**:', '', `It spills. ${statement}`]],
  ['another section', (statement) => ['', '## Red flags', '', `- it spills ${statement}`]],
  ['a section with criteria', (statement) => ['', '## Rejection criteria', '', `- it spills ${statement}`]],
];

describe('a stop rule', () => {
  it.each(FORMS)('written as %s is triggered if it holds, and not otherwise', (_, form) => {
    expect(decided([MET, ...form('`expect: spill > 2, some run`')]).verdict).toBe('NO-GO');
    expect(decided([MET, ...form('`expect: spill > 9`')])).toMatchObject({
      verdict: 'GO',
      outcomes: [{ criterion: { role: 'criterion' } }, { criterion: { role: 'kill' }, kind: 'met' }],
    });
  });

  it('is the row of a table if it says so', () => {
    const rows = (label: string) => [MET, '', '| Criterion | Threshold |', '| --- | --- |', `| ${label} | > 2 |`];
    expect(rolesIn(rows('Abort if spill'))).toEqual(['criterion', 'kill']);
    expect(rolesIn(rows('Spill'))).toEqual(['criterion', 'criterion']);
  });

  it('is not seen where a criterion says when to go on, or only sounds like a stop rule', () => {
    const items = [
      '- GO if it is hot `expect: score > 0.5`',
      '- **Ship if** it is hot `expect: score > 0.5`',
      '- **Fail rate**: below 9 `expect: spill < 9`',
      '- Drop in spill below 9 `expect: spill < 9`',
      '- **Rollback**: in less than 9 s `expect: spill < 9`',
      '',
      '### GO if',
      '',
      '- hot `expect: score > 0.5`',
    ];
    expect(new Set(rolesIn(items))).toEqual(new Set(['criterion']));
  });

  it('in a protocol is one only with a statement', () => {
    const more = '## Protocol\n\n- Abort if it leaks. `expect: spill > 9`\n- Abort if somebody leaves.\n';
    const decision = decided([MET], more);
    expect(decision).toMatchObject({ verdict: 'GO', protocol: [] });
    expect(decision.outcomes.map(({ criterion }) => criterion.label)).toEqual(['hot', 'Abort if it leaks.']);
  });
});

describe('a stop rule that a person decides', () => {
  const marked = (...items: readonly string[]) => decided([MET], `## Kill criteria\n\n${items.join('\n')}\n`);

  it.each([
    ['- Stop if the guests object', 'INCONCLUSIVE', 'awaiting', 'a person decides this, and has not'],
    ['- ✅ Stop if the guests object', 'GO', 'met', 'marked by hand'],
    ['- ❌ Stop if the guests object', 'NO-GO', 'unmet', 'marked by hand'],
    ['- [-] Stop if the guests object — Ann, 2026-01-02', 'NO-GO', 'unmet', 'marked by hand: Ann, 2026-01-02'],
    [
      '- [x] Stop if the guests object',
      'INCONCLUSIVE',
      'awaiting',
      'a person decides this, and has not: [x] may say that it fired or that it did not: ✅ says not triggered, ❌ or [-] triggered',
    ],
  ])('%s is %s', (item, verdict, kind, because) => {
    const decision = marked(item);
    expect(decision.verdict).toBe(verdict);
    expect(decision.outcomes[1]).toMatchObject({ kind, because });
  });

  it('is said to await a person if that is allowed', () => {
    const text = documentWith([MET], TABLE, '## Kill criteria\n\n- Stop if the guests object\n- Stop if it is late\n');
    const decision = decide(recordOf(text), { ...NO, allowAwaiting: true });
    expect(headReasons(decision)).toEqual([
      'the one criterion that must hold is met, and 2 of 2 stop rules await a person',
    ]);
  });

  it('is not read from a plan that says what to do then', () => {
    const plan = '## Failure Plan\n\n- [x] Boil it again\n- Ask Ann\n\n### Then\n\n- Throw it away\n';
    const decision = decided([MET], plan);
    expect(decision).toMatchObject({ verdict: 'GO', outcomes: [{ criterion: { label: 'hot' } }] });
    expect(criteriaOf(recordOf(documentWith([MET], TABLE, plan)))).toHaveLength(4);
    expect(decided([MET], '## Failure Plan\n\n- wet `expect: spill > 2, some run`\n').verdict).toBe('NO-GO');
  });
});

describe('signs that decorate a list', () => {
  const GO = ['', '**GO if**:', '', '- ✅ it is hot', '- ✅ it is sweet'];
  const NO_GO = ['', '**NO-GO if**:', '', '- ❌ it spills', '- ❌ it is late'];
  const kinds = (...lines: readonly string[]) => decided(lines).outcomes.map(({ kind }) => kind);

  it("are not a person's marks", () => {
    expect(kinds(...GO, ...NO_GO)).toEqual(['awaiting', 'awaiting', 'awaiting', 'awaiting']);
    expect(kinds(...NO_GO)).toEqual(['awaiting', 'awaiting']);
    expect(kinds('', '### GO', '', '- ✅ it is hot', '', '### NO-GO', '', '- ❌ it spills')).toEqual([
      'awaiting',
      'awaiting',
    ]);
    expect(decided([...GO, ...NO_GO]).outcomes[0]?.because).toBe(
      'a person decides this, and has not: the same sign is in front of each item of its list, and counts once it is signed (— name, date)',
    );
  });

  it('are marks if they differ, are signed, or have no counterpart', () => {
    expect(kinds(...GO)).toEqual(['met', 'met']);
    expect(kinds(...GO, '- ❌ it is large', ...NO_GO)).toEqual(['met', 'met', 'unmet', 'awaiting', 'awaiting']);
    expect(kinds('', '**NO-GO if**:', '', '- ❌ it spills', '- ✅ it is late')).toEqual(['unmet', 'met']);
    expect(kinds('', '**NO-GO if**:', '', '- ❌ it spills — Ann, 2026-01-02', '- ❌ it is late')).toEqual([
      'unmet',
      'unmet',
    ]);
  });
});
