import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { fillTemplate } from '../../src/template/fill-template.ts';
import { isTemplateRow } from '../../src/template/filling.ts';
import { compileText, BUILT_IN, builtIn, corpusText, hasSeeds, seed, TEMPLATE_LIKE } from './seeds.ts';
import { reread } from './reread.ts';
import type { Kind } from '../../src/template/kind.ts';

const NOBODY = { guidance: false } as const;
const ADA = {
  id: 'EXP-007',
  title: 'Cold start',
  date: '2026-03-01',
  person: 'Ada Lovelace',
  guidance: false,
} as const;

const TEMPLATE = `---
name: Newt census
about: Counts newts
title: "[NEWT]: <short title>"
labels: [pond]
assignees: []
---

## Where and when
<!-- expctl: required=planned -->

**Date**: YYYY-MM-DD
**Counter**: [Name]
**Pond**: north | south
**Depth**: 40 cm <!-- expctl: unit=cm -->
**Example**: the pond behind the mill

## Hypotheses

### H1 — [Short name]
<!-- expctl: runs where run_id ~ "h1-*" -->
- **Change**: [what is done differently]

## Counts

| Run ID | Newts |
| --- | --- |
| r1 | 12 |

| Species | Newts | Share |
| ------- | ----- | ----- |
| Total   | 12    | 100%  |
`;

describe('fillTemplate', () => {
  it('writes a document from the template, byte for byte as expected here', () => {
    const kind = compileText(TEMPLATE.replace('Species', 'Group'));
    const filled = fillTemplate(kind, { ...ADA, set: new Map([['pond', 'SOUTH']]) });
    expect(filled).toEqual({
      unknownLabels: [],
      text: `---
title: "[NEWT]: Cold start"
labels: [pond]
---

## Where and when

**Date**: 2026-03-01
**Counter**: [Name]
**Pond**: south
**Depth**:

## Hypotheses

### H1 — [Short name]
<!-- expctl: runs where run_id ~ "h1-*" -->
- **Change**: [what is done differently]

## Counts

| Run ID | Newts |
| --- | --- |

| Group | Newts | Share |
| ------- | ----- | ----- |
| Total   |       |       |
`,
    });
  });

  it('keeps examples and sample values where guidance is requested', () => {
    const { text } = fillTemplate(compileText(TEMPLATE), { ...NOBODY, guidance: true });
    expect(text).toContain('**Depth**: <!-- e.g. 40 cm -->\n**Example**: the pond behind the mill\n');
  });

  it('removes the whole front matter where it only describes the template', () => {
    const kind = compileText('---\nname: Newts\nabout: Newts\n---\n\n## Goal\n\nText.\n');
    expect(fillTemplate(kind, NOBODY).text).toBe('## Goal\n\nText.\n');
  });

  it('leaves one blank line in place of guidance and its comment', () => {
    const kind = compileText(
      '# Pond\n\nBe kind to newts.\n<!-- expctl: guidance -->\n\n## Goal\n<!-- expctl: required=planned -->\n\nText.\n',
    );
    expect(fillTemplate(kind, NOBODY).text).toBe('# Pond\n\n## Goal\n\nText.\n');
    expect(fillTemplate(kind, { guidance: true }).text).toBe('# Pond\n\nBe kind to newts.\n\n## Goal\n\nText.\n');
  });

  it('keeps line endings, byte order mark and a missing last newline', () => {
    const kind = compileText(
      `\u{FEFF}# EXP-XXX: [Title]\r\n\r\n**Seed**: 42\r\n\r\n| Run | Newts |\r\n| --- | --- |\r\n| 1 | 2 |\r\n\r\nEnd`,
    );
    expect(fillTemplate(kind, ADA).text).toBe(
      `\u{FEFF}# EXP-007: Cold start\r\n\r\n**Seed**:\r\n\r\n| Run | Newts |\r\n| --- | --- |\r\n\r\nEnd`,
    );
  });

  it('puts a value where the template has only a comment', () => {
    const kind = compileText(
      '# POND-XXX: [Title]\n\n- Weather: <!-- expctl: optional -->\n- Wind: [low] <!-- expctl: optional -->\n',
    );
    const filled = fillTemplate(kind, { ...NOBODY, id: 'POND-001', set: new Map([['weather', 'sunny']]) });
    expect(filled.text).toBe('# POND-001: [Title]\n\n- Weather: sunny\n- Wind: [low]\n');
    expect(fillTemplate(kind, { ...NOBODY, id: 'POND-001' }).text).toContain('- Weather:\n');
  });

  it('puts only known values into the title', () => {
    const kind = compileText('# EXP-XXX: [Title]\n');
    expect(fillTemplate(kind, { ...NOBODY, id: 'EXP-012' }).text).toBe('# EXP-012: [Title]\n');
    expect(fillTemplate(kind, { ...NOBODY, title: 'Newts' }).text).toBe('# EXP-XXX: Newts\n');
    expect(fillTemplate(kind, NOBODY).text).toBe('# EXP-XXX: [Title]\n');
  });

  it('keeps only the chosen alternative', () => {
    const kind = compileText('## Decision\n\n✅ **GO**: Go on\n❌ **NO-GO**: Stop\n\n**Why**: [reason]\n');
    expect(fillTemplate(kind, { ...NOBODY, set: new Map([['decision/decision', 'no-go']]) }).text).toBe(
      '## Decision\n\n❌ **NO-GO**: Stop\n\n**Why**: [reason]\n',
    );
  });

  it('reports unknown labels, ambiguous labels, and values that are not among the choices', () => {
    const kind = compileText('## A\n\n- Seed: 1\n\n## B\n\n- Seed: 2\n- Pond: [north | south]\n');
    const set = (label: string, value: string) => fillTemplate(kind, { ...NOBODY, set: new Map([[label, value]]) });
    expect(set('Sede', '7').unknownLabels).toEqual(['Sede']);
    expect(set('b/seed', '7').text).toContain('## B\n\n- Seed: 7\n');
    expect(() => set('Seed', '7')).toThrowError(
      new UserError('"Seed" names 2 fields', { hint: 'use a key: a/seed, b/seed' }),
    );
    expect(() => set('Pond', 'nroth')).toThrowError(
      new UserError('"nroth" is no choice of "Pond" (did you mean north?)', { hint: 'choose one of: north, south' }),
    );
  });

  it('sets fields that are lists, code, or cells of a field table', () => {
    const kind = compileText(
      '## Notes\n\n**Learned**:\n- [Learning]\n\n**Layout**:\n```\n[Drawing]\n```\n\n| Field | Value |\n| --- | --- |\n| Pond | [name] |\n',
    );
    const set = new Map([
      ['Learned', 'newts\nhide'],
      ['Layout', 'a > b'],
      ['Pond', 'a|b'],
    ]);
    expect(fillTemplate(kind, { ...NOBODY, set }).text).toBe(
      '## Notes\n\n**Learned**:\n- newts hide\n\n**Layout**:\n```\na > b\n```\n\n| Field | Value |\n| --- | --- |\n| Pond | a\\|b |\n',
    );
  });
});

