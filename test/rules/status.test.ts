import { describe, expect, it } from 'vitest';
import { brief, findingsIn } from './document-with.ts';

const UNMET = '"Hard after a week." is unmet: 0 of 1 run; worst bar-1, 3.5 against 5';

const soap = (head: string, end: string): string =>
  [
    ...(head === '' ? ['# EXP-135: Soap'] : ['# EXP-135: Soap', '', head]),
    '',
    '## Success Criteria',
    '',
    '**Must Pass** (all required):',
    '1. Hard after a week. `expect: hardness >= 5, every run`',
    '',
    '## Results',
    '',
    '| Run | Hardness |',
    '| --- | --- |',
    '| bar-1 | 3.5 |',
    '',
    end,
    '',
  ].join('\n');

const told = (text: string, kind?: string): readonly string[] =>
  brief(findingsIn(text, { rules: ['status-outcome'], ...(kind === undefined ? {} : { kind }) }));

describe('status-outcome', () => {
  const decision = (line: string): string => `## Conclusions\n\n### Decision\n\n${line}`;
  const GO = '✅ **GO**: Go ahead as planned';

  it.each(['', '**Status**: ❌ FAILED', '**Status**: 🔄 RUNNING'])(
    'checks the decision of a document with "%s"',
    (head) => {
      expect(told(soap(head, decision(GO)), 'exp')).toEqual([
        `${head === '' ? 18 : 20} status-outcome Decision says GO, but ${UNMET}`,
      ]);
    },
  );

  it('says nothing about a decision that is open, or negative', () => {
    expect(told(soap('', decision('❌ **NO-GO**: Stop here until the problem is solved')), 'exp')).toEqual([]);
    const all = `${GO}\n❌ **NO-GO**: Stop here until the problem is solved\n⚠️ **CONDITIONAL GO**: Go ahead under the conditions named below`;
    expect(told(soap('', decision(all)), 'exp')).toEqual([]);
    expect(told(soap('', decision(GO)).replace('3.5', '5.5'), 'exp')).toEqual([]);
  });

  it('checks every place for a verdict that the kind declares', () => {
    const ready = (word: string): string =>
      soap('', `## Next Steps\n\n### Deployment Readiness\n\n**Ready for Production**: ${word}`);
    expect(told(ready('Yes'), 'tracking-log')).toEqual([
      `18 status-outcome Ready for Production says Yes, but ${UNMET}`,
    ]);
    expect(told(ready('No'), 'tracking-log')).toEqual([]);
    expect(told(ready('Yes | No | Needs Review'), 'tracking-log')).toEqual([]);
  });

  it('checks a field called decision if there is no kind', () => {
    expect(told(soap('**Decision**: ✅ GO', ''))).toEqual([`3 status-outcome Decision says GO, but ${UNMET}`]);
    expect(told(soap('**Decision**: NO-GO', ''))).toEqual([]);
    expect(told(soap('**Decision**: GO / NO-GO', ''))).toEqual([]);
    expect(told(soap('**Decision**: go on with two bars', ''))).toEqual([]);
  });
});

describe('status-agrees', () => {
  const agreed = (front: string, status: string, kind?: string): readonly string[] =>
    findingsIn(`---\nstatus: ${front}\n---\n\n# EXP-130: Looms\n\n**Status**: ${status}\n`, {
      rules: ['status-agrees'],
      ...(kind === undefined ? {} : { kind }),
    }).map(({ line, message }) => `${line} ${message}`);

  it('compares the front matter with the body', () => {
    expect(agreed('PASSED', '🔄 RUNNING', 'exp')).toEqual([
      '2 the status of the front matter is "PASSED" here and "RUNNING" on line 7',
    ]);
    expect(agreed('running', 'failed')).toHaveLength(1);
    expect(agreed('done', '❌ FAILED', 'exp')).toEqual([]);
  });

  it('accepts other words with the same meaning, and words about something else', () => {
    expect(agreed('passed', '✅ PASSED', 'exp')).toEqual([]);
    expect(agreed('done', '✅ PASSED', 'exp')).toEqual([]);
    expect(agreed('published', '✅ PASSED', 'exp')).toEqual([]);
    expect(agreed('in progress', '🔄 RUNNING', 'exp')).toEqual([]);
  });
});
