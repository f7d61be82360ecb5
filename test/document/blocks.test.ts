import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/document/block.ts';
import { readBlocks } from '../../src/document/read-blocks.ts';
import { type BlockNode, walkBlocks } from '../../src/document/walk-blocks.ts';
import { sliceOf, type Span } from '../../src/text/span.ts';
import { blockFaults } from './block-faults.ts';
import { markdownArbitrary } from './oracle/markdown-arbitrary.ts';

/** Kind and text of every block and item, one per line, indented by depth. */
function outline(text: string): readonly string[] {
  const lines: string[] = [];
  walkBlocks(readBlocks(text), ({ kind, span }, depth) => {
    lines.push(`${'  '.repeat(depth)}${kind} ${JSON.stringify(sliceOf(text, span))}`);
  });
  return lines;
}

function only<Kind extends BlockNode['kind']>(text: string, kind: Kind): Extract<BlockNode, { kind: Kind }> {
  const found: BlockNode[] = [];
  walkBlocks(readBlocks(text), (node) => {
    if (node.kind === kind) found.push(node);
  });
  expect(found).toHaveLength(1);
  return found[0] as Extract<BlockNode, { kind: Kind }>;
}

const slices = (text: string, spans: readonly Span[]): readonly string[] => spans.map((span) => sliceOf(text, span));

