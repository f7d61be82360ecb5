import { describe, expect, it } from 'vitest';
import { findingsIn } from './document-with.ts';

const text = (criteria: string, rest = ''): string =>
  `# EXP-001: Kites\n\n## Success Criteria\n\n${criteria}\n\n${rest}## Results\n\n| Run | Pull | Time (s) |\n| - | - | - |\n| k-1 | 40 | 3 |\n`;

const told = (criteria: string, rest?: string): readonly string[] =>
  findingsIn(text(criteria, rest), { rules: ['criterion-form'] }).map(
    ({ line, column, endColumn, severity, message }) => `${line}:${column}-${endColumn} ${severity} ${message}`,
  );

describe('criterion-form', () => {
  it('says nothing about sentences for people', () => {
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

  it('reads a statement in a cell, where a pipe is written after a backslash', () => {
    const row = (statement: string) =>
      `| Criterion | Threshold | Result |\n| - | - | - |\n| Pull \`expect: ${statement}\` | 3 | |`;
    expect(told(row('col("a\\|b") > 1 and pull >> 40'))).toEqual([expect.stringMatching(/^7:17-\d+ error /u)]);
    expect(told(row('pull > 1'))).toEqual([]);
  });

  it('finds a statement that would never be evaluated', () => {
    expect(told('- more. `expect: pull > 1`', '## Notes\n\n> Somebody wrote: `expect: pull > 1`.\n\n')).toEqual([
      '9:28-36 warning this `expect:` is where nothing is decided, and is never evaluated',
    ]);
    expect(told('- more. `expect: pull > 1`', '## Notes\n\n```\n`expect: pull > 1`\n```\n\n')).toEqual([]);
  });

  it('finds thresholds that are compared with nothing, or cannot be read', () => {
    const thresholds = (...rows: readonly string[]) =>
      told(['| Criterion | Threshold | Result |', '| - | - | - |', '| Time | < 9 s | |', ...rows].join('\n'));
    expect(thresholds('| Pul | >= 0.95 | |')).toEqual(['8:9-16 warning nothing is called `pul` yet']);
    expect(thresholds('| Pull | > 0,5 | |')).toEqual([]);
    expect(thresholds('| Pull | > 5 of 7 | |')).toEqual([expect.stringMatching(/^8:10-18 warning expected /u)]);
    expect(thresholds('| Pull | > 5 / 7 | |')).toEqual(['8:10-17 warning `> 5 / 7` is not a single number']);
    expect(thresholds('| LoRA rank? | >= 4 | |')).toEqual(['8:16-20 warning nothing is called `lora_rank` yet']);
    expect(thresholds('| 3rd | >= 4 | |')).toEqual(['8:9-13 warning nothing is called `3rd` yet']);
    expect(thresholds('| Pull | >= 1,000 | |', '| Time | < 1,234.5 s | |')).toEqual([]);
    expect(thresholds('| Mood | by hand | |', '| Trust | > 4 | ✅ |', '| Reviews | > the last time | |')).toEqual([]);
  });

  it('names a table among criteria that is not read, and no other', () => {
    const table = (header: string, row: string) => told(`| ${header} |\n| - | - | - |\n| ${row} |`);
    expect(table('Bucket | How much | Then', 'gold | >= 40 | fly')).toEqual([
      '5:1-29 warning the table `Bucket | How much | Then` is among criteria, and none of its rows is read as a criterion',
    ]);
    expect(table('Criterion | Owner | Status', 'Read by two | Ada | ✅')).toEqual([]);
    expect(table('Term | Meaning | Source', 'Pull | newtons, > 0 | us')).toEqual([]);
    expect(table('Dataset | Metric | Target', 'calm | Pull | > 30')).toEqual([
      '7:17-21 warning nothing is called `dataset` yet',
    ]);
  });

  it('treats thresholds of which none can be read as words for people', () => {
    expect(told('| Criterion | Threshold |\n| - | - |\n| Speedup | ≥3× |\n| Pulll | < 200 |')).toEqual([]);
  });

  it('finds what was meant as a statement and became prose', () => {
    expect(told('- calm `expects: pull < 1`')).toEqual([
      '5:9-26 warning `expects:` makes this a sentence for people: a statement begins with `expect:`',
    ]);
    expect(told('- calm `expect pull < 1`')).toEqual([
      '5:9-24 warning `expect` makes this a sentence for people: a statement begins with `expect:`',
    ]);
    const lost = 'warning this `expect:` is outside a code span, and is a sentence for people';
    expect(told('- Short. expect: pull <= 45`')).toEqual([`5:10-28 ${lost}`]);
    expect(told('- Short. `expect: pull <= 45')).toEqual([`5:11-29 ${lost}`]);
    expect(told('- Run `expect script.exp`, then expect: the best')).toEqual([]);
  });
});
