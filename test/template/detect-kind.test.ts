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
  it.each(BUILT_IN)('recognises a document just created from %s, with a title or without', (name) => {
    const kind = builtIn(name);
    for (const values of [{ guidance: false }, { guidance: true, id: 'EXP-001', title: 'Newts' }]) {
      const document = read(fillTemplate(kind, values).text);
      expect(detectKind(kinds, document).kind?.name).toBe(name);
    }
  });

  it('trusts the configuration first, then the front matter', () => {
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

  it('needs less similarity where the title is written as the kind writes it', () => {
    const body =
      '\n**Sprint**: 3\n\n## Failure Plan\n\n## Success Criteria\n\n**Must Pass**:\n- a\n\n## Hypothesis\n\n### Execution Steps\n\n### Validation\n\n### Root Cause Analysis\n';
    expect(detectKind(kinds, read(`# EXP-012: Newts\n${body}`)).kind?.name).toBe('exp');
    expect(detectKind(kinds, read(`# Newts\n${body}`)).kind).toBeUndefined();
    expect(detectKind(kinds, read('# EXP-012: Newts\n\n## Ponds\n\n- Depth: 3\n')).kind).toBeUndefined();
  });

  it("accepts a title with an id of one of the team's own kinds, where no other kind has that prefix", () => {
    const ponds = compileText('# POND-000: [Title]\n\n**Depth**:\n\n## Newts\n\n## Frogs\n', 'pond');
    const lakes = compileText('# POND-000: [Title]\n\n**Width**:\n\n## Pike\n\n## Perch\n', 'lake');
    const kindOf = (text: string, own: readonly string[]): string | undefined =>
      detectKind(
        [...kinds, ponds, lakes].filter(({ name }) => own.includes(name) || kinds.some((k) => k.name === name)),
        read(text),
        { preferred: new Set(own) },
      ).kind?.name;
    expect(kindOf('# POND-005: Edge\n\n**Status**: done\n', ['pond'])).toBe('pond');
    expect(kindOf('# POND-005: Kante\n\n## Molche\n\nKeine.\n', ['pond'])).toBe('pond');
    expect(kindOf('# POND-005: Edge\n', ['pond', 'lake'])).toBeUndefined();
    expect(kindOf('# POND-005 and its neighbours\n', ['pond'])).toBeUndefined();
    expect(kindOf('# POOL-005: Edge\n', ['pond'])).toBeUndefined();
  });

  it('recognises a kind by the keys of its front matter', () => {
    const text = '---\nreviewers:\nbudget_hours:\ndeadline:\n---\n\n# [Title]\n\n## Goal\n';
    const own = compileText(text, 'grant');
    expect(detectKind([...kinds, own], read(text)).kind?.name).toBe('grant');
    const filled = read('---\nreviewers: jo\nbudget_hours: 3\ndeadline: 2026-05-01\n---\n');
    expect(likenessOf(featuresOfKind(own), featuresOf(filled))).toBeGreaterThan(0.9);
  });

  it('does not choose between two kinds that match equally well', () => {
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

  it('assigns no built-in kind to documents of other people', () => {
    const claimed = corpusFiles().filter((file) => detectKind(kinds, read(corpusText(file))).kind !== undefined);
    expect(claimed).toEqual([]);
  });
});