describe('readBlocks', () => {
  it('leaves no visible character outside a block, whatever the text', () => {
    fc.assert(
      fc.property(markdownArbitrary, (text) => {
        expect(blockFaults(text, readBlocks(text))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });

  it('reads text after a blank line and a heading in the same way as alone', () => {
    const shifted = (blocks: readonly Block[], by: number): unknown =>
      JSON.parse(JSON.stringify(blocks), (key, value: unknown) =>
        (key === 'start' || key === 'end') && typeof value === 'number' ? value + by : value,
      );
    fc.assert(
      fc.property(markdownArbitrary, (text) => {
        fc.pre(!text.startsWith('---'));
        const before = '# Pears\n\n';
        const behind = readBlocks(before + text).slice(1);
        expect(JSON.parse(JSON.stringify(behind))).toEqual(shifted(readBlocks(text), before.length));
      }),
      { numRuns: 1000 },
    );
  });

  it('reads an empty text, blank lines and a lone byte order mark as nothing', () => {
    for (const text of ['', '\n', ' \t\r\n\r', '\uFEFF', '\uFEFF\n']) expect(readBlocks(text)).toEqual([]);
  });

  it('counts a byte order mark in its offsets', () => {
    expect(outline('\uFEFF# Figs\r\n\rripe\r')).toEqual(['heading "# Figs"', 'paragraph "ripe"']);
    expect(only('\uFEFF# Figs', 'heading').span).toEqual({ start: 1, end: 7 });
  });
});

describe('front matter', () => {
  it('is the text between the fences, with its last line ending', () => {
    const text = '---  \r\nowner: Ines\r\n---\r\n- a\r\n';
    const { span, value } = only(text, 'front-matter');
    expect(sliceOf(text, span)).toBe('---  \r\nowner: Ines\r\n---');
    expect(sliceOf(text, value)).toBe('owner: Ines\r\n');
  });

  it('may be empty, and is a thematic break if it is never closed', () => {
    expect(only('---\n---', 'front-matter').value).toEqual({ start: 4, end: 4 });
    expect(outline('---\nowner: Ines\n')).toEqual(['thematic-break "---"', 'paragraph "owner: Ines"']);
    expect(outline('\n---\na: b\n---\n')[0]).toBe('thematic-break "---"');
    expect(outline('---\n- pear\n')).toEqual([
      'thematic-break "---"',
      'list "- pear"',
      '  item "- pear"',
      '    paragraph "pear"',
    ]);
  });
});

describe('headings', () => {
  it('have their content without markers and closing signs', () => {
    const content = (text: string): string => sliceOf(text, only(text, 'heading').content);
    expect(content('## Ripe figs ##  ')).toBe('Ripe figs');
    expect(content('# Ripe#')).toBe('Ripe#');
    expect(content('#   ##')).toBe('');
    expect(content('#')).toBe('');
    expect(content('Ripe\nfigs  \n---')).toBe('Ripe\nfigs');
  });

  it('have their depth and their kind', () => {
    expect(only('###### six', 'heading')).toMatchObject({ depth: 6, setext: false });
    expect(only('one\n=', 'heading')).toMatchObject({ depth: 1, setext: true });
    expect(only('two\n--', 'heading')).toMatchObject({ depth: 2, setext: true });
    expect(outline('####### seven')).toEqual(['paragraph "####### seven"']);
  });

  it('begin after the definitions above them', () => {
    expect(outline('[f]: fig\nripe\n===\n')).toEqual(['definition "[f]: fig"', 'heading "ripe\\n==="']);
  });
});

describe('code', () => {
  it('has its lines without prefixes, indentation and fences', () => {
    const text = '>   ~~~ js  pear \n>     a\n>  b\n>   ~~~~\n';
    const code = only(text, 'code');
    expect(code).toMatchObject({ fenced: true, closed: true });
    expect(slices(text, code.lines)).toEqual(['  a', 'b']);
    expect(code.info && sliceOf(text, code.info)).toBe('js  pear');
  });

  it('stays open to the end of its container', () => {
    const text = '- ```\n  a\n\n  b\n';
    expect(only(text, 'code')).toMatchObject({ closed: false, info: undefined, span: { start: 2, end: 14 } });
    expect(slices(text, only(text, 'code').lines)).toEqual(['a', '', 'b']);
  });

  it('may be indented by tabs, and keeps blank lines inside', () => {
    const text = '\tripe\n\n  \n    figs\n\n';
    const code = only(text, 'code');
    expect(slices(text, code.lines)).toEqual(['ripe', '', '', 'figs']);
    expect(code).toMatchObject({ fenced: false, closed: true, span: { start: 0, end: 18 } });
  });
});

describe('containers', () => {
  it('nest, with spans that end where their last line does', () => {
    expect(outline('> 1) ripe\n>    - figs\n>\n> pears\nlazy\n\nend')).toEqual([
      'quote "> 1) ripe\\n>    - figs\\n>\\n> pears\\nlazy"',
      '  list "1) ripe\\n>    - figs"',
      '    item "1) ripe\\n>    - figs"',
      '      paragraph "ripe"',
      '      list "- figs"',
      '        item "- figs"',
      '          paragraph "figs"',
      '  paragraph "pears\\nlazy"',
      'paragraph "end"',
    ]);
  });

  it('keep a blank line that has their sign', () => {
    expect(outline('> ripe\n>\n\nfigs')).toEqual(['quote "> ripe\\n>"', '  paragraph "ripe"', 'paragraph "figs"']);
    expect(outline('> - ripe\n>\n')).toEqual([
      'quote "> - ripe\\n>"',
      '  list "- ripe"',
      '    item "- ripe"',
      '      paragraph "ripe"',
    ]);
  });

  it("are not interrupted like in the oracle's bugs", () => {
    expect(outline('ripe\n> 2. figs')[2]).toBe('  list "2. figs"');
    expect(outline('    ripe\n2. figs')[1]).toBe('list "2. figs"');
    expect(outline('> ripe\n<b>\nfigs').at(-1)).toBe('html "<b>\\nfigs"');
  });

  it('may be footnote definitions', () => {
    expect(outline('[^f]: ripe\n\n    figs\npears')).toEqual([
      'footnote-definition "[^f]: ripe\\n\\n    figs\\npears"',
      '  paragraph "ripe"',
      '  paragraph "figs\\npears"',
    ]);
  });
});

describe('items', () => {
  it('have a marker', () => {
    const text = '  12. ripe';
    expect(sliceOf(text, only(text, 'item').marker)).toBe('12.');
  });

  it('have a task if a box and text come first', () => {
    const text = '- [x] ripe';
    expect(only(text, 'item').task).toEqual({ span: { start: 2, end: 5 }, mark: { start: 3, end: 4 }, checked: true });
    expect(only('+ [ ] ripe', 'item').task?.checked).toBe(false);
    expect(only('1. [X]\n   ripe', 'item').task?.checked).toBe(true);
    for (const other of [
      '- [x]',
      '- [x]  ',
      '- [x]ripe',
      '- [y] ripe',
      '- ripe\n\n  [x] figs',
      '- > [x] ripe',
      '- [x] ripe\n  ===',
    ]) {
      expect(only(other, 'item').task).toBeUndefined();
    }
  });

  it('keep the box in their paragraph', () => {
    expect(outline('- [ ] ripe').at(-1)).toBe('    paragraph "[ ] ripe"');
  });
});

describe('definitions', () => {
  it('are blocks of their own, and their lines are not text of a paragraph', () => {
    expect(outline('1. [First bloom]: [March]\n')).toEqual([
      'list "1. [First bloom]: [March]"',
      '  item "1. [First bloom]: [March]"',
      '    definition "[First bloom]: [March]"',
    ]);
    expect(outline("[f]:\n  fig\n  'ripe\n  fig'\nrest")).toEqual([
      'definition "[f]:\\n  fig\\n  \'ripe\\n  fig\'"',
      'paragraph "rest"',
    ]);
  });
});

describe('tables', () => {
  const table = 'ripe\n  fruit | seed\n :-- | -:\n fig | 7\npear\n\nend';

  it('take the last line of a paragraph as header and every line below as a row', () => {
    expect(outline(table)).toEqual([
      'paragraph "ripe"',
      'table "fruit | seed\\n :-- | -:\\n fig | 7\\npear"',
      'paragraph "end"',
    ]);
  });

  it('have header, delimiter, alignment and rows', () => {
    const { header, delimiter, alignment, rows } = only(table, 'table');
    expect(sliceOf(table, header.span)).toBe('fruit | seed');
    expect(sliceOf(table, delimiter)).toBe(':-- | -:');
    expect(alignment).toEqual(['left', 'right']);
    expect(
      slices(
        table,
        rows.map(({ span }) => span),
      ),
    ).toEqual(['fig | 7', 'pear']);
  });

  it('need a matching delimiter row', () => {
    for (const text of ['a | b\n-|-|-', 'a | b\n-', 'a\n-', '|\n|-', 'ripe\n    a | b\n-|-']) {
      expect(outline(text).some((line) => line.startsWith('table'))).toBe(false);
    }
    expect(only('a\n:-', 'table').alignment).toEqual(['left']);
    expect(only('|a \\| b|\n|-|', 'table').alignment).toEqual([undefined]);
  });
});
