import { describe, expect, it } from 'vitest';
import { findingsIn } from './document-with.ts';

/** What is required at a stage, by section. */
const asked = (kind: string, text: string): ReadonlySet<string> =>
  new Set(
    findingsIn(text, {
      kind,
      rules: ['require-section', 'require-field', 'section-filled', 'table-columns', 'no-placeholder'],
    }).flatMap(({ rule, message }) =>
      rule === 'require-section' ? [/^"#+ (.*)" is missing/u.exec(message)?.[1] ?? message] : [],
    ),
  );

const exp = (status: string): ReadonlySet<string> => asked('exp', `# EXP-001: Kites\n\n**Status**: ${status}\n`);

const PLANNED = ['Objective', 'Hypothesis', 'Prerequisites', 'Success Criteria', 'Failure Plan'];
const CONCLUDED = ['Results', 'Analysis', 'Conclusions', 'Artifacts', 'Metadata'];

describe('what is due', () => {
  it('grows with the stage', () => {
    expect(exp('⏳ PENDING')).toEqual(new Set(PLANNED));
    expect(exp('🔄 RUNNING')).toEqual(new Set([...PLANNED, 'Method']));
    expect(exp('✅ PASSED')).toEqual(new Set([...PLANNED, 'Method', ...CONCLUDED]));
    expect(exp('❌ FAILED')).toEqual(exp('✅ PASSED'));
  });

  it('is what a planned experiment needs if the status says nothing', () => {
    expect(exp('')).toEqual(new Set(PLANNED));
    expect(exp('⏳ PENDING | 🔄 RUNNING | ✅ PASSED | ❌ FAILED')).toEqual(new Set(PLANNED));
  });

  it('is nothing for a cancelled experiment', () => {
    const log = (status: string): string =>
      `# ML Experiment Tracking Log\n\n**Date**:\n\n## Experiment Metadata\n\n**Status**: ${status}\n`;
    expect(findingsIn(log('cancelled'), { kind: 'tracking-log' })).toEqual([]);
    expect(findingsIn(log('completed'), { kind: 'tracking-log' }).length).toBeGreaterThan(5);
  });

  it('is reported once: the parts of a missing section are not reported one by one', () => {
    const found = findingsIn('# EXP-001: Kites\n\n**Status**: ✅ PASSED\n', { kind: 'exp' });
    expect(found.filter(({ message }) => /Data|Observations|Rationale|Git Commit/u.test(message))).toEqual([]);
  });
});
