import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/criteria/decide.ts';
import { planDecision } from '../../../src/criteria/writing/plan-decision.ts';
import { compileTemplate } from '../../../src/template/compile-template.ts';
import { builtInKind } from '../../../src/template/built-in-kinds.ts';
import type { Kind } from '../../../src/template/kind.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { documentWith, recordOf } from '../record-of.ts';

const TABLE = ['| Run ID | Score |', '| --- | --- |', '| pot-1 | 0.9 |', '| pot-2 | 0.8 |'];

/** The text after `decide --write`; a second one must change nothing. */
function written(text: string, kind?: Kind): string {
  const write = (before: string): string => {
    const record = recordOf(before, kind);
    return applyEdits(before, planDecision(record, decide(record, { runRecords: new Map() })));
  };
  const after = write(text);
  expect(write(after)).toBe(after);
  return after;
}

describe('boxes', () => {
  it('on items with a statement are set and cleared, those of a person never touched', () => {
    const text = documentWith(
      [
        '- [ ] a `expect: score > 0.5`',
        '- [x] b `expect: score > 0.85`',
        '- [x] c',
        '- [ ] d',
        '- [-] e `expect: score > 0.5`',
        '- f `expect: score > 0`',
        '- [X] g `expect: nothing > 0`',
      ],
      TABLE,
    );
    const lines = written(text).split('\n').slice(3, 10);
    expect(lines.map((line) => line.slice(0, 7))).toEqual([
      '- [x] a',
      '- [ ] b',
      '- [x] c',
      '- [ ] d',
      '- [x] e',
      '- f `ex',
      '- [ ] g',
    ]);
  });

  it('change no other byte in a document with other line endings', () => {
    const text = documentWith(['- [ ] a `expect: score > 0.5`'], TABLE).replaceAll('\n', '\r\n');
    expect(written(text)).toBe(text.replace('[ ]', '[x]'));
  });
});

describe('criteria tables', () => {
  const table = (rows: readonly string[]) =>
    documentWith(['| Criterion | Threshold | Measured | Result |', '| --- | --- | --- | --- |', ...rows], TABLE);

  it('get their last two columns, for a threshold cell or a span in a cell', () => {
    const text = table([
      '| Score | >= 0.5 | | |',
      '| **Score** | `expect: score > 0.85` | old | ✅ PASS |',
      '| Mean `expect: mean(score) >= 0.8` | about 0.8 |  |  |',
      '| Unknown thing | >= 3 | 4 | ✅ |',
      '| Loud | `expect: loudness > 3` | 7 | |',
    ]);
    expect(written(text).split('\n').slice(5, 10)).toEqual([
      '| Score | >= 0.5 | 2 of 2 runs, closest 0.8 | ✅ PASS |',
      '| **Score** | `expect: score > 0.85` | 1 of 2 runs, worst 0.8 | ❌ FAIL |',
      '| Mean `expect: mean(score) >= 0.8` | about 0.8 | 0.85 | ✅ PASS |',
      '| Unknown thing | >= 3 | 4 | ✅ PASS |',
      '| Loud | `expect: loudness > 3` |  | undetermined |',
    ]);
  });

  it('keep their text while a threshold cannot be compared yet', () => {
    const text = table(['| Loudness | < 3 | 2.5 or so | ✅ |', '| Score | < 3 | 2.5 | ✅ |']).replace(
      '| pot-1 | 0.9 |',
      '| pot-1 | — |',
    );
    expect(written(`${text}\n- Loudness: it was quiet, mostly\n`)).toBe(`${text}\n- Loudness: it was quiet, mostly\n`);
  });

  it('leave a row without a statement to the person who marks it', () => {
    const record = recordOf(table(['| Score | ≥ 0.5 | | |', '| Taste | good | fine | ✅ |', '| Smell | good | | |']));
    const decision = decide(record, { runRecords: new Map() });
    expect(decision.outcomes.map(({ criterion, kind }) => [criterion.label, kind])).toEqual([
      ['Score', 'met'],
      ['Taste', 'met'],
      ['Smell', 'awaiting'],
    ]);
  });
});

