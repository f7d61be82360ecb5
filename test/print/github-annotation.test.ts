import { describe, expect, it } from 'vitest';
import { atWorkspace, printAnnotations } from '../../src/print/github-annotation.ts';
import { fakeHost } from '../fake-host.ts';
import { diagnosticOf } from './diagnostic-of.ts';

const many = (count: number, severity: 'error' | 'warning') =>
  Array.from({ length: count }, () => diagnosticOf({ severity }));

describe('printAnnotations', () => {
  it('names file, lines, column and rule, with the hint below', () => {
    expect(printAnnotations([diagnosticOf()])).toBe(
      '::error file=experiments/EXP-007.md,line=4,endLine=5,col=13,title=expctl choice::got "RUNING"\n',
    );
    expect(printAnnotations([diagnosticOf({ severity: 'warning', path: 'a,b:c.md', hint: '100% RUNNING' })])).toBe(
      '::warning file=a%2Cb%3Ac.md,line=4,endLine=5,col=13,title=expctl choice::got "RUNING"%0Ahint: 100%25 RUNNING\n',
    );
    expect(printAnnotations([])).toBe('');
  });

  it('prints ten of each severity, errors first, and counts the rest', () => {
    const ten = printAnnotations([...many(10, 'warning'), ...many(10, 'error')]).split('\n');
    expect(ten.map((line) => line.split(' ')[0])).toEqual([
      ...Array.from({ length: 10 }, () => '::error'),
      ...Array.from({ length: 10 }, () => '::warning'),
      '',
    ]);
    const more = printAnnotations([...many(1, 'warning'), ...many(12, 'error')]).split('\n');
    expect(more).toHaveLength(13);
    expect(more[10]).toBe('::notice title=expctl::2 more of severity error are not annotated');
  });
});

describe('atWorkspace', () => {
  it.each([
    [{}, 'experiments/EXP-007.md'],
    [{ GITHUB_WORKSPACE: '' }, 'experiments/EXP-007.md'],
    [{ GITHUB_WORKSPACE: '/home/runner' }, 'pond/experiments/EXP-007.md'],
  ])('with %j the file is %s', (env, path) => {
    const host = fakeHost({ cwd: '/home/runner/pond', env });
    expect(atWorkspace(host, diagnosticOf())).toEqual(diagnosticOf({ path }));
  });
});
