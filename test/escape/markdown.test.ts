import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { forCode } from '../../src/escape/for-code.ts';
import { forMarkdownCell } from '../../src/escape/for-markdown-cell.ts';
import { forMarkdown } from '../../src/escape/for-markdown.ts';
import { forTerminalLines } from '../../src/escape/for-terminal.ts';

type Node = { readonly type: string; readonly value?: string; readonly children?: readonly Node[] };

const parser = unified().use(remarkParse).use(remarkGfm);

// prettier-ignore
const PIECES = [
  '*', '_', '~', '`', '``', '\\', '|', '#', '# ', '!', '@', '{', '}', '<', '>', '> ', '[', ']', '](', '](x)', '![', '[^1]',
  '-', '- ', '--', '---', '+ ', '=', '===', '1. ', '12) ', '1.', '- [ ] ', '&', '&lt;', '&#60;', '&Alpha;', '<b>', '<!--',
  'a', 'Z', '0', ' ', '  ', '\t', '\n', '\r\n', '\x1b[2J', '\u202e', '\u00a0', '👩‍🔬', 'ä', '.', ')', ':',
  'https://a.io', 'www.a.io', '@ada', '#44', 'GH-7', 'a@b.io',
];

const awkward = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary', maxLength: 2 })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

/** What is visible of a text on one line. */
const lineOf = (text: string): string => forTerminalLines(text).replace(/\s+/gu, ' ').trim();

/** The kinds of the blocks around it, and the kinds of its content other than text. */
function shown({ type, value, children = [] }: Node): string {
  if (type === 'text' || type === 'inlineCode') return type === 'text' ? (value ?? '') : `<code>${value ?? ''}</code>`;
  const inside = children.map(shown).join('');
  return ['root', 'link'].includes(type) ? inside : `<${type}>${inside}`;
}

const linksIn = ({ type, children = [] }: Node): number =>
  Number(type === 'link') + children.reduce((sum, child) => sum + linksIn(child), 0);

/** What is shown, without the blanks of no width that keep GitHub from making links. */
const seen = (markdown: string): string => shown(parser.parse(markdown)).replaceAll('\u200b', '');

/** What GitHub looks for in a text that it shows. */
const LIVE = /@[a-z\d]|(?<!\w)#\d|\bgh-\d|:\/\/|\bwww\./iu;

describe('forMarkdown', () => {
  it.each([
    ['plain words', 'plain words'],
    ['-0.5 dB', '-0.5 dB'],
    ['- 0.5 dB', '\\- 0.5 dB'],
    [' - 0.5 dB', '\\- 0.5 dB'],
    ['---', '\\---'],
    ['- - -', '\\- - -'],
    ['+', '\\+'],
    ['===', '\\==='],
    ['1. Tide', '1\\. Tide'],
    ['12) Tide', '12\\) Tide'],
    ['3.', '3\\.'],
    ['1.5 m', '1.5 m'],
    ['a - b 1. c', 'a - b 1. c'],
    ['<b> & &lt;', '\\<b\\> & \\&lt;'],
    ['*a* _b_ `c` ~d~', '\\*a\\* \\_b\\_ \\`c\\` \\~d\\~'],
    ['![x](y) @ada #1 a|b {c} \\', '\\!\\[x\\](y) @&#8203;ada \\#&#8203;1 a\\|b \\{c\\} \\\\'],
    [' two\n\tlines\x07 ', 'two lines\\\\x07'],
    ['see https://a.io/b_c: www.a.io', 'see https:&#8203;//a.io/b\\_c: www&#8203;.a.io'],
    ['a@b.io, GH-12, o/r#44', 'a@&#8203;b.io, GH-&#8203;12, o/r\\#&#8203;44'],
    ['@ 12, # 1', '@ 12, \\# 1'],
    ['', ''],
  ])('%j is written %j', (text, markdown) => {
    expect(forMarkdown(text)).toBe(markdown);
  });

  it('is shown unchanged, whatever it begins with and wherever it is (P9)', () => {
    fc.assert(
      fc.property(
        awkward.filter((text) => lineOf(text) !== ''),
        (text) => {
          const [line, markdown] = [lineOf(text), forMarkdown(text)];
          expect(seen(markdown)).toBe(`<paragraph>${line}`);
          expect(shown(parser.parse(markdown))).not.toMatch(LIVE);
          expect(seen(`- ${markdown}`)).toBe(`<list><listItem><paragraph>${line}`);
          expect(seen(`> ${markdown}`)).toBe(`<blockquote><paragraph>${line}`);
          expect(seen(`## ${markdown}`)).toBe(`<heading>${line}`);
          expect(seen(`## a ${markdown} b`)).toBe(`<heading>a ${line} b`);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('forMarkdownCell', () => {
  it.each([
    ['@bot | #44', '@&#8203;bot \\| #&#8203;44'],
    ['http://x.y\nwww.a.io', 'http:&#8203;//x.y<br>www&#8203;.a.io'],
    ['q_proj,v_proj', 'q_proj,v_proj'],
    ['&#64;ada \u00ad', '\\&#&#8203;64;ada &#173;'],
  ])('%j is written %j', (text, markdown) => {
    expect(forMarkdownCell(text)).toBe(markdown);
  });

  it('is shown unchanged, and nothing in it is a link (P9)', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const tree = parser.parse(`| a |\n| --- |\n| ${forMarkdownCell(text)} |`);
        expect(shown(tree)).not.toMatch(LIVE);
        expect(linksIn(tree)).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('forCode', () => {
  it.each([
    ['a < b', '`a < b`'],
    ['a `b` c', '``a `b` c``'],
    ['`a`', '`` `a` ``'],
    ['a `` b ` c', '```a `` b ` c```'],
    ['a`', '`` a` ``'],
    [' two\n\tlines\x07 ', '`two lines\\x07`'],
    ['', '`  `'],
  ])('%j is written %j', (text, code) => {
    expect(forCode(text)).toBe(code);
  });

  it('is one code span that shows the text (P9)', () => {
    fc.assert(
      fc.property(
        awkward.filter((text) => lineOf(text) !== ''),
        (text) => {
          expect(seen(forCode(text))).toBe(`<paragraph><code>${lineOf(text)}</code>`);
          expect(seen(`- a ${forCode(text)} b`)).toBe(`<list><listItem><paragraph>a <code>${lineOf(text)}</code> b`);
        },
      ),
      { numRuns: 500 },
    );
  });
});