describe('the verdict', () => {
  const TEMPLATE = `---
expctl:
  kind: pot
---
# Pot

**Status**: ⏳ PENDING | ✅ PASSED | ❌ FAILED

## Success Criteria
- [ ] [What must hold]

## Runs
| Run ID | Score |
| --- | --- |

## Outcome
- Outcome: [success | partial | failed]
- Evidence:

### Decision

✅ **GO**: Pour it
❌ **NO-GO**: Throw it away
`;
  const kind = compileTemplate({ path: 'pot.md', text: TEMPLATE });
  const filled = (statement: string) =>
    TEMPLATE.slice(TEMPLATE.indexOf('# Pot'))
      .replace('[What must hold]', `a \`expect: ${statement}\``)
      .replace('| --- | --- |', '| --- | --- |\n| pot-1 | 0.9 |');

  it('is written in the words of the kind, if the template has a place for it', () => {
    const text = written(filled('score > 0.5'), kind);
    expect(text).toContain('- Outcome: success\n');
    expect(text).toContain('✅ **GO**: Pour it\n');
    expect(text).not.toContain('NO-GO');
    expect(text).toContain('- Evidence: expctl: GO; a is met: 1 of 1 run; closest pot-1, 0.9 against 0.5\n');
  });

  it('changes when the outcome does', () => {
    const go = written(filled('score > 0.5'), kind);
    const noGo = written(go.replace('score > 0.5', 'score > 0.95'), kind);
    expect(noGo).toContain('- Outcome: failed\n');
    expect(noGo).toContain('❌ **NO-GO**: Throw it away\n');
    expect(noGo).toContain('- [ ] a');
  });

  it('keeps what a person wrote', () => {
    const text = filled('score > 0.5')
      .replace('[success | partial | failed]', 'failed (we spilt it)')
      .replace('- Evidence:', '- Evidence: my tongue')
      .replace('✅ **GO**: Pour it\n', '')
      .replace('Throw it away', 'Throw it away, says Ada');
    expect(written(text, kind)).toContain('- Outcome: failed (we spilt it)\n- Evidence: my tongue\n');
    expect(written(text, kind)).toContain('❌ **NO-GO**: Throw it away, says Ada');
  });

  it.each([
    ['## Verdict', '[GO / NO-GO]', 'GO', 'NO-GO'],
    ['## Final Decision', 'Ship | Drop | Inconclusive', 'Ship', 'Drop'],
    ['## Recommendation', '[Adopt / Iterate / Reject]', 'Adopt', 'Reject'],
  ])('stands right below a heading of that name: %s, %s', (heading, choice, go, noGo) => {
    const [head = ''] = TEMPLATE.split('## Outcome');
    const bare = compileTemplate({ path: 'pot.md', text: `${head}${heading}\n\n${choice}\n` });
    const text = (statement: string, said = choice) =>
      `${filled(statement).split('## Outcome')[0] ?? ''}${heading}\n\n${said}\n`;
    expect(written(text('score > 0.5'), bare)).toContain(`${heading}\n\n${go}\n`);
    expect(written(text('score > 0.95'), bare)).toContain(`${heading}\n\n${noGo}\n`);
    const again = written(text('score > 0.95', `${go}\n\nAll of us liked it.`), bare);
    expect(again).toContain(`${heading}\n\n${noGo}\n\nAll of us liked it.\n`);
    expect(written(text('score > 0.95', `${go}, says Ada`), bare)).toContain(`${heading}\n\n${go}, says Ada\n`);
  });

  it('is no choice of other things below such a heading, nor below another one', () => {
    const [head = ''] = TEMPLATE.split('## Outcome');
    const below = (part: string) => {
      const kind = compileTemplate({ path: 'pot.md', text: `${head}${part}` });
      return written(`${filled('score > 0.5').split('## Outcome')[0] ?? ''}${part}`, kind);
    };
    expect(below('## Decision\n\n[green | black]\n')).toContain('## Decision\n\n[green | black]\n');
    expect(below('## Notes\n\n[GO / NO-GO]\n')).toContain('## Notes\n\n[GO / NO-GO]\n');
    expect(below('## Verdict\n\nSay why.\n\n[GO / NO-GO]\n')).toContain('Say why.\n\n[GO / NO-GO]\n');
  });

  it('is not written if a statement is broken', () => {
    expect(written(filled('score >> 0.5'), kind)).toContain('- Outcome: [success | partial | failed]');
  });

  it('finds the decision in the built-in kind', () => {
    const exp = builtInKind('exp');
    const template = exp?.text.slice(exp.text.indexOf('# EXP-XXX')) ?? '';
    const text = template
      .replace(
        '1. ✅ Criterion 1: [What must hold, e.g., every answer equals the reference]',
        '1. ✅ Criterion 1: it is quick `expect: time < 2`',
      )
      .replace(/2\. ✅ Criterion 2[\s\S]*?Criterion 5.*\n/u, '\n')
      .replace(
        '| 1   | short  | "..."           | "..."         | ✅     | 0.9      | 310         |',
        '| 1   | tiny  | a | a | ✅     | 1.9      | 310         |',
      );
    const after = written(text, exp);
    expect(after).toContain('✅ **GO**: Go ahead as planned\n\n**Rationale**');
    expect(after.match(/^\*\*Status\*\*: .*$/gmu)).toEqual(['**Status**: ✅ PASSED', '**Status**: ✅ PASSED']);
  });
});