const statusKeys = (kind: Kind): ReadonlySet<string> => new Set(kind.status?.fields);

/** Asserts that a new document lacks everything required and contains no values. */
function expectNothingClaimed(kind: Kind, guidance: boolean): void {
  const { text } = fillTemplate(kind, { guidance });
  const read = reread(kind, text);
  for (const spec of kind.fields.filter(({ line }) => line > frontMatterLines(kind))) {
    const filling = read.fillings.get(spec.key);
    expect([spec.key, filling]).not.toEqual([spec.key, undefined]);
    if (!statusKeys(kind).has(spec.key)) expect([spec.key, filling]).not.toEqual([spec.key, 'filled']);
  }
  expect(read.sections).toEqual(kind.sections.map(({ key }) => key));
  expect(read.rows).toHaveLength(kind.tables.length);
  kind.tables.forEach((spec, index) => {
    if (spec.rows === 'sample' && spec.role !== 'fields') expect(read.rows[index]).toEqual([]);
    for (const row of read.rows[index] ?? []) if (spec.role !== 'fields') expect(isTemplateRow(spec, row)).toBe(true);
  });
  expect(text).not.toMatch(/- \[[xX]\]/u);
  expect(text.replace(/<!-- expctl: (?:runs where|metrics)[^>]*-->/gu, '')).not.toContain('<!-- expctl:');
}

const frontMatterLines = ({ text, frontMatter }: Kind): number =>
  text.slice(0, frontMatter?.span.end ?? 0).split('\n').length;

describe('a newly created document', () => {
  it.each(BUILT_IN)('of %s contains no value that nobody filled in', (name) => {
    expectNothingClaimed(builtIn(name), false);
    expectNothingClaimed(builtIn(name), true);
  });

  it.skipIf(!hasSeeds).each(['000', '001', '002', '003', '004'])(
    'of seed %s contains none either (needs ../shared/seeds)',
    (number) => {
      expectNothingClaimed(seed(number), false);
      expectNothingClaimed(seed(number), true);
    },
  );

  it.skipIf(!hasSeeds).each(TEMPLATE_LIKE)('of %s contains none either (needs ../shared/corpus)', (file) => {
    expectNothingClaimed(compileText(corpusText(file)), false);
    expectNothingClaimed(compileText(corpusText(file)), true);
  });

  it('shows every value that was set, in its field and nowhere else', () => {
    const value = fc.stringMatching(/^[a-z][a-z ]{0,18}[a-z]$/u);
    for (const name of BUILT_IN) {
      const kind = builtIn(name);
      const free = kind.fields.filter(
        (field) =>
          field.choices === undefined && field.alternatives === undefined && field.line > frontMatterLines(kind),
      );
      const before = reread(kind, fillTemplate(kind, NOBODY).text);
      fc.assert(
        fc.property(fc.constantFrom(...free), value, (field, text) => {
          const after = reread(kind, fillTemplate(kind, { ...NOBODY, set: new Map([[field.key, text]]) }).text);
          expect(after.texts.get(field.key)).toContain(text);
          expect(after.fillings.get(field.key)).toBe('filled');
          for (const other of kind.fields.filter(({ alternatives }) => alternatives === undefined))
            if (other.key !== field.key)
              expect([other.key, after.texts.get(other.key)]).toEqual([other.key, before.texts.get(other.key)]);
        }),
        { numRuns: 30 },
      );
    }
  });
});
