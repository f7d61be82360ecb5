import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { cellText } from '../../src/escape/cell-text.ts';
import { forCell } from '../../src/escape/for-cell.ts';

/** Characters that no reference may name in HTML: controls, surrogates, noncharacters. */
const UNNAMEABLE = /[\p{Cc}\p{Cs}\ufdd0-\ufdef\ufffe\uffff\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}]/u;

describe('forCell', () => {
  it.each([
    ['0.153', '0.153'],
    ['0.15 [0.13, 0.17]', '0.15 [0.13, 0.17]'],
    ['a|b', 'a\\|b'],
    ['`x`', '\\`x\\`'],
    ['two\nlines', 'two<br>lines'],
    ['snake_case_name', 'snake_case_name'],
    ['_a_', '\\_a\\_'],
    ['0.12*', '0.12*'],
    ['**bold**', '\\*\\*bold\\*\\*'],
    ['~5', '~5'],
    ['< 5 & > 3', '< 5 & > 3'],
    ['<br>', '\\<br>'],
    ['&amp;', '\\&amp;'],
    ['&Alpha; &Mu; &Zeta; &zwj;', '\\&Alpha; \\&Mu; \\&Zeta; \\&zwj;'],
    ['<Alpha> <Mu> <Zed> <z>', '\\<Alpha> \\<Mu> \\<Zed> \\<z>'],
    ['Z_A_M_9_0_5_a_z_m', 'Z_A_M_9_0_5_a_z_m'],
    ['\u{e0041}', '&#917569;'],
    ['C:\\dir', 'C:\\dir'],
    ['a\\', 'a\\\\'],
    ['\\|', '\\\\\\|'],
    [' a ', '&#32;a&#32;'],
    ['[a](b)', '[a\\](b)'],
    ['\u202e', '&#8238;'],
    ['a\r\nb', 'a&#13;<br>b'],
    ['', ''],
    ['👩‍🔬', '👩‍🔬'],
  ])('%j is written %j, and read back', (text, cell) => {
    expect(forCell(text)).toBe(cell);
    expect(cellText(cell)).toBe(text);
  });

  const awkward = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '\\',
          '|',
          '`',
          '``',
          '\n',
          '\r',
          '<br>',
          '<br/>',
          '&',
          '#',
          '&#32;',
          '&lt;',
          ';',
          ' ',
          '\t',
          '*',
          '_',
          '~',
          '[',
          ']',
          '(',
          '^',
          '<',
          'a',
          'Q',
          '1',
          '/',
          '!',
          '?',
          '&Alpha;',
          '&mu',
          '\u00a0',
          '\u2028',
          '\u200d',
          '👩',
          '-',
          '- ',
          '> ',
          '# ',
          '---',
        ),
        fc.string({ unit: 'binary', maxLength: 2 }),
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));

  it('gives any string back, in one line (P3)', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const cell = forCell(text);
        expect(cell).not.toMatch(/[\n\r\v\f\u0085\u2028\u2029]/);
        expect(cell.trim()).toBe(cell);
        expect(cell.replace(/\\[\\|]/g, '')).not.toContain('|');
        expect(cellText(cell)).toBe(text);
      }),
      { numRuns: 5000 },
    );
  });

  it('is one cell in remark, which shows the string (P3)', () => {
    const parser = unified().use(remarkParse).use(remarkGfm);
    // What an HTML parser may show differently: runs of blanks are collapsed, and no reference names a control
    // character.
    const printable = awkward.filter((text) => text === text.trim() && !UNNAMEABLE.test(text));
    fc.assert(
      fc.property(printable, printable, (left, right) => {
        const [block, ...more] = parser.parse(
          `| a | b |\n| - | - |\n| ${forCell(left)} | ${forCell(right)} |`,
        ).children;
        expect(more).toEqual([]);
        if (block?.type !== 'table') throw new Error('no table');
        expect(block.children[1]?.children.map((cell) => cell.children.map((node) => shown(node)).join(''))).toEqual([
          left,
          right,
        ]);
      }),
      { numRuns: 2000 },
    );
  });
});

type Inline = { readonly type: string; readonly value?: string; readonly children?: readonly Inline[] };

/** The text of inline nodes; links show their address, and any other node is shown as a fault. */
function shown({ type, value = '', children = [] }: Inline): string {
  if (type === 'text') return value;
  return type === 'link' ? children.map(shown).join('') : `<${type}>`;
}

describe('cellText', () => {
  it.each([
    ['`run-01`', 'run-01'],
    ['`a\\|b`', 'a|b'],
    ['`a\\b`', 'a\\b'],
    ['`` a`b ``', 'a`b'],
    ['`open', '`open'],
    ['`` open `', '`` open `'],
    ['**0.12**', '**0.12**'],
    ['` a`', ' a'],
    ['`a `', 'a '],
    ['` a `', 'a'],
    ['`  a  `', ' a '],
    ['` `', ' '],
    ['`  `', '  '],
    ['\\_ ``b`` <br> \\_', '_ b \n _'],
    ['0.5 &plusmn; 0.1', '0.5 ± 0.1'],
    ['&amp;&lt;&gt;&quot;&apos;', '&<>"\''],
    ['&nbsp;&minus;&ndash;&times;', '\u00a0−–×'],
    ['&le;&ge;&micro;', '≤≥µ'],
    ['&unknown; &toString;', '&unknown; &toString;'],
    ['a<br/>b<br />c', 'a\nb\nc'],
    ['&#x1F680;', '🚀'],
    ['&#x10FFFF;&#x10ffff;&#1114111;', '\u{10ffff}\u{10ffff}\u{10ffff}'],
    ['&#x110000;&#1114112;', '&#x110000;&#1114112;'],
    ['&#xABC;&#xdef;&#X9;', '\u0abc\u0def\t'],
    ['&#9999999;', '&#9999999;'],
    ['&#00000065; &#x0000041;', '&#00000065; &#x0000041;'],
    ['a\\_b', 'a_b'],
    ['\\d', '\\d'],
  ])('%j means %j', (cell, text) => {
    expect(cellText(cell)).toBe(text);
  });

  it('reads a cell with nothing but backticks in linear time', () => {
    const cell = Array.from({ length: 600 }, (_, index) => '`'.repeat(index + 1)).join(' ');
    expect(cellText(cell)).toBe(cell);
  });
});
