import { describe, expect, it } from 'vitest';
import { criteriaOf } from '../../../src/criteria/criteria-of.ts';
import { planSuggestion } from '../../../src/criteria/suggest/plan-suggestion.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { recordOf } from '../record-of.ts';

const SHORT = 'bitter < 3';
const LONG = `bitter < 3, every run where ${Array.from({ length: 6 }, (_, at) => `leaf_${at} == "oolong"`).join(' and ')}`;

/** The section with the statement in its first criterion. */
function written(section: string, statement: string): string {
  const record = recordOf(section);
  const [criterion] = criteriaOf(record);
  if (criterion === undefined) throw new Error('the text holds no criterion');
  const after = applyEdits(section, [planSuggestion(record, criterion, statement)]);
  const [again] = criteriaOf(recordOf(after));
  expect(again?.statements.map(({ text }) => text)).toEqual([statement]);
  expect(again?.sentence).toBe(criterion.sentence);
  return after;
}

const section = (...lines: readonly string[]): string => ['# Tea', '', '## Success Criteria', '', ...lines].join('\n');

describe('the place of a statement', () => {
  it.each([
    [
      'behind a short sentence',
      section('- Not bitter', '- Warm', ''),
      SHORT,
      section(`- Not bitter \`expect: ${SHORT}\``, '- Warm', ''),
    ],
    ['behind the box of a task', section('- [ ] Not bitter'), SHORT, section(`- [ ] Not bitter \`expect: ${SHORT}\``)],
    [
      'below a long one',
      section('- Not bitter', '- Warm'),
      LONG,
      section('- Not bitter', `  \`expect: ${LONG}\``, '- Warm'),
    ],
    [
      'below, as deep as the words',
      section('10. Not bitter', '', 'Rest.'),
      LONG,
      section('10. Not bitter', `    \`expect: ${LONG}\``, '', 'Rest.'),
    ],
    [
      'below, in front of what hangs under it',
      section('- Not bitter', '  - a remark'),
      LONG,
      section('- Not bitter', `  \`expect: ${LONG}\``, '  - a remark'),
    ],
    [
      'behind the last line of the sentence',
      section('- Not', '  bitter'),
      SHORT,
      section('- Not', `  bitter \`expect: ${SHORT}\``),
    ],
    [
      'in front of a signature',
      section('- [x] Not bitter — Ada, 2026-02-01'),
      SHORT,
      section(`- [x] Not bitter \`expect: ${SHORT}\` — Ada, 2026-02-01`),
    ],
    [
      'between two ticks where it has one in it',
      section('- Not bitter'),
      'leaf == "a`b"',
      section('- Not bitter ``expect: leaf == "a`b"``'),
    ],
  ])('is %s', (_, before, statement, after) => {
    expect(written(before, statement)).toBe(after);
  });

  it('is the first cell of a row of a criteria table, where a pipe is escaped', () => {
    const table = (cell: string) =>
      section('| Criterion | Threshold | Result |', '| --- | --- | --- |', `| ${cell} | low | |`, '');
    expect(written(table('Taste'), 'leaf == "a|b"')).toBe(table('Taste `expect: leaf == "a\\|b"`'));
  });

  it('is the line of a hypothesis that is not a list', () => {
    const text = '# Tea\n\n## Hypotheses\n\n### H1 — Warm\n\n**Success**: not bitter\n**Risk**: cold\n';
    expect(written(text, SHORT)).toBe(text.replace('not bitter', `not bitter \`expect: ${SHORT}\``));
  });
});
