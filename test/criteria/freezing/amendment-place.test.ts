import { describe, expect, it } from 'vitest';
import { planAmendment } from '../../../src/criteria/freezing/plan-amendment.ts';
import { criteriaOf } from '../../../src/criteria/criteria-of.ts';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { proveEdits } from '../../../src/document/prove-edits.ts';
import { readRecords } from '../../../src/records/read-records.ts';
import { BUILT_IN, builtIn } from '../../template/seeds.ts';
import type { MovedCriterion } from '../../../src/criteria/freezing/moved-criteria.ts';
import type { ExperimentRecord } from '../../../src/records/record.ts';

const MOVED: MovedCriterion = { key: 'k', label: 'Hot', change: 'vanished', results: 2, amended: false };
const ITEM = '2026-03-01: Hot vanished with 2 results seen: why <!-- expctl: amended "k" to=none seen=2 -->';

/** What an amendment adds to a text, asserted; everything before and after it has to stay. */
function added(text: string, moved: readonly MovedCriterion[] = [MOVED], which = 0): string {
  const records = readRecords(parseDocument({ path: 'kettle.md', text }), undefined);
  return amended(records[which] ?? expect.fail(), moved).trimEnd();
}

function amended(record: ExperimentRecord, moved: readonly MovedCriterion[]): string {
  const { text } = record.document.source;
  const plan = planAmendment(record, moved, {
    why: 'why',
    date: '2026-03-01',
    criteria: criteriaOf(record),
    sha256: () => 'f'.repeat(64),
  });
  const after = proveEdits(record.document, plan.edits, { added: plan.added });
  const at = plan.edits[0]?.span.start ?? expect.fail();
  expect(after.slice(0, at)).toBe(text.slice(0, at));
  expect(after.endsWith(text.slice(at))).toBe(true);
  return after.slice(at, after.length - (text.length - at));
}

describe('a new Amendments section', () => {
  it.each([
    ['two hashes', '# T\n\n## A\n\na\n\n## B\n\nb\n', '## Amendments'],
    ['three hashes below a lone second heading', '## T\n\n### A\n\na\n\n### B\n\nb\n', '### Amendments'],
    ['closing hashes', '# T\n\n## A ##\n\na\n', '## Amendments ##'],
    ['an underline', 'T\n===\n\nA\n---\n\na\n', 'Amendments\n----------'],
    ['a number', '# T\n\n## 1. A\n\n## 2. B\n\nb\n', '## 3. Amendments'],
    ['a number in brackets', '# T\n\n## 9) A\n\na\n', '## 10) Amendments'],
    ['keycaps', '# T\n\n## 9️⃣ A\n\n## 🔟 B\n\nb\n', '## 1️⃣1️⃣ Amendments'],
    ['keycaps of two digits', '# T\n\n## 1️⃣9️⃣ A\n\na\n', '## 2️⃣0️⃣ Amendments'],
    ['no sections at all', '# T\n\na\n', '## Amendments'],
    ['a lone section that is a part and no title', '# T\n\n## Success Criteria\n\n### Must\n\na\n', '## Amendments'],
    ['no headings', 'a\n', '## Amendments'],
  ])("has a heading in the document's style: %s", (_, text, heading) => {
    expect(added(text)).toBe(`\n\n${heading}\n\n- ${ITEM}`);
  });

  it('is separated by a rule if the others are, but not by a second one', () => {
    expect(added('# T\n\n## A\n\na\n\n***\n\n## B\n\nb\n')).toBe(`\n\n***\n\n## Amendments\n\n- ${ITEM}`);
    expect(added('# T\n\n## A\n\na\n\n---\n\n## B\n\nb\n\n---\n')).toBe(`\n\n## Amendments\n\n- ${ITEM}`);
  });

  it('is at the end of its own record in a ledger', () => {
    const record = (id: string) =>
      `## ${id}: Pot\n\n**Status**: done\n\n### Success Criteria\n\n- it is hot\n\n---\n\n`;
    const text = `# Kettles\n\n${record('EXP-001')}${record('EXP-002')}`;
    expect(added(text)).toBe(`\n\n### Amendments\n\n- ${ITEM}`);
    const records = readRecords(parseDocument({ path: 'kettle.md', text }), undefined);
    expect(records.map(({ id }) => id?.text)).toEqual(['EXP-001', 'EXP-002']);
    const [first] = records;
    const plan = planAmendment(first ?? expect.fail(), [MOVED], {
      why: 'why',
      date: '2026-03-01',
      criteria: [],
      sha256: () => '',
    });
    expect(text.slice(0, plan.edits[0]?.span.start)).toMatch(/EXP-001[\s\S]*- it is hot$/u);
    expect(text.slice(plan.edits[0]?.span.start)).toMatch(/^\n\n---\n\n## EXP-002/u);
  });

  it('adds a missing last line ending only where needed', () => {
    expect(added('# T\n\na')).toBe(`\n\n## Amendments\n\n- ${ITEM}`);
    expect(added('')).toBe(`## Amendments\n\n- ${ITEM}`);
  });

  it.each(BUILT_IN)('can be added to the template of %s', (name) => {
    const kind = builtIn(name);
    const document = parseDocument({ path: `${name}.md`, text: kind.text });
    const [record] = readRecords(document, kind);
    expect(amended(record ?? expect.fail(), [MOVED]).trimEnd()).toMatch(
      /\n#{2,3} (?:1️⃣4️⃣ )?Amendments\n\n- 2026-03-01/u,
    );
  });
});

describe('an existing Amendments section', () => {
  const text = (body: string) => `# T\n\n## Amendments\n\n${body}\n\n## Notes\n\nn\n`;

  it.each([
    ['a bullet', '- before', `\n- ${ITEM}`],
    ['a star', '* before', `\n* ${ITEM}`],
    ['a number', '1. before\n2. before', `\n3. ${ITEM}`],
    ['a number in brackets', '7) before', `\n8) ${ITEM}`],
    ['a bullet before a rule', '- before\n\n---', `\n- ${ITEM}`],
    ['words', 'None so far.', `\n\n- ${ITEM}`],
    ['a table', '| Date | Why |\n| --- | --- |\n| a | b |', `\n\n- ${ITEM}`],
  ])('gets an item after %s', (_, body, expected) => {
    expect(added(text(body))).toBe(expected);
  });

  it('gets an item for each, with numbers continued', () => {
    const moved = [MOVED, { ...MOVED, label: 'Sweet' }];
    expect(added(text('4. before'), moved)).toBe(`\n5. ${ITEM}\n6. ${ITEM.replace('Hot', 'Sweet')}`);
  });

  it('is filled if it is empty, and before its own sub-sections', () => {
    expect(added('# T\n\n## Amendments\n\n## Notes\n\nn\n')).toBe(`\n\n- ${ITEM}`);
    expect(added('# T\n\n## Amendments\n\n- a\n\n### Older\n\n- b\n')).toBe(`\n- ${ITEM}`);
  });
});
