import { describe, expect, it } from 'vitest';
import { fillingOf, isPlaceholderItem, isTemplateRow, standingAlternatives } from '../../src/template/filling.ts';
import { compileText } from './seeds.ts';
import type { FieldSpec } from '../../src/template/kind.ts';

const TEMPLATE = `# Pond

## Newts

- Where: [Name of the pond]
- Depth: 40 cm
- Range: [0.1, 0.5]
- Weather: [sun / rain]
- Turn: [todo / doing / done]
- Code: EXP-[XXX] (sequential)
- Nobody:

**Seen**:
- [First thing]
- [Second thing]

**Layout**:
\`\`\`text
[Drawing]
\`\`\`

### Decision

✅ **GO**: Count again
❌ **NO-GO**: Stay home

| Group | Count |
| --- | --- |
| Adult | [number] |
`;

const kind = compileText(TEMPLATE);

function spec(key: string): FieldSpec {
  const found = kind.fields.find((field) => field.key === key);
  if (found === undefined) throw new Error(`no field ${key}`);
  return found;
}

describe('fillingOf', () => {
  it.each([
    ['newts/where', '[Name of the pond]', 'placeholder'],
    ['newts/where', '[Name  of\n  the pond] ', 'placeholder'],
    ['newts/where', '`[Name of the pond]`', 'placeholder'],
    ['newts/where', '[Name of the lake]', 'placeholder'],
    ['newts/where', '[Mill pond]', 'filled'],
    ['newts/where', 'Mill pond [north]', 'filled'],
    ['newts/where', '', 'blank'],
    ['newts/where', '_____', 'blank'],
    ['newts/where', 'TBD', 'blank'],
    ['newts/where', '<!-- e.g. the mill -->', 'blank'],
    ['newts/depth', '40 cm', 'filled'],
    ['newts/range', '[0.1, 0.5]', 'filled'],
    ['newts/range', '[0.0001, 0.01]', 'filled'],
    ['newts/turn', 'todo', 'filled'],
    ['newts/turn', 'Todo', 'filled'],
    ['newts/turn', 'TBD', 'blank'],
    ['newts/weather', 'todo', 'blank'],
    ['newts/weather', '[sun / rain]', 'unchosen'],
    ['newts/weather', 'sun / rain', 'unchosen'],
    ['newts/weather', 'rain', 'filled'],
    ['newts/weather', 'hail', 'filled'],
    ['newts/code', 'EXP-[XXX] (sequential)', 'placeholder'],
    ['newts/code', 'EXP-012', 'filled'],
    ['newts/nobody', '[somebody]', 'filled'],
    ['newts/seen', '- [First thing]\n- [Second thing]', 'placeholder'],
    ['newts/seen', '* [Second thing]', 'placeholder'],
    ['newts/seen', '- [First thing]\n- a heron', 'filled'],
    ['newts/layout', '```text\n[Drawing]\n```', 'placeholder'],
    ['newts/layout', '```text\n```', 'placeholder'],
    ['newts/layout', '```text\n~~~\n```', 'filled'],
    ['newts/decision/decision', '✅ **GO**: Count again\n❌ **NO-GO**: Stay home', 'unchosen'],
    ['newts/decision/decision', '❌ **NO-GO**: Stay at home, it rains', 'filled'],
  ])('%s holding %j is %s', (key, text, filling) => {
    expect(fillingOf(spec(key), text)).toBe(filling);
  });

  it('lists the alternatives that are still open', () => {
    expect(standingAlternatives(spec('newts/decision/decision'), '❌ **NO-GO**: it rains')).toEqual(['NO-GO']);
    expect(standingAlternatives(spec('newts/decision/decision'), 'GO: yes')).toEqual(['GO']);
    expect(standingAlternatives(spec('newts/decision/decision'), 'maybe')).toEqual([]);
  });
});

describe('isTemplateRow', () => {
  it("recognises a fixed row without values and the template's own row, but not a row with a number", () => {
    const [table] = kind.tables;
    if (table === undefined) throw new Error('no table');
    expect(isTemplateRow(table, ['Adult', ''])).toBe(true);
    expect(isTemplateRow(table, ['Adult', 'TBD'])).toBe(true);
    expect(isTemplateRow(table, ['Adult', '[number]'])).toBe(true);
    expect(isTemplateRow(table, ['Adult', '12'])).toBe(false);
  });

  it("does not count the template's own threshold as a value, but counts a different one", () => {
    const [table] = compileText(
      '## Counts\n\n| Metric | Target | Actual |\n| - | - | - |\n| Newts | > 9 | 12 |\n',
    ).tables;
    if (table === undefined) throw new Error('no table');
    expect(table).toMatchObject({ role: 'criteria', rows: 'fixed' });
    expect(isTemplateRow(table, ['Newts', '> 9', ''])).toBe(true);
    expect(isTemplateRow(table, ['Newts', '> 7', ''])).toBe(false);
    expect(isTemplateRow(table, ['Newts', '> 9', '11'])).toBe(false);
  });
});

describe('isPlaceholderItem', () => {
  it("recognises the template's items that are only there to be replaced", () => {
    const [list] = compileText('## Criteria\n\n- [ ] Criterion 1: [What must hold]\n- [ ] Boots are dry\n').checklists;
    if (list === undefined) throw new Error('no checklist');
    expect(list.items.map(({ placeholder }) => placeholder)).toEqual([true, false]);
    expect(isPlaceholderItem(list, 'Criterion 1: [What  must hold]')).toBe(true);
    expect(isPlaceholderItem(list, 'Criterion 1: more newts than toads')).toBe(false);
    expect(isPlaceholderItem(list, 'Boots are dry')).toBe(false);
  });
});
