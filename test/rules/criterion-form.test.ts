import { describe, expect, it } from 'vitest';
import { findingsIn } from './document-with.ts';

const text = (criteria: string, rest = ''): string =>
  `# EXP-001: Kites\n\n## Success Criteria\n\n${criteria}\n\n${rest}## Results\n\n| Run | Pull | Time (s) |\n| - | - | - |\n| k-1 | 40 | 3 |\n`;

const told = (criteria: string, rest?: string): readonly string[] =>
  findingsIn(text(criteria, rest), { rules: ['criterion-form'] }).map(
    ({ line, column, endColumn, severity, message }) => `${line}:${column}-${endColumn} ${severity} ${message}`,
  );

describe('criterion-form', () => {
  it('says nothing of sentences for people', () => {
    expect(told('- tuned pull > 40\n- **Time**: at most 3 s\n- I expect: nothing')).toEqual([]);
  });

  it('points at the wrong place of a statement', () => {
    expect(told('- more. `expect: pull >> 40`')).toEqual([expect.stringMatching(/^5:24-25 error /u)]);
    expect(told('- more. `expect: pul > 40`')).toEqual(['5:18-21 warning nothing is called `pul` yet']);
    expect(told('- fast. `expect: time < 3 MB`')).toEqual([
      expect.stringMatching(/^5:25-29 error .*cannot be compared/u),
    ]);
    expect(told('- none. `expect:`')).toEqual([expect.stringMatching(/ error this `expect:` says nothing$/u)]);
  });

  it('reads a fence, and the second of two spans', () => {
    expect(told('- more.\n  `expect: pull > 1`\n  `expect: pull >`')).toEqual([
      expect.stringMatching(/^7:\d+-\d+ error /u),
    ]);
    expect(told('- more.\n\n  ```expect\n  pull >\n  ```')).toEqual([expect.stringMatching(/^\d+:\d+-\d+ error /u)]);
  });

  it('reads a statement in a cell, where a pipe is written with a stroke before it', () => {
    const row = (statement: string) =>
      `| Criterion | Threshold | Result |\n| - | - | - |\n| Pull \`expect: ${statement}\` | 3 | |`;
    expect(told(row('col("a\\|b") > 1 and pull >> 40'))).toEqual([expect.stringMatching(/^7:17-\d+ error /u)]);
    expect(told(row('pull > 1'))).toEqual([]);
  });

  it('finds a statement that nobody would ever evaluate', () => {
    expect(told('- more. `expect: pull > 1`', '## Notes\n\n> Somebody wrote: `expect: pull > 1`.\n\n')).toEqual([
      '9:28-36 warning this `expect:` stands where nothing is decided, and is never evaluated',
    ]);
    expect(told('- more. `expect: pull > 1`', '## Notes\n\n```\n`expect: pull > 1`\n```\n\n')).toEqual([]);
  });
});
