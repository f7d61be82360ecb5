import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';
import { proveEdits } from '../../src/document/prove-edits.ts';
import { applyEdits, insertion, replacement } from '../../src/text/edit.ts';
import type { Edit } from '../../src/text/edit.ts';

const TEXT = '# Plan\n\nBefore.\n\n| run | wer |\n| --- | --- |\n| a | 0.1 |\n\nAfter.\n';
const document = parseDocument({ path: 'plan.md', text: TEXT });
const end = TEXT.indexOf('| a | 0.1 |') + '| a | 0.1 |'.length;

describe('proveEdits', () => {
  it('accepts a row', () => {
    expect(proveEdits(document, [insertion(end, '\n| b | 0.2 |')])).toBe(TEXT.replace('0.1 |', '0.1 |\n| b | 0.2 |'));
  });

  it('accepts a cell, and returns the text itself if there is nothing to do', () => {
    expect(proveEdits(document, [replacement({ start: end - 5, end: end - 2 }, '0.3')])).toContain('| a | 0.3 |');
    expect(proveEdits(document, [])).toBe(TEXT);
  });

  it.each([
    ['a line that ends the table', '\n\n| b | 0.2 |'],
    ['a heading in disguise', '\n# b'],
    ['a fence that swallows the rest', '\n```'],
  ])('rejects %s', (_, inserted) => {
    expect(() => proveEdits(document, [insertion(end, inserted)])).toThrow('more than it should');
  });

  it('rejects an edit that turns the block above into a heading', () => {
    const text = '---\ntitle: x\n---\n\nBefore.\n\n- a\n';
    const parsed = parseDocument({ path: 'x.md', text });
    expect(() =>
      proveEdits(parsed, [replacement({ start: text.indexOf('\n\n- a'), end: text.indexOf('- a') }, '\n---\n')]),
    ).toThrow();
  });

  it('counts rows in a text of lone carriage returns', () => {
    const text = TEXT.replaceAll('\n', '\r');
    const parsed = parseDocument({ path: 'x.md', text });
    expect(proveEdits(parsed, [insertion(end, '\r| b | 0.2 |')])).toContain('| b | 0.2 |');
  });

  it('accepts the blocks that were meant to be added, and no others', () => {
    const section = insertion(TEXT.length - 1, '\n\n## Amendments\n\n- a');
    expect(proveEdits(document, [section], { added: ['heading', 'list'] })).toBe(
      `${TEXT.trimEnd()}\n\n## Amendments\n\n- a\n`,
    );
    expect(() => proveEdits(document, [section])).toThrow('more than it should');
    expect(() => proveEdits(document, [section], { added: ['list', 'heading'] })).toThrow('more than it should');
    expect(() => proveEdits(document, [section], { added: ['heading'] })).toThrow('more than it should');
  });

  it('rejects an added block that changes the one beside it', () => {
    const glued = insertion(TEXT.length - 1, '\n- a');
    expect(proveEdits(document, [glued], { added: ['list'] })).toContain('After.\n- a');
    const lazy = insertion(TEXT.length - 1, ' more\n\n- a');
    expect(() => proveEdits(document, [lazy], { added: ['list'] })).toThrow('a paragraph beside it changed');
    const setext = insertion(TEXT.length - 1, '\n---');
    expect(() => proveEdits(document, [setext], { added: ['thematic-break'] })).toThrow('more than it should');
  });

  it('accepts blocks before the first one, between two, and in a document without any', () => {
    expect(proveEdits(document, [insertion(0, 'First.\n\n')], { added: ['paragraph'] })).toBe(`First.\n\n${TEXT}`);
    const before = TEXT.indexOf('Before.') + 'Before.'.length;
    expect(proveEdits(document, [insertion(before, '\n\nBetween.')], { added: ['paragraph'] })).toContain(
      'Before.\n\nBetween.\n\n|',
    );
    const empty = parseDocument({ path: 'x.md', text: '\n' });
    expect(proveEdits(empty, [insertion(0, '# A')], { added: ['heading'] })).toBe('# A\n');
  });

  it('counts the items of a list', () => {
    const text = '# A\n\n- one\n- two\n';
    const list = parseDocument({ path: 'x.md', text });
    const at = text.length - 1;
    expect(proveEdits(list, [insertion(at, '\n- three')])).toBe('# A\n\n- one\n- two\n- three\n');
    expect(() => proveEdits(list, [insertion(at, '\n  and more')])).toThrow('1 lines made 0 items');
    expect(() => proveEdits(list, [insertion(at, '\n* three')])).toThrow('more than it should');
  });

  it.each([
    ['a list', '- one\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n- two\n', '  '],
    ['a quote', '> | a | b |\n> |---|---|\n> | 1 | 2 |\n', '> '],
    ['a footnote', '[^1]: one\n\n    | a | b |\n    |---|---|\n    | 1 | 2 |\n', '    '],
  ])('counts the rows of a table in %s', (_, text, prefix) => {
    const nested = parseDocument({ path: 'x.md', text });
    const at = text.indexOf('| 1 | 2 |') + '| 1 | 2 |'.length;
    const row = `\n${prefix}| 3 | 4 |`;
    expect(proveEdits(nested, [insertion(at, row)])).toContain(`| 1 | 2 |${row}\n`);
    expect(() => proveEdits(nested, [insertion(at, `\n${prefix.trimEnd()}${row}`)])).toThrow('more than it should');
    const dashes = text.indexOf('|---|');
    expect(() => proveEdits(nested, [replacement({ start: dashes, end: dashes + 9 }, 'x')])).toThrow(
      'more than it should',
    );
  });
});

