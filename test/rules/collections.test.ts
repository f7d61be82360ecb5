import { describe, expect, it } from 'vitest';
import { checkDocuments } from '../../src/commands/check/check-documents.ts';
import { openProject } from '../../src/project/open-project.ts';
import { fakeHost } from '../fake-host.ts';

/** A rule's messages on files that are checked together. */
async function told(
  rule: string,
  files: Readonly<Record<string, string>>,
  words: readonly string[] = [],
): Promise<readonly string[]> {
  const host = fakeHost({ files: { 'expctl.yaml': "documents: '**/*.md'\n", ...files } });
  const { diagnostics } = await checkDocuments(await openProject(host), { words });
  return diagnostics
    .filter((found) => found.rule === rule)
    .map(({ path, line, message }) => `${path}:${line} ${message}`);
}

describe('duplicate-experiment-id', () => {
  const ids = (files: Readonly<Record<string, string>>, words?: readonly string[]): Promise<readonly string[]> =>
    told('duplicate-experiment-id', files, words);

  it('ignores case and hyphens, also among the named files', async () => {
    const files = { 'a.md': '# EXP-007: A\n', 'b.md': '# exp_007: B\n', 'c.md': '# EXP-008: C\n' };
    expect(await ids(files)).toEqual(['b.md:1 the id exp_007 is taken by a.md:1']);
    expect(await ids(files, ['b.md', 'a.md'])).toEqual(['a.md:1 the id EXP-007 is taken by b.md:1']);
    expect(await ids(files, ['b.md', 'c.md'])).toEqual([]);
  });

  it('ignores zeros before the number, and no other digits', async () => {
    expect(await ids({ 'a.md': '# EXP-007: A\n', 'b.md': '# EXP-7: B\n' })).toEqual([
      'b.md:1 the id EXP-7 is taken by a.md:1',
    ]);
    expect(await ids({ 'a.md': '# EXP-007: A\n', 'b.md': '# EXP-070: B\n', 'c.md': '# EXP-7b: C\n' })).toEqual([]);
  });

  it('treats what is named a copy as the later one', async () => {
    const copies = ['K-001-copy.md', 'K-001 copy (2).md', 'Copy of K-001.md'];
    for (const copy of copies)
      expect(await ids({ [copy]: '# EXP-001: T\n', 'K-001-t.md': '# EXP-001: T\n' })).toEqual([
        `${copy}:1 the id EXP-001 is taken by K-001-t.md:1`,
      ]);
  });

  it('treats the files in one folder named by the id as one experiment', async () => {
    expect(
      await ids({ 'EXP-007-kites/README.md': '# EXP-007: A\n', 'EXP-007-kites/PLAN.md': '# EXP-007: plan\n' }),
    ).toEqual([]);
    const other = { 'EXP-070-kites/README.md': '# EXP-007: A\n', 'EXP-070-kites/PLAN.md': '# EXP-007: plan\n' };
    expect(await ids(other)).toHaveLength(1);
    expect(await ids({ 'kites/README.md': '# EXP-007: A\n', 'kites/PLAN.md': '# EXP-007: plan\n' })).toHaveLength(1);
  });

  it('applies to a bare number only within its document', async () => {
    const ledger = '# Diary\n\n## Run 1: a\n\n## Run 2: b\n';
    expect(await ids({ 'a.md': ledger, 'b.md': ledger })).toEqual([]);
    expect(await ids({ 'a.md': `${ledger}\n## Run 2: c\n` })).toEqual(['a.md:7 the id Run 2 is taken by a.md:5']);
  });
});

describe('dangling-reference', () => {
  it('checks the families of ids that the collection has, and reports nothing on a part of it', async () => {
    const files = {
      'a.md': '# EXP-007: A\n\nSee EXP-006, EXP-7777, RFC-001, GPT-004 and EXP-006.\n',
      'b.md': '# EXP-008: B\n',
    };
    expect(await told('dangling-reference', files)).toEqual(['a.md:3 there is no experiment EXP-006']);
    expect(await told('dangling-reference', files, ['a.md'])).toEqual([]);
    const other = { 'a.md': '# EXP-007: A\n\nSee EXP_008, exp-8 and EXP-009.\n', 'b.md': '# EXP-008: B\n' };
    expect(await told('dangling-reference', other)).toEqual(['a.md:3 there is no experiment EXP-009']);
  });
});

describe('copied-metrics', () => {
  const table = (id: string, run: string, cells: string): string =>
    `# ${id}: Kites\n\n| Run | LR | Pull |\n| - | - | - |\n| ${run} | ${cells} |\n`;
  const copies = (a: readonly [string, string], b: readonly [string, string]): Promise<readonly string[]> =>
    told('copied-metrics', { 'a.md': table('EXP-001', ...a), 'b.md': table('EXP-002', ...b) });

  it('needs eight measured digits', async () => {
    expect(await copies(['x-1', '1 | 0.12345678'], ['y-1', '1 | 0.12345678'])).toHaveLength(1);
    expect(await copies(['x-1', '1 | 0.1234567'], ['y-1', '1 | 0.1234567'])).toEqual([]);
    expect(await copies(['x-1', '0.00012345678 | 1.5'], ['y-1', '0.00012345678 | 1.6'])).toEqual([]);
    expect(await copies(['x-1', '1 | 12345678'], ['y-1', '1 | 12345678'])).toEqual([]);
  });

  it('allows a run to be quoted under its id, but no number as an id', async () => {
    expect(await copies(['calm-kite', '1 | 0.12345678'], ['calm-kite', '1 | 0.12345678'])).toEqual([]);
    expect(await copies(['1', '1 | 0.12345678'], ['1', '1 | 0.12345678'])).toHaveLength(1);
  });

  it('reads labelled numbers too, with more digits', async () => {
    const field = (id: string, digits: string): string => `# ${id}: Kites\n\n- pull: ${digits}\n`;
    expect(
      await told('copied-metrics', {
        'a.md': field('EXP-001', '0.99224806201'),
        'b.md': field('EXP-002', '0.99224806201'),
      }),
    ).toEqual([]);
    expect(
      await told('copied-metrics', {
        'a.md': field('EXP-001', '0.9922480620155039'),
        'b.md': field('EXP-002', '0.9922480620155039'),
      }),
    ).toEqual(['b.md:3 0.9922480620155039 of pull is the same to the last digit as pull in a.md:3']);
  });
});

describe('dangling-file', () => {
  it('reports once that a document was moved without its files', async () => {
    const links = '[a](a.png) [b](b.png) [c](c/d.csv#rows)\n';
    expect(await told('dangling-file', { 'a.md': `# EXP-001: A\n\n${links}` })).toEqual([
      'a.md:3 none of the 3 relative links leads to a file; the first is "a.png"',
    ]);
    expect(await told('dangling-file', { 'a.md': `# EXP-001: A\n\n[self](a.md) ${links}` })).toHaveLength(3);
  });

  it('resolves paths from the document, then from the root; addresses, anchors and code are not files', async () => {
    const text =
      '# EXP-001: A\n\n[a](../lab/a.md) [b](lab/a.md) [c](https://example.org/x.md) [d](#a) `[e](f.md)` [g](mailto:a@example.org) [h](lab/)\n';
    expect(await told('dangling-file', { 'lab/a.md': text })).toEqual([]);
  });
});
