import { describe, expect, it } from 'vitest';
import { mayAskInTables, needsEvidence } from '../../src/rules/machine-forms.ts';
import { EVIDENCE_RULE_NAMES, QUICK_RULES } from '../../src/rules/quick-rules.ts';
import { RULE_NAMES } from '../../src/rules/rule-names.ts';
import { RULES } from '../../src/rules/rules.ts';
import { hasMachineForm } from '../../src/rules/machine-forms.ts';
import { recordOf } from '../criteria/record-of.ts';

const names = (rules: typeof RULES): readonly string[] => rules.map(({ name }) => name);

describe('the rules that need no criteria', () => {
  it('make up all rules together with those about criteria, each once', () => {
    expect(names(RULES).toSorted()).toEqual([...new Set([...names(QUICK_RULES), ...EVIDENCE_RULE_NAMES])].toSorted());
    expect(new Set(names(RULES)).size).toBe(RULES.length);
    expect(RULE_NAMES).toEqual(expect.arrayContaining([...names(RULES)]));
  });

  it.each([
    ['- [ ] loss: `expect: loss < 1`', true],
    ['`  Expect : loss < 1`', true],
    ['```expect\nloss < 1\n```', true],
    ['~~~ expect\nloss < 1\n~~~', true],
    ['- [ ] loss. expect: loss < 1`', true],
    ['| Metric | **Threshold** | Result |', true],
    ['We expect: a lower loss. **Expected**: `0.3`', false],
    ['', false],
  ])('look for statements at the beginning of a code span or a fence: %j', (text, expected) => {
    expect(hasMachineForm(text)).toBe(expected);
  });

  it('leave a document to the others if a table may require a decision', () => {
    const asks = (heading: string, header: string) => {
      const text = `# Kites\n\n## ${heading}\n\n| ${header} | B |\n| - | - |\n| 1 | 2 |\n`;
      return mayAskInTables(recordOf(text));
    };
    expect(asks('Success criteria', 'What')).toBe(true);
    expect(asks('Go/No-Go', 'What')).toBe(true);
    expect(asks('Decision', 'Criterion')).toBe(true);
    expect(asks('Decision', 'What')).toBe(false);
    expect(asks('Results', 'Criterion')).toBe(false);
  });

  it('leave a document to the others if there are run records', () => {
    const subject = (runs: number, broken: readonly string[] = []) =>
      ({
        records: [],
        document: { source: { path: 'a.md', text: 'No criteria.\n' } },
        surroundings: {
          runRecords: new Map(Array.from({ length: runs }, (_, run) => [`run-${run}`, {}])),
          brokenRunRecords: broken,
        },
      }) as unknown as Parameters<typeof needsEvidence>[0];
    expect(needsEvidence(subject(0))).toBe(false);
    expect(needsEvidence(subject(1))).toBe(true);
    expect(needsEvidence(subject(0, ['runs/a.json: no JSON']))).toBe(true);
  });
});