describe('proveEdits, in a document with front matter', () => {
  const POND =
    '---\nid: POND-001\nstatus: planned # planned, running\n\n---\n# POND-001: Newts\n\n| newts |\n| --- |\n| 3 |\n';
  const replaced = (text: string, from: string, to: string): Edit => {
    const start = text.indexOf(from);
    return replacement({ start, end: start + from.length }, to);
  };

  it.each([
    ['a value', [replaced(POND, 'planned', 'passed')], ['planned #', 'passed #']],
    ['the title below it', [replaced(POND, 'Newts', 'Toads')], [': Newts', ': Toads']],
  ] as const)('accepts %s', (_, edits, [from, to]) => {
    const parsed = parseDocument({ path: 'x.md', text: POND });
    expect(proveEdits(parsed, edits)).toBe(POND.replace(from, to));
  });

  it('accepts a section after a title directly below', () => {
    const text = '---\nstatus: planned\n---\n# Newts\n';
    const parsed = parseDocument({ path: 'x.md', text });
    const section = insertion(text.length - 1, '\n\n## Amendments\n\n- a');
    expect(proveEdits(parsed, [section], { added: ['heading', 'list'] })).toBe(
      '---\nstatus: planned\n---\n# Newts\n\n## Amendments\n\n- a\n',
    );
  });

  it.each([
    ['ends it early', replaced(POND, 'planned', 'passed\n---\n')],
    ['takes its fence away', replaced(POND, '---\n#', '#')],
  ])('rejects an edit that %s', (_, edit) => {
    const parsed = parseDocument({ path: 'x.md', text: POND });
    expect(() => proveEdits(parsed, [edit])).toThrow('more than it should');
  });

  const lines = fc.constantFrom(
    'id: POND-001',
    'tags: [a, b]',
    'steps:',
    '  - one',
    '- two',
    '# a comment',
    '',
    '    more',
    '```',
    '| a | b |',
    '> quoted',
    '<!-- ',
    '===',
  );
  const documents = fc.record({
    fence: fc.constantFrom('---', '--- ', '+++'),
    above: fc.array(lines, { maxLength: 4 }),
    below: fc.array(lines, { maxLength: 4 }),
    gap: fc.constantFrom('', '\n'),
    start: fc.constantFrom('', '\ufeff'),
    end: fc.constantFrom('\n', '\r\n'),
    parts: fc.subarray(['planned', 'POND-002', ' 3 ', 'row'], { minLength: 1 }),
  });

  it('accepts values, the title, a cell and a row, alone and together', () => {
    fc.assert(
      fc.property(documents, ({ fence, above, below, gap, start, end, parts }) => {
        // Only a line between `---` is not markdown.
        const [before, behind] = fence === '+++' ? [[], []] : [above, below];
        const head = [fence, ...before, 'status: planned', ...behind, fence].join('\n');
        const body = '# POND-002: Newts\n\n| newts | eggs |\n| --- | --- |\n| 3 | 4 |\n\nAfter.\n';
        const text = `${start}${`${head}\n${gap}${body}`.replaceAll('\n', end)}`;
        const row = text.indexOf('| 3 | 4 |') + '| 3 | 4 |'.length;
        const edits = parts.map((part) =>
          part === 'row' ? insertion(row, `${end}| 5 | 6 |`) : replaced(text, part, part.replace(/\w+/u, 'newer')),
        );
        const parsed = parseDocument({ path: 'x.md', text });
        expect(proveEdits(parsed, edits)).toBe(applyEdits(text, edits));
      }),
      { numRuns: 500 },
    );
  });
});
