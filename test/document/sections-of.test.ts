import { describe, expect, it } from 'vitest';
import { remarksOf, sectionName, walkSections } from '../../src/document/sections-of.ts';
import { sliceOf } from '../../src/text/span.ts';
import { read } from './reading.ts';

describe('sectionName and remarksOf', () => {
  it.each([
    ['Firing Plan', 'firing_plan', []],
    ['1️⃣1️⃣ Rollback & Repair Plan', 'rollback_repair_plan', []],
    ['🔟 Risks & Cracks', 'risks_cracks', []],
    ['8️⃣ Glaze Metrics (REQUIRED)', 'glaze_metrics', ['REQUIRED']],
    ['Firing Matrix (Fill Per Firing)', 'firing_matrix', ['Fill Per Firing']],
    ['3. Kiln', 'kiln', []],
    ['3.1 Kiln', 'kiln', []],
    ['3.1.2. Kiln', 'kiln', []],
    ['4) Kiln', 'kiln', []],
    ['IV) Kiln', 'kiln', []],
    ['B. Kiln', 'kiln', []],
    ['③ Kiln', 'kiln', []],
    ['3 kilns compared', '3_kilns_compared', []],
    ['2031-05-06 Kiln', '2031_05_06_kiln', []],
    ['Kiln 📋', 'kiln', []],
    ['Kiln (wet) [draft]', 'kiln', ['wet', 'draft']],
    ['Kiln (a (b) c)', 'kiln', ['a (b) c']],
    ['Kiln (if any) ✅', 'kiln', ['if any']],
    ['Kiln (old):', 'kiln', ['old']],
    ['**Kiln** of `clay_pot`', 'kiln_of_clay_pot', []],
    ['[Kiln](https://kiln.example)', 'kiln', []],
    ['Kiln <!-- optional -->', 'kiln', []],
    ['1. 窑温（平均）', '窑温', ['平均']],
    ['一、目的', '目的', []],
    ['十二、窑温（平均）', '窑温', ['平均']],
    ['（一）目的', '目的', []],
    ['(二) 目的', '目的', []],
    ['第一章 目的', '目的', []],
    ['第2節：方法', '方法', []],
    ['1、目的', '目的', []],
    ['第三者評価', '第三者評価', []],
    ['一般事項', '一般事項', []],
    ['第一章', '第一章', []],
    ['EXP-004: [Title]', 'exp_004', ['Title']],
    ['[Title]', 'title', ['Title']],
    ['K1 — Slow firing', 'k1_slow_firing', []],
    ['3.', '3', []],
    ['🔥', '', []],
    ['', '', []],
  ])('%s', (title, name, remarks) => {
    expect([sectionName(title), remarksOf(title)]).toEqual([name, remarks]);
  });
});

describe('sectionsOf', () => {
  const text = '---\na: 1\n---\nlead\n\n# Kiln\n\none\n\n### Deep\n\ntwo\n\n## Next (x)\n\n# End\n';

  it('nests by depth and keeps each section’s own blocks', () => {
    const places = [...walkSections(read(text).root)].map(({ section, path }) => [
      path.join('/'),
      section.depth,
      section.title,
      section.body.map((block) => sliceOf(text, block.span)),
    ]);
    expect(places).toEqual([
      ['', 0, '', ['lead']],
      ['kiln', 1, 'Kiln', ['one']],
      ['kiln/deep', 3, 'Deep', ['two']],
      ['kiln/next', 2, 'Next (x)', []],
      ['end', 1, 'End', []],
    ]);
  });

  it('extends a section up to the next heading of its level', () => {
    const { root } = read(text);
    expect(root.span).toEqual({ start: 0, end: text.length });
    expect(root.sections.map(({ span }) => sliceOf(text, span))).toEqual([
      '# Kiln\n\none\n\n### Deep\n\ntwo\n\n## Next (x)\n\n',
      '# End\n',
    ]);
    expect(root.sections[0]?.sections.map(({ span }) => sliceOf(text, span))).toEqual([
      '### Deep\n\ntwo\n\n',
      '## Next (x)\n\n',
    ]);
  });

  it('ignores headings in quotes and lists', () => {
    expect(read('> # Kiln\n\n- # Clay\n').root.sections).toEqual([]);
  });
});
