import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../src/document/front-matter.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { detectKind } from '../../src/template/detect-kind.ts';
import { fillTemplate } from '../../src/template/fill-template.ts';
import { featuresOf, featuresOfKind, likenessOf } from '../../src/template/likeness.ts';
import { BUILT_IN, builtIn, compileText, corpusFiles, corpusText, hasSeeds, seedText } from './seeds.ts';
import type { MarkdownDocument } from '../../src/document/markdown-document.ts';

const kinds = BUILT_IN.map(builtIn);
const read = (text: string): MarkdownDocument =>
  parseDocument({ path: 'a.md', text }, { frontMatter: readFrontMatter });

describe('detectKind', () => {
  it.each(BUILT_IN)('knows a document just made from %s, with a title or without', (name) => {
    const kind = builtIn(name);
    for (const values of [{ guidance: false }, { guidance: true, id: 'EXP-001', title: 'Newts' }]) {
      const document = read(fillTemplate(kind, values).text);
      expect(detectKind(kinds, document).kind?.name).toBe(name);
    }
  });

  it('believes the configuration first, then the front matter', () => {
    const document = read('---\nkind: plan\n---\n# Something else\n');
    expect(detectKind(kinds, document)).toMatchObject({ kind: { name: 'plan' }, because: 'its front matter says so' });
    expect(detectKind(kinds, document, { configuredKind: 'exp' })).toMatchObject({
      kind: { name: 'exp' },
      because: 'the configuration says so',
    });
    expect(detectKind(kinds, document, { configuredKind: 'newts' })).toMatchObject({
      kind: undefined,
      because: 'the configuration names the kind "newts", which is not there',
    });
  });

  it("wants less likeness where the title is written the kind's way", () => {
    const body =
      '\n**Sprint**: 3\n\n## Failure Plan\n\n## Success Criteria\n\n**Must Pass**:\n- a\n\n## Hypothesis\n\n### Execution Steps\n\n### Validation\n\n### Root Cause Analysis\n';
    expect(detectKind(kinds, read(`# EXP-012: Newts\n${body}`)).kind?.name).toBe('exp');
    expect(detectKind(kinds, read(`# Newts\n${body}`)).kind).toBeUndefined();
    expect(detectKind(kinds, read('# EXP-012: Newts\n\n## Ponds\n\n- Depth: 3\n')).kind).toBeUndefined();
  });

  it('does not choose between two kinds that fit alike', () => {
    const text = '## Ponds\n\n- Depth:\n- Shape:\n\n## Newts\n\n- Count:\n';
    const twins = [compileText(text, 'one'), compileText(text, 'two')];
    expect(detectKind(twins, read(text))).toMatchObject({
      kind: undefined,
      because: 'it looks as much like two as like one',
    });
    expect(likenessOf(featuresOfKind(compileText(text)), featuresOf(read(text)))).toBe(1);
    expect(likenessOf(featuresOfKind(compileText(text)), featuresOf(read('Only words.\n')))).toBe(0);
  });
});

describe.skipIf(!hasSeeds)('detectKind on real documents (needs ../shared)', () => {
  it.each([
    ['000', 'ml-exp'],
    ['001', 'tracking-log'],
    ['002', 'ml-issue'],
    ['003', 'plan'],
    ['004', 'exp'],
  ])('seed %s is %s', (number, name) => {
    expect(detectKind(kinds, read(seedText(number))).kind?.name).toBe(name);
  });

  it('claims none of the documents of other people for a built-in kind', () => {
    const claimed = corpusFiles().filter((file) => detectKind(kinds, read(corpusText(file))).kind !== undefined);
    expect(claimed).toEqual([]);
  });
});
